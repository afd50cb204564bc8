#include "app/output/documents.hpp"

#include "app/output/json_document.hpp"

namespace kaptein {
namespace {

Json known(double number) { return number < 0.0 ? Json(nullptr) : Json(number); }

Json known(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <typename Number>
Json known(const std::optional<Number>& number)
{
    return number ? Json(*number) : Json(nullptr);
}

}  // namespace

std::string check_document(std::string_view study, const Problems& problems, const std::optional<RunCounts>& counts)
{
    Json document = opening("check", study);
    document["ok"] = problems.empty();
    document["problems"] = Json::array();
    for (const Problem& problem : problems) {
        document["problems"].push_back({{"file", problem.file},
                                        {"line", problem.line},
                                        {"column", problem.column},
                                        {"path", problem.path},
                                        {"kind", problem.kind},
                                        {"found", problem.found},
                                        {"allowed", problem.allowed},
                                        {"suggestion", known(problem.suggestion)},
                                        {"message", problem.message}});
    }
    document["counts"] = nullptr;
    if (counts) {
        document["counts"] = {{"points", counts->points},
                              {"designs", counts->designs},
                              {"replicates", counts->replicates_max},
                              {"runs", counts->runs}};
    }
    return text_of(document);
}

std::string plan_document(std::string_view study, const RunCounts& counts, const std::optional<PilotResult>& pilot)
{
    Json document = opening("plan", study);
    document["counts"] = {{"points", counts.points},
                          {"dropped", counts.dropped},
                          {"designs", counts.designs},
                          {"replicates_min", counts.replicates_min},
                          {"replicates_max", counts.replicates_max},
                          {"runs", counts.runs},
                          {"stored", counts.stored},
                          {"missing", counts.missing}};
    document["pilot"] = nullptr;
    if (pilot) {
        document["pilot"] = {{"seconds_per_run", pilot->seconds_per_run},
                             {"wall_seconds", pilot->wall_seconds},
                             {"memory_bytes", pilot->memory_bytes},
                             {"disk_bytes", pilot->disk_bytes},
                             {"threads", pilot->threads}};
    }
    return text_of(document);
}

std::string run_state_document(std::string_view command, std::string_view study, const RunState& state, bool pretty)
{
    Json document = opening(command, study);
    document["state"] = state.state;
    document["planned"] = state.planned;
    document["stored"] = state.stored;
    document["failed"] = state.failed;
    document["runs_per_second"] = known(state.runs_per_second);
    document["seconds_left"] = known(state.seconds_left);
    document["writer"] = nullptr;
    if (!state.writer_pid.empty()) {
        document["writer"] = {{"pid", std::stoll(state.writer_pid)}, {"host", state.writer_host}};
    }
    document["not_precise"] = Json::array();
    for (const NotPrecise& one : state.not_precise) {
        document["not_precise"].push_back(
            {{"point", one.point}, {"design", one.design}, {"half_width", known(one.half_width)}});
    }
    if (!state.expected.empty()) {
        add_expectations(document, state.expected);
    }
    return text_of(document, pretty);
}

std::string verify_document(std::string_view study, const Verification& result)
{
    Json document = opening("verify", study);
    document["rows"] = result.rows;
    document["bad"] = Json::array();
    for (const BadRow& row : result.bad) {
        document["bad"].push_back({{"table", row.table},
                                   {"point", known(row.point)},
                                   {"design", known(row.design)},
                                   {"replicate", known(row.replicate)},
                                   {"problem", row.problem}});
    }
    document["rerun"] = {{"checked", result.rerun.checked},
                         {"identical", result.rerun.identical},
                         {"different", result.rerun.different}};
    document["ok"] = result.ok();
    return text_of(document);
}

}  // namespace kaptein
