#include "models/volunteering/recording/panels.hpp"

#include "models/volunteering/setup/hiring.hpp"
#include "models/volunteering/setup/knowing.hpp"

namespace kaptein::volunteering {
namespace {

/// One position at the end of a month, and what happened there.
struct Row {
    const World& world;
    const Company& company;
    std::uint32_t company_id;
    std::size_t position;
    double hours;  // served this month by whoever was there
    bool left;

    const Positions& people() const { return world.positions; }
    Traits traits() const { return traits_of(world, company, position); }
    Value own_skill(bool self_assessed) const
    {
        const std::uint8_t function = people().function[position];
        if (function == general_function) {
            return {};
        }
        const Traits own = traits();
        return own.skill[function] + (self_assessed ? own.self_assessment : 0.0);
    }
};

constexpr std::array<std::string_view, function_count> function_names = {"strategy", "it", "finance", "communication",
                                                                         "general"};

Value flag(const Row& row, Positions::Flag which) { return row.people().has(row.position, which) ? 1.0 : 0.0; }

constexpr PanelColumn<Row> columns[] = {
    {{"company", "Company of the position", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.company_id; }},
    {{"grade", "Job level", "", ColumnType::category, grade_names},
     [](const Row& r) -> Value { return r.people().grade[r.position]; }},
    {{"function", "Kind of help that is the profession, or general", "", ColumnType::category, function_names},
     [](const Row& r) -> Value { return r.people().function[r.position] - 4; }},
    {{"generation", "Holders of the position before this one", "employees", ColumnType::integer},
     [](const Row& r) -> Value { return r.people().generation[r.position]; }},
    {{"tenure", "Time since hire", "months"},
     [](const Row& r) -> Value {
         return static_cast<double>(r.world.clock.step - r.people().hired[r.position]) / r.world.clock.steps_per_month;
     }},
    {{"motive", "Prosocial motive, as it is", "sd"},
     [](const Row& r) -> Value { return r.people().motive[r.position]; }},
    {{"motive_surveyed", "Prosocial motive, as a survey would show it", "sd"},
     [](const Row& r) -> Value { return surveyed_motive(r.world, r.company, r.position); }},
    {{"attachment", "Attachment to the company now, belief included", "sd"},
     [](const Row& r) -> Value {
         return r.people().attachment[r.position]
                + r.world.parameters.believing.on_attachment * (r.people().belief[r.position] - neutral_belief);
     }},
    {{"belief", "Belief in the program's sincerity", "share"},
     [](const Row& r) -> Value { return r.people().belief[r.position]; }},
    {{"motivation", "Motivation to volunteer", "log odds"},
     [](const Row& r) -> Value { return r.people().motivation[r.position]; }},
    {{"empathy", "Empathy", "share"}, [](const Row& r) -> Value { return r.traits().empathy; }},
    {{"tool_level", "Level of the tools used to", "share"},
     [](const Row& r) -> Value { return r.traits().tool_level; }},
    {{"skill", "Skill in the own function; missing for general", "share"},
     [](const Row& r) -> Value { return r.own_skill(false); }},
    {{"self_assessed_skill", "The same as one sees it oneself", "share"},
     [](const Row& r) -> Value { return r.own_skill(true); }},
    {{"aware", "Knows of the program", "", ColumnType::boolean},
     [](const Row& r) -> Value {
         return r.people().aware_at[r.position] <= static_cast<float>(r.company.awareness) ? 1.0 : 0.0;
     }},
    {{"inactive", "Put off by being asked", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.people().inactive_until[r.position] > r.world.clock.step ? 1.0 : 0.0; }},
    {{"at_work", "In a running assignment as the month ends", "", ColumnType::boolean},
     [](const Row& r) { return flag(r, Positions::at_work); }},
    {{"hours", "Served this month, by whoever was there", "hours"}, [](const Row& r) -> Value { return r.hours; }},
    {{"served_this_year", "The person served in this program year", "", ColumnType::boolean},
     [](const Row& r) { return flag(r, Positions::served_this_year); }},
    {{"hours_of_year", "Served by the person in this program year", "hours"},
     [](const Row& r) -> Value {
         const std::uint32_t index = r.people().known[r.position];
         return index == Positions::unknown ? 0.0 : r.company.known[index].hours_of_year;
     }},
    {{"same_person", "The same person as would be here without any program", "", ColumnType::boolean},
     [](const Row& r) { return flag(r, Positions::same_person); }},
    {{"left", "The person before left this month; the row is about the one who follows", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.left ? 1.0 : 0.0; }},
};

class RecordedPositions final : public RecordedPanel {
  public:
    RecordedPositions(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::positions, std::size(columns)),
          hours_(world.positions.size(), 0.0F)
    {
        for (const std::uint32_t position : sample().ids) {
            generation_.push_back(world.positions.generation[position]);
        }
    }

    bool records_work() const override { return true; }

    void after_work(const World& world) override
    {
        for (const Company& company : world.companies) {
            for (const Assignment& assignment : company.assignments) {
                if (world.positions.last_served[assignment.position] == world.clock.step) {
                    const double hours = engagement_of(company, assignment.engagement)->hours_per_month;
                    hours_[assignment.position] += static_cast<float>(quantise_hours(hours * assignment.part_of_month));
                }
            }
        }
    }

    void after_settle(const World& world) override
    {
        if (!world.clock.last_step_of_month()) {
            return;
        }
        std::uint32_t company = 0;
        for (std::size_t i = 0; i < sample().ids.size(); ++i) {
            const std::uint32_t position = sample().ids[i];
            while (position >= world.companies[company].first + world.companies[company].size) {
                ++company;
            }
            const bool left = world.positions.generation[position] != generation_[i];
            generation_[i] = world.positions.generation[position];
            if (month_counts(world) && (!events() || left || hours_[position] > 0.0F)) {
                add(world, position, columns,
                    Row{world, world.companies[company], company, position, hours_[position], left});
            }
        }
        std::fill(hours_.begin(), hours_.end(), 0.0F);
    }

  private:
    std::vector<float> hours_;               // [position] served so far this month
    std::vector<std::uint16_t> generation_;  // [of the sample] at the end of the month before
};

}  // namespace

PanelKind positions_panel()
{
    static const std::vector<Column> declared = declared_columns(columns);
    return {{"positions", "position", "Position of a company; its holder changes when somebody leaves", true, declared},
            make_panel<RecordedPositions>};
}

}  // namespace kaptein::volunteering
