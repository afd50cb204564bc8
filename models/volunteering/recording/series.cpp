#include "models/volunteering/recording/series.hpp"

namespace kaptein::volunteering {
namespace {

struct SeriesColumn {
    Column declaration;
    double (*value)(const World& world);
};

double mean_over_treated(const World& world, double (*value)(const World&, const Company&))
{
    double sum = 0.0;
    double employees = 0.0;
    for (const std::uint32_t id : world.company_by_luck) {
        const Company& company = world.companies[id];
        if (company.treated) {
            sum += value(world, company) * company.size;
            employees += company.size;
        }
    }
    return employees > 0.0 ? sum / employees : 0.0;
}

double needs_open(const World& world)
{
    double hours = 0.0;
    for (const std::uint32_t id : world.partner_by_luck) {
        for (const Need& need : world.partners[id].needs) {
            hours += need.real ? need.hours_left : 0.0;
        }
    }
    return hours / static_cast<double>(world.partners.size());
}

double participation(const World& world)
{
    return mean_over_treated(world, [](const World&, const Company& company) { return company.participation; });
}

double volunteer_hours(const World& world)
{
    double hours = 0.0;
    for (const std::uint32_t id : world.company_by_luck) {
        hours += world.companies[id].treated ? world.companies[id].ledger[company_line::volunteer_hours] : 0.0;
    }
    return hours;
}

double trust(const World& world)
{
    double sum = 0.0;
    double count = 0.0;
    for (const std::uint32_t id : world.company_by_luck) {
        for (const Relation& relation : world.companies[id].relations) {
            if (world.companies[id].treated && relation.proposals > 0) {
                sum += relation.trust;
                count += 1.0;
            }
        }
    }
    return count > 0.0 ? sum / count : 0.5;
}

double belief_internal(const World& world)
{
    return mean_over_treated(world, [](const World& w, const Company& company) {
        double sum = 0.0;
        for (std::size_t i = company.first; i < company.first + std::size_t{company.size}; ++i) {
            sum += w.positions.belief[i];
        }
        return sum / company.size;
    });
}

double tenure(const World& world)
{
    double sum = 0.0;
    for (const std::int16_t hired : world.positions.hired) {
        sum += world.clock.step - hired;
    }
    return sum / (static_cast<double>(world.positions.size()) * world.clock.steps_per_month);
}

double attachment(const World& world)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < world.positions.size(); ++i) {
        sum += world.positions.attachment[i]
               + world.parameters.believing.on_attachment * (world.positions.belief[i] - 0.5);
    }
    return sum / static_cast<double>(world.positions.size());
}

constexpr SeriesColumn columns[] = {
    {{.key = "needs_open", .meaning = "Hours of real needs open, per partner", .unit = "hours"}, needs_open},
    {{.key = "participation", .meaning = "Share of employees who served in the past 12 months", .unit = "share"},
     participation},
    {{.key = "volunteer_hours", .meaning = "Hours served since month 1", .unit = "hours"}, volunteer_hours},
    {{.key = "trust", .meaning = "Mean trust of companies in partners they made a proposal to", .unit = "share"},
     trust},
    {{.key = "belief_internal", .meaning = "Employees' mean belief in the program's sincerity", .unit = "share"},
     belief_internal},
    {{.key = "tenure", .meaning = "Mean tenure of all employees", .unit = "months", .headline = false}, tenure},
    {{.key = "attachment", .meaning = "Mean attachment of all employees", .unit = "sd", .headline = false}, attachment},
};

}  // namespace

std::span<const Column> series_declarations()
{
    static const std::vector<Column> declared = [] {
        std::vector<Column> result;
        for (const SeriesColumn& column : columns) {
            result.push_back(column.declaration);
        }
        return result;
    }();
    return declared;
}

RecordedSeries::RecordedSeries(const Recording* what) : what_(what)
{
    if (what_ != nullptr) {
        table_.columns.resize(what_->series.size());
    }
}

void RecordedSeries::after_settle(const World& world)
{
    if (what_ == nullptr || what_->series_every == 0 || what_->series.empty() || !world.clock.last_step_of_month()) {
        return;
    }
    const int month = world.clock.month();
    const int from_first = month + world.clock.burn_in;
    if (from_first % what_->series_every != 0) {
        return;
    }
    table_.months.push_back(month);
    for (std::size_t i = 0; i < what_->series.size(); ++i) {
        table_.columns[i].push_back(columns[what_->series[i]].value(world));
    }
}

}  // namespace kaptein::volunteering
