#include "analysis/discovery/shares.hpp"
#include "report/sweep/worlds_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

namespace kaptein {

using namespace wording;

std::string worlds_line(const ComparisonReport& report, const ContrastRow& row)
{
    for (const WorldShare& share : report.request.plausible_worlds.shares) {
        if (share.contrast == row.contrast && share.outcome == row.totals.front().outcome && share.worlds > 0) {
            const bool positive = 2 * share.positive >= share.worlds;
            const std::size_t agree = positive ? share.positive : share.worlds - share.positive;
            const Interval range = wilson_interval(agree, share.worlds, report.request.confidence);
            return std::string(positive ? "more" : "less") + " in " + count(agree) + " of " + count(share.worlds)
                   + " plausible worlds ("
                   + spoken(static_cast<double>(agree) / static_cast<double>(share.worlds), "share") + "; "
                   + spoken(range.low, "share") + " to " + spoken(range.high, "share") + ").";
        }
    }
    return "";
}

}  // namespace kaptein
