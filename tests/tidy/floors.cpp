#include "support/catch.hpp"
#include "tidy/tree.hpp"

#include <map>
#include <regex>

using namespace tidy;

namespace {

/// Floor of each folder, as src/README.md draws it. A folder includes lower floors and itself.
const std::map<std::string, int> floors = {
    {"src/base", 0},     {"src/random", 1}, {"src/parameters", 1}, {"src/outcomes", 1}, {"src/simulation", 2},
    {"src/parallel", 2}, {"src/config", 2}, {"src/experiment", 3}, {"src/store", 3},    {"src/analysis", 3},
    {"src/report", 4},   {"src/web", 4},    {"src/app", 5}};

/// "src/store" of "src/store/files/lock.hpp", "models/volunteering" of what is in it.
std::string area_of(const std::string& path)
{
    const std::size_t first = path.find('/');
    const std::size_t second = path.find('/', first + 1);
    return path.substr(0, second);
}

bool is_science(const std::string& area) { return area.starts_with("models/") && area != "models/catalogue"; }

/// Whether files of one area may include another's.
bool allowed(const std::string& from, const std::string& to)
{
    if (from == to) {
        return true;
    }
    if (is_science(from)) {
        return to == "src/base" || to == "src/random" || to == "src/parameters" || to == "src/outcomes"
               || to == "src/simulation";
    }
    if (from == "models/catalogue") {
        return is_science(to) || to == "src/simulation";
    }
    if (to == "models/catalogue") {
        return from == "src/app" || from == "src/web";
    }
    if (is_science(to) || !floors.contains(from) || !floors.contains(to)) {
        return false;
    }
    return floors.at(to) < floors.at(from);
}

Findings stray_arrows(const std::vector<SourceFile>& files)
{
    static const std::regex include("^\\s*#\\s*include\\s+\"([^\"]+)\"");
    Findings findings;
    for (const SourceFile& file : files) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            std::smatch found;
            if (!std::regex_search(file.lines[i], found, include)) {
                continue;
            }
            const std::string target = found[1].str().starts_with("models/") ? found[1].str() : "src/" + found[1].str();
            if (!allowed(area_of(file.path), area_of(target))) {
                findings.push_back(file.path + ":" + std::to_string(i + 1) + ": includes " + target);
            }
        }
    }
    return findings;
}

/// Libraries that one folder alone may include.
Findings stray_libraries(const std::vector<SourceFile>& files)
{
    struct Home {
        const char* header;
        const char* folder;
    };
    static const std::vector<Home> homes = {
        {"<(tbb|oneapi)/", "src/parallel/"}, {"<yaml-cpp/", "src/config/"},
        {"<sqlite3", "src/store/"},          {"<CLI/", "src/app/"},
        {"<boost/math", "src/analysis/"},    {"<boost/random", "src/experiment/sweep/sobol_points.cpp"}};
    Findings findings;
    for (const SourceFile& file : files) {
        for (const Home& home : homes) {
            const std::regex include("#\\s*include\\s+" + std::string(home.header));
            if (std::regex_search(file.text, include) && !file.path.starts_with(home.folder)) {
                findings.push_back(file.path + ": only " + home.folder + " may include " + home.header);
            }
        }
    }
    return findings;
}

/// Headers that take seconds to compile stand in one file each.
Findings heavy_twice(const std::vector<SourceFile>& files)
{
    Findings findings;
    for (const char* header : {"<CLI/CLI.hpp>", "<boost/math", "<sqlite3.h>", "<yaml-cpp/"}) {
        std::vector<std::string> users;
        for (const SourceFile& file : files) {
            if (file.text.find("#include " + std::string(header)) != std::string::npos) {
                users.push_back(file.path);
            }
        }
        if (users.size() > 1) {
            findings.push_back(std::string(header) + " is included by " + users.front() + " and " + users.back());
        }
    }
    return findings;
}

std::vector<SourceFile> sources() { return below({"src/", "models/"}); }

}  // namespace

TEST_CASE("no folder includes a higher floor, a neighbour, or a model", "[tidy]")
{
    CHECK(shown(stray_arrows(sources())) == "");
    CHECK(sources().size() > 50);  // the tree was found
}

TEST_CASE("stray arrows are seen", "[tidy]")
{
    CHECK(stray_arrows({source("src/base/x.cpp", "#include \"random/stream.hpp\"\n")}).size() == 1);
    CHECK(stray_arrows({source("src/store/x.cpp", "#include \"experiment/plan.hpp\"\n")}).size() == 1);
    CHECK(stray_arrows({source("models/volunteering/x.cpp", "#include \"config/problem.hpp\"\n")}).size() == 1);
    CHECK(stray_arrows({source("src/report/x.cpp", "#include \"models/catalogue/catalogue.hpp\"\n")}).size() == 1);
    CHECK(stray_arrows({source("src/report/x.cpp", "#include \"store/rows.hpp\"\n")}).empty());
}

TEST_CASE("each large library has one home", "[tidy]")
{
    CHECK(shown(stray_libraries(sources())) == "");
    CHECK(stray_libraries({source("src/report/x.cpp", "#include <sqlite3.h>\n")}).size() == 1);
}

TEST_CASE("headers that are slow to compile are in one file each", "[tidy]")
{
    CHECK(shown(heavy_twice(sources())) == "");
    const SourceFile one = source("src/app/x.cpp", "#include <CLI/CLI.hpp>\n");
    CHECK(heavy_twice({one, one}).size() == 1);
}
