#include "report/compare/compare_text.hpp"
#include "report/sweep/worlds_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>

namespace kaptein {

using namespace wording;

namespace {

std::string luck_label(const ComparisonReport& report, std::size_t n)
{
    if (n < 2) {
        return "one replicate: no interval";
    }
    return interval_name(report) + ": luck in the simulation only (" + count(n, "paired replicate") + ")";
}

std::string denominator_in_words(const std::string& per, const std::string& unit)
{
    return "per " + (unit.ends_with("/EUR") ? std::string("EUR") : per);
}

/// Whether what is seen in total is also seen when it is divided.
std::string holds_in_words(const ComparisonRow& total, const ComparisonRow& ratio)
{
    const std::string name = denominator_in_words(ratio.per, ratio.unit);
    const Comparison& part = ratio.comparison;
    if (!part.difference.has_value()) {
        return name + " not defined (a design without any)";
    }
    const bool decided = part.verdict == Verdict::higher || part.verdict == Verdict::lower;
    const std::string change = spoken_change(*part.difference, std::nullopt, ratio.unit);
    if (part.n < 2) {
        return name + " " + change;
    }
    if (!decided) {
        return name + (part.verdict == Verdict::identical ? " the same" : " not distinguishable");
    }
    const bool total_decided =
        total.comparison.verdict == Verdict::higher || total.comparison.verdict == Verdict::lower;
    if (!total_decided) {
        return name + " " + change;
    }
    return name + (part.verdict == total.comparison.verdict ? " yes, " : " NO, ") + change;
}

std::string total_in_words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::higher:
        return "in total yes, more";
    case Verdict::lower:
        return "in total yes, less";
    case Verdict::identical:
        return "in total the same";
    case Verdict::not_distinguishable:
        break;
    }
    return "in total not distinguishable";
}

/// In total first, then the denominators.
std::string holds_line(const ContrastRow& row)
{
    const ComparisonRow& total = row.totals.front();
    std::string line = total.comparison.n < 2 ? "not shown by one replicate" : total_in_words(total.comparison.verdict);
    for (const ComparisonRow& ratio : row.ratios) {
        line += "; " + holds_in_words(total, ratio);
    }
    return line + ".";
}

/// " That is 34.0 % more (25.1 to 42.9 % more)." where a share of the other design means anything.
std::string relative_in_words(const ComparisonReport& report, const ComparisonRow& row)
{
    const Comparison& part = row.comparison;
    const bool decided = part.verdict == Verdict::higher || part.verdict == Verdict::lower;
    if (!decided || !part.relative.has_value() || !part.relative_interval.has_value()) {
        return "";
    }
    const Interval percent{part.relative_interval->low * 100.0, part.relative_interval->high * 100.0};
    return " That is " + spoken_change(*part.relative * 100.0, percent, "%") + " than under "
           + visible(report.design(row.against)) + ".";
}

std::string contrast_text(const ComparisonReport& report, const ContrastRow& row, std::size_t number)
{
    const Contrast& contrast = report.request.info->contrasts[row.contrast];
    const ComparisonRow& total = row.totals.front();
    const std::string headline = spoken_key(report.outcome(total.outcome).key);
    std::string text =
        paragraph(sentence_case(std::string(contrast.question)) + " (" + visible(report.design(total.design))
                      + " minus " + visible(report.design(total.against)) + "):",
                  std::to_string(number) + ". ");
    text += paragraph(headline + ": " + finding_in_words(total) + "." + relative_in_words(report, total), "   ");
    if (total.comparison.n > 1) {
        text += paragraph(luck_label(report, total.comparison.n) + ".", "   ");
    }
    if (const std::string worlds = worlds_line(report, row); !worlds.empty()) {
        text += paragraph(worlds, "   Worlds: ");
    }
    if (!row.ratios.empty()) {
        text += paragraph(holds_line(row), "   Holds: ");
    }
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < row.totals.size(); ++i) {
        parts.push_back(spoken_key(report.outcome(row.totals[i].outcome).key) + ": " + finding_in_words(row.totals[i]));
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += paragraph(parts[i] + (i + 1 < parts.size() ? ";" : "."), i == 0 ? "   For whom: " : "             ");
    }
    return text;
}

/// Without a contrast of the model: every design against the baseline, highest first.
std::string ranking_text(const ComparisonReport& report)
{
    const std::size_t outcome = report.levels.front().outcome;
    std::vector<const LevelRow*> levels;
    for (const LevelRow& row : report.levels) {
        if (row.outcome == outcome && row.level.mean.has_value()) {
            levels.push_back(&row);
        }
    }
    std::sort(levels.begin(), levels.end(), [](const LevelRow* a, const LevelRow* b) {
        return *a->level.mean != *b->level.mean ? *a->level.mean > *b->level.mean : a->design < b->design;
    });
    const std::string name = spoken_key(report.outcome(outcome).key);
    if (levels.empty()) {
        return paragraph("No run of " + name + " could be used.");
    }
    if (levels.size() == 1) {
        return paragraph(sentence_case(name) + ": " + spoken(*levels.front()->level.mean, levels.front()->unit) + " in "
                         + visible(report.design(levels.front()->design))
                         + ". There is one design, so there is nothing to compare it with.");
    }
    std::vector<std::string> order;
    for (const LevelRow* row : levels) {
        order.push_back(visible(report.design(row->design)) + " (" + spoken(*row->level.mean, row->unit) + ")");
    }
    std::string text = paragraph(sentence_case(name) + ", from highest to lowest mean: " + listed(order) + ".");
    std::size_t n = 0;
    for (const LevelRow* row : levels) {
        for (const ComparisonRow& comparison : report.comparisons) {
            if (comparison.outcome == outcome && comparison.design == row->design) {
                text += paragraph(visible(report.design(row->design)) + ": " + finding_in_words(comparison) + ".",
                                  "  against " + visible(report.design(report.baseline)) + ", ");
                n = std::max(n, comparison.comparison.n);
            }
        }
    }
    return text + paragraph(sentence_case(luck_label(report, n)) + ".", "  ");
}

}  // namespace

