#include "models/volunteering/phases/arising/arise.hpp"

#include "base/memory/large_pages.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/arising/new_needs.hpp"
#include "models/volunteering/phases/arising/room_of_needs.hpp"
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
    Arrivals(const World& world, RoomOfNeeds& room, double over_by) : world_(world), room_(room), over_by_(over_by) {}

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
                room_.put(partner, need);
            }
        }
        count_ = 0;
    }

  private:
    const World& world_;
    RoomOfNeeds& room_;
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

/// Needs that come at a partner, real ones and what it only takes for one.
template <class Number>
struct Coming {
    Number real{};
    Number phantom{};
    Number all() const { return real + phantom; }
};

/// Draws how many come at each partner from their means, and sums them up.
class Counts {
  public:
    template <class Means>
    Counts(const World& world, std::span<const Partner> partners, std::uint16_t month, Means&& means_of)
    {
        for (std::size_t p = 0; p < partners.size(); ++p) {
            const Coming<double> mean = means_of(partners[p]);
            const Words words = bits(world.luck, purpose::needs_count, partners[p].luck, month);
            counts_[p] = {poisson(uniform(words[0]), mean.real), poisson(uniform(words[1]), mean.phantom)};
            sum_ += counts_[p].all();
        }
    }

    const Coming<std::uint32_t>& operator[](std::size_t partner) const { return counts_[partner]; }
    std::size_t sum() const { return sum_; }

  private:
    std::array<Coming<std::uint32_t>, partners_of_a_room> counts_;
    std::size_t sum_ = 0;
};

/// The partners whose needs are in this room.
std::span<Partner> partners_of(World& world, std::size_t room)
{
    const std::size_t first = room * partners_of_a_room;
    return std::span(world.partners).subspan(first, std::min(partners_of_a_room, world.partners.size() - first));
}

/// Mean number of needs that are open before anything is done about them.
Coming<double> mean_open(const World& world, const Partner& partner)
{
    const NeedsParameters& needs = world.parameters.needs;
    const double stay = 1.0 / (1.0 / needs.open_months + 1.0 / needs.otherwise_months);
    const double rate = arrivals_per_month(world, partner);
    return {rate * stay, rate * phantom_share(partner) * needs.open_months};
}

/// Open needs are Poisson: room for four and a half deviations above the mean and four more, so that no month
/// allocates.
void make_rooms(World& world)
{
    const std::size_t rooms = (world.partners.size() + partners_of_a_room - 1) / partners_of_a_room;
    std::vector<std::size_t> end(rooms, 0);
    for (std::size_t room = 0; room < rooms; ++room) {
        double mean = 0.0;
        for (const Partner& partner : partners_of(world, room)) {
            mean += mean_open(world, partner).all();
        }
        end[room] = (room == 0 ? 0 : end[room - 1]) + static_cast<std::size_t>(mean + 4.5 * std::sqrt(mean)) + 4;
    }
    make_column(world.needs, end.empty() ? 0 : end.back());
    world.rooms.clear();
    world.rooms.reserve(rooms);
    for (std::size_t room = 0; room < rooms; ++room) {
        const std::size_t first = room == 0 ? 0 : end[room - 1];
        world.rooms.emplace_back(std::span(world.needs).subspan(first, end[room] - first));
    }
}

void draw_first_needs_of(World& world, std::size_t room)
{
    const std::span<Partner> partners = partners_of(world, room);
    const Counts counts(world, partners, 0xffffU, [&](const Partner& partner) { return mean_open(world, partner); });
    RoomOfNeeds open(world.rooms[room], partners);
    open.make_room(counts.sum());
    Arrivals arrivals(world, open, -std::numeric_limits<double>::infinity());
    for (std::size_t p = 0; p < partners.size(); ++p) {
        for (std::uint32_t k = 0; k < counts[p].all(); ++k) {
            // Exponential times have no memory: what is left of them, a step before the first, is distributed as the
            // whole.
            arrivals.add(partners[p], k < counts[p].real, -world.clock.dt());
        }
    }
    arrivals.draw();
    open.close();
}

void fade(const World& world, Partner& partner)
{
    partner.visibility = faded_visibility(partner.visibility, least_visibility(partner.looking), world.clock.dt());
    const int month = world.clock.step / world.clock.steps_per_month;
    partner.promised[month_slot(month + months_ahead - 1)] = 0.0;
}

void arise_in(World& world, std::size_t room)
{
    const double now = world.clock.time();
    const std::span<Partner> partners = partners_of(world, room);
    RoomOfNeeds open(world.rooms[room], partners);
    open.keep([&](Partner& partner, const Need& need) {
        const bool leaves = need.hours_left <= 0.0 || std::min(need.expires, need.met_otherwise) <= now;
        if (leaves) {
            close_need(world, partner, need);
        }
        return !leaves;
    });
    const Counts counts(world, partners, world.month_word(), [&](const Partner& partner) {
        const double mean = arrivals_per_month(world, partner) * world.clock.dt();
        return Coming<double>{mean, mean * phantom_share(partner)};
    });
    open.make_room(counts.sum());
    Arrivals arrivals(world, open, now);
    for (std::size_t p = 0; p < partners.size(); ++p) {
        add_arrivals(world, partners[p], true, counts[p].real, arrivals);
        add_arrivals(world, partners[p], false, counts[p].phantom, arrivals);
        fade(world, partners[p]);
    }
    arrivals.draw();
    open.close();
}

} // namespace

void draw_first_needs(World& world, Executor& executor)
{
    make_rooms(world);
    executor.for_blocks(world.rooms.size(), 1, [&](Block block, int) { draw_first_needs_of(world, block.index); });
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
    executor.for_blocks(world.rooms.size(), 1, [&](Block block, int) {
        const InPart part = in(world, Part::arise);
        arise_in(world, block.index);
    });
}

} // namespace kaptein::volunteering
