#include "app/profile/profile_text.hpp"

#include <fmt/format.h>

namespace kaptein {

std::string profile_text(const ModelInfo& info, const PartTimes& times, std::uint64_t runs)
{
    if (info.parts.empty()) {
        return fmt::format("kaptein: the model {} names no parts of its runs; there is no profile.\n", info.name);
    }
    if (runs == 0) {
        return "kaptein: nothing was simulated, so there is no profile; -o with a new folder runs everything again.\n";
    }
    const auto parts = times.times();
    double seconds = 0.0;
    for (std::size_t part = 1; part < info.parts.size(); ++part) {
        seconds += parts[part].seconds;
    }
    const double months = times.simulated_amount();
    std::string text = fmt::format("\nWhere the time of {} runs of {} went: {:.2f} s in the parts named, {:.1f} ns per "
                                   "employee-month\n{:8} {:38} {:>7} {:>12} {:>11} {:>18}\n",
                                   runs, info.name, seconds, months > 0.0 ? 1e9 * seconds / months : 0.0, "phase",
                                   "part", "share", "calls", "ns per call", "ns/employee-month");
    for (std::size_t part = 1; part < info.parts.size(); ++part) {
        const PartTime& time = parts[part];
        text += fmt::format("{:8} {:38} {:5.1f} % {:12} {:11.0f} {:18.2f}\n", info.parts[part].phase,
                            info.parts[part].what, seconds > 0.0 ? 100.0 * time.seconds / seconds : 0.0, time.calls,
                            time.calls > 0 ? 1e9 * time.seconds / static_cast<double>(time.calls) : 0.0,
                            months > 0.0 ? 1e9 * time.seconds / months : 0.0);
    }
    text += fmt::format("Wall time by thread, so a busy computer shows; {:.0f} ns for each look at the clock are taken "
                        "off.\n",
                        times.look_nanoseconds());
    return text;
}

}  // namespace kaptein
