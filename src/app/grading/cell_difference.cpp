#include "app/grading/cell_difference.hpp"

#include "app/grading/grade.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace kaptein {
namespace {

struct Words {
    std::string_view table;
    std::string_view column;
};

/// The digests of runs are here because their numbers stand in other tables: these say how far they are apart.
constexpr std::array<Words, 9> words = {{{"parameters", "set_by"},
                                         {"parameters", "source"},
                                         {"parameters", "origin"},
                                         {"parameters", "meaning"},
                                         {"codebook", "meaning"},
                                         {"codebook", "formula"},
                                         {"runs", "run_key"},
                                         {"runs", "message"},
                                         {"runs", "state_digest"}}};

std::optional<double> number_of(const std::string& text)
{
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace

ColumnRole role_of(std::string_view table, std::string_view column)
{
    const bool is_words = std::any_of(
        words.begin(), words.end(), [&](const Words& entry) { return entry.table == table && entry.column == column; });
    return is_words ? ColumnRole::words : ColumnRole::result;
}

CellDifference difference_of(const std::string& before, const std::string& after, ColumnRole role)
{
    if (before == after || role == ColumnRole::ignored) {
        return {};
    }
    if (role == ColumnRole::words) {
        return {CellChange::words, 0.0};
    }
    const std::optional<double> a = number_of(before);
    const std::optional<double> b = number_of(after);
    if (!a || !b) {
        return {CellChange::text, 0.0};
    }
    const double apart = std::abs(*a - *b);
    const double larger = std::max(std::abs(*a), std::abs(*b));
    const bool same = apart <= std::max(same_relative * larger, same_absolute);
    return {same ? CellChange::within_rounding : CellChange::beyond_rounding, larger > 0.0 ? apart / larger : 0.0};
}

}  // namespace kaptein
