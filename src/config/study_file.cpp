#include "config/study_file.hpp"

#include "config/shown.hpp"
#include "config/study_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr std::size_t designs_max = 1000;
constexpr std::int64_t months_max = 12'000;  // the month of a draw has 16 bits; three spans of a thousand years fit

bool is_id(std::string_view text, std::size_t most, char between)
{
    return !text.empty() && text.size() <= most && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == between;
    });
}

Reading<std::string> read_study_id(const Node& node)
{
    auto reading = read_name(node);
    const auto* id = std::get_if<std::string>(&reading);
    if (id == nullptr) {
        return reading;
    }
    const std::string allowed = "a-z, 0-9 and -, at most 64, beginning with a letter or digit; not 'published'";
    if (!is_id(*id, 64, '-') || id->front() == '-' || *id == "published") {
        return Fault{"name", fmt::format("'{}' cannot be the id of a study", shown(*id, 40)), *id, allowed, ""};
    }
    return reading;
}

Reading<ModelName> read_model(const Node& node)
{
    auto reading = read_name(node);
    if (auto* fault = std::get_if<Fault>(&reading)) {
        return *fault;
    }
    const std::string& text = std::get<std::string>(reading);
    const std::size_t at = text.find('@');
    ModelName model{text.substr(0, at), std::nullopt};
    if (at == std::string::npos) {
        return model;
    }
    const std::string version = text.substr(at + 1);
    const std::size_t dot = version.find('.');
    const auto major = parse_integer(version.substr(0, dot), 0, 1'000'000);
    const auto minor = parse_integer(dot == std::string::npos ? "" : version.substr(dot + 1), 0, 1'000'000);
    if (!std::holds_alternative<std::int64_t>(major) || !std::holds_alternative<std::int64_t>(minor)) {
        return Fault{"type", fmt::format("'{}' is not a version", shown(version, 40)), text, "NAME or NAME@MAJOR.MINOR",
                     ""};
    }
    model.version = {static_cast<int>(std::get<std::int64_t>(major)), static_cast<int>(std::get<std::int64_t>(minor))};
    return model;
}

Reading<std::int64_t> read_schema(const Node& node)
{
    auto reading = read_integer(node, 1, 1);
    if (auto* fault = std::get_if<Fault>(&reading)) {
        fault->allowed = "1, the file format of this version";
    }
    return reading;
}

void read_settings(MapReader& top, StudyFile& file, Problems& problems)
{
    const Node* node = top.find("settings");
    if (node == nullptr) {
        return;
    }
    const MapReader map(*node, "settings", {"of the model (see describe)"}, problems, true);
    if (map.is_map()) {
        file.settings = node->entries;
    }
}

void read_designs(MapReader& top, StudyFile& file, Problems& problems)
{
    file.has_designs = top.has("designs");
    const Node* node = top.find("designs");
    if (node == nullptr) {
        return;
    }
    const MapReader map(*node, "designs", {"that name designs"}, problems, true);
    if (map.is_map() && node->entries.empty()) {
        problems.push_back(problem_at(node->place, "designs",
                                      {"missing", "no designs", "", "at least one, or leave out designs:", ""}));
    }
    if (node->entries.size() > designs_max) {
        problems.push_back(problem_at(node->place, "designs",
                                      {"limit", "too many designs", std::to_string(node->entries.size()),
                                       fmt::format("at most {}", designs_max), ""}));
        return;
    }
    for (const Entry& entry : node->entries) {
        const bool good = is_id(entry.key, 40, '_') && entry.key.front() >= 'a' && entry.key != "all";
        if (!good) {
            problems.push_back(
                problem_at(entry.place, "designs." + entry.key,
                           {"name", fmt::format("'{}' cannot be the name of a design", shown(entry.key, 40)), entry.key,
                            "a letter, then a-z, 0-9 and _, at most 40; not 'all'", ""}));
        }
        file.designs.push_back(read_design(entry, problems));
    }
}

void read_sweep_part(MapReader& top, StudyFile& file, Problems& problems)
{
    if (const Node* node = top.find("sweep")) {
        file.sweep = read_sweep(*node, "sweep", problems);
    }
}

void read_recording(MapReader& top, StudyFile& file, Problems& problems)
{
    if (const Node* node = top.find("series")) {
        file.series = read_series(*node, problems);
    }
    file.has_panel = top.has("panel");
    if (const Node* node = top.find("panel")) {
        file.panel = read_panels(*node, problems);
    }
    if (const Node* node = top.find("expect")) {
        file.expect = read_expectations(*node, problems);
    }
}

/// A dotted key at the top of a file is most often a setting that lost its indentation.
void hint_at_settings(const Node& root, Problems& problems)
{
    for (Problem& problem : problems) {
        const bool dotted = problem.kind == "unknown_key" && problem.path.find('.') != std::string::npos
                            && find_entry(root, problem.path) != nullptr;
        if (dotted) {
            problem.allowed = "settings of the model stand under settings:";
            problem.suggestion.clear();
            problem.message = fmt::format("'{}' is not a key here. Allowed: {}.", shown(problem.path), problem.allowed);
        }
    }
}

}  // namespace

const std::vector<std::string_view>& study_keys()
{
    static const std::vector<std::string_view> keys{
        "study",    "schema",  "model",    "title", "question",   "extends",  "seed",   "burn_in", "horizon", "run_out",
        "settings", "designs", "baseline", "sweep", "replicates", "outcomes", "series", "panel",   "expect"};
    return keys;
}

StudyFile read_study_file(Node root, Problems& problems)
{
    StudyFile file;
    file.root = std::make_unique<Node>(std::move(root));
    Problems found;
    MapReader top(*file.root, "", study_keys(), found);
    hint_at_settings(*file.root, found);
    top.require("study", "study: NAME");
    top.require("schema", "schema: 1");
    file.study = top.field("study", read_study_id);
    top.field("schema", read_schema);
    file.model = top.field("model", read_model);
    file.title = top.field("title", read_text);
    file.question = top.field("question", read_text);
    file.baseline = top.field("baseline", read_name);
    file.seed = top.field("seed", read_unsigned);
    file.burn_in = top.field("burn_in", [](const Node& node) { return read_months(node, 0, months_max); });
    file.horizon = top.field("horizon", [](const Node& node) { return read_months(node, 1, months_max); });
    file.run_out = top.field("run_out", [](const Node& node) { return read_months(node, 0, months_max); });
    read_settings(top, file, found);
    read_designs(top, file, found);
    read_sweep_part(top, file, found);
    if (const Node* node = top.find("replicates")) {
        file.replicates = read_replicates(*node, found);
    }
    file.has_outcomes = top.has("outcomes");
    file.outcomes = top.names("outcomes");
    if (const Node* node = top.find("outcomes")) {
        file.outcomes_place = node->place;
    }
    read_recording(top, file, found);
    problems.insert(problems.end(), found.begin(), found.end());
    return file;
}

}  // namespace kaptein
