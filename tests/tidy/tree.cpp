#include "tidy/tree.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

namespace tidy {
namespace fs = std::filesystem;
namespace {

const fs::path root = KAPTEIN_SOURCE_DIR;

std::string read(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What git tracks or would track; without git, every file but those of build/ and results/.
std::vector<std::string> paths()
{
    std::set<std::string> found;
    const std::string command = "git -C '" + root.string() + "' ls-files -co --exclude-standard 2>/dev/null";
    if (FILE* pipe = popen(command.c_str(), "r")) {
        std::array<char, 4096> line{};
        while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
            std::string path(line.data());
            path.pop_back();
            found.insert(path);
        }
        pclose(pipe);
    }
    if (found.empty()) {
        for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
            const std::string path = fs::relative(it->path(), root).generic_string();
            if (path == ".git" || path == "build" || path == "results") {
                it.disable_recursion_pending();
            } else if (it->is_regular_file()) {
                found.insert(path);
            }
        }
    }
    return {found.begin(), found.end()};
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

SourceFile source(std::string path, std::string text)
{
    std::vector<std::string> lines = lines_of(text);
    return {std::move(path), std::move(text), std::move(lines)};
}

const std::vector<SourceFile>& tree()
{
    static const std::vector<SourceFile> files = [] {
        std::vector<SourceFile> all;
        for (const std::string& path : paths()) {
            if (fs::is_regular_file(root / path)) {
                all.push_back(source(path, read(root / path)));
            }
        }
        return all;
    }();
    return files;
}

std::vector<SourceFile> below(const std::vector<std::string_view>& folders,
                              const std::vector<std::string_view>& endings)
{
    std::vector<SourceFile> chosen;
    for (const SourceFile& file : tree()) {
        const bool in = std::any_of(folders.begin(), folders.end(),
                                    [&](std::string_view folder) { return file.path.starts_with(folder); });
        const bool kind = std::any_of(endings.begin(), endings.end(),
                                      [&](std::string_view ending) { return file.path.ends_with(ending); });
        if (in && kind) {
            chosen.push_back(file);
        }
    }
    return chosen;
}

std::string shown(const Findings& findings)
{
    std::string text;
    for (const std::string& finding : findings) {
        text += "\n" + finding;
    }
    return text;
}

std::string folder_of(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace tidy
