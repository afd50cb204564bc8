#pragma once

#include "app/console.hpp"
#include "app/line/options.hpp"
#include "experiment/run_study.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace kaptein {

/// "about 3 min", "about 2 h 10 min", "a few seconds".
std::string spoken_time(double seconds);

/// How far a study is, on standard error: a line that is rewritten on a terminal, a line now and then elsewhere.
class ProgressLine {
  public:
    ProgressLine(Console& console, ProgressStyle style, std::string study);
    void show(const RunProgress& progress);
    /// A line of its own.
    void say(const std::string& words);
    /// Leaves the terminal at the beginning of a clean line, and the last JSON line with what was shown last.
    void end();

    double runs_per_second() const { return rate_; }

  private:
    void show_bar(const RunProgress& progress, double left);
    void show_plain(const RunProgress& progress, double left);
    void show_json(const RunProgress& progress, double left);

    Console& console_;
    ProgressStyle style_;
    std::string study_;
    std::chrono::steady_clock::time_point start_;
    std::optional<RunProgress> unsaid_;  // shown since the last JSON line
    double next_line_ = 0.0;  // seconds from the start at which a line is due
    double rate_ = 0.0;
    bool on_line_ = false;
};

}  // namespace kaptein
