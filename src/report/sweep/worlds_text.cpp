#include "report/sweep/worlds_text.hpp"

#include "analysis/discovery/shares.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

namespace kaptein {

using namespace wording;

namespace {

constexpr std::size_t most_cells = 16;

std::string share_text(const PairShare& share)
{
    std::string text = count(share.better) + " of " + count(share.points);
    if (share.points > 0) {
        text += " (" + spoken(static_cast<double>(share.better) / static_cast<double>(share.points), "share");
        if (share.share_range.has_value()) {
            text += "; " + spoken(share.share_range->low, "share") + " to " + spoken(share.share_range->high, "share");
        }
        text += ")";
    }
    return text;
}

std::string per_text(const PairShare& share)
{
    return share.per.empty() ? "in total" : "per " + (share.unit.ends_with("/EUR") ? std::string("EUR") : share.per);
}

char letter(std::size_t design) { return design < 26 ? static_cast<char>('A' + design) : '#'; }

std::string picture(const RegimeMap& map)
{
    std::size_t width = 0;
    for (const std::string& label : map.up.labels) {
        width = std::max(width, columns_of(visible(shortened(label))));
    }
    std::string text;
    for (std::size_t row = map.cells.size(); row-- > 0;) {
        const std::string label = visible(shortened(map.up.labels[row]));
        text += "  " + std::string(width - columns_of(label), ' ') + label + " |";
        for (const MapCell& cell : map.cells[row]) {
            text += std::string("  ") + (cell.points == 0 ? ' ' : cell.decided ? letter(cell.best) : '.');
        }
        text += '\n';
    }
    text += "  " + std::string(width + 1, ' ') + '+' + std::string(3 * map.across.labels.size() + 1, '-') + '\n';
    text +=
        paragraph("Across: " + visible(map.across.factor) + ", from " + visible(shortened(map.across.labels.front()))
                      + " (left) to " + visible(shortened(map.across.labels.back()))
                      + " (right). Up: " + visible(map.up.factor) + ".",
                  "  ");
    return text;
}

}  // namespace

std::string worlds_line(const ComparisonReport& report, const ContrastRow& row)
{
    for (const WorldShare& share : report.request.plausible_worlds.shares) {
        if (share.contrast == row.contrast && share.outcome == row.totals.front().outcome && share.worlds > 0) {
            const bool positive = 2 * share.positive >= share.worlds;
            const std::size_t agree = positive ? share.positive : share.worlds - share.positive;
            const std::optional<double>& here = row.totals.front().comparison.difference;
            const bool other_way = here.has_value() && (*here > 0.0) != positive;
            const Interval range = wilson_interval(agree, share.worlds, report.request.confidence);
            return std::string(positive ? "more" : "less") + " in " + count(agree) + " of " + count(share.worlds)
                   + " plausible worlds ("
                   + spoken(static_cast<double>(agree) / static_cast<double>(share.worlds), "share") + "; "
                   + spoken(range.low, "share") + " to " + spoken(range.high, "share") + ")"
                   + (other_way ? ", the other way round than here." : ".");
        }
    }
    return "";
}

std::string worlds_in_words(const ComparisonReport& report)
{
    if (report.worlds.empty()) {
        return "";
    }
    const bool drawn = is_sample(report.request.sweep_method);
    std::string text =
        heading(drawn ? "In how many plausible worlds an answer holds" : "In how many points an answer holds");
    if (report.request.plan_block > 1) {
        text += paragraph("Counted over the points of the plan that are drawn on their own (Saltelli's A and B), "
                          + count(report.worlds.front().points) + " of " + count(report.points.size())
                          + ". The others change one factor or group of these.");
    }
    for (std::size_t i = 0; i < report.worlds.size(); ++i) {
        const PairShare& share = report.worlds[i];
        if (!share.per.empty()) {
            continue;
        }
        const Outcome& outcome = report.outcome(share.outcome);
        std::string line = visible(report.design(share.design)) + " does "
                           + (outcome.unit == "EUR" && outcome.better == Better::higher ? "more good" : "better")
                           + " than " + visible(report.design(share.against)) + " (" + spoken_key(outcome.key) + ") in "
                           + share_text(share) + (drawn ? " plausible worlds" : " points");
        for (std::size_t j = i + 1; j < report.worlds.size() && !report.worlds[j].per.empty(); ++j) {
            line += "; " + per_text(report.worlds[j]) + " in " + share_text(report.worlds[j]);
        }
        text += paragraph(line + ".", "- ");
    }
    TextTable table({"", "better in", "clearly better", "clearly worse", "mean over all", drawn ? "interval" : ""},
                    {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
    for (const PairShare& share : report.worlds) {
        if (share.per.empty()) {
            table.add({visible(report.design(share.design)) + " - " + visible(report.design(share.against))});
        }
        table.add({"  " + per_text(share),
                   share.points == 0
                       ? "-"
                       : spoken(static_cast<double>(share.better) / static_cast<double>(share.points), "share"),
                   report.replicates < 2 ? "-" : count(share.clearly_better),
                   report.replicates < 2 ? "-" : count(share.clearly_worse), cell(share.mean),
                   share.interval.has_value() ? plain_range(*share.interval) : ""});
    }
    text += table.text();
    return text
           + paragraph(report.replicates < 2
                           ? "One world is one point with one run per design: luck turns some of these answers."
                           : "Clearly: the interval at that point leaves out 0, without correction for many points.",
                       "  ");
}

std::string map_in_words(const ComparisonReport& report)
{
    if (!report.map.has_value()) {
        return "";
    }
    const RegimeMap& map = *report.map;
    std::string text = heading("Who wins where: " + spoken_key(report.outcome(map.outcome).key));
    std::string legend;
    for (std::size_t i = 0; i < map.designs.size(); ++i) {
        legend += std::string(1, letter(i)) + " " + visible(report.design(map.designs[i])) + ", ";
    }
    text += paragraph(legend + ". undecided: the best is not clearly better than the next.", "  ");
    text += picture(map);
    TextTable table(
        {"across", "up", "points", "best", "next", "ahead by", "interval", ""},
        {Align::left, Align::left, Align::right, Align::left, Align::left, Align::right, Align::right, Align::left});
    std::size_t cells = 0;
    for (std::size_t row = 0; row < map.cells.size(); ++row) {
        for (std::size_t column = 0; column < map.cells[row].size(); ++column) {
            const MapCell& one = map.cells[row][column];
            if (one.points == 0 || ++cells > most_cells) {
                continue;
            }
            table.add({visible(shortened(map.across.labels[column])), visible(shortened(map.up.labels[row])),
                       count(one.points), std::string(1, letter(one.best)),
                       one.second.has_value() ? std::string(1, letter(*one.second)) : "-", cell(one.gap),
                       one.interval.has_value() ? plain_range(*one.interval) : "-", one.decided ? "" : "undecided"});
        }
    }
    text += table.text();
    return text
           + (cells > most_cells ? paragraph("The first " + count(most_cells) + " of " + count(cells, "cell")
                                                 + ". All of them: compare --json.",
                                             "  ")
                                 : "");
}

}  // namespace kaptein
