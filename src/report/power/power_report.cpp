#include "report/power/power_report.hpp"

#include "analysis/moments.hpp"
#include "analysis/power.hpp"
#include "experiment/study.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace kaptein {

using namespace wording;

namespace {

using Json = nlohmann::ordered_json;

constexpr double usual_share = 0.05;
constexpr double usual_power = 0.8;

PowerRow row_of(const PowerRequest& request, const std::vector<double>& differences,
                const std::optional<double>& baseline)
{
    PowerRow row;
    row.n = differences.size();
    if (differences.empty()) {
        return row;
    }
    const Moments moments = moments_of(differences);
    row.difference = moments.mean;
    const bool relative = request.relative || !request.half_width.has_value();
    const double width = request.half_width.value_or(usual_share);
    if (!relative) {
        row.wanted = width;
    } else if (baseline.has_value()) {
        row.wanted = width * std::abs(*baseline);
    }
    if (differences.size() < 2) {
        return row;
    }
    row.sd = moments.sd;
    row.half_width = half_width(row.n, moments.sd, request.confidence);
    if (row.wanted.has_value()) {
        row.needed = values_needed(moments.sd, *row.wanted, request.confidence);
    }
    if (moments.sd > 0.0) {
        row.for_power = pairs_needed(moments.mean / moments.sd, 1.0 - request.confidence, usual_power);
    }
    return row;
}

Json number(std::optional<double> value)
{
    return value.has_value() ? Json(round_significant(*value, 12)) : Json(nullptr);
}

/// Of several points the one that needs most replicates; a point that cannot be reached comes first.
const PowerRow* hardest(const std::vector<const PowerRow*>& rows)
{
    const auto need = [](const PowerRow* row) {
        return row->needed.value_or(row->wanted.has_value() && row->sd.has_value() ? HUGE_VAL : -1.0);
    };
    return *std::max_element(rows.begin(), rows.end(),
                             [&](const PowerRow* a, const PowerRow* b) { return need(a) < need(b); });
}

std::string planned(std::optional<double> number_of_replicates)
{
    return number_of_replicates.has_value() ? count(static_cast<std::uint64_t>(*number_of_replicates)) : "-";
}

}  // namespace

PowerReport build_power(const Rows& rows, const Study& study, const PowerRequest& request)
{
    PowerReport report{.study = &study, .request = request, .rows = {}};
    const auto none = null_design(study);
    const std::vector<std::size_t> outcomes =
        request.outcome.has_value() ? std::vector<std::size_t>{*request.outcome} : study.outcomes;
    const ModelInfo& info = study.model->info();
    for (const std::uint64_t point : rows.points()) {
        PointData data(info, study.designs.size(), none);
        rows.each_run(point, [&data](const StoredRun& run) { data.add(run); });
        for (const std::size_t outcome : outcomes) {
            const Quantity base{.design = study.baseline, .outcome = outcome, .denominator = {}};
            const std::optional<double> mean = data.level(base, request.confidence).mean;
            for (std::size_t design = 0; design < study.designs.size(); ++design) {
                if (design == study.baseline && study.designs.size() > 1) {
                    continue;
                }
                const auto against =
                    study.designs.size() > 1 ? std::optional<std::size_t>(study.baseline) : std::nullopt;
                PowerRow row = row_of(request, data.values(outcome, design, against), mean);
                row.point = point;
                row.design = design;
                row.outcome = outcome;
                report.rows.push_back(row);
            }
        }
    }
    return report;
}

std::string power_text(const PowerReport& report)
{
    const Study& study = *report.study;
    const ModelInfo& info = study.model->info();
    const bool single = study.designs.size() == 1;
    std::string text = paragraph(visible(study.name) + ": how many replicates would it take?");
    const double width = report.request.half_width.value_or(usual_share);
    const bool relative = report.request.relative || !report.request.half_width.has_value();
    text += paragraph(
        "From the spread of the "
        + std::string(single ? "runs" : "paired differences to " + visible(study.designs[study.baseline].name))
        + " seen so far. Wanted: a " + spoken(report.request.confidence, "share") + " interval of +- "
        + (relative ? spoken(width, "share") + " of the mean of " + visible(study.designs[study.baseline].name)
                    : cell(width))
        + "; for it: replicates that reach it. For power: replicates with which the difference seen would be found in "
          "8 of 10 studies, "
          "before any correction for many comparisons.");
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const PowerRow*>> groups;
    for (const PowerRow& row : report.rows) {
        groups[{row.outcome, row.design}].push_back(&row);
    }
    if (std::none_of(report.rows.begin(), report.rows.end(), [](const PowerRow& row) { return row.n > 1; })) {
        return text
               + paragraph("There is one replicate per point, which shows no spread: two or more are needed "
                           "(replicates: 10 in the study file, then the same run command).");
    }
    const bool sweep = !study.points.empty() && study.points.size() > 1;
    TextTable table({"", sweep ? "hardest point" : "", "n", "sd", "half-width", "wanted", "for it", "for power"},
                    {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right, Align::right,
                     Align::right});
    for (const std::size_t outcome :
         report.request.outcome.has_value() ? std::vector<std::size_t>{*report.request.outcome} : study.outcomes) {
        table.add({spoken_key(info.outcomes[outcome].key)});
        for (std::size_t design = 0; design < study.designs.size(); ++design) {
            const auto found = groups.find({outcome, design});
            if (found == groups.end()) {
                continue;
            }
            const PowerRow& row = *hardest(found->second);
            table.add({"  " + visible(study.designs[design].name), sweep ? std::to_string(row.point) : "", count(row.n),
                       cell(row.sd), cell(row.half_width), cell(row.wanted), planned(row.needed),
                       planned(row.for_power)});
        }
    }
    return text + table.text();
}

std::string power_json(const PowerReport& report)
{
    const Study& study = *report.study;
    const ModelInfo& info = study.model->info();
    Json document{{"kaptein", report.request.program_version},
                  {"command", "power"},
                  {"schema", 1},
                  {"study", study.name},
                  {"baseline", study.designs[study.baseline].name},
                  {"level", report.request.confidence},
                  {"rows", Json::array()}};
    for (const PowerRow& row : report.rows) {
        document["rows"].push_back({{"point", row.point},
                                    {"design", study.designs[row.design].name},
                                    {"outcome", info.outcomes[row.outcome].key},
                                    {"unit", info.outcomes[row.outcome].unit},
                                    {"n", row.n},
                                    {"difference", number(row.difference)},
                                    {"sd", number(row.sd)},
                                    {"half_width", number(row.half_width)},
                                    {"wanted", number(row.wanted)},
                                    {"n_needed", number(row.needed)},
                                    {"n_for_power_80", number(row.for_power)}});
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kaptein
