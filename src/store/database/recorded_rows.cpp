#include "store/database/row_sum.hpp"
#include "store/database/run_table.hpp"
#include "store/database/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace kaptein {
namespace {

/// Rows of a panel by month, then entity, events of one entity and month in the order they happened.
std::vector<std::size_t> panel_order(const PanelTable& table)
{
    std::vector<std::size_t> order(table.months.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&table](std::size_t a, std::size_t b) {
        return std::tuple(table.months[a], table.entities[a], a) < std::tuple(table.months[b], table.entities[b], b);
    });
    return order;
}

void sum_rows(RowSum& sum, Statement& rows)
{
    while (rows.step()) {
        for (int column = 0; column < rows.columns(); ++column) {
            sum.add(value_at(rows, column));
            if (!is_value(rows, column)) {
                sum.add(std::string_view("damaged"));
            }
        }
    }
}

}  // namespace

std::string RunTable::write_recorded(std::int64_t id, const RunRecord& record, const Recording& recording)
{
    Statement& series = statement(fmt::format("INSERT INTO stored_series VALUES ({})", marks(3 + shape_.series)));
    for (std::size_t row = 0; row < record.series.months.size(); ++row) {
        series.bind(1, id).bind(2, static_cast<std::int64_t>(row)).bind(3, std::int64_t{record.series.months[row]});
        for (std::size_t i = 0; i < shape_.series; ++i) {
            series.bind_null(static_cast<int>(4 + i));
        }
        for (std::size_t i = 0; i < recording.series.size(); ++i) {
            bind_value(series, static_cast<int>(4 + recording.series[i]), record.series.columns[i][row]);
        }
        series.run();
    }
    for (const PanelTable& table : record.panels) {
        const std::size_t columns = shape_.panels[table.panel];
        Statement& insert =
            statement(fmt::format("INSERT INTO stored_panel_{} VALUES ({})", table.panel, marks(4 + columns)));
        std::int64_t number = 0;
        for (const std::size_t row : panel_order(table)) {
            insert.bind(1, id).bind(2, number++).bind(3, std::int64_t{table.months[row]});
            insert.bind(4, std::int64_t{table.entities[row]});
            for (std::size_t i = 0; i < columns; ++i) {
                bind_value(insert, static_cast<int>(5 + i), table.columns[i][row]);
            }
            insert.run();
        }
    }
    return recorded_sum(id);
}

std::int64_t RunTable::copy(std::optional<std::int64_t> id, const Checked& checked, RunTable& from,
                            std::int64_t session)
{
    const std::int64_t row_id = make_room(id);
    std::vector<std::string> tables{"stored_series"};
    for (std::size_t panel = 0; panel < shape_.panels.size(); ++panel) {
        tables.push_back(fmt::format("stored_panel_{}", panel));
    }
    for (const std::string& table : checked.recorded.empty() ? std::vector<std::string>{} : tables) {
        Statement& rows = from.statement(fmt::format("SELECT * FROM {} WHERE run = ?1 ORDER BY row", table));
        rows.bind(1, checked.id);
        Statement& insert = statement(
            fmt::format("INSERT INTO {} VALUES ({})", table, marks(static_cast<std::size_t>(rows.columns()))));
        while (rows.step()) {
            insert.bind(1, row_id);
            for (int column = 1; column < rows.columns(); ++column) {
                bind_cell(insert, column + 1, rows, column);
            }
            insert.run();
        }
    }
    write_row(row_id, checked.run, checked.recorded, checked.recorded.empty() ? "" : recorded_sum(row_id), session);
    return row_id;
}

std::string RunTable::recorded_sum(std::int64_t id)
{
    RowSum sum;
    sum_rows(sum, statement("SELECT * FROM stored_series WHERE run = ?1 ORDER BY row").bind(1, id));
    for (std::size_t panel = 0; panel < shape_.panels.size(); ++panel) {
        sum_rows(
            sum,
            statement(fmt::format("SELECT * FROM stored_panel_{} WHERE run = ?1 ORDER BY row", panel)).bind(1, id));
    }
    return sum.text();
}

}  // namespace kaptein
