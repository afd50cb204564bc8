#include "models/volunteering/phases/meeting/answers.hpp"
#include "models/volunteering/recording/panels.hpp"

namespace kaptein::volunteering {
namespace {

struct Row {
    const World& world;
    const Proposal& letter;

    bool taken() const { return letter.answer == Answer::accept || letter.answer == Answer::bend; }
};

constexpr std::array<std::string_view, 4> answer_names = {"accept", "redirect", "bend", "decline"};

Value number_or_nothing(std::uint32_t need) { return need == no_need ? Value{} : Value{need}; }

constexpr PanelColumn<Row> columns[] = {
    {{"company", "Company", "", ColumnType::integer}, [](const Row& r) -> Value { return r.letter.company; }},
    {{"partner", "Partner", "", ColumnType::integer}, [](const Row& r) -> Value { return r.letter.partner; }},
    {{"kind", "Kind of help offered", "", ColumnType::category, kind_names},
     [](const Row& r) -> Value { return r.letter.kind; }},
    {{"format", "Form offered", "", ColumnType::category, shape_names},
     [](const Row& r) -> Value { return static_cast<double>(r.letter.shape); }},
    {{"heads", "Places", "employees", ColumnType::integer}, [](const Row& r) -> Value { return r.letter.heads; }},
    {{"hours", "Hours of all heads and months", "hours"},
     [](const Row& r) -> Value { return r.letter.heads * r.letter.hours_per_month * r.letter.months; }},
    {{"need", "Number of the need named; missing when none is", "", ColumnType::integer},
     [](const Row& r) { return number_or_nothing(r.letter.need); }},
    {{"misfit", "Distance from any open need: 0 same kind, 0.5 same class of work, else 1", "share"},
     [](const Row& r) -> Value { return r.letter.misfit; }},
    {{"answer", "What the partner answered", "", ColumnType::category, answer_names},
     [](const Row& r) -> Value { return static_cast<double>(r.letter.answer); }},
    {{"answer_without_cash", "What it would have answered with no cash at stake", "", ColumnType::category,
      answer_names},
     [](const Row& r) -> Value { return static_cast<double>(r.letter.answer_without_cash); }},
    {{"answer_need", "Number of the need agreed on; missing when none was", "", ColumnType::integer},
     [](const Row& r) { return number_or_nothing(r.letter.answer_need); }},
    {{"agreed", "An engagement came of it", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.taken() || r.letter.answer_need != no_need ? 1.0 : 0.0; }},
    {{"best_value", "What the best answer is worth to the partner, as it believes", "EUR"},
     [](const Row& r) -> Value { return r.letter.turn_value; }},
    {{"hosting_cost", "What hosting it would cost the partner, less the fee", "EUR"},
     [](const Row& r) -> Value {
         return hosting_eur(r.world, r.letter.heads, r.letter.months, r.letter.fee_per_head);
     }},
    {{"cash", "Cash of the company that the partner sees", "EUR/year"},
     [](const Row& r) -> Value { return r.letter.cash; }},
    {{"stake", "Part of the cash that the partner believes to hang on its answer", "EUR"},
     [](const Row& r) -> Value {
         return cash_stake(r.world.parameters.answering, r.world.partners[r.letter.partner].dependence, r.letter.cash);
     }},
    {{"fee", "Hosting fee per head", "EUR"}, [](const Row& r) -> Value { return r.letter.fee_per_head; }},
};

/// Proposals happen in every step of a month, so that every step is looked at.
class RecordedProposals final : public RecordedPanel {
  public:
    RecordedProposals(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::partners, std::size(columns))
    {}

    void after_settle(const World& world) override
    {
        for (const Proposal& letter : world.letters) {
            if (month_counts(world) && sample().drawn[letter.partner] != 0) {
                add(world, next_, columns, Row{world, letter});
            }
            ++next_;
        }
    }

  private:
    std::uint32_t next_ = 0;  // all proposals are numbered, recorded or not
};

}  // namespace

PanelKind proposals_panel()
{
    static const std::vector<Column> declared = declared_columns(columns);
    return {{"proposals", "proposal", "Proposal and its answer, numbered as they were made. Samples are of partners",
             true, declared},
            make_panel<RecordedProposals>};
}

}  // namespace kaptein::volunteering
