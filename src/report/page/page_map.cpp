#include "report/page/analyses.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

namespace kaptein {
namespace {

using Json = nlohmann::ordered_json;

Json rounded(double value) { return wording::round_significant(value, 6); }

}  // namespace

Json map_for_page(const ComparisonReport& report)
{
    if (!report.map.has_value()) {
        return nullptr;
    }
    const RegimeMap& map = *report.map;
    const Outcome& outcome = report.outcome(map.outcome);
    Json document{{"across", map.across.factor}, {"up", map.up.factor},          {"outcome", outcome.key},
                  {"unit", outcome.unit},        {"columns", map.across.labels}, {"rows", map.up.labels},
                  {"designs", Json::array()},    {"cells", Json::array()}};
    for (const std::size_t design : map.designs) {
        document["designs"].push_back(design);
    }
    for (std::size_t row = 0; row < map.cells.size(); ++row) {
        for (std::size_t column = 0; column < map.cells[row].size(); ++column) {
            const MapCell& one = map.cells[row][column];
            if (one.points == 0) {
                continue;
            }
            document["cells"].push_back(
                {{"column", column},
                 {"row", row},
                 {"points", one.points},
                 {"best", map.designs[one.best]},
                 {"next", one.second.has_value() ? Json(map.designs[*one.second]) : Json(nullptr)},
                 {"gap", one.gap.has_value() ? rounded(*one.gap) : Json(nullptr)},
                 {"low", one.interval.has_value() ? rounded(one.interval->low) : Json(nullptr)},
                 {"high", one.interval.has_value() ? rounded(one.interval->high) : Json(nullptr)},
                 {"decided", one.decided}});
        }
    }
    return document;
}

}  // namespace kaptein
