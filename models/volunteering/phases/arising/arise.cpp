#include "models/volunteering/phases/arising/arise.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/arising/new_needs.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace kaptein::volunteering {
namespace {

void count_arrival(const World& world, Partner& partner, const Need& need)
{
    if (need.real) {
        partner.hours_in_total += need.hours;
        if (world.clock.in_program()) {
            partner.needs_arisen_hours += need.hours;
        }
    }
}

partner_line::Index line_of(const Need& need)
{
    return need.for_beneficiaries ? partner_line::needs_met_beneficiaries : partner_line::needs_met_organisation;
}

/// A need that is gone: met by somebody else in full, or expired with what is left of it.
void close_need(const World& world, Partner& partner, const Need& need)
{
    if (!need.real) {
        return;
    }
    partner.hours_out_total += need.hours_left;
    partner.hours_given_closed += need.hours - need.hours_left;
    if (need.met_otherwise < need.expires) {
        post(world, partner, line_of(need), need.hours_left * need.worth);
        if (world.clock.in_program()) {
            partner.needs_met_hours += need.hours_left;
            partner.otherwise_hours += need.hours_left;
        }
    } else if (world.clock.in_program()) {
        partner.needs_expired_hours += need.hours_left;
    }
}

/// Needs that arise, waiting to be drawn many at once. They go to their partners in the order in which they came.
class Arrivals {
  public:
    /// Needs that are over by then are counted and forgotten.
    Arrivals(const World& world, double over_by) : world_(world), over_by_(over_by) {}

    void add(Partner& partner, bool real, double arose)
    {
        arrivals_[count_++] = {&partner, partner.next_need++, real, arose};
        if (count_ == needs_at_once) {
            draw();
        }
    }

    /// Draws those that wait.
    void draw()
    {
        draw_needs(world_, {arrivals_.data(), count_}, {needs_.data(), count_});
        for (std::size_t i = 0; i < count_; ++i) {
            Partner& partner = *arrivals_[i].partner;
            const Need& need = needs_[i];
            count_arrival(world_, partner, need);
            if (std::min(need.expires, need.met_otherwise) <= over_by_) {
                close_need(world_, partner, need);
            } else {
                partner.needs.push_back(need);
            }
        }
        count_ = 0;
    }

  private:
    const World& world_;
    double over_by_;
    std::array<Arrival, needs_at_once> arrivals_;
    std::array<Need, needs_at_once> needs_;
    std::size_t count_ = 0;
};

/// Arrivals are spread over the step that ends now, in order of number.
void add_arrivals(const World& world, Partner& partner, bool real, std::uint32_t count, Arrivals& arrivals)
{
    const double now = world.clock.time();
    const double dt = world.clock.dt();
    for (std::uint32_t k = 0; k < count; ++k) {
        arrivals.add(partner, real, now - dt * (1.0 - (k + 0.5) / count));
    }
}

double arrivals_per_month(const World& world, const Partner& partner)
{
    return partner.hours_arising / world.parameters.needs.hours_mean;
}

/// Besides needs that are seen wrongly, partners take for needs what are none, as often as they overlook one.
double phantom_share(const Partner& partner) { return 0.5 * (1.0 - partner.self_knowledge); }

}  // namespace

void draw_first_needs(World& world, Partner& partner)
{
    const NeedsParameters& needs = world.parameters.needs;
    const double rate = arrivals_per_month(world, partner);
    const double stay = 1.0 / (1.0 / needs.open_months + 1.0 / needs.otherwise_months);
    const Words words = bits(world.luck, purpose::needs_count, partner.luck, 0xffffU);
    const std::uint32_t real = poisson(uniform(words[0]), rate * stay);
    const std::uint32_t phantom = poisson(uniform(words[1]), rate * phantom_share(partner) * needs.open_months);
    // Open needs are Poisson: four and a half deviations above the mean and four more, so that no month allocates.
    const double mean = rate * (stay + phantom_share(partner) * needs.open_months);
    partner.needs.reserve(
        std::max<std::size_t>(static_cast<std::size_t>(mean + 4.5 * std::sqrt(mean)) + 4, real + phantom));
    Arrivals arrivals(world, -std::numeric_limits<double>::infinity());
    for (std::uint32_t k = 0; k < real + phantom; ++k) {
        // Exponential times have no memory: what is left of them, a step before the first, is distributed as the whole.
        arrivals.add(partner, k < real, -world.clock.dt());
    }
    arrivals.draw();
}

void count_what_comes_anyway(World& world)
{
    for (Partner& partner : world.partners) {
        for (const Need& need : partner.needs) {
            if (need.real && need.met_otherwise < need.expires) {
                post(world, partner, line_of(need), need.hours_left * need.worth);
            }
        }
    }
}

void arise(World& world, Executor& executor)
{
    const double now = world.clock.time();
    executor.for_blocks(world.partners.size(), 16, [&](Block block, int) {
        const InPart part = in(world, Part::arise);
        Arrivals arrivals(world, now);
        for (std::size_t p = block.begin; p < block.end; ++p) {
            Partner& partner = world.partners[p];
            const auto gone = [&](const Need& need) {
                const bool leaves = need.hours_left <= 0.0 || std::min(need.expires, need.met_otherwise) <= now;
                if (leaves) {
                    close_need(world, partner, need);
                }
                return leaves;
            };
            partner.needs.erase(std::remove_if(partner.needs.begin(), partner.needs.end(), gone), partner.needs.end());
            const double mean = arrivals_per_month(world, partner) * world.clock.dt();
            const Words words = bits(world.luck, purpose::needs_count, partner.luck, world.month_word());
            add_arrivals(world, partner, true, poisson(uniform(words[0]), mean), arrivals);
            add_arrivals(world, partner, false, poisson(uniform(words[1]), mean * phantom_share(partner)), arrivals);
            partner.visibility =
                faded_visibility(partner.visibility, least_visibility(partner.looking), world.clock.dt());
            const int month = world.clock.step / world.clock.steps_per_month;
            partner.promised[static_cast<std::size_t>((month + months_ahead - 1) % months_ahead)] = 0.0;
        }
        arrivals.draw();
    });
}

} // namespace kaptein::volunteering