std::string interval_name(const ComparisonReport& report)
{
    return spoken(report.request.confidence, "share") + " interval";
}

std::string finding_in_words(const ComparisonRow& row)
{
    const Comparison& part = row.comparison;
    if (!part.difference.has_value()) {
        return row.per.empty() ? "not known: no replicate in which both designs ran"
                               : "not defined: a design without any to divide by";
    }
    std::string change = spoken_change(*part.difference, part.interval, row.unit);
    switch (part.verdict) {
    case Verdict::identical:
        return part.n == 1 ? "the same in the one replicate" : "exactly the same in every replicate";
    case Verdict::higher:
    case Verdict::lower:
        return change;
    case Verdict::not_distinguishable:
        break;
    }
    if (part.n < 2) {
        return change + " in the one replicate, which cannot tell an effect from luck";
    }
    const std::string needed =
        part.n_needed.has_value() ? "; " + about(*part.n_needed) + " replicates would be needed" : "";
    const bool spans = part.interval->low <= 0.0 && part.interval->high >= 0.0;
    return "not distinguishable with n = " + count(part.n) + ": " + spoken_range(*part.interval, row.unit)
           + (spans ? "" : " before the correction for several comparisons") + needed;
}

std::string compare_findings(const ComparisonReport& report)
{
    std::string text = heading("What the study finds");
    if (report.points.empty() && report.request.point.has_value()) {
        return text + paragraph("No run of point " + std::to_string(*report.request.point) + " is stored.");
    }
    if (report.levels.empty()) {
        return text
               + paragraph(report.run_count == 0 ? "No run is stored yet."
                                                 : "None of the outcomes asked for can be printed here.");
    }
    if (report.contrasts.empty()) {
        return text + ranking_text(report);
    }
    for (std::size_t i = 0; i < report.contrasts.size(); ++i) {
        text += contrast_text(report, report.contrasts[i], i + 1);
    }
    return text;
}

std::string compare_business_case(const ComparisonReport& report)
{
    if (report.business_cases.empty()) {
        return "";
    }
    const BusinessCase& first = report.business_cases.front();
    const Outcome& causal = report.outcome(first.causal_outcome);
    std::string text = heading("The business case, causal beside naive");
    text += paragraph("Causal: " + std::string(causal.meaning) + ".", "  ");
    text += paragraph(
        "Naive: " + std::string(report.outcome(first.naive_outcome).meaning) + "; as practice computes it.", "  ");
    TextTable table({"design", "causal", interval_name(report), "naive", "naive minus causal"},
                    {Align::left, Align::right, Align::right, Align::right, Align::right});
    for (const BusinessCase& row : report.business_cases) {
        const auto money = [&](std::optional<double> value) {
            return value.has_value() ? spoken(*value, causal.unit) : std::string("-");
        };
        const auto gap = row.causal.mean.has_value() && row.naive.mean.has_value()
                             ? std::optional<double>(*row.naive.mean - *row.causal.mean)
                             : std::nullopt;
        const auto& interval = row.causal.interval;
        table.add({visible(report.design(row.design)), money(row.causal.mean),
                   interval.has_value() ? plain_range(*interval) : "-", money(row.naive.mean), money(gap)});
    }
    return text + table.text();
}

std::string compare_open_questions(const ComparisonReport& report)
{
    constexpr std::size_t most_listed = 8;
    std::string text;
    std::vector<std::string> open;
    std::size_t unclear = 0;
    for (const ComparisonRow& row : report.comparisons) {
        const Comparison& part = row.comparison;
        if (report.points.size() > 1 || part.verdict != Verdict::not_distinguishable || !part.p.has_value()) {
            continue;
        }
        if (++unclear <= most_listed) {
            open.push_back(visible(report.design(row.design)) + " in " + spoken_key(report.outcome(row.outcome).key)
                           + (part.n_needed.has_value() ? " (" + about(*part.n_needed) + " replicates needed)" : ""));
        }
    }
    if (!open.empty()) {
        std::string line = "not distinguishable from " + visible(report.design(report.baseline)) + ": ";
        for (std::size_t i = 0; i < open.size(); ++i) {
            line += (i == 0 ? "" : ", ") + open[i];
        }
        line += unclear > most_listed ? " and " + count(unclear - most_listed) + " more, see the tables" : "";
        text += paragraph(sentence_case(line) + ".");
    }
    const bool sweep = report.points.size() > 1;
    if (!report.request.plausible_worlds.shares.empty()) {
        return heading("How sure this is") + text
               + paragraph("The intervals hold luck in the simulation only. How far an answer depends on what was "
                           "assumed is a second uncertainty: \"Worlds\" above says in how many worlds it holds, drawn "
                           "over the plausible ranges of all assumed parameters ("
                           + visible(report.request.plausible_worlds.from) + ").");
    }
    text +=
        paragraph("The intervals hold luck in the simulation only. How far an answer depends on what was assumed is "
                  "a second uncertainty"
                  + std::string(!sweep                      ? ", and it is not in this study."
                                : report.designs.size() > 1 ? ": here, the share of points above in which it holds."
                                                            : ": here, the spread among the points above.")
                  + (sweep || report.request.plausible_worlds_study.empty()
                         ? ""
                         : " " + report.request.plausible_worlds_study
                               + " gives the share of plausible worlds in which each answer holds."));
    return heading("How sure this is") + text;
}

}  // namespace kaptein
