#include "config/csv.hpp"
#include "config/shown.hpp"
#include "experiment/resolve/sweep/expand.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr std::size_t table_bytes_max = 4u << 20u;  // the values stand in resolved.yaml, which is read again

Fault no_parameter(const Resolving& resolving, const std::string& key)
{
    if (index_of(resolving.info.choices, key)) {
        return {"not_supported", fmt::format("'{}' is a choice; a table of points varies parameters", key), key,
                fmt::format("method: grid or zip with {{name: {}, in: [DESIGN], values: [...]}}", key), ""};
    }
    return unknown_name("unknown_factor", fmt::format("not a parameter of model '{}'", resolving.info.name), key,
                        keys_of(resolving.info.parameters));
}

/// One point of a list: {key: value, ...}. A key that a point leaves out keeps its value of settings.
bool read_list_point(Resolving& resolving, const Node& node, const std::string& path,
                     const std::vector<Factor>& factors, std::vector<double>& rows)
{
    const std::size_t start = rows.size();
    for (const Factor& factor : factors) {
        rows.push_back(resolving.study.settings[factor.index]);
    }
    bool good = true;
    for (const Entry& entry : node.entries) {
        const auto index = index_of(resolving.info.parameters, entry.key);
        if (!index || entry.value.broken) {
            continue;  // said when the factors were gathered
        }
        auto reading = read_quantity(entry.value, resolving.info.parameters[*index]);
        if (auto* fault = std::get_if<Fault>(&reading)) {
            resolving.complain(entry.value.place, path + "." + entry.key, std::move(*fault));
            good = false;
            continue;
        }
        for (std::size_t i = 0; i < factors.size(); ++i) {
            rows[start + i] = factors[i].index == *index ? std::get<double>(reading) : rows[start + i];
        }
    }
    return good;
}

/// The factors of a list: every key that any point names, in the order in which they first stand in the file.
bool gather_list_factors(Resolving& resolving, const Node& node, const std::string& path, std::vector<Factor>& factors)
{
    bool good = true;
    MapReader point(node, path, {"of the model's parameters"}, resolving.problems, true);
    for (const Entry& entry : point.is_map() ? node.entries : std::vector<Entry>{}) {
        const auto index = index_of(resolving.info.parameters, entry.key);
        if (!index && !enough(resolving.problems)) {
            resolving.complain(entry.place, path + "." + entry.key, no_parameter(resolving, entry.key));
        }
        good = good && index.has_value();
        const bool known =
            std::any_of(factors.begin(), factors.end(), [&](const Factor& factor) { return factor.name == entry.key; });
        if (index && !known) {
            factors.push_back({entry.key, false, *index, {}});
        }
    }
    return good && point.is_map();
}

/// The columns of a table of points.
std::optional<std::vector<Factor>> table_factors(Resolving& resolving, const CsvReader& table)
{
    std::vector<Factor> factors;
    for (const Node& name : table.header()) {
        const auto index = index_of(resolving.info.parameters, name.text);
        if (index) {
            factors.push_back({name.text, false, *index, {}});
        } else if (!enough(resolving.problems)) {
            resolving.complain(name.place, "", no_parameter(resolving, name.text));
        }
    }
    return factors.size() == table.header().size() && !factors.empty() ? std::optional(std::move(factors))
                                                                       : std::nullopt;
}

/// All rows below the header, each cell as its parameter is declared.
std::optional<Expanded> read_table(Resolving& resolving, CsvReader& table)
{
    const std::size_t problems_before = resolving.problems.size();
    auto factors = table_factors(resolving, table);
    if (!factors) {
        return std::nullopt;
    }
    std::vector<double> values;
    std::vector<Node> row;
    while (table.next(row)) {
        for (std::size_t i = 0; i < row.size() && !enough(resolving.problems); ++i) {
            auto reading = read_quantity(row[i], resolving.info.parameters[(*factors)[i].index]);
            if (auto* fault = std::get_if<Fault>(&reading)) {
                resolving.complain(row[i].place, (*factors)[i].name, std::move(*fault));
                continue;
            }
            values.push_back(std::get<double>(reading));
        }
    }
    if (resolving.problems.size() != problems_before) {
        return std::nullopt;
    }
    if (values.empty()) {
        resolving.complain(table.header().front().place, "",
                           {"missing", "a header and no rows", "", "one row for each point", ""});
        return std::nullopt;
    }
    Expanded expanded;
    expanded.shape.method = "file";
    expanded.factors = std::move(*factors);
    expanded.source = table_source(expanded.factors.size(), std::move(values));
    return expanded;
}

}  // namespace

