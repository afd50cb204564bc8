#include "experiment/study.hpp"
#include "report/discovery/discovery_report.hpp"

namespace kaptein {

namespace {

const Declaration& declaration_of(const Study& study, const Factor& factor)
{
    const ModelInfo& info = study.model->info();
    return factor.is_choice ? info.choices[factor.index] : info.parameters[factor.index];
}

std::vector<FactorColumn> columns_of(const Study& study)
{
    std::vector<FactorColumn> columns;
    for (const Factor& factor : study.factors) {
        const Declaration& declared = declaration_of(study, factor);
        FactorColumn column;
        column.kind = declared.kind == Kind::category  ? FactorColumn::Kind::category
                      : declared.kind == Kind::integer ? FactorColumn::Kind::integer
                                                       : FactorColumn::Kind::real;
        column.options = declared.options.size();
        columns.push_back(std::move(column));
    }
    return columns;
}

/// A block of a Saltelli plan holds two points drawn on their own, a trajectory of Morris one.
double worth_of_a_point(const SweepShape& shape)
{
    if (shape.method == "morris") {
        return 1.0 / static_cast<double>(shape.groups.size() + 1);
    }
    return shape.method == "saltelli" ? 2.0 / static_cast<double>(block_of(shape)) : 1.0;
}

}  // namespace

std::optional<std::string> no_discovery(const Study& study)
{
    if (study.points.size() < 20 || study.factors.empty()) {
        return "discover looks for a part of a sweep, and this study has "
               + (study.factors.empty() ? std::string("no sweep")
                                        : "only " + std::to_string(study.points.size()) + " points")
               + "; sweep: {method: sobol, points: 1024, factors: [...]} gives enough";
    }
    return std::nullopt;
}

DiscoveryReport build_discovery(const Rows& rows, const Study& study, const DiscoveryRequest& request)
{
    DiscoveryReport report;
    report.study = &study;
    report.program_version = request.program_version;
    report.outcome = request.outcome.value_or(study.outcomes.front());
    const Rule rule = request.rule.has_value() ? *request.rule : baseline_wins(study, report.outcome);
    report.rule = rule.text();
    if (!request.rule.has_value()) {
        for (const SweepTarget& target : rule.targets()) {
            if (target.design != study.baseline) {
                report.rivals.push_back(target.design);
            }
        }
    } else if (!rule.targets().empty()) {
        report.outcome = rule.targets().front().outcome;
    }
    const std::vector<SweepValues> values = sweep_values(rows, study, rule.targets());
    report.points = study.points.size();
    report.cases.factors = columns_of(study);
    std::size_t row = 0;
    for (const Point& point : study.points) {
        std::vector<std::optional<double>> here;
        for (const SweepValues& target : values) {
            here.push_back(target.means[row]);
        }
        ++row;
        const std::optional<bool> holds = rule.holds(here);
        if (!holds.has_value()) {
            ++report.left_out;
            continue;
        }
        report.cases.hits.push_back(*holds ? 1 : 0);
        report.hits += *holds ? 1 : 0;
        for (std::size_t factor = 0; factor < point.values.size(); ++factor) {
            report.cases.factors[factor].values.push_back(point.values[factor]);
        }
    }
    if (report.cases.size() > 0) {
        report.counts_as = worth_of_a_point(study.sweep);
        report.found = prim(report.cases, {.least_density = request.least_density, .counts_as = report.counts_as});
        report.tree = classification_tree(report.cases, {});
    }
    return report;
}

}  // namespace kaptein
