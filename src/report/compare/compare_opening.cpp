#include "report/compare/compare_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>

namespace kaptein {

using namespace wording;

namespace {

std::string run_name(const ComparisonReport& report, const FailedRun& run)
{
    return std::to_string(run.point) + ":" + visible(report.design(run.design)) + ":" + std::to_string(run.replicate);
}

std::string failures(const ComparisonReport& report)
{
    if (report.failed_count == 0) {
        return "";
    }
    std::string text = paragraph(count(report.failed_count) + " of " + count(report.run_count, "run")
                                 + " FAILED (point:design:replicate). They are left out, and with them their pairs:");
    for (const FailedRun& run : report.failed) {
        text += paragraph(run_name(report, run) + (run.stage.empty() ? "" : " (" + visible(run.stage) + ")") + ": "
                              + visible(run.message),
                          "  ");
    }
    if (report.failed_count > report.failed.size()) {
        text +=
            paragraph("and " + count(report.failed_count - report.failed.size()) + " more, see tables/runs.csv.", "  ");
    }
    return text;
}

std::string left_out(const ComparisonReport& report)
{
    if (report.left_out.empty()) {
        return "";
    }
    if (report.points.size() > 1) {
        std::size_t sum = 0;
        for (const LeftOut& row : report.left_out) {
            sum += row.replicates;
        }
        return paragraph(count(sum, "pair") + " of replicates left out over all points: a run failed or is missing.");
    }
    std::string text;
    for (const LeftOut& row : report.left_out) {
        const bool baseline = row.design == report.baseline;
        text += paragraph(count(row.replicates) + " of " + count(report.replicates, "replicate")
                          + (row.replicates == 1 ? " is left out " : " are left out ")
                          + (baseline ? "everywhere: no good run of the baseline " + visible(report.design(row.design))
                                      : "of " + visible(report.design(row.design))
                                            + " against the baseline: a run failed or is missing")
                          + ".");
    }
    return text;
}

std::string missing_null(const ComparisonReport& report)
{
    if (report.without_null.empty()) {
        return "";
    }
    std::vector<std::string> keys;
    for (const std::size_t outcome : report.without_null) {
        keys.emplace_back(report.outcome(outcome).key);
    }
    const std::string null_preset(report.request.info->null_preset);
    return paragraph(
        listed(keys) + (keys.size() == 1 ? " is" : " are")
        + " empty: differences to a design without a program, and this study has none. Add one under designs, "
          "for example \"none: {preset: "
        + null_preset + "}\".");
}

}  // namespace

std::string compare_opening(const ComparisonReport& report)
{
    const CompareRequest& request = report.request;
    std::string text = paragraph(visible(request.study) + (request.title.empty() ? "" : ": " + visible(request.title)));
    if (!request.question.empty()) {
        text += paragraph(visible(request.question), "Question: ");
    }
    std::string counts = "Model " + std::string(request.info->name) + ". ";
    if (report.points.size() > 1) {
        counts += count(report.points.size(), "point") + ", ";
    }
    counts += count(report.designs.size(), "design") + ", " + count(report.replicates, "replicate") + " each, "
              + count(report.run_count, "run") + ".";
    if (request.point.has_value()) {
        counts += " Point " + std::to_string(*request.point) + " only.";
    }
    if (report.designs.size() > 1) {
        counts += " Differences are taken against " + visible(report.design(report.baseline)) + ".";
    }
    text += paragraph(counts);
    if (request.runs_planned > report.run_count) {
        text += paragraph("NOT COMPLETE: " + count(report.run_count) + " of " + count(request.runs_planned, "run")
                          + " are stored. Give the same run command again to continue.");
    }
    text += failures(report) + left_out(report) + missing_null(report);
    if (!report.not_divided.empty()) {
        std::vector<std::string> keys;
        for (const std::size_t outcome : report.not_divided) {
            keys.emplace_back(report.outcome(outcome).key);
        }
        text += paragraph("--per " + request.per + " divides totals in EUR; left out here: " + listed(keys) + ".");
    }
    return text;
}

std::string compare_text(const ComparisonReport& report)
{
    const std::string opening = compare_opening(report) + expectations_text(report.expected);
    if (report.points.size() > 1) {
        return opening + compare_sweep(report) + compare_open_questions(report);
    }
    return opening + compare_with_none(report) + compare_targets(report) + compare_findings(report)
           + compare_business_case(report) + compare_open_questions(report) + compare_tables(report);
}

}  // namespace kaptein
