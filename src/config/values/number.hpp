#pragma once

#include "config/fault.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kaptein {

/// A value, or what is wrong with it.
template <class T>
using Reading = std::variant<T, Fault>;

/// A decimal number kept exactly: units x 10^exponent. At most 18 digits.
struct Decimal {
    std::int64_t units = 0;
    int exponent = 0;
};

/// "-?digits[.digits][e[+-]digits]" without a leading zero, to the nearest double, times 10^shift. Anything else - a
/// hexadecimal or octal number, NaN, infinity, a group separator, a number too large or too small for a double - is a
/// fault that says which of these it is. -0 becomes 0.
Reading<double> parse_number(std::string_view text, int shift = 0);

/// "-?digits" without a leading zero, in [low, high].
Reading<std::int64_t> parse_integer(std::string_view text, std::int64_t low, std::int64_t high);
Reading<std::uint64_t> parse_unsigned(std::string_view text);  // [0, 2^64 - 1]

/// The number exactly, when it has at most 18 digits.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Without an exponent where that is short: "0.6", "-12", "3e+20".
std::string to_text(const Decimal& decimal);

}  // namespace kaptein
