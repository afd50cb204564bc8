#include "models/volunteering/phases/serving/choose.hpp"

#include "models/volunteering/matching/groups.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/hiring.hpp"
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

/// Candidates by rank for this kind of work, then by who said yes first, then by position.
void put_in_order(const World& world, const Company& company, StaffingMemory& memory, std::uint8_t kind)
{
    memory.order.resize(memory.candidates.size());
    for (std::uint32_t row = 0; row < memory.candidates.size(); ++row) {
        const Candidate& candidate = memory.candidates[row];
        const auto rank =
            static_cast<std::uint64_t>(rank_for(world, company.design.selection, kind, candidate.position));
        memory.order[row] = {(rank << 32) | candidate.arrival, row};
    }
    std::sort(memory.order.begin(), memory.order.end());
}

/// Engagements in turn take the first of those who are left.
void choose_in_turn(const World& world, const Company& company, StaffingMemory& memory)
{
    for (std::size_t column = 0; column < memory.open.size(); ++column) {
        const Engagement& engagement = company.engagements[memory.open[column]];
        // Only specialists are ranked by the kind of work; the others' order is the same for every engagement.
        if (column == 0 || company.design.selection == Selection::specialist) {
            put_in_order(world, company, memory, engagement.kind);
        }
        std::uint32_t left = memory.capacity[column];
        for (std::size_t i = 0; i < memory.order.size() && left > 0; ++i) {
            Candidate& candidate = memory.candidates[memory.order[i].second];
            if (!candidate.taken && uniform(candidate.free) >= memory.hours_u[column]) {
                candidate.taken = true;
                memory.column_of_row[memory.order[i].second] = static_cast<std::int32_t>(column);
                --left;
            }
        }
    }
}

struct Signals {
    std::array<double, kind_count> skill{};  // of the kinds asked about
    double empathy = 0.0;
};

double signal(double true_value, double error, Word word)
{
    return std::clamp(true_value + error * normal(uniform(word)), 0.0, 1.0);
}

/// What an interview shows of a person: true values with error, the same error whoever asks and whenever.
Signals interview(World& world, Company& company, std::size_t position, unsigned kinds)
{
    const Traits& traits = looked_at(world, company, position).traits;
    const double error = world.parameters.choosing.interview_error;
    const Word luck = world.position_luck(company, position);
    const auto words = [&](Word block) {
        const Word of_person = static_cast<Word>(world.positions.generation[position]) * 4;
        return bits(world.luck, purpose::interview, luck, 0, of_person + block);
    };
    Signals seen;
    seen.empathy = signal(traits.empathy, error, words(2)[0]);
    for (std::size_t half = 0; half < kind_count; half += 4) {
        if ((kinds >> half & 15U) != 0) {
            const Words of_half = words(static_cast<Word>(half / 4));
            for (std::size_t i = 0; i < 4; ++i) {
                if ((kinds >> (half + i) & 1U) != 0) {
                    seen.skill[half + i] = signal(traits.skill[half + i], error, of_half[i]);
                }
            }
        }
    }
    return seen;
}

/// `left` is the part of a gap in skill that preparation leaves.
double predicted_share(const World& world, const Engagement& engagement, const Signals& seen, double left)
{
    const bool relational = class_of_kind[engagement.kind] == WorkClass::relational;
    const double asked = engagement.profile_known ? engagement.skill_asked : skill_asked_unseen;
    const double contact = engagement.profile_known ? engagement.contact
                           : relational             ? world.parameters.work.contact
                                                    : 0.0;
    return ability(seen.skill[engagement.kind], asked, left)
           * empathy_factor(world.parameters.serving, contact, seen.empathy);
}

/// Candidates back in order of position, each with what was chosen for it.
void restore_order(StaffingMemory& memory)
{
    memory.order.resize(memory.candidates.size());
    for (std::uint32_t row = 0; row < memory.candidates.size(); ++row) {
        memory.order[row] = {memory.candidates[row].position, static_cast<std::uint32_t>(memory.column_of_row[row])};
    }
    std::sort(memory.order.begin(), memory.order.end());
    std::sort(memory.candidates.begin(), memory.candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.position < b.position; });
    for (std::size_t row = 0; row < memory.order.size(); ++row) {
        memory.column_of_row[row] = static_cast<std::int32_t>(memory.order[row].second);
    }
}

/// Looks at no more than four candidates a place, those who said yes first, and pays for each look. Rows stand in the
/// order of saying yes, so that equal scores are settled by that draw and not by position.
void choose_by_fit(World& world, Company& company, StaffingMemory& memory, std::uint32_t places)
{
    std::vector<Candidate>& candidates = memory.candidates;
    const std::size_t looks = std::min<std::size_t>(candidates.size(), std::size_t{places} * candidates_per_place);
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.arrival != b.arrival ? a.arrival < b.arrival : a.position < b.position;
    });
    candidates.resize(looks);
    const std::size_t columns = memory.open.size();
    memory.score.resize(looks * columns);
    memory.column_of_row.assign(looks, unassigned);
    const double hours = world.parameters.choosing.interview_hours;
    const double left = gap_left(world.parameters.serving, company.design.preparation_hours);
    unsigned kinds = 0;
    for (const std::uint32_t index : memory.open) {
        kinds |= 1U << company.engagements[index].kind;
    }
    for (std::size_t row = 0; row < looks; ++row) {
        const std::size_t position = candidates[row].position;
        post_hours(world, company, hours, world.hourly_cost(position), Use::overhead);
        company.committed_eur += hours_charge(world, company, hours, world.hourly_cost(position));
        organise(world, company, hours);
        const Signals seen = interview(world, company, position, kinds);
        for (std::size_t column = 0; column < columns; ++column) {
            const Engagement& engagement = company.engagements[memory.open[column]];
            const bool allowed = uniform(candidates[row].free) >= memory.hours_u[column];
            memory.score[row * columns + column] =
                allowed ? static_cast<std::int64_t>(predicted_share(world, engagement, seen, left) * score_unit + 0.5)
                        : forbidden_pair;
        }
    }
    {
        const InPart part = in(world, Part::staff_match);
        match(memory.score, static_cast<std::uint32_t>(looks), static_cast<std::uint32_t>(columns), memory.capacity,
              memory.assignment, memory.column_of_row);
    }
    restore_order(memory);
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
    memory.column_of_row.assign(memory.candidates.size(), unassigned);
    if (memory.candidates.empty()) {
        return;
    }
    if (company.design.selection == Selection::fit) {
        choose_by_fit(world, company, memory, places);
    } else {
        choose_in_turn(world, company, memory);
    }
}

}  // namespace kaptein::volunteering
