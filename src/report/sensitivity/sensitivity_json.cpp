#include "experiment/study.hpp"
#include "report/sensitivity/sensitivity_report.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

namespace kaptein {

namespace {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value)
{
    return value.has_value() ? Json(wording::round_significant(*value, 12)) : Json(nullptr);
}

void add(Json& entry, const std::string& measure, const Estimate& estimate)
{
    const auto& interval = estimate.interval;
    entry[measure] = number(estimate.value);
    entry[measure + "_low"] = number(interval.has_value() ? std::optional(interval->low) : std::nullopt);
    entry[measure + "_high"] = number(interval.has_value() ? std::optional(interval->high) : std::nullopt);
}

Json json_of(const SensitivityReport& report, const SensitivityAnalysis& analysis)
{
    const Study& study = *report.study;
    const SweepTarget& target = analysis.target;
    const auto& noise = analysis.noise;
    Json entry;
    entry["method"] = report.method;
    entry["design"] = study.designs[target.design].name;
    entry["against"] = target.against.has_value() ? Json(study.designs[*target.against].name) : Json(nullptr);
    entry["outcome"] = study.model->info().outcomes[target.outcome].key;
    entry["n_points"] = report.points;
    entry["replicates"] = analysis.replicates;
    entry["dropped"] = analysis.dropped;
    entry["noise_share"] = number(noise.has_value() ? std::optional(noise->share) : std::nullopt);
    entry["noise_share_of_run"] = number(noise.has_value() ? std::optional(noise->share_of_run) : std::nullopt);
    entry["indices"] = Json::array();
    entry["pairs"] = Json::array();
    for (std::size_t i = 0; i < report.factors.size(); ++i) {
        Json row{{"factor", report.factors[i]}};
        if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
            add(row, "S1", indices->first[i]);
            add(row, "ST", indices->total[i]);
        } else {
            const FactorEffect& effect = std::get<ElementaryEffects>(analysis.found).factors[i];
            add(row, "mu", effect.mean);
            add(row, "mu_star", effect.mean_absolute);
            add(row, "sigma", effect.deviation);
        }
        entry["indices"].push_back(std::move(row));
    }
    if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
        for (const SobolPair& pair : indices->pairs) {
            Json row{{"a", report.factors[pair.a]}, {"b", report.factors[pair.b]}};
            add(row, "S2", pair.second);
            entry["pairs"].push_back(std::move(row));
        }
    }
    return entry;
}

}  // namespace

std::string sensitivity_json(const SensitivityReport& report)
{
    Json document{{"kaptein", report.request.program_version},
                  {"command", "sensitivity"},
                  {"schema", 1},
                  {"study", report.study->name}};
    Json analyses = Json::array();
    for (const SensitivityAnalysis& analysis : report.analyses) {
        analyses.push_back(json_of(report, analysis));
    }
    // The first stands at the top as well, so that a question for one target is answered without a list.
    if (!analyses.empty()) {
        document.update(analyses.front());
    }
    document["analyses"] = std::move(analyses);
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kaptein
