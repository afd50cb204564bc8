#include "models/volunteering/recording/panels.hpp"

#include "models/volunteering/declared/choices.hpp"

namespace kaptein::volunteering {
namespace {

struct Row {
    const Company& company;
};

/// The words of a choice; made once, before the first panel is declared.
template <choice::Index Which>
std::span<const std::string_view> options_of()
{
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> words;
        for (const Option& option : choice_declarations()[Which].options) {
            words.push_back(option.key);
        }
        return words;
    }();
    return keys;
}

constexpr std::array<std::string_view, 4> copied_names = {"agenda", "lead", "format", "framing"};

constexpr PanelColumn<Row> columns[] = {
    {{"size", "Employees", "employees", ColumnType::integer}, [](const Row& r) -> Value { return r.company.size; }},
    {{"sector", "Number of the sector", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.company.sector; }},
    {{"region", "Number of the region", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.company.region; }},
    {{"adopts", "Has a program from month 1, if the design is one", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.company.adopts; }},
    {{"treated", "Counted in the outcomes of companies", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.company.treated; }},
    {{"agenda", "Where the talk starts", "", ColumnType::category},
     [](const Row& r) -> Value { return static_cast<double>(r.company.design.agenda); }},
    {{"lead", "Who leads the work", "", ColumnType::category},
     [](const Row& r) -> Value { return static_cast<double>(r.company.design.lead); }},
    {{"selection", "Who is sent", "", ColumnType::category},
     [](const Row& r) -> Value { return static_cast<double>(r.company.design.selection); }},
    {{"format", "Form of the engagements", "", ColumnType::category},
     [](const Row& r) -> Value { return static_cast<double>(r.company.design.format); }},
    {{"framing", "How the company tells why", "", ColumnType::category},
     [](const Row& r) -> Value { return static_cast<double>(r.company.design.framing); }},
    {{"measures", "What the company measures", "", ColumnType::category},
     [](const Row& r) -> Value { return static_cast<double>(r.company.design.measures); }},
    {{"participation", "Employees who served in the past 12 months", "share"},
     [](const Row& r) -> Value { return r.company.participation; }},
    {{"belief_public", "The public's belief in its sincerity", "share"},
     [](const Row& r) -> Value { return r.company.belief_public; }},
    {{"awareness", "Growth of awareness so far: who knows of it does so at a level drawn at hire", "1"},
     [](const Row& r) -> Value { return r.company.awareness; }},
    {{"committed", "Of this program year's allotment", "EUR"},
     [](const Row& r) -> Value { return r.company.committed_eur; }},
    {{"willing_estimate", "People it expects to come forward in a month of asking", "employees"},
     [](const Row& r) -> Value { return r.company.willing_estimate; }},
    {{"volunteers", "In running assignments as the month ends", "employees", ColumnType::integer},
     [](const Row& r) -> Value { return static_cast<double>(r.company.assignments.size()); }},
    {{"rating", "Moving mean of what volunteers rate", "share"},
     [](const Row& r) -> Value { return r.company.has_volunteers ? Value{r.company.rating_of_year} : Value{}; }},
    {{"impact_seen", "Moving mean of what partners rate", "share"},
     [](const Row& r) -> Value { return r.company.impact_seen; }},
    {{"engagements", "Carried out so far", "engagements", ColumnType::integer},
     [](const Row& r) -> Value { return r.company.engagements_done; }},
    {{"cost", "Time and money so far", "EUR"},
     [](const Row& r) -> Value {
         const CompanyLedger& ledger = r.company.ledger;
         return ledger[company_line::time_cost] + ledger[company_line::out_of_pocket] + ledger[company_line::fees];
     }},
    {{"called_off", "Engagements called off so far: the need was gone, or nobody joined", "engagements",
      ColumnType::integer},
     [](const Row& r) -> Value { return r.company.engagements_cancelled; }},
    {{"copied_choice", "The choice it copied last; missing before the first", "", ColumnType::category, copied_names},
     [](const Row& r) -> Value { return r.company.copied_at < 0 ? Value{} : Value{r.company.copied_choice}; }},
    {{"copied_from", "The company it copied that from", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.company.copied_at < 0 ? Value{} : Value{r.company.copied_from}; }},
    {{"objective", "Weight of impact against participation where it measures both", "share"},
     [](const Row& r) -> Value { return r.company.objective; }},
    {{"changes", "Choices copied from others before this month", "choices", ColumnType::integer},
     [](const Row& r) -> Value { return r.company.changes; }},
};

std::vector<Column> with_options(std::vector<Column> declared)
{
    for (Column& column : declared) {
        column.labels = column.key == "agenda"      ? options_of<choice::agenda>()
                        : column.key == "lead"      ? options_of<choice::lead>()
                        : column.key == "selection" ? options_of<choice::selection>()
                        : column.key == "format"    ? options_of<choice::format>()
                        : column.key == "framing"   ? options_of<choice::framing>()
                        : column.key == "measures"  ? options_of<choice::measures>()
                                                    : column.labels;
    }
    return declared;
}

class RecordedCompanies final : public RecordedPanel {
  public:
    RecordedCompanies(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::companies, std::size(columns))
    {}

    void after_settle(const World& world) override
    {
        if (month_ends(world)) {
            for (const std::uint32_t id : sample().ids) {
                add(world, id, columns, Row{world.companies[id]});
            }
        }
    }
};

}  // namespace

PanelKind companies_panel()
{
    static const std::vector<Column> declared = with_options(declared_columns(columns));
    return {{"companies", "company", "Company, with the program it has this month", false, declared},
            make_panel<RecordedCompanies>};
}

}  // namespace kaptein::volunteering
