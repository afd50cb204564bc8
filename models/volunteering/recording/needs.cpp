#include "models/volunteering/recording/panels.hpp"

namespace kaptein::volunteering {
namespace {

struct Row {
    const World& world;
    std::uint32_t partner;
    const Need& need;
};

constexpr PanelColumn<Row> columns[] = {
    {{"partner", "Partner", "", ColumnType::integer}, [](const Row& r) -> Value { return r.partner; }},
    {{"number", "Needs of the partner before this one", "needs", ColumnType::integer},
     [](const Row& r) -> Value { return r.need.number; }},
    {{"kind", "Kind of help that is needed", "", ColumnType::category, kind_names},
     [](const Row& r) -> Value { return r.need.kind; }},
    {{"believed_kind", "Kind the partner takes it for; missing when it does not see it", "", ColumnType::category,
      kind_names},
     [](const Row& r) -> Value { return r.need.believed_kind == no_kind ? Value{} : Value{r.need.believed_kind}; }},
    {{"real", "Is one, and not only taken for one", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.need.real; }},
    {{"for_beneficiaries", "Beneficiaries gain, else the organisation", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.need.for_beneficiaries; }},
    {{"reserved", "An engagement is on it", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.need.reserved; }},
    {{"hours", "Hours it asks for", "hours"}, [](const Row& r) -> Value { return r.need.hours; }},
    {{"hours_left", "Hours still needed", "hours"}, [](const Row& r) -> Value { return r.need.hours_left; }},
    {{"worth", "Worth of an effective hour", "EUR/hour"}, [](const Row& r) -> Value { return r.need.worth; }},
    {{"believed_worth", "What the partner takes that for", "EUR/hour"},
     [](const Row& r) -> Value { return r.need.believed_worth; }},
    {{"skill_asked", "Skill it asks for", "share"}, [](const Row& r) -> Value { return r.need.skill_asked; }},
    {{"technical", "Technical complexity", "share"}, [](const Row& r) -> Value { return r.need.technical; }},
    {{"problem", "Complexity of the problem", "share"}, [](const Row& r) -> Value { return r.need.problem; }},
    {{"contact", "Contact with beneficiaries", "share"}, [](const Row& r) -> Value { return r.need.contact; }},
    {{"age", "Time since it arose; at the start as if it arose with the run", "months"},
     [](const Row& r) -> Value { return r.world.clock.time() - r.need.arose; }},
    {{"expires_in", "Time until it has lost its sense", "months"},
     [](const Row& r) -> Value { return r.need.expires - r.world.clock.time(); }},
};

class RecordedNeeds final : public RecordedPanel {
  public:
    RecordedNeeds(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::partners, std::size(columns))
    {}

    void after_settle(const World& world) override
    {
        if (!month_ends(world)) {
            return;
        }
        const auto partners = static_cast<std::uint32_t>(world.partners.size());
        for (const std::uint32_t partner : sample().ids) {
            for (const Need& need : world.partners[partner].needs) {
                if (need.hours_left > 0.0) {
                    add(world, need.number * partners + partner, columns, Row{world, partner, need});
                }
            }
        }
    }
};

}  // namespace

PanelKind needs_panel()
{
    static const std::vector<Column> declared = declared_columns(columns);
    return {{"needs", "need", "Need that is open: its number x number of partners + partner. Samples are of partners",
             false, declared},
            make_panel<RecordedNeeds>};
}

}  // namespace kaptein::volunteering
