#include "experiment/tables/read_table.hpp"

#include "config/csv.hpp"
#include "config/shown.hpp"
#include "config/values/quantity.hpp"
#include "parameters/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace kaptein {
namespace {

constexpr std::size_t name_bytes_max = 200;
constexpr double sum_tolerance = 1e-9;  // of decimals such as 0.1 + 0.2, relative

std::optional<std::size_t> column_of(const EntityTable& table, std::string_view key)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].declaration.key == key) {
            return i;
        }
    }
    return std::nullopt;
}

bool inside(double value, const Range& range)
{
    return (range.low_open ? value > range.low : value >= range.low)
           && (range.high_open ? value < range.high : value <= range.high);
}

/// One row while it is worked out.
struct Row {
    Place place;
    std::vector<std::optional<double>> cells;   // [column]
    std::vector<std::optional<Place>> places;   // [column] of cells that the file gives
};

class TableReader {
  public:
    TableReader(const EntityTable& table, Problems& problems) : table_(table), problems_(problems) {}

    ReadTable read(std::string_view bytes, const std::string& file)
    {
        CsvReader reader(bytes, file, problems_);
        read_.values.columns.resize(table_.columns.size());
        if (reader.header().empty() || !read_header(reader.header())) {
            return std::move(read_);
        }
        std::vector<Node> cells;
        while (reader.next(cells)) {
            if (read_.names.size() == table_.rows_max) {
                complain(cells.front().place, "",
                         {"limit", "too many rows", "", fmt::format("at most {}", table_.rows_max), ""});
                break;
            }
            read_row(cells);
        }
        read_.values.rows = read_.names.size();
        if (read_.names.empty() && problems_.empty()) {
            complain(reader.header().front().place, "",
                     {"missing", fmt::format("a header and no row: no {}", table_.key), "",
                      fmt::format("one row for each {}", table_.entity), ""});
        }
        drop_empty_columns();
        return std::move(read_);
    }

  private:
    void complain(const Place& place, std::string_view column, Fault fault)
    {
        const std::string path = column.empty() ? std::string(table_.key) : fmt::format("{}.{}", table_.key, column);
        problems_.push_back(problem_at(place, path, std::move(fault)));
    }

