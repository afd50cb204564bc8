#include "models/volunteering/phases/serving/choose.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/matching/groups.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/by_arrival.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/phases/serving/interview.hpp"
#include "models/volunteering/setup/knowing.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>

namespace kaptein::volunteering {
namespace {

constexpr double score_unit = 1e6;       // scores are whole millionths of an effective hour
constexpr double skill_asked_unseen = 0.5;  // what one reckons with where no profile was bought

/// 0 = sent first. Grade and function are seen for free.
int rank_for(const World& world, Selection selection, std::uint8_t kind, std::size_t position)
{
    const Positions& people = world.positions;
    if (selection == Selection::grade) {
        return grade_count - 1 - people.grade[position];
    }
    if (selection == Selection::specialist) {
        return people.function[position] == kind ? 0 : people.function[position] != general_function ? 1 : 2;
    }
    return 0;
}

/// Engagements in turn take the first of those who are left.
void choose_in_turn(const World& world, const Company& company, StaffingMemory& memory)
{
    const Selection selection = company.design.selection;
    const auto order_for = [&](const Engagement& engagement) {
        return ByArrival(memory, [&](const Candidate& candidate) {
            return static_cast<std::uint64_t>(rank_for(world, selection, engagement.kind, candidate.position));
        });
    };
    ByArrival order = order_for(company.engagements[memory.open[0]]);
    for (std::uint32_t column = 0; column < memory.open.size(); ++column) {
        // Only specialists are ranked by the kind of work; the others' order is the same for every engagement.
        if (column > 0 && selection == Selection::specialist) {
            order = order_for(company.engagements[memory.open[column]]);
        }
        std::uint32_t left = memory.capacity[column];
        for (std::size_t place = 0; place < order.size() && left > 0; ++place) {
            const std::uint32_t index = order[place];
            Candidate& candidate = memory.candidates[index];
            if (!candidate.taken && uniform(candidate.free) >= memory.hours_u[column]) {
                candidate.taken = true;
                memory.chosen.push_back({column, index});
                --left;
            }
        }
    }
}

/// Predicted effective share of an hour of each of these people, as whole millionths. `left` is the part of a gap in
/// skill that preparation leaves.
void predict(const World& world, const Engagement& engagement, std::span<const double> skill,
             std::span<const double> empathy, double left, std::span<std::int32_t> score)
{
    const bool relational = class_of_kind[engagement.kind] == WorkClass::relational;
    const double asked = engagement.profile_known ? engagement.skill_asked : skill_asked_unseen;
    const double contact = engagement.profile_known ? engagement.contact
                           : relational             ? world.parameters.work.contact
                                                    : 0.0;
    vectorised([asked, contact, left, serving = world.parameters.serving, count = score.size(), skill = skill.data(),
                empathy = empathy.data(), score = score.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            const double share = ability(skill[i], asked, left) * empathy_factor(serving, contact, empathy[i]);
            score[i] = static_cast<std::int32_t>(share * score_unit + 0.5);
        }
    });
}

/// Every interview takes hours of the candidate and of a colleague.
void pay_interview(World& world, Company& company, std::size_t position)
{
    const double hours = world.parameters.choosing.interview_hours;
    post_hours(world, company, hours, world.hourly_cost(position), Use::overhead);
    company.committed_eur += hours_charge(world, company, hours, world.hourly_cost(position));
    organise(world, company, hours);
}

/// What each of the first `looks` candidates in the order of saying yes would bring to each open engagement.
void score_all(World& world, Company& company, StaffingMemory& memory, ByArrival& order, std::size_t looks)
{
    const std::size_t columns = memory.open.size();
    const double left = gap_left(world.parameters.serving, company.design.preparation_hours);
    unsigned kinds = 0;
    for (const std::uint32_t index : memory.open) {
        kinds |= 1U << company.engagements[index].kind;
    }
    std::array<std::uint32_t, interviews_at_once> position;
    std::array<double, interviews_at_once> free;
    std::array<std::int32_t, interviews_at_once> score;
    Signals seen;
    for (std::size_t first = 0; first < looks; first += interviews_at_once) {
        const std::size_t count = std::min(interviews_at_once, looks - first);
        for (std::size_t i = 0; i < count; ++i) {
            const Candidate& candidate = memory.candidates[order[first + i]];
            position[i] = candidate.position;
            free[i] = uniform(candidate.free);
            pay_interview(world, company, position[i]);
        }
        look_at(world, company, {position.data(), count});
        interview(world, company, {position.data(), count}, kinds, seen);
        for (std::size_t column = 0; column < columns; ++column) {
            const Engagement& engagement = company.engagements[memory.open[column]];
            auto& skill = seen.skill[engagement.kind];
            const std::size_t full = fill_up(count, skill, seen.empathy);
            predict(world, engagement, {skill.data(), full}, {seen.empathy.data(), full}, left, {score.data(), full});
            for (std::size_t i = 0; i < count; ++i) {
                const bool allowed = free[i] >= memory.hours_u[column];
                memory.score[(first + i) * columns + column] = allowed ? score[i] : forbidden_pair;
            }
        }
    }
}

/// Looks at no more than four candidates a place, those who said yes first, and pays for each look. Rows stand in the
/// order of saying yes, so that equal scores are settled by that draw and not by position.
void choose_by_fit(World& world, Company& company, StaffingMemory& memory, std::uint32_t places)
{
    ByArrival order(memory, [](const Candidate&) { return std::uint64_t{0}; });
    const std::size_t looks = std::min<std::size_t>(order.size(), std::size_t{places} * candidates_per_place);
    const std::size_t columns = memory.open.size();
    memory.score.resize(looks * columns);
    memory.column_of_row.resize(looks);
    score_all(world, company, memory, order, looks);
    {
        const InPart part = in(world, Part::staff_match);
        match(memory.score, static_cast<std::uint32_t>(looks), static_cast<std::uint32_t>(columns), memory.capacity,
              memory.assignment, memory.column_of_row);
    }
    for (std::size_t row = 0; row < looks; ++row) {
        if (memory.column_of_row[row] != unassigned) {
            memory.chosen.push_back({static_cast<std::uint32_t>(memory.column_of_row[row]), order[row]});
        }
    }
}

}  // namespace

double hours_asked(const Company& company, const Engagement& engagement)
{
    return std::max(engagement.hours_per_month, company.design.joining_block_hours);
}

void choose(World& world, Company& company, StaffingMemory& memory)
{
    const InPart part = in(world, Part::staff_choose);
    memory.capacity.clear();
    memory.hours_u.clear();
    std::uint32_t places = 0;
    for (const std::uint32_t index : memory.open) {
        memory.capacity.push_back(company.engagements[index].heads);
        memory.hours_u.push_back(
            chance_of_less_free_hours(world.parameters.availability, hours_asked(company, company.engagements[index])));
        places += company.engagements[index].heads;
    }
    memory.chosen.clear();
    if (memory.candidates.empty()) {
        return;
    }
    if (company.design.selection == Selection::fit) {
        choose_by_fit(world, company, memory, places);
    } else {
        choose_in_turn(world, company, memory);
    }
    std::sort(memory.chosen.begin(), memory.chosen.end());
}

}  // namespace kaptein::volunteering
