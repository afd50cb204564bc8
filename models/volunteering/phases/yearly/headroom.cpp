#include "models/volunteering/phases/yearly/headroom.hpp"

#include "models/volunteering/world/blocks.hpp"

#include <algorithm>
#include <atomic>

namespace kaptein::volunteering {
namespace {

/// Half as much again as a year took, and a little.
template <class Value>
void widen(std::vector<Value>& column)
{
    column.reserve(column.capacity() * 3 / 2 + 4);
}

/// What a lane reuses serves whichever company asks the most people: twice.
template <class Value>
void widen_more(std::vector<Value>& column)
{
    column.reserve(2 * column.capacity() + 4);
}

void widen(AssignmentWorkspace& space)
{
    widen_more(space.class_of);
    widen_more(space.kept);
    widen_more(space.cost);
    widen_more(space.place_begin);
    widen_more(space.occupant);
    widen_more(space.occupied_count);
    widen_more(space.column_of);
    widen_more(space.place_of);
    widen_more(space.price);
    widen_more(space.row_least);
    widen_more(space.order);
    widen_more(space.distance);
    widen_more(space.block_least);
    widen_more(space.settled);
    widen_more(space.settled_index);
    widen_more(space.scanned);
    widen_more(space.row_tight_begin);
    widen(space.row_tight);
    widen_more(space.column_tight_begin);
    widen_more(space.column_tight_end);
    widen(space.column_tight);
    widen_more(space.seen_at);
    widen_more(space.explored_at);
    widen_more(space.next_node);
    widen_more(space.next_row);
    widen_more(space.queue);
}

void widen(StaffingMemory& memory)
{
    widen_more(memory.candidates);
    widen_more(memory.unordered);
    widen_more(memory.order);
    widen_more(memory.open);
    widen_more(memory.capacity);
    widen_more(memory.hours_u);
    widen_more(memory.score);
    widen_more(memory.column_of_row);
    widen_more(memory.chosen);
    widen_more(memory.positions);
    widen(memory.assignment);
}

/// More than a company ever knows; for all together, a fifth of their people above those known after a year is enough.
std::size_t known_at_most(const Company& company) { return company.size / 2 + 24; }

std::size_t more_known(const Company& company) { return company.size / 5 + PiecesOfPeople::people; }

/// Now and then a tenth of the people are on team days at once. Nobody has two assignments.
std::size_t assignments_in_years(const Company& company)
{
    return std::min<std::size_t>(company.size, company.assignments.capacity() + company.size / 10 + 24);
}

/// Returns how many people may be known.
std::size_t widen(const World& world, Company& company)
{
    // A company goes on meeting partners, by its gifts and more by its program.
    const bool program = company.design.agenda != Agenda::none;
    const std::size_t met = 2 * company.relations.size() + (program ? 12 : 8);
    company.relations.reserve(std::min(world.partners.size(), met));
    company.look_weight.reserve(company.reach.size());
    if (!program) {
        return 0;
    }
    company.engagements.reserve(company.engagements.capacity() * 3 / 2 + 8);
    company.assignments.reserve(assignments_in_years(company));
    company.known.reserve(known_at_most(company));
    widen(company.proposals);
    widen(company.assessed);
    return company.known.size() + more_known(company);
}

}  // namespace

void make_headroom(World& world, Executor& executor)
{
    std::atomic<std::size_t> known = 0;
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            known += widen(world, world.companies[id]);
        }
    });
    world.known->set_aside(known / PiecesOfPeople::people);
    widen(world.pending);
    for (std::vector<Pending>& made : world.made) {
        widen_more(made);
    }
    world.errands.each_column([](std::vector<Errand>& column) { widen_more(column); });
    widen(world.letters);
    widen(world.inbox);
    for (StaffingMemory& memory : world.staffing) {
        widen(memory);
    }
}

}  // namespace kaptein::volunteering
