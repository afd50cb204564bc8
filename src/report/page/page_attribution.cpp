#include "experiment/study.hpp"
#include "parameters/value_text.hpp"
#include "report/page/analyses.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace kaptein {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::vector<Cell>;

constexpr std::size_t most_pairs = 8;
constexpr std::size_t most_players = 60;

/// The kept table by the names of its columns; what is not there reads as nothing.
class Table {
  public:
    explicit Table(const CsvTable& kept) : kept_(&kept) {}

    std::string text(const Cells& row, std::string_view column) const
    {
        const Cell* const cell = at(row, column);
        return cell == nullptr ? "" : cell_text(*cell);
    }
    std::optional<double> number(const Cells& row, std::string_view column) const
    {
        const Cell* const cell = at(row, column);
        if (const auto* real = cell == nullptr ? nullptr : std::get_if<double>(cell)) {
            return *real;
        }
        const auto* whole = cell == nullptr ? nullptr : std::get_if<std::int64_t>(cell);
        return whole == nullptr ? std::nullopt : std::optional(static_cast<double>(*whole));
    }
    std::vector<const Cells*> rows(std::string_view kind, std::string_view measure) const
    {
        std::vector<const Cells*> found;
        for (const Cells& row : kept_->rows) {
            if (text(row, "kind") == kind && text(row, "measure") == measure && number(row, "value").has_value()) {
                found.push_back(&row);
            }
        }
        return found;
    }

  private:
    const Cell* at(const Cells& row, std::string_view column) const
    {
        for (std::size_t i = 0; i < std::min(row.size(), kept_->columns.size()); ++i) {
            if (kept_->columns[i].name == column) {
                return &row[i];
            }
        }
        return nullptr;
    }
    const CsvTable* kept_;
};

Json rounded(std::optional<double> value)
{
    return value.has_value() ? Json(wording::round_significant(*value, 6)) : Json(nullptr);
}

Json interval_of(const Table& table, const Cells& row)
{
    return {rounded(table.number(row, "value")), rounded(table.number(row, "low")), rounded(table.number(row, "high"))};
}

const Design* design_named(const Study& study, const std::string& name)
{
    const auto found =
        std::find_if(study.designs.begin(), study.designs.end(), [&](const Design& one) { return one.name == name; });
    return found == study.designs.end() ? nullptr : &*found;
}

/// "supply -> needs" of a choice; what happens without a mechanism.
std::string change_of(const Study& study, const Table& table, const Cells& row)
{
    const ModelInfo& info = study.model->info();
    const std::string player = table.text(row, "player");
    for (const Mechanism& mechanism : info.mechanisms) {
        if (table.text(row, "kind") == "mechanisms" && mechanism.key == player) {
            return "without it: " + std::string(mechanism.without_it);
        }
    }
    const Design* const to = design_named(study, table.text(row, "design"));
    const Design* const from = design_named(study, table.text(row, "against"));
    for (std::size_t i = 0; i < info.choices.size() && to != nullptr && from != nullptr; ++i) {
        if (table.text(row, "kind") == "choices" && info.choices[i].key == player) {
            return value_text(info.choices[i], from->choices[i]) + " \xe2\x86\x92 "
                   + value_text(info.choices[i], to->choices[i]);
        }
    }
    return "";
}

Json players_of(const Study& study, const Table& table, std::vector<const Cells*> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [&](const Cells* a, const Cells* b) {
        return std::abs(*table.number(*a, "value")) > std::abs(*table.number(*b, "value"));
    });
    rows.resize(std::min(rows.size(), most_players));
    Json players = Json::array();
    for (const Cells* row : rows) {
        players.push_back({{"name", table.text(*row, "player")},
                           {"change", change_of(study, table, *row)},
                           {"part", interval_of(table, *row)}});
    }
    return players;
}

/// Pairs whose interval leaves out 0, the strongest first.
Json pairs_of(const Table& table, std::string_view kind)
{
    std::vector<const Cells*> pairs;
    for (const Cells* row : table.rows(kind, "pair")) {
        const auto low = table.number(*row, "low");
        const auto high = table.number(*row, "high");
        if (low.has_value() && high.has_value() && (*low > 0.0 || *high < 0.0)
            && wording::round_significant(*table.number(*row, "value"), 3) != 0.0) {
            pairs.push_back(row);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](const Cells* a, const Cells* b) {
        return std::abs(*table.number(*a, "value")) > std::abs(*table.number(*b, "value"));
    });
    pairs.resize(std::min(pairs.size(), most_pairs));
    Json list = Json::array();
    for (const Cells* row : pairs) {
        list.push_back(
            {{"a", table.text(*row, "player")}, {"b", table.text(*row, "with")}, {"value", interval_of(table, *row)}});
    }
    return list;
}

}  // namespace

Json attribution_for_page(const CsvTable& kept, const Study& study)
{
    const Table table(kept);
    if (kept.rows.empty()) {
        return nullptr;
    }
    const Cells& first = kept.rows.front();
    const std::string outcome = table.text(first, "outcome");
    std::string unit;
    for (const Outcome& one : study.model->info().outcomes) {
        unit = one.key == outcome ? std::string(one.unit) : unit;
    }
    Json document{{"design", table.text(first, "design")},
                  {"against", table.text(first, "against")},
                  {"outcome", outcome},
                  {"unit", unit},
                  {"parts", Json::array()}};
    for (const std::string_view kind : {"choices", "mechanisms"}) {
        const std::vector<const Cells*> players = table.rows(kind, "part");
        const std::vector<const Cells*> rest = table.rows(kind, "rest");
        double whole = rest.empty() ? 0.0 : *table.number(*rest.front(), "value");
        for (const Cells* row : players) {
            whole += *table.number(*row, "value");
        }
        if (!players.empty()) {
            document["parts"].push_back({{"kind", kind},
                                         {"exact", table.text(*players.front(), "exact") == "true"},
                                         {"whole", rounded(whole)},
                                         {"rest", rest.empty() ? Json(nullptr) : interval_of(table, *rest.front())},
                                         {"players", players_of(study, table, players)},
                                         {"pairs", pairs_of(table, kind)}});
        }
    }
    return document;
}

}  // namespace kaptein
