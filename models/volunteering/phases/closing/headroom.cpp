#include "models/volunteering/phases/closing/headroom.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

/// Three times what a year took, and a little.
template <class Value>
void widen(std::vector<Value>& column)
{
    column.reserve(3 * column.capacity() + 4);
}

void widen(AssignmentWorkspace& space)
{
    widen(space.cost);
    widen(space.place_begin);
    widen(space.occupant);
    widen(space.occupied_count);
    widen(space.column_of);
    widen(space.place_of);
    widen(space.price);
    widen(space.distance);
    widen(space.block_least);
    widen(space.settled);
    widen(space.settled_index);
    widen(space.scanned);
    widen(space.row_tight_begin);
    widen(space.row_tight);
    widen(space.column_tight_begin);
    widen(space.column_tight);
    widen(space.seen_at);
    widen(space.next_node);
    widen(space.next_row);
    widen(space.queue);
}

void widen(StaffingMemory& memory)
{
    widen(memory.candidates);
    widen(memory.order);
    widen(memory.open);
    widen(memory.capacity);
    widen(memory.hours_u);
    widen(memory.score);
    widen(memory.column_of_row);
    widen(memory.assignment);
}

}  // namespace

void make_headroom(World& world)
{
    for (Company& company : world.companies) {
        // A company goes on meeting partners, by its gifts and more by its program.
        const bool program = company.design.agenda != Agenda::none;
        const std::size_t met = 3 * company.relations.size() + (program ? 16 : 8);
        company.relations.reserve(std::min(world.partners.size(), met));
        company.look_weight.reserve(company.reach.size());
        if (program) {
            company.engagements.reserve(2 * company.engagements.capacity() + 4);
            company.assignments.reserve(std::max<std::size_t>(3 * company.assignments.capacity(), 96));
            widen(company.proposals);
            widen(company.assessed);
        }
    }
    for (Partner& partner : world.partners) {
        partner.pending.reserve(std::max<std::size_t>(4 * partner.pending.capacity(), 32));
    }
    widen(world.letters);
    widen(world.inbox);
    for (StaffingMemory& memory : world.staffing) {
        widen(memory);
    }
}

}  // namespace kaptein::volunteering
