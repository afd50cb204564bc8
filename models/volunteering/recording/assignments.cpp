#include "models/volunteering/recording/panels.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

enum class End : std::uint8_t { none, completed, broken_off, left_company, need_gone };
constexpr std::array<std::string_view, 5> end_names = {"none", "completed", "broken_off", "left_company", "need_gone"};
constexpr std::array<std::string_view, 3> asked_names = {"open_call", "colleague", "boss"};

/// An assignment and its engagement as they were after the work of a step; both may be gone when the step ends.
struct Row {
    const World* world;
    std::uint32_t company;
    Assignment assignment;
    Engagement engagement;
    double dependence;  // of the partner, for its rating
    double worth;       // of an hour on its need, 0 without one
    End end;

    double gain() const { return engagement.served_sum > 0.0 ? engagement.gain_sum / engagement.served_sum : 0.0; }
    double served() const { return engagement.served_sum; }
};

constexpr PanelColumn<Row> columns[] = {
    {{"company", "Company", "", ColumnType::integer}, [](const Row& r) -> Value { return r.company; }},
    {{"partner", "Partner", "", ColumnType::integer}, [](const Row& r) -> Value { return r.engagement.partner; }},
    {{"engagement", "Engagements of the company before this one", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.assignment.engagement; }},
    {{"generation", "Holders of the position before this one", "employees", ColumnType::integer},
     [](const Row& r) -> Value { return r.assignment.generation; }},
    {{"kind", "Kind of help", "", ColumnType::category, kind_names},
     [](const Row& r) -> Value { return r.engagement.kind; }},
    {{"format", "Form of the engagement", "", ColumnType::category, shape_names},
     [](const Row& r) -> Value { return static_cast<double>(r.engagement.shape); }},
    {{"need", "Number of the need; missing for make-work", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.engagement.need == no_need ? Value{} : Value{r.engagement.need}; }},
    {{"asked", "How the employee was asked", "", ColumnType::category, asked_names},
     [](const Row& r) -> Value { return static_cast<double>(r.assignment.asked); }},
    {{"start", "Month of the first work", "months", ColumnType::integer},
     [](const Row& r) -> Value {
         return r.assignment.start / r.world->clock.steps_per_month - r.world->clock.burn_in + 1;
     }},
    {{"hours", "Served so far", "hours"}, [](const Row& r) -> Value { return r.assignment.hours; }},
    {{"effective_hours", "Credited to the need so far", "hours"},
     [](const Row& r) -> Value { return r.assignment.effective; }},
    {{"value", "Worth of the hours credited so far; of capacity work not all is kept", "EUR"},
     [](const Row& r) -> Value { return r.assignment.effective * r.worth; }},
    {{"bond", "Bond with a beneficiary", "share"}, [](const Row& r) -> Value { return r.assignment.bond; }},
    {{"rating", "The volunteer's rating of the work; missing before the first", "share"},
     [](const Row& r) -> Value { return r.assignment.hours > 0.0F ? Value{r.assignment.rating} : Value{}; }},
    {{"effective_share", "Effective share of all hours of the engagement so far", "share"},
     [](const Row& r) -> Value { return r.served() > 0.0 ? Value{r.gain()} : Value{}; }},
    {{"partner_rating", "What the partner would say of that", "share"},
     [](const Row& r) -> Value {
         const double rated = partner_rating(r.world->parameters.experience, r.gain(), r.dependence);
         return r.served() > 0.0 ? Value{rated} : Value{};
     }},
    {{"end", "Whether and why the assignment ended this month", "", ColumnType::category, end_names},
     [](const Row& r) -> Value { return static_cast<double>(r.end); }},
};

/// Those who end in a step are noted after its work, when they are still there; the others as the month ends.
class RecordedAssignments final : public RecordedPanel {
  public:
    RecordedAssignments(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::positions, std::size(columns))
    {}

    bool records_work() const override { return true; }

    void after_work(const World& world) override
    {
        rows_.clear();
        for (std::uint32_t id = 0; id < world.companies.size(); ++id) {
            const Company& company = world.companies[id];
            for (const Assignment& assignment : company.assignments) {
                if (sample().drawn[assignment.position] != 0) {
                    const Engagement& engagement = *engagement_of(company, assignment.engagement);
                    const Partner& partner = world.partners[engagement.partner];
                    rows_.push_back({&world, id, assignment, engagement, partner.dependence,
                                     worth_of(partner, engagement.need), End::none});
                }
            }
        }
    }

    void after_settle(const World& world) override
    {
        for (Row& row : rows_) {
            row.end = end_of(world, row);
            const bool began =
                row.assignment.start / world.clock.steps_per_month == world.clock.step / world.clock.steps_per_month;
            const bool happened = row.end != End::none || (began && world.clock.last_step_of_month());
            const bool wanted = events() ? happened : row.end != End::none || world.clock.last_step_of_month();
            if (wanted && month_counts(world)) {
                add(world, row.assignment.position, columns, row);
            }
        }
    }

  private:
    static double worth_of(const Partner& partner, std::uint32_t number)
    {
        const auto same = [&](const Need& need) { return need.number == number; };
        const auto place = std::find_if(partner.needs.begin(), partner.needs.end(), same);
        return place != partner.needs.end() ? place->worth : 0.0;
    }

    static End end_of(const World& world, const Row& row)
    {
        for (const Assignment& assignment : world.companies[row.company].assignments) {
            if (assignment.position == row.assignment.position && assignment.engagement == row.assignment.engagement) {
                return End::none;
            }
        }
        if (world.positions.generation[row.assignment.position] != row.assignment.generation) {
            return End::left_company;
        }
        if (row.engagement.end <= world.clock.step + 1) {
            return End::completed;
        }
        return row.engagement.need_gone ? End::need_gone : End::broken_off;
    }

    std::vector<Row> rows_;  // of this step
};

}  // namespace

PanelKind assignments_panel()
{
    static const std::vector<Column> declared = declared_columns(columns);
    return {{"assignments", "position", "Position whose holder is in a running assignment. Samples are of positions",
             true, declared},
            make_panel<RecordedAssignments>};
}

}  // namespace kaptein::volunteering
