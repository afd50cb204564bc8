#include "models/volunteering/recording/panels.hpp"

namespace kaptein::volunteering {
namespace {

struct Row {
    const World& world;
    const Partner& partner;

    double sum(partner_line::Index line) const { return partner.ledger[line]; }
};

double open_hours(const Partner& partner)
{
    double hours = 0.0;
    for (const Need& need : partner.needs) {
        hours += need.real ? need.hours_left : 0.0;
    }
    return hours;
}

double promised_now(const Row& row)
{
    const int month = row.world.clock.step / row.world.clock.steps_per_month;
    return row.partner.promised[month_slot(month)];
}

constexpr PanelColumn<Row> columns[] = {
    {{"cause", "Number of the cause", "", ColumnType::integer}, [](const Row& r) -> Value { return r.partner.cause; }},
    {{"region", "Number of the region", "", ColumnType::integer},
     [](const Row& r) -> Value { return r.partner.region; }},
    {{"looking", "Looks for company partners", "", ColumnType::boolean},
     [](const Row& r) -> Value { return r.partner.looking; }},
    {{"size", "Size, 1 = mean", "1"}, [](const Row& r) -> Value { return r.partner.size; }},
    {{"visibility", "How visible it is to companies", "1"}, [](const Row& r) -> Value { return r.partner.visibility; }},
    {{"tool_level", "Tools and staff to carry things on", "share"},
     [](const Row& r) -> Value { return r.partner.tool_level; }},
    {{"dependence", "Dependence on company cash", "share"}, [](const Row& r) -> Value { return r.partner.dependence; }},
    {{"needs_open", "Hours of real needs open", "hours"}, [](const Row& r) -> Value { return open_hours(r.partner); }},
    {{"coordinator_hours", "Hours for guests in a month", "hours"},
     [](const Row& r) -> Value { return r.partner.coordinator_hours; }},
    {{"promised_hours", "Of them, promised for this month", "hours"},
     [](const Row& r) -> Value { return promised_now(r); }},
    {{"expected_quality", "Effective share of an hour it has come to expect", "share"},
     [](const Row& r) -> Value { return r.partner.expected_quality; }},
    {{"perceived_rigidity", "Smoothed share of its answers that were not as offered", "share"},
     [](const Row& r) -> Value { return r.partner.perceived_rigidity; }},
    {{"proposals", "Received so far", "proposals", ColumnType::integer},
     [](const Row& r) -> Value { return r.partner.proposals; }},
    {{"as_offered", "Of them, taken as offered", "proposals", ColumnType::integer},
     [](const Row& r) -> Value { return r.partner.as_offered; }},
    {{"engagements", "Begun so far", "engagements", ColumnType::integer},
     [](const Row& r) -> Value { return r.partner.engagements; }},
    {{"rating", "Its mean rating of engagements that are over", "share"},
     [](const Row& r) -> Value {
         return r.partner.rating_count > 0.0 ? Value{r.partner.rating_sum / r.partner.rating_count} : Value{};
     }},
    {{"needs_met", "Needs met since month 1, by whoever", "EUR"},
     [](const Row& r) -> Value {
         return r.sum(partner_line::needs_met_beneficiaries) + r.sum(partner_line::needs_met_organisation);
     }},
    {{"met_by_volunteers", "Of them, by volunteers", "EUR"},
     [](const Row& r) -> Value { return r.sum(partner_line::met_by_volunteers); }},
    {{"make_work", "Worth of make-work since month 1", "EUR"},
     [](const Row& r) -> Value { return r.sum(partner_line::make_work); }},
    {{"hosting_cost", "Cost of hosting since month 1", "EUR"},
     [](const Row& r) -> Value { return r.sum(partner_line::hosting_cost); }},
    {{"talking_cost", "Cost of talking since month 1", "EUR"},
     [](const Row& r) -> Value { return r.sum(partner_line::talking_cost); }},
    {{"harm", "Harm of bonds broken early since month 1", "EUR"},
     [](const Row& r) -> Value { return r.sum(partner_line::harm); }},
    {{"fees", "Hosting fees since month 1", "EUR"}, [](const Row& r) -> Value { return r.sum(partner_line::fees); }},
    {{"donations", "Cash since month 1", "EUR"}, [](const Row& r) -> Value { return r.sum(partner_line::donations); }},
};

class RecordedPartners final : public RecordedPanel {
  public:
    RecordedPartners(const World& world, const PanelRequest& request)
        : RecordedPanel(world, request, Population::partners, std::size(columns))
    {}

    void after_settle(const World& world) override
    {
        if (month_ends(world)) {
            for (const std::uint32_t id : sample().ids) {
                add(world, id, columns, Row{world, world.partners[id]});
            }
        }
    }
};

}  // namespace

PanelKind partners_panel()
{
    static const std::vector<Column> declared = declared_columns(columns);
    return {{"partners", "partner", "Partner organisation", false, declared}, make_panel<RecordedPartners>};
}

}  // namespace kaptein::volunteering
