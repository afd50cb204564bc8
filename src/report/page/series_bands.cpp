#include "experiment/study.hpp"
#include "report/page/summaries.hpp"

#include <algorithm>
#include <map>

namespace kaptein {
namespace {

constexpr std::uint32_t most_replicates = 400;  // enough for a band; memory stays small

/// [replicate][month] of one design and column.
using Table = std::map<std::uint32_t, std::map<std::int32_t, double>>;

double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> values_at(const Table& table, std::int32_t month, const Table* less)
{
    std::vector<double> values;
    for (const auto& [replicate, row] : table) {
        const auto found = row.find(month);
        if (found == row.end()) {
            continue;
        }
        if (less == nullptr) {
            values.push_back(found->second);
            continue;
        }
        const auto other = less->find(replicate);
        if (other != less->end()) {
            const auto pair = other->second.find(month);
            if (pair != other->second.end()) {
                values.push_back(found->second - pair->second);
            }
        }
    }
    return values;
}

SeriesBand one_band(const std::vector<std::int32_t>& months, const Table& mine, const Table* baseline)
{
    constexpr double confidence = 0.95;
    SeriesBand band;
    for (const std::int32_t month : months) {
        const std::vector<double> levels = values_at(mine, month, nullptr);
        band.level.push_back(levels.empty() ? std::nullopt : std::optional(band_of(levels)));
        if (baseline == nullptr) {
            continue;
        }
        const std::vector<double> pairs = values_at(mine, month, baseline);
        band.difference.push_back(pairs.empty() ? std::nullopt : std::optional(band_of(pairs)));
        band.interval.push_back(level_of(pairs, confidence).interval);
    }
    return band;
}

}  // namespace

Band band_of(std::vector<double> values)
{
    Band band;
    for (const double value : values) {
        band.mean += value / static_cast<double>(values.size());
    }
    std::sort(values.begin(), values.end());
    band.low = quantile(values, 0.05);
    band.high = quantile(values, 0.95);
    return band;
}

SeriesBands series_bands(const PageInput& input, std::size_t baseline, std::uint64_t point)
{
    const Study& study = *input.study;
    SeriesBands result;
    const std::vector<std::size_t>& columns = study.recording.series;
    std::vector<std::vector<Table>> tables(study.designs.size(), std::vector<Table>(columns.size()));
    std::map<std::int32_t, bool> months;
    const auto take = [&](const SeriesRow& row) {
        result.sampled = result.sampled || row.replicate >= most_replicates;
        if (row.replicate >= most_replicates || row.design >= tables.size()) {
            return;
        }
        result.replicates = std::max(result.replicates, row.replicate + 1);
        months[row.month] = true;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (row.values[i].has_value()) {
                tables[row.design][i][row.replicate][row.month] = *row.values[i];
            }
        }
    };
    if (input.series) {
        input.series(point, columns, take);
    }
    for (const auto& [month, seen] : months) {
        result.months.push_back(month);
    }
    for (std::size_t i = 0; i < columns.size() && !months.empty(); ++i) {
        for (std::size_t design = 0; design < tables.size(); ++design) {
            const Table* const against = design == baseline ? nullptr : &tables[baseline][i];
            SeriesBand band = one_band(result.months, tables[design][i], against);
            band.column = columns[i];
            band.design = design;
            result.bands.push_back(std::move(band));
        }
    }
    return result;
}

}  // namespace kaptein
