#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/// The built program in a process of its own.
namespace kaptein::testing {

/// Starts it with its output in files; `before` is done in the new process.
template <class Before>
pid_t start_program(const std::vector<std::string>& words, const std::filesystem::path& out, Before before)
{
    const pid_t child = ::fork();
    if (child == 0) {
        before();
        const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(file, STDOUT_FILENO);
        ::dup2(file, STDERR_FILENO);
        std::vector<char*> arguments;
        std::string program = KAPTEIN_BINARY_DIR "/bin/kaptein";
        arguments.push_back(program.data());
        std::vector<std::string> copies = words;
        for (std::string& word : copies) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        ::execv(program.c_str(), arguments.data());
        ::_exit(127);
    }
    return child;
}

inline pid_t start_program(const std::vector<std::string>& words, const std::filesystem::path& out)
{
    return start_program(words, out, [] {});
}

/// Its exit code; -signal when a signal ended it.
inline int wait_for(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

inline int run_program(const std::vector<std::string>& words, const std::filesystem::path& out)
{
    return wait_for(start_program(words, out));
}

inline std::string whole_text(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Every table of a results folder, one after the other.
inline std::string tables_text(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> tables;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "tables")) {
        tables[entry.path().filename().string()] = whole_text(entry.path());
    }
    std::string text;
    for (const auto& [name, content] : tables) {
        text += name + "\n" + content;
    }
    return text;
}

/// A study of the model `linear` with a sweep, until and failures, whose runs take `draws` random numbers each.
inline std::string program_study(int draws)
{
    return "study: small\nschema: 1\nmodel: linear\nseed: 7\nsettings: {work.draws: " + std::to_string(draws)
           + ", failures.share: 0.1}\ndesigns: {low: {x: 0}, high: {x: 1}}\nbaseline: low\n"
             "sweep: {method: grid, factors: [{name: terms.x, values: [1, 2, 3]}, {name: noise.own, values: [0.5, 3]}]}"
             "\nreplicates: {min: 6, max: 30, batch: 6, until: {outcome: y, half_width: 1}}\n";
}

}  // namespace kaptein::testing
