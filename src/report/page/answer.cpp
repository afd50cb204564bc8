#include "analysis/discovery/shares.hpp"
#include "report/compare/compare_text.hpp"
#include "report/page/summaries.hpp"
#include "report/sweep/world_shares.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>

namespace kaptein {

using namespace wording;

namespace {

std::string name_of(const ComparisonReport& report, std::size_t outcome)
{
    return spoken_key(report.outcome(outcome).key);
}

std::string verdict_of(const Comparison& part)
{
    return std::string(part.difference.has_value() && part.n >= 2 ? to_text(part.verdict) : "one_or_none");
}

Finding finding_of(const ComparisonReport& report, const std::string& question, const ComparisonRow& total)
{
    Finding finding;
    finding.question = question;
    finding.design = report.design(total.design);
    finding.against = report.design(total.against);
    finding.outcome = report.outcome(total.outcome).key;
    finding.text = finding_in_words(total);
    finding.verdict = verdict_of(total.comparison);
    return finding;
}

Finding finding_of(const ComparisonReport& report, const ContrastRow& row, const std::vector<WorldShare>& worlds)
{
    const std::string question = sentence_case(std::string(report.request.info->contrasts[row.contrast].question));
    Finding finding = finding_of(report, question, row.totals.front());
    for (std::size_t i = 1; i < row.totals.size(); ++i) {
        finding.others.push_back(name_of(report, row.totals[i].outcome) + ": " + finding_in_words(row.totals[i]));
    }
    for (const ComparisonRow& ratio : row.ratios) {
        const std::string per = ratio.unit.ends_with("/EUR") ? std::string("EUR") : ratio.per;
        finding.ratios.push_back("per " + per + ": " + finding_in_words(ratio));
    }
    for (const WorldShare& share : worlds) {
        if (share.contrast == row.contrast && share.outcome == row.totals.front().outcome) {
            finding.worlds = share;
        }
    }
    return finding;
}

/// "in 24 of 32 plausible worlds (75 %)", for the sign that the interval shows.
std::string worlds_in_words(const WorldShare& share, bool positive)
{
    const std::size_t agree = positive ? share.positive : share.worlds - share.positive;
    return count(agree) + " of " + count(share.worlds) + " plausible worlds ("
           + spoken(static_cast<double>(agree) / static_cast<double>(share.worlds), "share") + ")";
}

/// " does more good" where the outcome is of that kind and its difference is beyond luck.
std::string in_short(const ComparisonReport& report, const Finding& finding)
{
    const bool decided = finding.verdict == to_text(Verdict::higher) || finding.verdict == to_text(Verdict::lower);
    for (const Outcome& outcome : report.request.info->outcomes) {
        if (decided && outcome.key == finding.outcome && outcome.unit == "EUR" && outcome.better == Better::higher) {
            return finding.verdict == to_text(Verdict::higher) ? " does more good" : " does less good";
        }
    }
    return "";
}

std::string lower_first(std::string text)
{
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    }
    return text;
}

/// The first sentence for one point: what the two leading findings say, or that there is nothing to compare.
std::string what_it_says(const ComparisonReport& report, const std::vector<Finding>& findings)
{
    if (findings.empty()) {
        if (report.levels.empty() || !report.levels.front().level.mean.has_value()) {
            return "No run of this study can be used yet.";
        }
        const LevelRow& row = report.levels.front();
        return sentence_case(name_of(report, row.outcome)) + " is " + spoken(*row.level.mean, row.unit) + " under "
               + visible(report.design(row.design)) + "; there is one design, so there is nothing to compare it with.";
    }
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, findings.size()); ++i) {
        const Finding& finding = findings[i];
        // "X, in a plain program, does more good": the second comma where the first is.
        const std::string verb = in_short(report, finding);
        const bool comma = !verb.empty() && finding.question.find(',') != std::string::npos;
        const std::string part = (i == 0 ? finding.question : lower_first(finding.question)) + (comma ? "," : "") + verb
                                 + ": " + spoken_key(finding.outcome) + " " + finding.text;
        text += (i == 0 ? "" : "; ") + part;
    }
    return text + ".";
}

/// The second sentence: luck, and how far the answer depends on what was assumed.
std::string how_sure(const ComparisonReport& report, const std::vector<Finding>& findings, const PageInput& input)
{
    const std::size_t n = report.replicates;
    std::string text = n < 2 ? "One replicate cannot tell an effect from luck"
                             : "The intervals (" + interval_name(report) + ", " + count(n, "paired replicate")
                                   + ") hold luck in the simulation only";
    std::vector<std::string> shares;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, findings.size()); ++i) {
        if (findings[i].worlds.has_value() && findings[i].worlds->worlds > 0) {
            const WorldShare& share = *findings[i].worlds;
            const bool positive = 2 * share.positive >= share.worlds;
            shares.push_back((i == 0 ? "the first answer is " : "the second ")
                             + std::string(positive ? "more in " : "less in ") + worlds_in_words(share, positive));
        }
    }
    if (!shares.empty()) {
        return text + "; over what may plausibly be assumed (study " + visible(input.worlds_study) + "), "
               + listed(shares) + ".";
    }
    text += "; how far the answer depends on what was assumed is a second uncertainty, which this study does not hold";
    return text
           + (report.request.plausible_worlds_study.empty() ? "."
                                                            : ": " + report.request.plausible_worlds_study + " does.");
}

