#include "report/compare/compare_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

namespace kaptein {

using namespace wording;

/// Only where there is one design: what surveys found is the present, not a treatment.
std::string compare_targets(const ComparisonReport& report)
{
    if (report.designs.size() != 1) {
        return "";
    }
    TextTable table({"outcome", "model", "target", "", "source"},
                    {Align::left, Align::right, Align::right, Align::left, Align::left});
    std::size_t met = 0;
    std::size_t targets = 0;
    for (const LevelRow& row : report.levels) {
        const Outcome& outcome = report.outcome(row.outcome);
        if (outcome.target.source.empty() || !row.level.mean) {
            continue;
        }
        const bool inside = *row.level.mean >= outcome.target.low && *row.level.mean <= outcome.target.high;
        ++targets;
        met += inside ? 1 : 0;
        table.add({std::string(outcome.key), cell(row.level.mean),
                   cell(Interval{outcome.target.low, outcome.target.high}), inside ? "within" : "OUTSIDE",
                   std::string(outcome.target.source)});
    }
    if (targets == 0) {
        return "";
    }
    return heading("Calibration targets") + paragraph(count(met) + " of " + count(targets) + " lie within their bands.")
           + table.text();
}

}  // namespace kaptein
