#include "experiment/study.hpp"
#include "parameters/value_text.hpp"
#include "report/compare/compare_json.hpp"
#include "report/describe/describe.hpp"
#include "report/page/analyses.hpp"
#include "report/page/summaries.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

/// The document that the page reads. Numbers keep 6 significant digits: enough for a figure, and half the size.
namespace kaptein {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t most_point_designs = 200'000;  // beyond, the table across points is left out

Json rounded(double value) { return wording::round_significant(value, 6); }
Json rounded(std::optional<double> value) { return value.has_value() ? rounded(*value) : Json(nullptr); }

Json json_of(const std::optional<Band>& band)
{
    return band.has_value() ? Json{rounded(band->mean), rounded(band->low), rounded(band->high)} : Json(nullptr);
}

Json json_of(const Finding& finding)
{
    Json entry{{"question", finding.question}, {"design", finding.design}, {"against", finding.against},
               {"outcome", finding.outcome},   {"text", finding.text},     {"verdict", finding.verdict},
               {"others", finding.others},     {"ratios", finding.ratios}, {"worlds", nullptr}};
    if (finding.worlds.has_value()) {
        entry["worlds"] = {{"positive", finding.worlds->positive}, {"worlds", finding.worlds->worlds}};
    }
    return entry;
}

/// Means that add up in an account keep 12 digits.
Json precise(const std::optional<Band>& band)
{
    return band.has_value() ? Json{wording::round_significant(band->mean, 12), rounded(band->low), rounded(band->high)}
                            : Json(nullptr);
}

template <class Item>
Json list_of(const std::vector<Item>& items)
{
    Json list = Json::array();
    for (const Item& item : items) {
        list.push_back(json_of(item));
    }
    return list;
}

Json json_of(const Answer& answer)
{
    return {{"sentences", answer.sentences},
            {"against_none", answer.against_none},
            {"findings", list_of(answer.findings)},
            {"warnings", answer.warnings}};
}

Json json_of(const ModelInfo& info, const SeriesBands& series)
{
    Json list = Json::array();
    for (const SeriesBand& band : series.bands) {
        Json intervals = Json::array();
        for (const auto& interval : band.interval) {
            intervals.push_back(interval.has_value() ? Json{rounded(interval->low), rounded(interval->high)}
                                                     : Json(nullptr));
        }
        list.push_back({{"column", info.series[band.column].key},
                        {"design", band.design},
                        {"level", list_of(band.level)},
                        {"difference", list_of(band.difference)},
                        {"interval", intervals}});
    }
    return {{"months", series.months}, {"replicates", series.replicates}, {"sampled", series.sampled}, {"bands", list}};
}

Json json_of(const ComparisonReport& report, const SweepEffect& effect)
{
    Json at = Json::array();
    std::string verdicts;
    for (std::size_t i = 0; i < effect.at.size(); ++i) {
        at.push_back(rounded(effect.at[i]));
        verdicts += effect.verdict[i] == Verdict::higher ? '+' : effect.verdict[i] == Verdict::lower ? '-' : '0';
    }
    return {{"name", effect.name},
            {"outcome", report.outcome(effect.outcome).key},
            {"unit", effect.unit},
            {"positive", effect.positive},
            {"known", effect.known},
            {"clearly_positive", effect.clearly_positive},
            {"clearly_negative", effect.clearly_negative},
            {"at", at},
            {"verdicts", verdicts}};
}

Json sweep_json(const ComparisonReport& report, const PageInput& input)
{
    if (report.points.size() < 2) {
        return nullptr;
    }
    const Study& study = *input.study;
    const SweepSummary summary = sweep_summary(report);
    Json sweep{{"method", study.sweep_method}, {"points", report.points.size()}, {"shown", summary.sample},
               {"factors", Json::array()},     {"effects", Json::array()},       {"across", nullptr}};
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Factor& factor = study.factors[i];
        const auto& declared = factor.is_choice ? report.request.info->choices : report.request.info->parameters;
        Json values = Json::array();
        for (const std::uint64_t number : summary.sample) {
            const auto row = study.points.row_of(number);
            values.push_back(row.has_value() ? rounded(study.points[*row].values[i]) : Json(nullptr));
        }
        sweep["factors"].push_back({{"name", factor.name},
                                    {"unit", declared[factor.index].unit},
                                    {"meaning", declared[factor.index].meaning},
                                    {"values", values}});
    }
    for (const SweepEffect& effect : summary.effects) {
        sweep["effects"].push_back(json_of(report, effect));
    }
    if (report.points.size() * report.designs.size() <= most_point_designs) {
        sweep["across"] = Json::array();
        for (const AcrossRow& row : across_points(report, *input.rows)) {
            sweep["across"].push_back({{"design", row.design},
                                       {"outcome", report.outcome(row.outcome).key},
                                       {"points", row.points},
                                       {"level", precise(row.level)},
                                       {"difference", json_of(row.difference)},
                                       {"positive", row.positive},
                                       {"compared", row.compared}});
        }
    }
    return sweep;
}

