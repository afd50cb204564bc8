#include "report/compare/compare_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

namespace kaptein {

using namespace wording;

namespace {

/// The first headline outcome that is a difference to no program.
std::optional<std::size_t> headline_difference(const ModelInfo& info)
{
    for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
        if (info.outcomes[i].kind == OutcomeKind::derived && info.outcomes[i].headline) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string compare_with_none(const ComparisonReport& report)
{
    const auto outcome = headline_difference(*report.request.info);
    if (!outcome || !report.null_design || report.designs.size() < 2) {
        return "";
    }
    std::vector<std::string> more;
    std::vector<std::string> less;
    std::vector<std::string> unclear;
    std::string lines;
    for (const LevelRow& row : report.levels) {
        if (row.outcome != *outcome || row.design == *report.null_design || !row.level.mean) {
            continue;
        }
        const std::string name = visible(report.design(row.design));
        lines += paragraph(name + ": " + spoken_change(*row.level.mean, row.level.interval, row.unit), "   ");
        const auto& interval = row.level.interval;
        auto& side = !interval || (interval->low <= 0.0 && interval->high >= 0.0) ? unclear
                     : *row.level.mean > 0.0                                      ? more
                                                                                  : less;
        side.push_back(name);
    }
    if (lines.empty()) {
        return "";
    }
    const std::string what = spoken_key(report.outcome(*outcome).key);
    std::string text = heading("Against no program at all");
    if (!less.empty() && more.empty() && unclear.empty()) {
        text += paragraph("Every design leaves " + what + " below that without any program:");
    } else if (!more.empty() && less.empty() && unclear.empty()) {
        text += paragraph("Every design leaves " + what + " above that without any program:");
    } else {
        text += paragraph(what + (more.empty() ? "" : " is above that without any program for " + listed(more) + ";")
                          + (less.empty() ? "" : " below it for " + listed(less) + ";")
                          + (unclear.empty() ? "" : " not distinguishable for " + listed(unclear) + ";"));
    }
    return text + lines;
}

}  // namespace kaptein
