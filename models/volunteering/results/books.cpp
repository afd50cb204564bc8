#include "models/volunteering/results/books.hpp"

#include "base/text.hpp"

#include <atomic>
#include <cmath>

namespace kaptein::volunteering {
namespace {

namespace c = company_line;
namespace p = partner_line;

constexpr double eur_tolerance = 1e-9;  // of what was moved: sums of a million terms lose less

std::string balance(const char* what, double left, double right)
{
    return std::string(what) + ": " + to_text(left) + " against " + to_text(right);
}

/// Hours served are, without rest: unneeded, misfit, not kept, pending, met otherwise, kept.
std::optional<std::string> check_hours(const CompanyLedger& ledger)
{
    const double parts = ledger[c::unneeded_hours] + ledger[c::misfit_hours] + ledger[c::not_kept_hours]
                         + ledger[c::pending_hours] + ledger[c::otherwise_hours] + ledger[c::kept_hours];
    if (parts != ledger[c::volunteer_hours]) {
        return balance("hours served and what became of them", ledger[c::volunteer_hours], parts);
    }
    for (std::size_t line = 0; line < c::count; ++line) {
        const bool signed_line = line == c::skill_value || line == c::self_reported_skill || line == c::legitimacy;
        if (!signed_line && !(ledger[line] >= 0.0)) {
            return balance("a line of the company's ledger is negative or not a number", ledger[line], 0.0);
        }
    }
    return std::nullopt;
}

/// Everybody at work has exactly one assignment, and every position is held by somebody.
std::optional<std::string> check_people(const World& world, const Company& company)
{
    const double at_work = world.positions.count(company.first, company.size, Positions::at_work);
    const auto assigned = static_cast<double>(company.assignments.size());
    if (at_work != assigned) {
        return balance("people at work and assignments", at_work, assigned);
    }
    return std::nullopt;
}

/// Need hours that ever arose are open, met, met otherwise or expired.
std::optional<std::string> check_needs(const Partner& partner)
{
    double open = 0.0;
    double given = 0.0;
    for (const Need& need : partner.needs) {
        if (need.hours_left < 0.0 || need.hours_left > need.hours) {
            return balance("hours left of a need", need.hours_left, need.hours);
        }
        if (need.real) {
            open += need.hours_left;
            given += need.hours - need.hours_left;
        }
    }
    const double arose = partner.hours_in_total;
    const double gone = partner.hours_out_total + open + given + partner.hours_given_closed;
    if (arose != gone) {
        return balance("need hours arisen and what became of them", arose, gone);
    }
    return std::nullopt;
}

std::optional<std::string> check_money(const World& world)
{
    double paid = 0.0;
    double received = 0.0;
    for (const Company& company : world.companies) {
        paid += company.ledger[c::fees] + company.ledger[c::donations];
    }
    for (const Partner& partner : world.partners) {
        received += partner.ledger[p::fees] + partner.ledger[p::donations];
    }
    if (std::abs(paid - received) > eur_tolerance * (1e-300 + std::abs(paid))) {
        return balance("fees and gifts paid and received", paid, received);
    }
    return std::nullopt;
}

/// The wrong one of lowest number, whichever block finds one first.
template <class Check>
std::optional<Violation> first_wrong(const World& world, Executor& executor, std::size_t count, const char* entity,
                                     const Check& check)
{
    std::atomic<std::size_t> first = count;
    executor.for_blocks(count, 16, [&](Block block, int) {
        for (std::size_t i = block.begin; i < block.end; ++i) {
            if (check(i)) {
                std::size_t known = first.load();
                while (i < known && !first.compare_exchange_weak(known, i)) {
                }
                return;
            }
        }
    });
    if (first == count) {
        return std::nullopt;
    }
    return Violation{world.clock.month(), entity, static_cast<std::uint32_t>(first), *check(first)};
}

}  // namespace

std::optional<Violation> check_books(const World& world, Executor& executor)
{
    const auto of_company = [&](std::size_t id) {
        const Company& company = world.companies[id];
        auto wrong = check_hours(company.ledger);
        return wrong || company.assignments.empty() ? wrong : check_people(world, company);
    };
    if (auto wrong = first_wrong(world, executor, world.companies.size(), "company", of_company)) {
        return wrong;
    }
    const auto of_partner = [&](std::size_t id) { return check_needs(world.partners[id]); };
    if (auto wrong = first_wrong(world, executor, world.partners.size(), "partner", of_partner)) {
        return wrong;
    }
    if (auto wrong = check_money(world)) {
        return Violation{world.clock.month(), "", 0, *wrong};
    }
    return std::nullopt;
}

}  // namespace kaptein::volunteering