/// The comparison of one point, with every level outcome beside those that the study asked for.
Json numbers_of(const ComparisonReport& report, const PageInput& input, std::uint64_t point)
{
    CompareRequest request = report.request;
    request.point = point;
    const auto table = [&](std::vector<std::size_t> outcomes) {
        request.outcomes = std::move(outcomes);
        return Json::parse(compare_json(build_comparison(*input.rows, request)), nullptr, false);
    };
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < request.info->outcomes.size(); ++i) {
        const auto& asked = report.request.outcomes;
        const bool derived = request.info->outcomes[i].kind == OutcomeKind::derived;
        if (std::find(asked.begin(), asked.end(), i) == asked.end() && (!derived || report.null_design)) {
            others.push_back(i);
        }
    }
    std::vector<std::size_t> asked;
    for (const std::size_t outcome : report.request.outcomes) {
        if (std::find(report.without_null.begin(), report.without_null.end(), outcome) == report.without_null.end()) {
            asked.push_back(outcome);
        }
    }
    return {{"asked", table(asked)}, {"others", table(others)}};
}

Json design_json(const Study& study, const Design& design, std::size_t index, const ComparisonReport& report)
{
    return {{"name", design.name},
            {"preset", design.preset},
            {"is_baseline", index == report.baseline},
            {"is_null", report.null_design.has_value() && index == *report.null_design},
            {"choices", study.model->info().choices.empty() ? std::vector<double>{} : design.choices}};
}

/// The first good run of each design at the point, for the page's check of itself.
Json digests_of(const PageInput& input, std::uint64_t point)
{
    Json list = Json::array();
    std::size_t next = 0;
    input.rows->each_run(point, [&](const StoredRun& run) {
        if (run.ok && run.design >= next) {
            list.push_back({{"design", run.design}, {"replicate", run.replicate}, {"state", to_text(run.state)}});
            next = run.design + 1;
        }
    });
    return list;
}

Json study_json(const Study& study, const ComparisonReport& report)
{
    Json entry{{"name", study.name},          {"title", study.title},
               {"question", study.question},  {"seed", std::to_string(study.seed)},
               {"burn_in", study.burn_in},    {"horizon", study.horizon},
               {"run_out", study.run_out},    {"replicates", report.replicates},
               {"baseline", report.baseline}, {"values", study.settings},
               {"set_by", Json::array()},     {"designs", Json::array()}};
    entry["own_entities"] =
        std::any_of(study.tables.begin(), study.tables.end(), [](const EntityValues& table) { return table.rows > 0; });
    for (const SetBy& by : study.settings_by) {
        entry["set_by"].push_back(by.text);
    }
    for (std::size_t i = 0; i < study.designs.size(); ++i) {
        entry["designs"].push_back(design_json(study, study.designs[i], i, report));
    }
    return entry;
}

