#include "store/tables/csv.hpp"

#include "base/text.hpp"

#include <cmath>

namespace kaptein {
namespace {

/// Integers are written out; to_text may prefer an exponent for a round one.
std::string number_text(double number)
{
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (!std::isfinite(number)) {
        return {};
    }
    if (std::abs(number) < exact && number == std::floor(number)) {
        return std::to_string(static_cast<std::int64_t>(number));
    }
    return to_text(number);
}

struct AsText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const std::string& text) const { return text; }
};

bool looks_like_a_formula(const std::string& text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string cell_text(const Cell& cell) { return std::visit(AsText{}, cell); }

Cell cell_at(const Statement& row, int column, bool boolean)
{
    switch (row.type(column)) {
    case CellType::integer:
        return boolean ? Cell(row.integer(column) != 0) : Cell(row.integer(column));
    case CellType::number:
        return boolean ? Cell(row.number(column) != 0.0) : Cell(row.number(column));
    case CellType::text:
    case CellType::bytes:
        return std::string(row.text(column));
    case CellType::null:
        break;
    }
    return std::monostate{};
}

std::string cell_text(const Statement& row, int column) { return cell_text(cell_at(row, column, false)); }

void append_csv(std::string& line, const Cell& cell)
{
    std::string text = cell_text(cell);
    if (std::holds_alternative<std::string>(cell) && looks_like_a_formula(text)) {
        text.insert(text.begin(), '\'');
    }
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char letter : text) {
        line += letter;
        if (letter == '"') {
            line += letter;
        }
    }
    line += '"';
}

}  // namespace kaptein
