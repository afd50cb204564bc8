// The ODD of the volunteering model against its code. What is generated is renewed by
//   build/bin/kaptein describe volunteering --markdown > models/volunteering/PARAMETERS.md
#include "base/text.hpp"
#include "models/catalogue/catalogue.hpp"
#include "models/volunteering/month.hpp"
#include "report/describe/describe.hpp"
#include "support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace kaptein;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(KAPTEIN_SOURCE_DIR) / "models/volunteering";

std::string read(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

const ModelInfo& volunteering_info()
{
    for (const Model* model : catalogue()) {
        if (model->info().name == "volunteering") {
            return model->info();
        }
    }
    FAIL("the catalogue has no model volunteering");
    return catalogue().front()->info();
}

/// The part between a heading and the next one of the same or a higher rank.
std::string section(const std::string& text, const std::string& heading)
{
    const std::size_t begin = text.find("\n" + heading + "\n");
    if (begin == std::string::npos) {
        return "";
    }
    const std::size_t rank = heading.find(' ');
    std::size_t end = begin + 1 + heading.size();
    while ((end = text.find("\n#", end)) != std::string::npos
           && text.find_first_not_of('#', end + 1) > end + 1 + rank) {
        ++end;
    }
    return text.substr(begin, end == std::string::npos ? end : end - begin);
}

std::vector<std::string> all_matches(const std::string& text, const std::regex& pattern)
{
    std::vector<std::string> found;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern); it != std::sregex_iterator(); ++it) {
        found.push_back((*it)[1].str());
    }
    return found;
}

std::vector<std::string> phases_in(const std::string& readme)
{
    return all_matches(section(readme, "### 3.1 Schedule"), std::regex("\n[0-9]+\\. `([a-z]+)`"));
}

std::vector<std::string> keys_of(const ModelInfo& info)
{
    std::vector<std::string> keys;
    const auto add = [&](const auto& things) {
        for (const auto& thing : things) {
            keys.emplace_back(thing.key);
        }
    };
    add(info.parameters);
    add(info.choices);
    for (const Declaration& choice : info.choices) {
        add(choice.options);
    }
    add(info.presets);
    add(info.outcomes);
    add(info.mechanisms);
    add(info.series);
    add(info.denominators);
    return keys;
}

/// One missing key a line: a key stands in a document as `key`.
std::string missing_keys(const std::string& documents, const std::vector<std::string>& keys)
{
    std::string missing;
    for (const std::string& key : keys) {
        missing += documents.find("`" + key + "`") == std::string::npos ? key + "\n" : "";
    }
    return missing;
}

/// "| `preset` | agenda | lead | ...": a preset as a row of the table in the ODD.
std::string row_of(const Preset& preset, const ModelInfo& info)
{
    std::string row = "\n| `" + std::string(preset.key) + "` |";
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        row += " " + value_text(info.choices[i], preset.choices[i]) + " |";
    }
    return row + "\n";
}

/// Words such as `hosting.crowding` in the text that look like a parameter and are none.
std::string stale_keys(const std::string& text, const ModelInfo& info)
{
    std::set<std::string> known;
    std::set<std::string> groups;
    for (const Declaration& declared : info.parameters) {
        known.emplace(declared.key);
        groups.emplace(declared.key.substr(0, declared.key.find('.')));
    }
    for (const EntityTable& table : info.tables) {
        known.emplace(std::string(table.key) + ".file");
    }
    std::string stale;
    for (const std::string& key : all_matches(text, std::regex("`([a-z_]+\\.[a-z_]+)`"))) {
        const std::string ending = key.substr(key.find('.'));
        const bool file = ending == ".hpp" || ending == ".cpp" || ending == ".md";
        stale += !file && groups.contains(key.substr(0, key.find('.'))) && !known.contains(key) ? key + "\n" : "";
    }
    return stale;
}

std::string without_spaces(const std::string& text) { return std::regex_replace(text, std::regex("[\\s`]+"), ""); }

/// Named numbers of a source that stand neither in a declaration nor in a function: name -> value as written.
std::map<std::string, std::string> constants_of(const std::string& source)
{
    static const std::regex constant("(?:^|\n)(?:inline )?constexpr (?:double|int|std::uint32_t|std::array<[A-Za-z]+, "
                                     "[a-z_0-9]+>) ([a-z_]+)(?:\\[[0-9]*\\])? =\\s+"
                                     "([^;]+);");
    std::map<std::string, std::string> found;
    for (auto it = std::sregex_iterator(source.begin(), source.end(), constant); it != std::sregex_iterator(); ++it) {
        found[(*it)[1].str()] = without_spaces((*it)[2].str());
    }
    return found;
}

/// The rows "| `name` | value | ..." of the table of constants.
std::map<std::string, std::string> constants_in(const std::string& readme)
{
    static const std::regex row("\n\\| `([a-z_]+)` \\| ([^|]+) \\|");
    const std::string table = section(readme, "### 7.0 Constants");
    std::map<std::string, std::string> found;
    for (auto it = std::sregex_iterator(table.begin(), table.end(), row); it != std::sregex_iterator(); ++it) {
        found[(*it)[1].str()] = without_spaces((*it)[2].str());
    }
    return found;
}

/// Settings of the computation, of no meaning to the model.
const std::set<std::string> not_of_the_model = {"steps_max",     "eur_tolerance", "score_unit", "many",
                                                "closed_option", "no_need",       "for_sure"};

