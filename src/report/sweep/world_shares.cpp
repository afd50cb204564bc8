#include "report/sweep/world_shares.hpp"

#include "analysis/discovery/shares.hpp"

#include <algorithm>
#include <array>

namespace kaptein {

namespace {

std::optional<std::size_t> index_of(const ModelInfo& info, std::string_view key)
{
    for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
        if (info.outcomes[i].key == key) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_drawn(std::string_view method)
{
    constexpr std::array<std::string_view, 3> drawn{"random", "lhs", "sobol"};
    return std::find(drawn.begin(), drawn.end(), method) != drawn.end();
}

bool is_sample(std::string_view method) { return is_drawn(method) || method == "saltelli"; }

WorldCounts::WorldCounts(const ModelInfo& info, const std::vector<DesignPair>& pairs, std::size_t outcome)
{
    const Outcome& declared = info.outcomes[outcome];
    good_ = declared.better == Better::lower ? -1.0 : 1.0;
    for (const DesignPair& pair : pairs) {
        Count count;
        count.share.design = pair.design;
        count.share.against = pair.against;
        count.share.outcome = outcome;
        count.share.unit = std::string(declared.unit);
        counts_.push_back(count);
        for (const Denominator& denominator : info.denominators) {
            const auto divisor = index_of(info, denominator.outcome);
            if (declared.unit == "EUR" && divisor.has_value()) {
                count.denominator = divisor;
                count.share.per = std::string(denominator.key);
                const bool money = info.outcomes[*divisor].unit == "EUR";
                count.share.unit = "EUR/" + (money ? std::string("EUR") : count.share.per);
                counts_.push_back(count);
            }
        }
    }
}

void WorldCounts::add(const PointData& data, double confidence)
{
    for (Count& count : counts_) {
        const Comparison found =
            data.compare({count.share.design, count.share.outcome, count.denominator},
                         {count.share.against, count.share.outcome, count.denominator}, confidence);
        if (!found.difference.has_value()) {
            continue;
        }
        ++count.share.points;
        count.share.better += good_ * *found.difference > 0.0 ? 1 : 0;
        count.differences.push_back(*found.difference);
        if (found.interval.has_value() && (found.interval->low > 0.0 || found.interval->high < 0.0)) {
            (good_ * *found.difference > 0.0 ? count.share.clearly_better : count.share.clearly_worse) += 1;
        }
    }
}

std::vector<PairShare> WorldCounts::shares(bool drawn, double confidence) const
{
    std::vector<PairShare> shares;
    for (const Count& count : counts_) {
        PairShare share = count.share;
        const Level level = level_of(count.differences, confidence);
        share.mean = level.mean;
        if (drawn && share.points > 0) {
            share.interval = level.interval;
            share.share_range = wilson_interval(share.better, share.points, confidence);
        }
        shares.push_back(std::move(share));
    }
    return shares;
}

}  // namespace kaptein