/// `describe MODEL --json`, and how a reader meets the model.
Json model_json(const ModelInfo& info, const Reading& reading, const std::string& program_version)
{
    Json model = Json::parse(describe_model_json(info, program_version), nullptr, false);
    model["null_preset"] = info.null_preset.empty() ? Json(nullptr) : Json(info.null_preset);
    for (std::size_t i = 0; i < info.parameters.size(); ++i) {
        model["parameters"][i]["slider"] = info.parameters[i].slider;
    }
    for (const char* list : {"contrasts", "waterfall", "accounts", "groups"}) {
        model[list] = Json::array();
    }
    for (const Contrast& contrast : info.contrasts) {
        model["contrasts"].push_back(
            {{"question", contrast.question}, {"preset", contrast.preset}, {"against", contrast.against}});
    }
    for (const WaterfallStep& step : info.waterfall) {
        model["waterfall"].push_back({{"outcome", step.outcome}, {"label", step.label}});
    }
    for (const Account& account : reading.accounts) {
        Json lines = Json::array();
        for (const Term& line : account.lines) {
            lines.push_back({{"level", line.level}, {"weight", line.weight}});
        }
        model["accounts"].push_back({{"total", account.total}, {"title", account.title}, {"lines", lines}});
    }
    for (const OutcomeGroup& group : reading.groups) {
        model["groups"].push_back({{"title", group.title}, {"meaning", group.meaning}, {"outcomes", group.outcomes}});
    }
    model["small_world"] = {{"meaning", reading.small_world.meaning}, {"settings", Json::object()}};
    for (const Setting& setting : reading.small_world.settings) {
        model["small_world"]["settings"][std::string(setting.key)] = setting.value;
    }
    model["limits"] = reading.limits;
    return model;
}

Json runs_json(const ComparisonReport& report)
{
    Json runs{{"planned", report.request.runs_planned},
              {"stored", report.run_count},
              {"failed", report.failed_count},
              {"points", report.points.size()},
              {"examples", Json::array()}};
    for (const FailedRun& run : report.failed) {
        runs["examples"].push_back(
            {{"run", std::to_string(run.point) + ":" + report.design(run.design) + ":" + std::to_string(run.replicate)},
             {"stage", run.stage},
             {"message", run.message}});
    }
    return runs;
}

}  // namespace

std::string page_document(const PageInput& input)
{
    const Study& study = *input.study;
    CompareRequest request = compare_request(study);
    request.program_version = input.program_version;
    const ComparisonReport report = build_comparison(*input.rows, request);
    const std::uint64_t point = report.points.empty() ? 0 : report.points.front();
    Json document;
    document["page"] = 1;
    document["kaptein"] = input.program_version;
    document["revision"] = input.program_revision;
    document["compiler"] = input.compiler;
    document["model_index"] = input.model_index;
    document["describe"] = model_json(study.model->info(), *input.reading, input.program_version);
    document["study"] = study_json(study, report);
    document["runs"] = runs_json(report);
    document["answer"] = json_of(answer_of(report, input));
    document["worlds_study"] = input.worlds_study;
    document["point"] = point;
    document["numbers"] = numbers_of(report, input, point);
    document["series"] = json_of(study.model->info(), series_bands(input, report.baseline, point));
    document["sweep"] = sweep_json(report, input);
    document["digests"] = digests_of(input, point);
    document["files"] = {{"study", study.study_text}, {"resolved", study.resolved_text}};
    document["analyses"] = {
        {"map", map_for_page(report)},
        {"sensitivity", sensitivity_for_page(*input.rows, study)},
        {"discovery", discovery_for_page(*input.rows, study)},
        {"attribution", input.attribution ? attribution_for_page(*input.attribution, study) : Json(nullptr)}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kaptein