    /// Which declared column each cell of a row belongs to; the name's is none.
    bool read_header(const std::vector<Node>& header)
    {
        std::vector<std::string_view> valid{table_.entity};
        for (const EntityColumn& column : table_.columns) {
            valid.push_back(column.declaration.key);
        }
        bool good = true;
        for (const Node& name : header) {
            column_at_.push_back(column_of(table_, name.text));
            named_ = name.text == table_.entity ? column_at_.size() - 1 : named_;
            if (!column_at_.back() && name.text != table_.entity) {
                good = false;
                complain(
                    name.place, name.text,
                    unknown_name("unknown_column", fmt::format("not a column of {}", table_.key), name.text, valid));
            }
        }
        if (!good) {
            return false;  // a misspelt column is not a missing one as well
        }
        if (!named_) {
            good = missing_column(header.front().place, table_.entity, "names, each once");
        }
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const EntityColumn& column = table_.columns[i];
            if (column.required && !can_be_had(i)) {
                good = missing_column(header.front().place, column.declaration.key, std::string(column.left_out));
            }
        }
        return good;
    }

    bool missing_column(const Place& place, std::string_view column, const std::string& allowed)
    {
        complain(place, "",
                 {"missing", fmt::format("the column '{}' is missing", column), "",
                  fmt::format("a column '{}': {}", column, allowed), ""});
        return false;
    }

    bool can_be_had(std::size_t column) const
    {
        if (std::find(column_at_.begin(), column_at_.end(), column) != column_at_.end()) {
            return true;
        }
        return std::any_of(table_.sums.begin(), table_.sums.end(), [&](const EntitySum& sum) {
            return sum.total == table_.columns[column].declaration.key
                   && std::any_of(sum.parts.begin(), sum.parts.end(),
                                  [&](Text part) { return can_be_had(column_of(table_, part).value()); });
        });
    }

    void read_row(const std::vector<Node>& cells)
    {
        Row row{cells[*named_].place, {}, {}};
        row.cells.resize(table_.columns.size());
        row.places.resize(table_.columns.size());
        bool good = read_name_cell(cells[*named_]);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!column_at_[i] || cells[i].empty) {
                continue;
            }
            const Declaration& declaration = table_.columns[*column_at_[i]].declaration;
            auto reading = read_quantity(cells[i], declaration);
            if (auto* fault = std::get_if<Fault>(&reading)) {
                complain(cells[i].place, declaration.key, std::move(*fault));
                good = false;
            } else {
                row.cells[*column_at_[i]] = std::get<double>(reading);
                row.places[*column_at_[i]] = cells[i].place;
            }
        }
        good = good && sum_up(row);
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const EntityColumn& column = table_.columns[i];
            if (good && column.required && !row.cells[i]) {
                complain(row.place, column.declaration.key,
                         {"missing", "no value in this row", "",
                          fmt::format("{}, or {}", allowed_text(column.declaration), column.left_out), ""});
            }
            read_.values.columns[i].push_back(row.cells[i]);
        }
        read_.names.push_back(cells[*named_].text);
    }

    bool read_name_cell(const Node& cell)
    {
        const auto refuse = [&](Fault fault) {
            complain(cell.place, table_.entity, std::move(fault));
            return false;
        };
        const std::string allowed = fmt::format("a name for each {}", table_.entity);
        if (cell.text.empty()) {
            return refuse({"missing", "no name", "", allowed, ""});
        }
        if (cell.text.size() > name_bytes_max) {
            return refuse({"limit", "a name too long", "", fmt::format("at most {} bytes", name_bytes_max), ""});
        }
        if (shown(cell.text, 4 * name_bytes_max) != cell.text) {
            return refuse({"type", "a name with characters that do not show", cell.text, allowed, ""});
        }
        const auto [first, fresh] = line_of_.emplace(cell.text, cell.place.line);
        return fresh
               || refuse({"duplicate_key", fmt::format("'{}' stands in line {} already", cell.text, first->second),
                          cell.text, fmt::format("each {} once", table_.entity), ""});
    }

    /// Totals from their parts, in declared order; false when a total is given and is another.
    bool sum_up(Row& row)
    {
        for (const EntitySum& sum : table_.sums) {
            const std::size_t total = column_of(table_, sum.total).value();
            double value = 0.0;
            std::optional<Place> place;
            for (const Text part : sum.parts) {
                const std::size_t column = column_of(table_, part).value();
                value += row.cells[column].value_or(0.0);
                place = place || !row.cells[column] ? place : row.places[column].value_or(row.place);
            }
            if (!place) {
                continue;
            }
            for (const Text part : sum.parts) {
                auto& cell = row.cells[column_of(table_, part).value()];
                cell = cell.value_or(0.0);
            }
            if (!take_total(row, sum, total, value, row.places[total].value_or(*place))) {
                return false;
            }
        }
        return true;
    }

    bool take_total(Row& row, const EntitySum& sum, std::size_t total, double value, const Place& place)
    {
        const Declaration& declaration = table_.columns[total].declaration;
        const std::vector<std::string_view> parts(sum.parts.begin(), sum.parts.end());
        if (row.cells[total]
            && std::abs(*row.cells[total] - value) > sum_tolerance * std::max(std::abs(value), *row.cells[total])) {
            complain(
                place, declaration.key,
                {"conflict",
                 fmt::format("{} is {} here, but {} add up to {}", declaration.key,
                             value_text(declaration, *row.cells[total]), listed(parts), value_text(declaration, value)),
                 "", fmt::format("parts that add up, or no {}", declaration.key), ""});
            return false;
        }
        if (!inside(value, declaration.valid)) {
            complain(place, declaration.key,
                     {"range", fmt::format("{} add up to {}", listed(parts), value_text(declaration, value)), "",
                      allowed_text(declaration), ""});
            return false;
        }
        row.cells[total] = row.cells[total].value_or(value);
        return true;
    }

    void drop_empty_columns()
    {
        for (auto& column : read_.values.columns) {
            if (std::none_of(column.begin(), column.end(), [](const auto& cell) { return cell.has_value(); })) {
                column.clear();
            }
        }
    }

    const EntityTable& table_;
    Problems& problems_;
    ReadTable read_;
    std::vector<std::optional<std::size_t>> column_at_;  // [cell of a row]
    std::optional<std::size_t> named_;                   // the cell with the name
    std::map<std::string, int> line_of_;
};

}  // namespace

ReadTable read_table(std::string_view bytes, const std::string& file, const EntityTable& table, Problems& problems)
{
    Problems own;
    ReadTable read = TableReader(table, own).read(bytes, file);
    problems.insert(problems.end(), own.begin(), own.end());
    return read;
}

}  // namespace kaptein
