#include "experiment/study.hpp"
#include "parameters/value_text.hpp"
#include "report/discovery/discovery_report.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <cmath>

namespace kaptein {

using namespace wording;

namespace {

const Declaration& declaration_of(const DiscoveryReport& report, std::size_t index)
{
    const Factor& factor = report.study->factors[index];
    const ModelInfo& info = report.study->model->info();
    return factor.is_choice ? info.choices[factor.index] : info.parameters[factor.index];
}

std::string share(double value) { return spoken(value, "share"); }

std::string opening(const DiscoveryReport& report)
{
    const Study& study = *report.study;
    std::string text = paragraph(visible(study.name) + ": where does the rule hold?");
    text +=
        paragraph(visible(report.rule) + (report.rivals.empty() ? "" : ": " + rule_in_words(report)) + ".", "Rule: ");
    text += paragraph(
        "It holds in " + count(report.hits) + " of " + count(report.cases.size(), "point") + " ("
        + (report.cases.size() == 0 ? "-" : share(report.found.base_density)) + ")."
        + (report.left_out == 0 ? "" : " " + count(report.left_out, "point") + " left out: a value is missing there."));
    if (report.counts_as < 1.0) {
        text +=
            paragraph("Points of this plan share most of their values with others: intervals and quasi-p-values take "
                      + std::string("them for ")
                      + count(static_cast<std::uint64_t>(
                          std::llround(static_cast<double>(report.cases.size()) * report.counts_as)))
                      + " independent ones. sweep: {method: sobol} gives more to look into.");
    }
    return text;
}

std::string box_text(const DiscoveryReport& report, std::size_t number)
{
    const Box& box = report.found.boxes[number];
    std::string text = heading("Box " + std::to_string(number + 1) + " (PRIM)");
    text += paragraph(
        "Inside, the rule holds in " + count(box.quality.hits) + " of " + count(box.quality.inside, "point")
            + " (density " + share(box.quality.density) + ", 95 % interval " + share(box.density_interval.low) + " to "
            + share(box.density_interval.high) + "). The box has " + share(box.quality.coverage)
            + " of all points where it holds (coverage) and " + share(box.quality.mass) + " of all points (mass).",
        "  ");
    if (number > 0) {
        text += paragraph("Sought among the points that no box before it holds.", "  ");
    }
    TextTable table({"factor", "limit", "quasi-p", ""}, {Align::left, Align::left, Align::right, Align::left});
    for (const Limit& limit : box.limits) {
        table.add({visible(report.study->factors[limit.factor].name), limit_in_words(report, limit), p_cell(limit.p),
                   limit.p.has_value() && *limit.p > 0.05 ? "may be chance" : ""});
    }
    return text + table.text();
}

std::string trajectory_text(const DiscoveryReport& report)
{
    constexpr std::size_t most_steps = 40;
    std::string text = heading("How the boxes were found");
    TextTable table({"box", "step", "coverage", "density", "mass", "factors cut", ""},
                    {Align::right, Align::left, Align::right, Align::right, Align::right, Align::right, Align::left});
    const auto& steps = report.found.trajectory;
    const std::size_t stride = (steps.size() + most_steps - 1) / most_steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const PrimStep& step = steps[i];
        if (i % stride == 0 || step.chosen) {
            table.add({std::to_string(step.box + 1),
                       step.stage == PrimStage::start  ? "start"
                       : step.stage == PrimStage::peel ? "peel"
                                                       : "paste",
                       share(step.quality.coverage), share(step.quality.density), share(step.quality.mass),
                       count(step.restricted.size()), step.chosen ? "chosen" : ""});
        }
    }
    text += table.text();
    if (stride > 1) {
        text += paragraph(count(steps.size(), "step") + " in all: tables/trajectory.csv.", "  ");
    }
    return text;
}

void add_node(const DiscoveryReport& report, std::size_t node, const std::string& indent, const std::string& condition,
              std::string& text)
{
    const TreeNode& here = report.tree[node];
    text += paragraph(condition + ": " + share(here.quality.density) + " of " + count(here.quality.inside, "point"),
                      indent);
    if (!here.factor.has_value()) {
        return;
    }
    const std::string name = visible(report.study->factors[*here.factor].name);
    const std::string limit = limit_in_words(report, here.limit);
    add_node(report, here.yes, indent + "  ", name + " " + limit, text);
    add_node(report, here.no, indent + "  ", name + " otherwise", text);
}

}  // namespace

std::string rule_in_words(const DiscoveryReport& report)
{
    const Study& study = *report.study;
    const Outcome& outcome = study.model->info().outcomes[report.outcome];
    std::vector<std::string> names;
    for (const std::size_t design : report.rivals) {
        names.push_back(visible(study.designs[design].name));
    }
    return names.empty() ? visible(report.rule)
                         : visible(study.designs[study.baseline].name) + " has "
                               + (outcome.better == Better::lower ? "less " : "more ") + spoken_key(outcome.key)
                               + " than " + listed(names);
}

std::string limit_in_words(const DiscoveryReport& report, const Limit& limit)
{
    const Declaration& declared = declaration_of(report, limit.factor);
    if (declared.kind == Kind::category) {
        std::string text;
        for (std::size_t i = 0; i < limit.kept.size(); ++i) {
            text += (i == 0 ? "" : " or ") + std::string(declared.options[limit.kept[i]].key);
        }
        return text;
    }
    const auto number = [&](double value) { return spoken(value, declared.unit == "1" ? "" : declared.unit); };
    if (limit.low.has_value() && limit.high.has_value()) {
        return number(*limit.low) + " to " + number(*limit.high);
    }
    return limit.low.has_value() ? "at least " + number(*limit.low) : "at most " + number(*limit.high);
}

std::string discovery_text(const DiscoveryReport& report)
{
    std::string text = opening(report);
    if (report.cases.size() == 0 || report.hits == 0 || report.hits == report.cases.size()) {
        return text + paragraph("There is nothing to tell apart.");
    }
    for (std::size_t i = 0; i < report.found.boxes.size(); ++i) {
        text += box_text(report, i);
    }
    if (report.found.boxes.empty()) {
        text += paragraph("No box is denser than the whole.");
    }
    text += heading("A second opinion: classification tree");
    add_node(report, 0, "  ", "all", text);
    text += trajectory_text(report);
    return text
           + paragraph("Limits were looked for among many: a quasi-p-value is smaller than a p-value that was not. The "
                       "harmonic mean of coverage and density chose the box; discover --density 0.9 asks for another.");
}

}  // namespace kaptein
