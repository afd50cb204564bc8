#include "base/text.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace kaptein {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// Least number of insertions, deletions, replacements and swaps of neighbours, no letter edited twice ("optimal
/// string alignment"; Damerau 1964, Comm. ACM 7(3)). Three rows of the table of distances between prefixes suffice.
std::size_t edits(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> before_last(to.size() + 1);
    std::vector<std::size_t> last(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= from.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t differs = lower(from[i - 1]) == lower(to[j - 1]) ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + differs});
            const bool swapped =
                i > 1 && j > 1 && lower(from[i - 1]) == lower(to[j - 2]) && lower(from[i - 2]) == lower(to[j - 1]);
            if (swapped) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
    }
    return row[to.size()];
}

}  // namespace

std::string to_text(double number)
{
    EXPECTS(std::isfinite(number));
    // Integers are written out ("100000", not "1e+05"): study files take integers without an exponent only.
    const bool written_out = std::abs(number) < 1e15 && std::floor(number) == number;
    char text[32];
    const auto end = written_out ? std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr
                                 : std::to_chars(text, text + sizeof text, number).ptr;
    return {text, end};
}

std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& valid)
{
    constexpr std::size_t longest_name = 200;  // the work is quadratic, and longer text is no misspelt name
    std::string_view nearest;
    std::size_t fewest = 3;  // more than 2 edits are not worth suggesting
    for (const std::string_view name : valid) {
        const std::size_t length = std::max(wrong.size(), name.size());
        const std::size_t difference = length - std::min(wrong.size(), name.size());
        if (difference >= fewest || length > longest_name) {
            continue;
        }
        const std::size_t count = edits(wrong, name);
        if (count < fewest && 3 * count <= length) {
            fewest = count;
            nearest = name;
        }
    }
    return nearest;
}

}  // namespace kaptein
