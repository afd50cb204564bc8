#include "experiment/resolve/expand.hpp"

#include "experiment/resolve/sobol_points.hpp"
#include "random/stream.hpp"

namespace kaptein {

/// Independent draws from the study's seed (random), or the unscrambled Sobol' sequence (sobol). Either way the first N
/// of more points are the same points.
std::optional<Expanded> expand_sampled(Resolving& resolving, const SweepEntry& entry, std::string_view method)
{
    Expanded expanded;
    expanded.method = method;
    std::vector<Spread> spreads;
    bool good = has_factors(resolving, entry);
    for (const FactorEntry& factor : entry.factors) {
        const auto target = read_factor_target(resolving, factor);
        auto spread = target ? read_spread(resolving, factor, declaration_of(resolving.info, *target)) : std::nullopt;
        good = good && spread.has_value();
        if (spread) {
            expanded.factors.push_back(*target);
            expanded.bounded.push_back(spread->values.empty());
            expanded.levels.push_back(spread->values.empty() ? std::vector<double>{spread->low, spread->high}
                                                             : spread->values);
            spreads.push_back(std::move(*spread));
        }
    }
    Node none;
    none.place = entry.place;
    none.empty = true;
    const auto points = read_integer(entry.points != nullptr ? *entry.points : none, 1, points_max);
    if (const auto* fault = std::get_if<Fault>(&points)) {
        resolving.complain(entry.points != nullptr ? entry.points->place : entry.place, entry.path + ".points", *fault);
        return std::nullopt;
    }
    if (!good || !names_differ(resolving, entry, expanded.factors)) {
        return std::nullopt;
    }
    const auto count = static_cast<std::size_t>(std::get<std::int64_t>(points));
    const std::vector<double> sobol = method == "sobol" ? sobol_points(count, spreads.size()) : std::vector<double>{};
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<double> values;
        for (std::size_t i = 0; i < spreads.size(); ++i) {
            const Words words = bits({resolving.study.seed, 0}, engine_purpose::sample_points, static_cast<Word>(i), 0,
                                     static_cast<Word>(row));
            const double u = sobol.empty() ? uniform(words[0], words[1]) : sobol[row * spreads.size() + i];
            values.push_back(spreads[i].at(u));
        }
        expanded.rows.push_back(std::move(values));
    }
    return expanded;
}

} // namespace kaptein
