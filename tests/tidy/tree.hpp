#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The sources as text, for tests that read them. A test on a rule takes the files as an argument, so that it can be
/// shown a file that breaks the rule.
namespace tidy {

struct SourceFile {
    std::string path;  // from the top of the repository, "src/base/text.hpp"
    std::string text;
    std::vector<std::string> lines;
};

SourceFile source(std::string path, std::string text);

/// All text files of the repository (tracked ones when git is there), in order of path.
const std::vector<SourceFile>& tree();

/// Those below any of the folders with one of the endings.
std::vector<SourceFile> below(const std::vector<std::string_view>& folders,
                              const std::vector<std::string_view>& endings = {".hpp", ".cpp"});

/// The same text with comments and the inside of string and character literals blanked; lines keep their numbers.
std::string code_only(const std::string& text);

/// "path:line: what", one per line of the result; empty when the rule holds.
using Findings = std::vector<std::string>;
std::string shown(const Findings& findings);
inline constexpr std::string_view nothing{};  // what is shown of no findings

std::string folder_of(const std::string& path);
std::vector<std::string> lines_of(const std::string& text);

}  // namespace tidy