std::map<std::string, std::string> constants_of_model()
{
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const bool code = entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp";
        const std::string name = entry.path().filename().string();
        const bool algorithm = entry.path().parent_path().filename() == "matching";  // exact, whatever its constants
        const bool template_rows = name == "own_case.cpp";                          // examples that a user overwrites
        if (code && !algorithm && !template_rows) {
            found.merge(constants_of(read(entry.path())));
        }
    }
    for (const std::string& name : not_of_the_model) {
        found.erase(name);
    }
    return found;
}

/// "name: code has X, document has Y", one a line.
std::string differences(const std::map<std::string, std::string>& code,
                        const std::map<std::string, std::string>& document)
{
    std::string text;
    for (const auto& [name, value] : code) {
        const auto written = document.find(name);
        if (written == document.end()) {
            text += name + " = " + value + " is not in the document\n";
        } else if (written->second != value) {
            text += name + ": code has " + value + ", document has " + written->second + "\n";
        }
    }
    for (const auto& [name, value] : document) {
        text += code.contains(name) ? "" : name + " is not in the code\n";
    }
    return text;
}

} // namespace

TEST_CASE("the schedule in the ODD is the schedule of the code", "[docs]")
{
    const std::vector<std::string> in_code(std::begin(volunteering::schedule), std::end(volunteering::schedule));
    CHECK(phases_in(read(folder / "README.md")) == in_code);
    CHECK(phases_in("\n### 3.1 Schedule\n\n1. `work`: x\n2. `plan`\n\n### 3.2 Next\n\n1. `agree`\n")
          == std::vector<std::string>{"work", "plan"});
}

TEST_CASE("the mechanisms in the ODD and what takes them out are those of the code", "[docs]")
{
    const std::string readme = read(folder / "README.md");
    for (const Mechanism& mechanism : volunteering_info().mechanisms) {
        const std::string off = mechanism.off_parameter.empty() ? "-"
                                                                : "`" + std::string(mechanism.off_parameter)
                                                                      + "` = " + to_text(mechanism.off_value);
        const std::string row = "\n| `" + std::string(mechanism.key) + "` | " + std::string(mechanism.phase) + " | "
                                + off + " | " + std::string(mechanism.without_it) + " |";
        INFO(row);
        CHECK(readme.find(row) != std::string::npos);
    }
}

TEST_CASE("the phase of each mechanism is one of the schedule", "[docs]")
{
    const std::set<std::string_view> phases(std::begin(volunteering::schedule), std::end(volunteering::schedule));
    for (const Mechanism& mechanism : volunteering_info().mechanisms) {
        INFO(mechanism.key);
        CHECK(phases.contains(mechanism.phase));
    }
}

TEST_CASE("the documents of the volunteering model name every key and no key that is gone", "[docs]")
{
    const std::string readme = read(folder / "README.md");
    const std::string documents = readme + read(folder / "PARAMETERS.md");
    CHECK(missing_keys(documents, keys_of(volunteering_info())) == "");
    CHECK(missing_keys(readme, {"agenda", "net_social_value"}) == "");
    CHECK(missing_keys("`a` b", {"a", "b"}) == "b\n");
    const std::string assumptions = read(folder / "ASSUMPTIONS.md");
    REQUIRE(assumptions != "");
    CHECK(stale_keys(readme + assumptions, volunteering_info()) == "");
    CHECK(stale_keys("`hosting.crowding` `hosting.no_such` `hosting.hpp`", volunteering_info()) == "hosting.no_such\n");
}

TEST_CASE("the targets of calibration in the ODD are those of the code", "[docs]")
{
    const std::string readme = read(folder / "README.md");
    for (const Outcome& outcome : volunteering_info().outcomes) {
        if (!outcome.target.source.empty()) {
            const std::string row = "\n| `" + std::string(outcome.key) + "` | " + to_text(outcome.target.low) + " to "
                                    + to_text(outcome.target.high) + " | " + std::string(outcome.target.source) + " |";
            INFO(row);
            CHECK(readme.find(row) != std::string::npos);
        }
    }
}

TEST_CASE("the presets in the ODD are those of the code", "[docs]")
{
    const std::string readme = read(folder / "README.md");
    for (const Preset& preset : volunteering_info().presets) {
        const std::string row = row_of(preset, volunteering_info());
        INFO(row);
        CHECK(readme.find(row) != std::string::npos);
    }
}

TEST_CASE("PARAMETERS.md is what the declarations generate", "[docs]")
{
    // A difference means: run the command at the top of this file and read what changed before you commit it.
    CHECK(read(folder / "PARAMETERS.md") == parameters_markdown(volunteering_info()));
}

TEST_CASE("the table of constants in the ODD has every constant of the code with its value", "[docs]")
{
    CHECK(differences(constants_of_model(), constants_in(read(folder / "README.md"))) == "");
    CHECK(constants_of("\nconstexpr double step = 0.25;  // why\ninline constexpr int days[2] = {1, 2};\n")
          == std::map<std::string, std::string>{{"step", "0.25"}, {"days", "{1,2}"}});
    CHECK(differences({{"step", "1"}, {"gone", "2"}}, {{"step", "3"}, {"new", "4"}})
          == "gone = 2 is not in the document\nstep: code has 1, document has 3\nnew is not in the code\n");
}
