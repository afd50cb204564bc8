#include "models/volunteering/recording/panels.hpp"

namespace kaptein::volunteering {
namespace {

struct Row {
    const World& world;
    std::uint32_t company;
    const Relation& relation;
};

constexpr PanelColumn<Row> columns[] = {
    {{"company", "Company", "", ColumnType::integer}, [](const Row& r) -> Value { return r.company; }},
    {{"partner", "Partner", "", ColumnType::integer}, [](const Row& r) -> Value { return r.relation.partner; }},
    {{"trust", "The company's trust in the partner", "share"}, [](const Row& r) -> Value { return r.relation.trust; }},
    {{"knowledge", "What the company knows of the partner's problem", "share"},
     [](const Row& r) -> Value { return r.relation.knowledge; }},
    {{"cash", "What the company gives", "EUR/year"}, [](const Row& r) -> Value { return r.relation.cash_per_year; }},
    {{"proposals", "Made so far", "proposals", ColumnType::integer},
     [](const Row& r) -> Value { return r.relation.proposals; }},
    {{"as_offered", "Of them, taken as offered", "proposals", ColumnType::integer},
     [](const Row& r) -> Value { return r.relation.as_offered; }},
    {{"since_contact", "Time since the last answer or engagement; missing before the first", "months"},
     [](const Row& r) -> Value {
         const double steps = r.world.clock.step - r.relation.last_contact;
         return r.relation.last_contact < 0 ? Value{} : Value{steps / r.world.clock.steps_per_month};
     }},
    {{"assessed", "An assessment still holds", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.relation.assessed_until >= r.world.clock.step ? 1.0 : 0.0; }},
};

class RecordedRelationships final : public RecordedPanel {
  public:
    RecordedRelationships(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::partners, std::size(columns))
    {}

    void after_settle(const World& world) override
    {
        if (!month_ends(world)) {
            return;
        }
        const auto partners = static_cast<std::uint32_t>(world.partners.size());
        for (std::uint32_t company = 0; company < world.companies.size(); ++company) {
            for (const Relation& relation : world.companies[company].relations) {
                if (relation.known && sample().drawn[relation.partner] != 0) {
                    add(world, company * partners + relation.partner, columns, Row{world, company, relation});
                }
            }
        }
    }
};

}  // namespace

PanelKind relationships_panel()
{
    static const std::vector<Column> declared = declared_columns(columns);
    return {{"relationships", "relationship",
             "Company and partner that have met: company x number of partners + partner. Samples are of partners",
             false, declared},
            make_panel<RecordedRelationships>};
}

}  // namespace kaptein::volunteering
