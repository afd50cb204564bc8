#include "report/sweep/regime_map.hpp"

#include "analysis/moments.hpp"
#include "base/contract.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>
#include <map>

namespace kaptein {

namespace {

constexpr std::size_t most_values = 10;  // that each make a bin of their own
constexpr std::size_t bin_count = 8;

/// Bin of every point.
struct Bins {
    std::vector<std::string> labels;
    std::vector<std::size_t> of_point;
};

Bins bins_of(const MapFactor& factor)
{
    Bins bins;
    std::map<double, std::string> values;
    for (std::size_t i = 0; i < factor.values.size(); ++i) {
        values.emplace(factor.values[i], factor.texts[i]);
    }
    if (values.size() <= most_values) {
        std::map<double, std::size_t> place;
        for (const auto& [value, text] : values) {
            place.emplace(value, bins.labels.size());
            bins.labels.push_back(text);
        }
        for (const double value : factor.values) {
            bins.of_point.push_back(place.at(value));
        }
        return bins;
    }
    const double low = values.begin()->first;
    const double width = (values.rbegin()->first - low) / static_cast<double>(bin_count);
    for (std::size_t bin = 0; bin < bin_count; ++bin) {
        const double from = low + width * static_cast<double>(bin);
        bins.labels.push_back(wording::cell(from) + " to " + wording::cell(from + width));
    }
    for (const double value : factor.values) {
        const auto bin = static_cast<std::size_t>((value - low) / width);
        bins.of_point.push_back(std::min(bin, bin_count - 1));
    }
    return bins;
}

MapCell cell_of(const std::vector<const PointWinner*>& points, double confidence)
{
    MapCell cell;
    cell.points = points.size();
    if (points.empty()) {
        return cell;
    }
    const std::size_t designs = points.front()->means.size();
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t design = 0; design < designs; ++design) {
        double sum = 0.0;
        for (const PointWinner* point : points) {
            sum += point->means[design];
        }
        ranked.emplace_back(-sum, design);
    }
    std::sort(ranked.begin(), ranked.end());
    cell.best = ranked.front().second;
    if (designs < 2) {
        return cell;
    }
    cell.second = ranked[1].second;
    std::vector<double> gaps;
    for (const PointWinner* point : points) {
        gaps.push_back(point->means[cell.best] - point->means[*cell.second]);
    }
    const Level level = level_of(gaps, confidence);
    cell.gap = level.mean;
    const PointWinner& only = *points.front();
    if (points.size() > 1) {
        cell.interval = level.interval;
    } else if (only.best == cell.best && only.second == *cell.second) {
        cell.interval = only.gap;
    }
    cell.decided = cell.interval.has_value() && cell.interval->low > 0.0;
    return cell;
}

}  // namespace

std::optional<PointWinner> winner_at(std::uint64_t point, const PointData& data,
                                     const std::vector<std::size_t>& designs, std::size_t outcome, double good,
                                     double confidence)
{
    PointWinner winner{.point = point, .means = {}, .best = 0, .second = 0, .gap = {}};
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const std::size_t design : designs) {
        const Level level = data.level({design, outcome, std::nullopt}, confidence);
        if (!level.mean.has_value()) {
            return std::nullopt;
        }
        ranked.emplace_back(-good * *level.mean, winner.means.size());
        winner.means.push_back(good * *level.mean);
    }
    std::sort(ranked.begin(), ranked.end());
    winner.best = ranked.front().second;
    if (ranked.size() > 1) {
        winner.second = ranked[1].second;
        const Comparison gap = data.compare({designs[winner.best], outcome, std::nullopt},
                                            {designs[winner.second], outcome, std::nullopt}, confidence);
        if (gap.interval.has_value()) {
            winner.gap = good > 0.0 ? *gap.interval : Interval{-gap.interval->high, -gap.interval->low};
        }
    }
    return winner;
}

RegimeMap regime_map(const std::vector<PointWinner>& winners, const MapFactor& across, const MapFactor& up,
                     double confidence)
{
    EXPECTS(across.values.size() == winners.size() && up.values.size() == winners.size());
    const Bins columns = bins_of(across);
    const Bins rows = bins_of(up);
    RegimeMap map;
    map.across = {across.name, columns.labels};
    map.up = {up.name, rows.labels};
    std::vector<std::vector<std::vector<const PointWinner*>>> points(
        rows.labels.size(), std::vector<std::vector<const PointWinner*>>(columns.labels.size()));
    for (std::size_t i = 0; i < winners.size(); ++i) {
        points[rows.of_point[i]][columns.of_point[i]].push_back(&winners[i]);
    }
    for (const auto& row : points) {
        map.cells.emplace_back();
        for (const auto& one : row) {
            map.cells.back().push_back(cell_of(one, confidence));
        }
    }
    return map;
}

double variance_between_bins(const std::vector<PointWinner>& winners, const MapFactor& factor, std::size_t a,
                             std::size_t b)
{
    const Bins bins = bins_of(factor);
    std::vector<double> sums(bins.labels.size(), 0.0);
    std::vector<double> counts(bins.labels.size(), 0.0);
    std::vector<double> all;
    for (std::size_t i = 0; i < winners.size(); ++i) {
        all.push_back(winners[i].means[a] - winners[i].means[b]);
        sums[bins.of_point[i]] += all.back();
        counts[bins.of_point[i]] += 1.0;
    }
    const Moments moments = moments_of(all);
    double between = 0.0;
    for (std::size_t bin = 0; bin < sums.size(); ++bin) {
        if (counts[bin] > 0.0) {
            const double gap = sums[bin] / counts[bin] - moments.mean;
            between += counts[bin] * gap * gap;
        }
    }
    const double total = moments.sd * moments.sd * static_cast<double>(all.size() - 1);
    return total > 0.0 ? between / total : 0.0;
}

}  // namespace kaptein
