#include "support/catch.hpp"
#include "tidy/tree.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using namespace tidy;

namespace {

Findings unclean_text(const std::vector<SourceFile>& files)
{
    Findings findings;
    for (const SourceFile& file : files) {
        if (!file.text.empty() && file.text.back() != '\n') {
            findings.push_back(file.path + ": does not end with a line end");
        }
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string& line = file.lines[i];
            if (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
                findings.push_back(file.path + ":" + std::to_string(i + 1) + ": ends with white space");
            }
        }
    }
    return findings;
}

/// Inputs that are wrong on purpose may have any bytes.
std::vector<SourceFile> texts()
{
    std::vector<SourceFile> files = tree();
    std::erase_if(files, [](const SourceFile& file) { return file.path.starts_with("tests/input/"); });
    return files;
}

Findings vague_names(const std::vector<SourceFile>& files)
{
    static const std::regex vague("(^|[/_])(util|utils|common|misc|helper|helpers|manager)([/_.]|$)");
    Findings findings;
    for (const SourceFile& file : files) {
        if (std::regex_search(file.path, vague)) {
            findings.push_back(file.path + ": the name says nothing");
        }
    }
    return findings;
}

/// Every "name/" or `name/` at the start of a line of the README's map is a folder, and every top folder is in it.
Findings map_against_tree(const std::string& readme, const std::vector<SourceFile>& files)
{
    std::set<std::string> folders;
    for (const SourceFile& file : files) {
        for (std::string folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder)) {
            folders.insert(folder);
        }
    }
    static const std::regex entry("(?:^|\\n)\\|? ?`?([a-z_.]+(?:/[a-z_]+)*)/`?[ |]");
    std::set<std::string> named;
    for (auto it = std::sregex_iterator(readme.begin(), readme.end(), entry); it != std::sregex_iterator(); ++it) {
        named.insert((*it)[1].str());
    }
    Findings findings;
    for (const std::string& folder : named) {
        if (!folders.contains(folder)) {
            findings.push_back("README.md names the folder " + folder + ", which is not there");
        }
    }
    for (const std::string& folder : folders) {
        if (folder.find('/') == std::string::npos && folder.front() != '.' && !named.contains(folder)) {
            findings.push_back("README.md does not name the folder " + folder);
        }
    }
    return findings;
}

}  // namespace

TEST_CASE("text files end with a line end and lines without white space", "[tidy]")
{
    CHECK(shown(unclean_text(texts())) == nothing);
    CHECK(unclean_text({source("x.md", "text")}).size() == 1);
    CHECK(unclean_text({source("x.md", "text \n")}).size() == 1);
}

TEST_CASE("no file has a name that says nothing", "[tidy]")
{
    CHECK(shown(vague_names(tree())) == nothing);
    CHECK(vague_names({source("src/base/util.hpp", "")}).size() == 1);
}

TEST_CASE("the map of folders in README.md is the tree", "[tidy]")
{
    const auto readme =
        std::find_if(tree().begin(), tree().end(), [](const SourceFile& file) { return file.path == "README.md"; });
    REQUIRE(readme != tree().end());
    CHECK(shown(map_against_tree(readme->text, tree())) == nothing);
    CHECK(map_against_tree("\n`nowhere/` is a folder\n", {}).size() == 1);
    CHECK(map_against_tree("", {source("src/x.cpp", "")}).size() == 1);
}

TEST_CASE("names of tests can be passed on a command line", "[tidy]")
{
    // CTest runs each test by its name: a leading dash would be an option, and CMake splits at semicolons.
    const std::regex name(R"re(TEST_CASE\(\s*"(-[^"]*|[^"]*;[^"]*)")re");
    Findings findings;
    for (const SourceFile& file : below({"tests/"})) {
        std::smatch found;
        if (file.path != "tests/tidy/text_files.cpp" && std::regex_search(file.text, found, name)) {
            findings.push_back(file.path + ": " + found[1].str());
        }
    }
    CHECK(shown(findings) == nothing);
    CHECK(std::regex_search(std::string("TEST_CASE(\"--help prints\")"), name));
    CHECK(std::regex_search(std::string("TEST_CASE(\"one; two\")"), name));
}

TEST_CASE("only main.cpp has a main", "[tidy]")
{
    const std::regex main_function("\\bint main\\s*\\(");
    Findings findings;
    for (const SourceFile& file : below({"src/", "models/"})) {
        if (file.path != "src/app/main.cpp" && std::regex_search(code_only(file.text), main_function)) {
            findings.push_back(file.path);
        }
    }
    CHECK(shown(findings) == nothing);
}
