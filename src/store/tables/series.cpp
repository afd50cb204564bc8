#include "store/tables/series.hpp"

#include "store/store.hpp"

#include <fmt/format.h>

#include <vector>

namespace kaptein {

void series_of_point(const Store& store, std::uint64_t point, std::span<const std::size_t> columns,
                     FunctionRef<void(const SeriesRow&)> each)
{
    if (columns.empty()) {
        return;
    }
    std::string query = "SELECT p.design, p.replicate, s.month";
    for (const std::size_t column : columns) {
        query += fmt::format(", s.s{}", column);
    }
    Statement rows(store.connection(), query
                                           + " FROM places p CROSS JOIN stored_series s ON s.run = p.run "
                                             "WHERE p.point = ?1 ORDER BY p.design, p.replicate, s.row");
    rows.bind(1, static_cast<std::int64_t>(point));
    std::vector<Value> values(columns.size());
    while (rows.step()) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int column = static_cast<int>(3 + i);
            values[i] = rows.type(column) == CellType::null ? Value() : Value(rows.number(column));
        }
        each({.design = static_cast<std::size_t>(rows.integer(0)),
              .replicate = static_cast<std::uint32_t>(rows.integer(1)),
              .month = static_cast<std::int32_t>(rows.integer(2)),
              .values = values});
    }
}

}  // namespace kaptein
