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

/// "Every design leaves net social value below that without any program".
std::string sentence_of(const std::string& what, const std::vector<std::string>& more,
                        const std::vector<std::string>& less, const std::vector<std::string>& unclear)
{
    if (!less.empty() && more.empty() && unclear.empty()) {
        return "Every design leaves " + what + " below that without any program";
    }
    if (!more.empty() && less.empty() && unclear.empty()) {
        return "Every design leaves " + what + " above that without any program";
    }
    std::vector<std::string> parts;
    if (!more.empty()) {
        parts.push_back("above that without any program for " + listed(more));
    }
    if (!less.empty()) {
        parts.push_back("below that without any program for " + listed(less));
    }
    if (!unclear.empty()) {
        parts.push_back("not distinguishable from it for " + listed(unclear));
    }
    std::string text = what + " is ";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += (i == 0 ? "" : "; ") + parts[i];
    }
    return sentence_case(text);
}

}  // namespace

AgainstNone against_none(const ComparisonReport& report)
{
    AgainstNone found;
    const auto outcome = headline_difference(*report.request.info);
    if (!outcome || !report.null_design || report.designs.size() < 2) {
        return found;
    }
    std::vector<std::string> more;
    std::vector<std::string> less;
    std::vector<std::string> unclear;
    for (const LevelRow& row : report.levels) {
        if (row.outcome != *outcome || row.design == *report.null_design || !row.level.mean) {
            continue;
        }
        const std::string name = visible(report.design(row.design));
        found.lines.push_back(name + ": " + spoken_change(*row.level.mean, row.level.interval, row.unit));
        const auto& interval = row.level.interval;
        auto& side = !interval || (interval->low <= 0.0 && interval->high >= 0.0) ? unclear
                     : *row.level.mean > 0.0                                      ? more
                                                                                  : less;
        side.push_back(name);
    }
    if (!found.lines.empty()) {
        found.sentence = sentence_of(spoken_key(report.outcome(*outcome).key), more, less, unclear);
    }
    return found;
}

std::string compare_with_none(const ComparisonReport& report)
{
    const AgainstNone found = against_none(report);
    if (found.lines.empty()) {
        return "";
    }
    std::string text = heading("Against no program at all") + paragraph(found.sentence + ":");
    for (const std::string& line : found.lines) {
        text += paragraph(line, "   ");
    }
    return text;
}

}  // namespace kaptein
