#include "experiment/tables/table_text.hpp"

#include "config/values/quantity.hpp"
#include "parameters/value_text.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace kaptein {
namespace {

/// In quotes where a reader would take it for something else.
std::string name_cell(const std::string& name)
{
    const bool plain = name.find_first_of(",\"\n") == std::string::npos && !name.starts_with('#')
                       && name.find_first_not_of(" \t") == 0 && name.find_last_not_of(" \t") == name.size() - 1;
    if (plain) {
        return name;
    }
    std::string quoted = "\"";
    for (const char c : name) {
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return quoted + '"';
}

std::string numbers_text(const EntityTable& table, const EntityValues& values, std::size_t row)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!values.columns[i].empty()) {
            const auto cell = values.columns[i][row];
            text += "," + (cell ? value_text(table.columns[i].declaration, *cell) : std::string());
        }
    }
    return text;
}

std::string header_text(const EntityTable& table, const EntityValues& values)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        text += values.columns[i].empty() ? "" : fmt::format(",{}", table.columns[i].declaration.key);
    }
    return text;
}

std::string explained(const EntityColumn& column)
{
    const Declaration& declaration = column.declaration;
    std::string text =
        fmt::format("#   {:<22} {}: {}\n", declaration.key, declaration.meaning, allowed_text(declaration));
    for (const Option& option : declaration.options) {
        text +=
            option.key == option.meaning ? "" : fmt::format("#   {:<22}   {}: {}\n", "", option.key, option.meaning);
    }
    return text + fmt::format("#   {:<22}   left out: {}\n", "", column.left_out);
}

}  // namespace

std::string table_text(const EntityTable& table, std::span<const std::string> names, const EntityValues& values)
{
    std::string text = std::string(table.entity) + header_text(table, values) + "\n";
    for (std::size_t row = 0; row < values.rows; ++row) {
        text += name_cell(names[row]) + numbers_text(table, values, row) + "\n";
    }
    return text;
}

std::string table_digest(const EntityTable& table, const EntityValues& values)
{
    std::string text = fmt::format("kaptein table 1\n{}{}\n", table.key, header_text(table, values));
    for (std::size_t row = 0; row < values.rows; ++row) {
        text += numbers_text(table, values, row) + "\n";
    }
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hexadecimal;
    for (const unsigned char byte : digest) {
        hexadecimal += fmt::format("{:02x}", byte);
    }
    return hexadecimal;
}

std::string new_table(const EntityTable& table)
{
    std::string text = fmt::format(
        "# {}: one row each.\n"
        "# A cell left empty and a column left out are drawn; the last line of a column says how.\n"
        "# Lines that begin with # are comments. The rows below are examples: put your own in their place.\n"
        "#\n#   {:<22} Its name: each once\n",
        table.meaning, table.entity);
    std::size_t rows = 0;
    std::string header(table.entity);
    for (const EntityColumn& column : table.columns) {
        text += explained(column);
        header += column.examples.empty() ? "" : fmt::format(",{}", column.declaration.key);
        rows = std::max(rows, column.examples.size());
    }
    text += header + "\n";
    for (std::size_t row = 0; row < rows; ++row) {
        text += fmt::format("{} {}", table.entity, row + 1);
        for (const EntityColumn& column : table.columns) {
            if (!column.examples.empty()) {
                text += "," + value_text(column.declaration, column.examples[row % column.examples.size()]);
            }
        }
        text += "\n";
    }
    return text;
}

}  // namespace kaptein
