#include "store/database/schema.hpp"
#include "store/files/sha256.hpp"

#include <fmt/format.h>

#include <sstream>

namespace kaptein {

std::vector<std::pair<std::string, std::string>> stored_facts(const Connection& connection)
{
    std::vector<std::pair<std::string, std::string>> all;
    Statement list(connection, "SELECT substr(key, 6), value FROM meta WHERE key LIKE 'fact %'");
    while (list.step()) {
        all.emplace_back(list.text(0), list.text(1));
    }
    return all;
}

std::string meta_text(const Connection& connection, std::string_view key)
{
    Statement find(connection, "SELECT value FROM meta WHERE key = ?1");
    find.bind(1, key);
    return find.step() ? std::string(find.text(0)) : std::string{};
}

Shape stored_shape(const Connection& connection)
{
    std::istringstream counts(meta_text(connection, "shape"));
    Shape shape;
    counts >> shape.levels >> shape.series;
    for (std::size_t columns = 0; counts >> columns;) {
        shape.panels.push_back(columns);
    }
    return shape;
}

std::string rows_digest(const Connection& connection, const std::string& query)
{
    Statement rows(connection, query);
    Sha256 digest;
    while (rows.step()) {
        for (int column = 0; column < rows.columns(); ++column) {
            const CellType type = rows.type(column);
            const std::string cell =
                type == CellType::number ? fmt::format("{:a}", rows.number(column)) : std::string(rows.text(column));
            digest.add(fmt::format("{} {} ", static_cast<int>(type), cell.size()));
            digest.add(cell);
        }
        digest.add("\n");
    }
    return digest.text();
}

}  // namespace kaptein
