#include "report/sweep/worlds_json.hpp"

#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

namespace kaptein {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(std::optional<double> value)
{
    return value.has_value() ? Json(wording::round_significant(*value, 12)) : Json(nullptr);
}

Json json_of(const ComparisonReport& report, const RegimeMap& map)
{
    Json entry{{"across", map.across.factor},
               {"up", map.up.factor},
               {"outcome", report.outcome(map.outcome).key},
               {"cells", Json::array()}};
    for (std::size_t row = 0; row < map.cells.size(); ++row) {
        for (std::size_t column = 0; column < map.cells[row].size(); ++column) {
            const MapCell& one = map.cells[row][column];
            const bool known = one.points > 0;
            const auto name = [&](std::size_t design) { return Json(report.design(map.designs[design])); };
            const auto& range = one.interval;
            entry["cells"].push_back({{"across", map.across.labels[column]},
                                      {"up", map.up.labels[row]},
                                      {"points", one.points},
                                      {"best", known ? name(one.best) : Json(nullptr)},
                                      {"next", known && one.second.has_value() ? name(*one.second) : Json(nullptr)},
                                      {"gap", json_of(one.gap)},
                                      {"low", json_of(range.has_value() ? std::optional(range->low) : std::nullopt)},
                                      {"high", json_of(range.has_value() ? std::optional(range->high) : std::nullopt)},
                                      {"decided", one.decided}});
        }
    }
    return entry;
}

}  // namespace

void add_worlds(Json& document, const ComparisonReport& report)
{
    if (report.worlds.empty() && !report.map.has_value()) {
        return;  // no sweep
    }
    document["worlds"] = Json::array();
    for (const PairShare& share : report.worlds) {
        const auto end = [](const std::optional<Interval>& interval, double Interval::* which) {
            return interval.has_value() ? json_of(std::optional(*interval.*which)) : Json(nullptr);
        };
        document["worlds"].push_back({{"design", report.design(share.design)},
                                      {"against", report.design(share.against)},
                                      {"outcome", report.outcome(share.outcome).key},
                                      {"per", share.per},
                                      {"unit", share.unit},
                                      {"points", share.points},
                                      {"better", share.better},
                                      {"share_low", end(share.share_range, &Interval::low)},
                                      {"share_high", end(share.share_range, &Interval::high)},
                                      {"clearly_better", share.clearly_better},
                                      {"clearly_worse", share.clearly_worse},
                                      {"mean", json_of(share.mean)},
                                      {"low", end(share.interval, &Interval::low)},
                                      {"high", end(share.interval, &Interval::high)}});
    }
    document["map"] = report.map.has_value() ? json_of(report, *report.map) : Json(nullptr);
}

}  // namespace kaptein
