#include "models/volunteering/month.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/arising/arise.hpp"
#include "models/volunteering/phases/closing/account.hpp"
#include "models/volunteering/phases/closing/reflect.hpp"
#include "models/volunteering/phases/closing/settle.hpp"
#include "models/volunteering/phases/meeting/agree.hpp"
#include "models/volunteering/phases/meeting/plan.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/phases/serving/staff.hpp"
#include "models/volunteering/phases/serving/work.hpp"
#include "models/volunteering/phases/yearly/adapt.hpp"
#include "models/volunteering/phases/yearly/headroom.hpp"
#include "models/volunteering/phases/yearly/surveying.hpp"
#include "models/volunteering/recording/recorder.hpp"
#include "models/volunteering/results/totals.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "models/volunteering/world/ahead.hpp"
#include "models/volunteering/world/blocks.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

/// Cumulative value of programs less their cost; the first month it is not negative is the break-even month.
void note_break_even(World& world)
{
    if (world.break_even_month != 0) {
        return;
    }
    double value = 0.0;
    double cost = 0.0;
    for (const std::uint32_t id : world.partner_by_luck) {
        const PartnerLedger& ledger = world.partners[id].ledger;
        value += ledger[partner_line::added_by_volunteers] + ledger[partner_line::make_work];
        cost += ledger[partner_line::hosting_cost] + ledger[partner_line::talking_cost] + ledger[partner_line::harm];
    }
    for (const std::uint32_t id : world.company_by_luck) {
        const CompanyLedger& ledger = world.companies[id].ledger;
        value += ledger[company_line::skill_value] + ledger[company_line::legitimacy];
        cost += ledger[company_line::time_cost] + ledger[company_line::out_of_pocket];
    }
    if (cost > 0.0 && value >= cost) {
        world.break_even_month = world.clock.month();
    }
}

/// Mean attachment and belief of treated companies' employees, as the horizon ends.
void note_people(World& world)
{
    double attachment = 0.0;
    double belief = 0.0;
    double count = 0.0;
    for (const std::uint32_t id : world.company_by_luck) {
        const Company& company = world.companies[id];
        if (!company.treated) {
            continue;
        }
        const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
        for (std::size_t position = company.first; position < end; ++position) {
            const double own = world.positions.belief[position];
            belief += own;
            attachment += world.positions.attachment[position]
                          + world.parameters.believing.on_attachment * (own - neutral_belief);
        }
        count += company.size;
    }
    world.attachment_at_end = count > 0.0 ? attachment / count : 0.0;
    world.belief_at_end = count > 0.0 ? belief / count : 0.0;
}

/// In one pass over companies, as their memory comes by: what they take from the answers, and who serves from now on.
void meet_and_staff(World& world, Executor& executor)
{
    world.staffing.resize(static_cast<std::size_t>(executor.lanes()));
    bring_errands(world, executor, [&](std::uint32_t id, int lane, std::vector<Errand>& errands) {
        note_meetings(world, id, errands);
        staff(world, id, lane, errands);
    });
    take_errands(world, executor, Part::agree_relate, [&](Partner& partner, std::span<const Errand> errands) {
        for (const Errand& errand : errands) {
            ask_for_engagements(world, errand, met::places);
            if (errand.kind == met::assessed) {
                talk(world, partner, world.parameters.proposing.assessment_hours);
            } else {
                release_places(world, partner, world.companies[errand.company].engagements[errand.which]);
            }
        }
        note_own_answers(world, partner);
    });
    receive_gifts(world);
}

/// The work of the step, what people make of it, and who leaves: in one pass over companies, unless what was done has
/// to be recorded while all who did it are still there.
void serve(World& world, Executor& executor, Recorder* recorder)
{
    const bool recorded = recorder != nullptr && recorder->records_work();
    if (recorded) {
        for_companies(world, executor, [&](Company& company) { work(world, company); });
        const InPart part = in(world, Part::record);
        recorder->after_work(world);
    }
    bring_errands(world, executor, [&](std::uint32_t id, int, std::vector<Errand>& errands) {
        Company& company = world.companies[id];
        if (!recorded) {
            work(world, company);
        }
        reflect(world, company);
        account(world, company);
        bring_work(world, id, errands);
    });
}

void survey(World& world, Executor& executor)
{
    const InPart part = in(world, Part::survey);
    if (world.clock.last_step_of_year()) {
        close_year(world, executor);
        if (world.clock.month() == 12) {
            make_headroom(world, executor);
        }
    }
    if (world.clock.accounting() && world.clock.last_step_of_month()) {
        note_break_even(world);
        if (world.clock.month() == std::min(12, world.clock.horizon)) {
            world.startup = ledgers_so_far(world);
        }
        if (world.clock.month() == world.clock.horizon) {
            note_people(world);
            world.established = ledgers_so_far(world);
        }
    }
}

}  // namespace

void step(World& world, const ProgramDesign& design, Executor& executor, Recorder* recorder)
{
    if (world.clock.program_step() == 0) {
        start_programs(world, design);
        open_window(world, executor);
    }
    const double years = world.clock.program_step() / (12.0 * world.clock.steps_per_month);
    world.discount = elementary::pow(1.0 + world.parameters.comparison.discount_rate, -years);
    arise(world, executor);
    plan(world, executor);
    agree(world, executor);
    meet_and_staff(world, executor);
    serve(world, executor, recorder);
    settle(world, executor);
    if (recorder != nullptr) {
        const InPart part = in(world, Part::record);
        recorder->after_settle(world);
    }
    survey(world, executor);
    adapt(world, executor);
}

}  // namespace kaptein::volunteering
