#include "models/volunteering/results/spread.hpp"

#include "models/volunteering/results/totals.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

double share(double a, double b) { return b > 0.0 ? a / b : 0.0; }

/// What volunteers' work brought a partner before costs.
double brought(const Partner& partner)
{
    return partner.ledger[partner_line::met_by_volunteers] + partner.ledger[partner_line::make_work];
}

/// What programs were worth to a partner, cash apart.
double worth_to(const Partner& partner) { return social_gain(partner.ledger) + partner.ledger[partner_line::fees]; }

/// What programs changed in a partner's cash; what is left of equal sums by rounding is none.
double change_in_cash(const Partner& partner)
{
    const double with = partner.ledger[partner_line::donations];
    const double without = partner.ledger[partner_line::donations_without];
    return std::abs(with - without) > 1e-9 * (with + without) ? with - without : 0.0;
}

/// The value at `place` of sorted values, interpolated between neighbours; `place` counts from 0.
double interpolated(const std::vector<double>& sorted, double quantile)
{
    const double place = quantile * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

template <class Counts, class Counted>
double share_of_partners(const World& world, Counts&& counts, Counted&& counted)
{
    double all = 0.0;
    double those = 0.0;
    for (const Partner& partner : world.partners) {
        if (counts(partner)) {
            all += 1.0;
            those += counted(partner) ? 1.0 : 0.0;
        }
    }
    return share(those, all);
}

}  // namespace

double coverage(const World& world)
{
    return share_of_partners(
        world, [](const Partner& p) { return p.looking; }, [](const Partner& p) { return p.engagements > 0; });
}

double worse_off(const World& world, bool with_cash)
{
    return share_of_partners(
        world, [](const Partner&) { return true; },
        [&](const Partner& p) { return worth_to(p) + (with_cash ? change_in_cash(p) : 0.0) < 0.0; });
}

double partner_value(const World& world, double quantile)
{
    std::vector<double> values;
    for (const Partner& partner : world.partners) {
        values.push_back(worth_to(partner));
    }
    std::sort(values.begin(), values.end());
    return interpolated(values, quantile);
}

double inequality(const World& world)
{
    std::vector<double> values;
    for (const Partner& partner : world.partners) {
        values.push_back(brought(partner));
    }
    std::sort(values.begin(), values.end());
    double sum = 0.0;
    double ranked = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        ranked += static_cast<double>(i + 1) * values[i];
    }
    const auto n = static_cast<double>(values.size());
    return sum > 0.0 ? 2.0 * ranked / (n * sum) - (n + 1.0) / n : 0.0;
}

double perceived_rigidity(const World& world)
{
    double sum = 0.0;
    double count = 0.0;
    for (const std::uint32_t id : world.partner_by_luck) {
        if (world.partners[id].proposals > 0) {
            sum += world.partners[id].perceived_rigidity;
            count += 1.0;
        }
    }
    return share(sum, count);
}

double needs_agenda_share(const World& world)
{
    double all = 0.0;
    double needs = 0.0;
    for (const Company& company : world.companies) {
        const Agenda agenda = company.design.agenda;
        if (company.treated && agenda != Agenda::none) {
            all += 1.0;
            needs += agenda == Agenda::needs || agenda == Agenda::broker ? 1.0 : 0.0;
        }
    }
    return share(needs, all);
}

double adoption(const World& world, std::uint32_t from, std::uint32_t below)
{
    double all = 0.0;
    double adopters = 0.0;
    for (const Company& company : world.companies) {
        if (company.size >= from && company.size < below) {
            all += 1.0;
            adopters += company.adopts ? 1.0 : 0.0;
        }
    }
    return share(adopters, all);
}

CompanyParticipation participation_of_companies(const World& world)
{
    std::vector<double> shares;
    const double years = world.clock.horizon / 12.0;
    for (const Company& company : world.companies) {
        if (company.treated && company.design.agenda != Agenda::none) {
            shares.push_back(company.participant_years / (company.size * years));
        }
    }
    if (shares.empty()) {
        return {};
    }
    std::sort(shares.begin(), shares.end());
    double sum = 0.0;
    for (const double value : shares) {
        sum += value;
    }
    return {sum / static_cast<double>(shares.size()), interpolated(shares, 0.75)};
}

}  // namespace kaptein::volunteering
