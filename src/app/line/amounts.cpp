#include "app/line/amounts.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace kaptein {
namespace {

struct UnitOf {
    std::string_view suffix;
    double factor;
};

std::optional<double> amount_of(std::string_view text, std::span<const UnitOf> units)
{
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(number) || number <= 0.0) {
        return std::nullopt;
    }
    const std::string_view suffix = text.substr(static_cast<std::size_t>(end - text.data()));
    for (const UnitOf& unit : units) {
        if (unit.suffix == suffix) {
            return number * unit.factor;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> seconds_of(std::string_view text)
{
    constexpr std::array<UnitOf, 6> units = {
        {{"", 1.0}, {"s", 1.0}, {"m", 60.0}, {"min", 60.0}, {"h", 3600.0}, {"d", 86400.0}}};
    return amount_of(text, units);
}

std::optional<double> bytes_of(std::string_view text)
{
    constexpr std::array<UnitOf, 10> units = {{{"", 1.0},
                                               {"B", 1.0},
                                               {"K", 1e3},
                                               {"M", 1e6},
                                               {"G", 1e9},
                                               {"T", 1e12},
                                               {"Ki", 0x1p10},
                                               {"Mi", 0x1p20},
                                               {"Gi", 0x1p30},
                                               {"Ti", 0x1p40}}};
    return amount_of(text, units);
}

}  // namespace kaptein