/// What a share of points says: "mostly" when it is beyond the chance of drawing them (95 % Wilson interval).
std::string verdict_of(std::size_t agree, std::size_t known, bool positive)
{
    std::string side(to_text(positive ? Verdict::higher : Verdict::lower));
    if (agree == known) {
        return side;
    }
    return wilson_interval(agree, known, 0.95).low > 0.5 ? "mostly_" + side : "either_way";
}

Finding finding_of(const ComparisonReport& report, const SweepEffect& effect, const std::string& worlds)
{
    const bool positive = 2 * effect.positive >= effect.known;
    const std::size_t agree = positive ? effect.positive : effect.known - effect.positive;
    Finding finding;
    finding.question = sentence_case(visible(effect.name));
    finding.outcome = report.outcome(effect.outcome).key;
    finding.verdict = verdict_of(agree, effect.known, positive);
    finding.text = (positive ? "more in " : "less in ") + count(agree) + " of " + count(effect.known, worlds) + " ("
                   + spoken(static_cast<double>(agree) / static_cast<double>(effect.known), "share") + ")";
    return finding;
}

Answer answer_of_sweep(const ComparisonReport& report, std::vector<std::string> warnings)
{
    Answer answer;
    answer.warnings = std::move(warnings);
    const bool drawn = is_sample(report.request.sweep_method);
    const SweepSummary summary = sweep_summary(report);
    std::string text;
    for (const SweepEffect& effect : summary.effects) {
        if (effect.outcome != summary.effects.front().outcome || effect.known == 0) {
            continue;
        }
        const Finding finding = finding_of(report, effect, drawn ? "plausible world" : "point");
        if (answer.findings.size() < 2) {
            text += (text.empty() ? finding.question : "; " + lower_first(finding.question)) + ": "
                    + spoken_key(finding.outcome) + " is " + finding.text;
        }
        answer.findings.push_back(finding);
    }
    answer.sentences.push_back(text.empty() ? "No two designs of this study can be compared." : text + ".");
    answer.sentences.push_back(std::string(drawn ? "Each world is a draw of all assumptions that the study varies"
                                                 : "Each point is one set of assumptions")
                               + ", so the shares say how far the answer depends on them; luck within a "
                               + (drawn ? "world" : "point") + " (" + count(report.replicates, "replicate")
                               + " each) is the other uncertainty"
                               + (report.replicates < 2 ? ", and one replicate cannot show it." : "."));
    return answer;
}

std::vector<std::string> warnings_of(const ComparisonReport& report)
{
    std::vector<std::string> warnings;
    if (report.failed_count > 0) {
        warnings.push_back(count(report.failed_count) + " of " + count(report.run_count, "run")
                           + " failed. They are left out, and with them their pairs.");
    }
    if (report.request.runs_planned > report.run_count) {
        warnings.push_back("Not complete: " + count(report.run_count) + " of "
                           + count(report.request.runs_planned, "run") + " are stored.");
    }
    if (!report.without_null.empty()) {
        warnings.emplace_back("Differences to no program are empty: no design of this study is without one.");
    }
    if (report.replicates == 1 && report.points.size() < 2) {
        warnings.emplace_back("One replicate: no interval, and no difference here can be told from luck.");
    }
    return warnings;
}

}  // namespace

Answer answer_of(const ComparisonReport& report, const PageInput& input)
{
    if (report.points.size() > 1) {
        return answer_of_sweep(report, warnings_of(report));
    }
    Answer answer;
    answer.warnings = warnings_of(report);
    for (const ContrastRow& row : report.contrasts) {
        answer.findings.push_back(finding_of(report, row, input.worlds));
    }
    for (const ComparisonRow& row : report.contrasts.empty() ? report.comparisons : std::vector<ComparisonRow>{}) {
        if (row.outcome == report.comparisons.front().outcome) {
            answer.findings.push_back(finding_of(
                report, visible(report.design(row.design)) + " against " + visible(report.design(row.against)), row));
        }
    }
    answer.sentences.push_back(what_it_says(report, answer.findings));
    answer.sentences.push_back(how_sure(report, answer.findings, input));
    const AgainstNone none = against_none(report);
    if (!none.lines.empty()) {
        answer.against_none = none.sentence + ": " + listed(none.lines) + ".";
    }
    return answer;
}

}  // namespace kaptein
