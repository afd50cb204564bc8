#include "support/catch.hpp"
#include "tidy/tree.hpp"

#include <algorithm>
#include <map>

using namespace tidy;

namespace {

// What a person reads without losing the thread. The limits are those of the project's style; the largest files here
// are meant to be far below.
constexpr std::size_t most_lines = 300;
constexpr std::size_t most_test_lines = 400;
constexpr std::size_t most_body_lines = 60;
constexpr std::size_t most_files = 15;
constexpr std::size_t most_columns = 120;

Findings long_files(const std::vector<SourceFile>& files)
{
    Findings findings;
    for (const SourceFile& file : files) {
        const std::size_t most = file.path.starts_with("tests/") ? most_test_lines : most_lines;
        if (file.lines.size() > most) {
            findings.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
        }
    }
    return findings;
}

Findings crowded_folders(const std::vector<SourceFile>& files)
{
    std::map<std::string, std::size_t> count;
    for (const SourceFile& file : files) {
        ++count[folder_of(file.path)];
    }
    Findings findings;
    for (const auto& [folder, number] : count) {
        if (number > most_files) {
            findings.push_back(folder + ": " + std::to_string(number) + " files");
        }
    }
    return findings;
}

std::size_t columns(const std::string& line)
{
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

Findings wide_lines(const std::vector<SourceFile>& files)
{
    Findings findings;
    for (const SourceFile& file : files) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (columns(file.lines[i]) > most_columns) {
                findings.push_back(file.path + ":" + std::to_string(i + 1) + ": "
                                   + std::to_string(columns(file.lines[i])) + " columns");
            }
        }
    }
    return findings;
}

/// Whether the text before a brace opens something that holds functions rather than statements.
bool opens_scope(const std::string& before)
{
    const std::size_t start = before.find_last_of(";{}");
    const std::string head = start == std::string::npos ? before : before.substr(start + 1);
    const auto has = [&](const char* word) { return head.find(word) != std::string::npos; };
    return has("namespace") || has("extern ")
           || ((has("class ") || has("struct ")) && head.find('(') == std::string::npos);
}

/// Bodies by counting braces: namespaces and classes are looked into, anything else is one body.
Findings long_bodies(const std::vector<SourceFile>& files)
{
    Findings findings;
    for (const SourceFile& file : files) {
        const std::string code = code_only(file.text);
        std::size_t line = 1;
        std::size_t depth = 0;  // inside a body
        std::size_t begin = 0;
        for (std::size_t i = 0; i < code.size(); ++i) {
            line += code[i] == '\n' ? 1 : 0;
            if (code[i] == '{') {
                const std::size_t from = i > 400 ? i - 400 : 0;
                if (depth > 0 || !opens_scope(code.substr(from, i - from))) {
                    begin = depth == 0 ? line : begin;
                    ++depth;
                }
            } else if (code[i] == '}' && depth > 0) {
                --depth;
                // A table of declarations is data, however long; a body has statements.
                const bool table = code.substr(i, 2) == "};" || code.substr(i, 3) == "}};";
                if (depth == 0 && !table && line - begin > most_body_lines + 1) {
                    findings.push_back(file.path + ":" + std::to_string(begin) + ": " + std::to_string(line - begin - 1)
                                       + " lines in one body");
                }
            }
        }
    }
    return findings;
}

}  // namespace

TEST_CASE("no file is longer than a person reads", "[tidy]")
{
    CHECK(shown(long_files(below({"src/", "models/", "tests/"}))) == "");
    CHECK(long_files({source("src/x.cpp", std::string(most_lines + 1, '\n'))}).size() == 1);
    CHECK(long_files({source("src/x.cpp", std::string(most_lines, '\n'))}).empty());
}

TEST_CASE("no folder holds more files than fit on a screen", "[tidy]")
{
    CHECK(shown(crowded_folders(below({"src/", "models/", "tests/"}, {".hpp", ".cpp", ".sh"}))) == "");
    CHECK(crowded_folders(std::vector<SourceFile>(most_files + 1, source("src/a/x.cpp", ""))).size() == 1);
}

TEST_CASE("lines fit on a screen", "[tidy]")
{
    CHECK(shown(wide_lines(below({"src/", "models/", "tests/", "experiments/", "kaptein", "CMakeLists.txt"},
                                 {".hpp", ".cpp", ".txt", ".cmake", ".sh", ".yaml", "kaptein"})))
          == "");
    CHECK(wide_lines({source("src/x.cpp", std::string(most_columns + 1, 'x'))}).size() == 1);
}

TEST_CASE("no function body is longer than a screen", "[tidy]")
{
    CHECK(shown(long_bodies(below({"src/", "models/"}))) == "");
    const std::string body(most_body_lines + 1, '\n');
    CHECK(long_bodies({source("src/x.cpp", "namespace a {\nint f()\n{" + body + "\n}\n}\n")}).size() == 1);
    CHECK(long_bodies({source("src/x.cpp", "namespace a {\nint f()\n{\n}\n" + body + "}\n")}).empty());
}
