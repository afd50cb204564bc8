#include "analysis/resampling.hpp"

#include "random/stream.hpp"

#include <algorithm>

namespace kaptein {

namespace {

constexpr std::size_t fewest_blocks = 3;

std::vector<std::uint32_t> drawn_rows(std::size_t blocks, Word resample, std::uint64_t seed)
{
    const Luck luck{.seed = seed, .replicate = 0};
    std::vector<std::uint32_t> rows(blocks);
    Words words{};
    for (Word i = 0; i < blocks; ++i) {
        if (i % 4 == 0) {
            words = bits(luck, engine_purpose::bootstrap, resample, 0, i / 4);
        }
        rows[i] = static_cast<std::uint32_t>(words[i % 4] * static_cast<std::uint64_t>(blocks) >> 32);
    }
    return rows;
}

double quantile_of(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::vector<Estimate>
estimate_by_resampling(std::size_t blocks, const Resampling& resampling,
                       FunctionRef<std::vector<std::optional<double>>(std::span<const std::uint32_t>)> statistics)
{
    std::vector<std::uint32_t> rows(blocks);
    for (std::uint32_t row = 0; row < blocks; ++row) {
        rows[row] = row;
    }
    std::vector<Estimate> estimates;
    for (const std::optional<double>& value : statistics(rows)) {
        estimates.push_back({.value = value, .interval = {}});
    }
    if (blocks < fewest_blocks) {
        return estimates;
    }
    std::vector<std::vector<double>> drawn(estimates.size());
    for (int resample = 0; resample < resampling.count; ++resample) {
        const auto values = statistics(drawn_rows(blocks, static_cast<Word>(resample), resampling.seed));
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].has_value()) {
                drawn[i].push_back(*values[i]);
            }
        }
    }
    const double outside = (1.0 - resampling.confidence) / 2.0;
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        const bool enough = 20 * drawn[i].size() > 19 * static_cast<std::size_t>(resampling.count);
        if (estimates[i].value.has_value() && enough) {
            std::sort(drawn[i].begin(), drawn[i].end());
            estimates[i].interval = Interval{quantile_of(drawn[i], outside), quantile_of(drawn[i], 1.0 - outside)};
        }
    }
    return estimates;
}

}  // namespace kaptein
