#pragma once

#include "app/program.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace kaptein::testing {

struct AppRun {
    int code = -1;
    std::string out;
    std::string err;
};

/// The program in this process, with captured streams.
inline AppRun run_app(const std::vector<std::string>& words)
{
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err, false};
    const int code = run_program(words, console);
    return {code, out.str(), err.str()};
}

/// An empty folder of its own, gone with the object.
class WorkFolder {
  public:
    WorkFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "kaptein-app-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

    std::string write(const std::string& name, const std::string& text) const
    {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }

    bool has(const std::string& name) const { return std::filesystem::exists(path_ / name); }

  private:
    std::filesystem::path path_;
};

inline std::string read_file_text(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

inline nlohmann::json json_of(const std::string& text) { return nlohmann::json::parse(text); }

/// A study of the model `linear`, whose answer is known: two designs, the given settings and replicates.
inline std::string linear_study(const std::string& settings = "{}", int replicates = 10)
{
    return "study: small\nschema: 1\nmodel: linear\nseed: 7\n"
           "settings: "
           + settings
           + "\n"
             "designs:\n  low: {x: 0}\n  high: {x: 1}\nbaseline: low\n"
             "replicates: "
           + std::to_string(replicates) + "\noutcomes: [y, cost]\n";
}

}  // namespace kaptein::testing
