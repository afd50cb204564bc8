#include "app/output/progress.hpp"

#include "app/output/documents.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {

std::string spoken_time(double seconds)
{
    if (seconds < 10.0) {
        return "a few seconds";
    }
    if (seconds < 100.0) {
        return fmt::format("about {} s", static_cast<std::int64_t>(seconds / 5.0 + 0.5) * 5);
    }
    const auto minutes = static_cast<std::int64_t>(seconds / 60.0 + 0.5);
    if (minutes < 60) {
        return fmt::format("about {} min", minutes);
    }
    if (minutes < 48 * 60) {
        return fmt::format("about {} h {:02} min", minutes / 60, minutes % 60);
    }
    return fmt::format("about {} days", minutes / (24 * 60));
}

ProgressLine::ProgressLine(Console& console, ProgressStyle style, std::string study)
    : console_(console),
      style_(style),
      study_(std::move(study)),
      start_(std::chrono::steady_clock::now())
{
    if (style_ == ProgressStyle::automatic) {
        style_ = console.err_is_terminal ? ProgressStyle::bar : ProgressStyle::plain;
    }
    // Off a terminal a short study prints nothing: the first line comes after some seconds.
    next_line_ = style_ == ProgressStyle::plain ? 5.0 : 0.0;
}

void ProgressLine::show(const RunProgress& progress)
{
    const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    rate_ = elapsed > 0.0 ? static_cast<double>(progress.ran) / elapsed : 0.0;
    const double left = rate_ > 0.0 ? static_cast<double>(progress.planned - progress.done) / rate_ : -1.0;
    if (style_ == ProgressStyle::json) {
        unsaid_ = progress;
    }
    if (style_ == ProgressStyle::none || elapsed < next_line_) {
        return;
    }
    if (style_ == ProgressStyle::bar) {
        show_bar(progress, left);
    } else if (style_ == ProgressStyle::plain) {
        next_line_ = elapsed + (elapsed < 60.0 ? 10.0 : 60.0);
        show_plain(progress, left);
    } else {
        next_line_ = elapsed + 1.0;
        show_json(progress, left);
    }
}

void ProgressLine::show_bar(const RunProgress& progress, double left)
{
    constexpr std::uint64_t width = 24;
    const std::uint64_t filled = progress.planned == 0 ? width : progress.done * width / progress.planned;
    console_.err << '\r' << '[' << std::string(filled, '#') << std::string(width - filled, '.') << "] "
                 << fmt::format("{} of {} runs", progress.done, progress.planned)
                 << (rate_ > 0.0 ? fmt::format(", {:.3g} per second", rate_) : "")
                 << (left >= 0.0 ? ", " + spoken_time(left) + " left" : "")
                 << (progress.failed > 0 ? fmt::format(", {} failed", progress.failed) : "") << "\033[K" << std::flush;
    on_line_ = true;
}

void ProgressLine::show_plain(const RunProgress& progress, double left)
{
    console_.err << fmt::format("{}: {} of {} runs", study_, progress.done, progress.planned)
                 << (left >= 0.0 ? ", " + spoken_time(left) + " left" : "")
                 << (progress.failed > 0 ? fmt::format(", {} failed", progress.failed) : "") << '\n'
                 << std::flush;
}

void ProgressLine::show_json(const RunProgress& progress, double left)
{
    unsaid_.reset();
    RunState state;
    state.state = "running";
    state.planned = progress.planned;
    state.stored = progress.done - progress.failed;
    state.failed = progress.failed;
    state.runs_per_second = rate_;
    state.seconds_left = left;
    console_.err << run_state_document("run", study_, state, false) << '\n' << std::flush;
}

void ProgressLine::say(const std::string& words)
{
    end();
    console_.err << words << '\n' << std::flush;
}

void ProgressLine::end()
{
    if (unsaid_) {
        const RunProgress last = *unsaid_;
        show_json(last, last.ran > 0 && rate_ > 0.0 ? static_cast<double>(last.planned - last.done) / rate_ : -1.0);
    }
    if (on_line_) {
        console_.err << "\r\033[K" << std::flush;
        on_line_ = false;
    }
}

}  // namespace kaptein