std::optional<Expanded> expand_list(Resolving& resolving, const SweepEntry& entry)
{
    const std::string path = entry.path + ".points";
    if (entry.points == nullptr) {
        if (entry.place_of("points") == nullptr) {
            resolving.complain(entry.place, entry.path,
                               {"missing", "'points' is missing", "", "points: [{KEY: VALUE, ...}, ...]", ""});
        }
        return std::nullopt;
    }
    if (!is_list(*entry.points, path, "{KEY: VALUE, ...}", resolving.problems)) {
        return std::nullopt;
    }
    Expanded expanded;
    expanded.shape.method = "list";
    const std::vector<Node>& items = entry.points->items;
    bool good = !items.empty();
    for (std::size_t i = 0; i < items.size() && !enough(resolving.problems); ++i) {
        good = gather_list_factors(resolving, items[i], fmt::format("{}[{}]", path, i), expanded.factors) && good;
    }
    if (items.empty() || (good && expanded.factors.empty())) {
        resolving.complain(entry.points->place, path,
                           {"missing", items.empty() ? "an empty list" : "points that vary nothing", "",
                            "at least one point with a key", ""});
        return std::nullopt;
    }
    std::vector<double> rows;
    for (std::size_t i = 0; i < items.size() && !enough(resolving.problems); ++i) {
        good = read_list_point(resolving, items[i], fmt::format("{}[{}]", path, i), expanded.factors, rows) && good;
    }
    if (!good) {
        return std::nullopt;
    }
    expanded.source = table_source(expanded.factors.size(), std::move(rows));
    return expanded;
}

std::optional<Expanded> expand_file(Resolving& resolving, const SweepEntry& entry)
{
    const bool file_given = entry.place_of("file") != nullptr;
    const bool table_given = entry.place_of("table") != nullptr;
    if (file_given == table_given) {
        resolving.complain(entry.place, entry.path,
                           {file_given ? "conflict" : "missing",
                            file_given ? "'file' and 'table' are two sources of points" : "'file' is missing", "",
                            "file: NAME.csv, with the names of the factors as its header", ""});
        return std::nullopt;
    }
    const Node* const node = file_given ? entry.file : entry.table;
    auto name = node != nullptr ? read_name(*node) : Reading<std::string>{std::string()};
    if (node == nullptr) {
        return std::nullopt;
    }
    const std::string path = entry.path + (file_given ? ".file" : ".table");
    if (auto* fault = std::get_if<Fault>(&name)) {
        resolving.complain(node->place, path, std::move(*fault));
        return std::nullopt;
    }
    std::string csv = node->place.file ? *node->place.file : "";
    Reading<std::string> bytes = std::get<std::string>(name);
    if (file_given) {
        csv = beside(csv, std::get<std::string>(name));
        bytes = read_csv_bytes(csv);
    }
    if (auto* fault = std::get_if<Fault>(&bytes)) {
        resolving.complain(node->place, path, std::move(*fault));
        return std::nullopt;
    }
    const std::string& text = std::get<std::string>(bytes);
    if (text.size() > table_bytes_max) {
        resolving.complain(node->place, path,
                           {"limit", fmt::format("a table of {} MiB is too long", text.size() >> 20u), "",
                            "at most 4 MiB of points (several studies, or a method that makes points)", ""});
        return std::nullopt;
    }
    CsvReader table(text, csv, resolving.problems);
    return read_table(resolving, table);
}

}  // namespace kaptein
