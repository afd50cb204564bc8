#include "config/values/number.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace kaptein {
namespace {

constexpr std::string_view digits = "0123456789";

/// The parts of a number as written; empty when it is not of the form that we take.
struct Parts {
    bool negative = false;
    std::string_view whole, fraction, exponent;  // exponent with its sign
};

std::size_t digits_from(std::string_view text, std::size_t position)
{
    const std::size_t end = text.find_first_not_of(digits, position);
    return (end == std::string_view::npos ? text.size() : end) - position;
}

std::optional<Parts> split(std::string_view text)
{
    Parts parts;
    std::size_t at = 0;
    if (at < text.size() && text[at] == '-') {
        parts.negative = true;
        ++at;
    }
    const std::size_t whole = digits_from(text, at);
    parts.whole = text.substr(at, whole);
    if (whole == 0 || (whole > 1 && parts.whole.front() == '0')) {
        return std::nullopt;
    }
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t count = digits_from(text, ++at);
        parts.fraction = text.substr(at, count);
        if (count == 0) {
            return std::nullopt;
        }
        at += count;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t begin = ++at;
        at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0;
        const std::size_t count = digits_from(text, at);
        if (count == 0) {
            return std::nullopt;
        }
        at += count;
        parts.exponent = text.substr(begin, at - begin);
    }
    return at == text.size() ? std::optional(parts) : std::nullopt;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(words.begin(), words.end(), lower) != words.end();
}

/// A number that people or other programs write, but that means different things to different readers.
std::optional<Fault> known_surprise(std::string_view text)
{
    const auto fault = [&](std::string what, std::string suggestion = "") {
        return Fault{"type", std::move(what), std::string(text), "a decimal number", std::move(suggestion)};
    };
    const bool negative = !text.empty() && text.front() == '-';
    const std::string_view plain = text.substr(!text.empty() && (negative || text.front() == '+') ? 1 : 0);
    if (is_one_of(plain, {".nan", "nan", ".inf", "inf", "infinity", ".infinity"})) {
        return fault("NaN and infinity are not numbers here");
    }
    if (plain.size() > 1 && plain[0] == '0'
        && (plain[1] == 'x' || plain[1] == 'X' || plain[1] == 'o' || plain[1] == 'O' || plain[1] == 'b'
            || plain[1] == 'B')) {
        return fault("a hexadecimal, octal or binary number");
    }
    if (plain.size() > 1 && plain[0] == '0' && digits.find(plain[1]) != std::string_view::npos) {
        const std::size_t zeros = std::min(plain.find_first_not_of('0'), plain.size() - 1);
        return fault("a leading zero (some programs read it as octal)",
                     std::string(negative ? "-" : "") + std::string(plain.substr(zeros)));
    }
    if (plain.find_first_of("_',") != std::string_view::npos && plain.find_first_of(digits) == 0) {
        return fault("digits are written without separators, and with a point for decimals");
    }
    if (is_one_of(text, {"yes", "no", "on", "off", "true", "false", "y", "n"})) {
        return fault("a number is meant");
    }
    if (text.size() > 1 && text.front() == '+' && split(plain)) {
        return fault("a number has no plus sign", std::string(plain));
    }
    if (plain.size() > 1 && plain.front() == '.' && digits_from(plain, 1) == plain.size() - 1) {
        return fault("a digit is missing before the point", (negative ? "-0" : "0") + std::string(plain));
    }
    if (plain.size() > 1 && plain.back() == '.' && digits_from(plain, 0) == plain.size() - 1) {
        return fault("a digit is missing after the point", std::string(text) + "0");
    }
    return std::nullopt;
}

Fault not_a_number(std::string_view text, const std::string& allowed)
{
    if (text.find("\xc2\xa0") != std::string_view::npos) {
        return {"type", "a non-breaking space (U+00A0) in a number", std::string(text), allowed, ""};
    }
    if (auto fault = known_surprise(text)) {
        fault->allowed = allowed;
        return *fault;
    }
    return {"type", fmt::format("'{}' is not a number", shown(text)), std::string(text), allowed, ""};
}

}  // namespace

Reading<double> parse_number(std::string_view text, int shift)
{
    const auto parts = split(text);
    if (!parts) {
        return not_a_number(text, "a decimal number");
    }
    int exponent = 0;
    if (!parts->exponent.empty()) {
        const std::string_view written = parts->exponent.substr(parts->exponent.front() == '+' ? 1 : 0);
        const auto result = std::from_chars(written.data(), written.data() + written.size(), exponent);
        if (result.ec != std::errc() || std::abs(exponent) > 100'000) {
            exponent = written.front() == '-' ? -100'000 : 100'000;
        }
    }
    const std::string exact =
        fmt::format("{}.{}e{}", parts->whole, parts->fraction.empty() ? "0" : parts->fraction, exponent + shift);
    const bool is_zero =
        (std::string(parts->whole) + std::string(parts->fraction)).find_first_not_of('0') == std::string::npos;
    double value = 0.0;
    const auto result = std::from_chars(exact.data(), exact.data() + exact.size(), value);
    const bool beyond = result.ec == std::errc::result_out_of_range || value < std::numeric_limits<double>::min()
                        || value > std::numeric_limits<double>::max();
    if (is_zero) {
        return 0.0;
    }
    if (beyond) {
        // Whichever end it fell off: the size of the written number decides, not what from_chars left behind.
        const bool large = exponent + shift + static_cast<int>(parts->whole.size()) > 0;
        return Fault{"range", large ? "too large for a number" : "too near 0 for a number other than 0",
                     std::string(text), large ? "at most 1.7e308" : "0, or at least 2.3e-308", ""};
    }
    return parts->negative ? -value : value;
}

namespace {

template <class Integer>
Reading<Integer> parse_whole(std::string_view text, Integer low, Integer high)
{
    const std::string allowed = fmt::format("a whole number from {} to {}", low, high);
    const auto parts = split(text);
    if (!parts) {
        return not_a_number(text, allowed);
    }
    if (!parts->fraction.empty() || !parts->exponent.empty()) {
        return Fault{"type", "a whole number has no point and no exponent", std::string(text), allowed, ""};
    }
    Integer value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || value < low || value > high) {
        return Fault{"range", fmt::format("{} is out of range", shown(text, 40)), std::string(text), allowed, ""};
    }
    return value;
}

}  // namespace

Reading<std::int64_t> parse_integer(std::string_view text, std::int64_t low, std::int64_t high)
{
    return parse_whole<std::int64_t>(text, low, high);
}

Reading<std::uint64_t> parse_unsigned(std::string_view text)
{
    return parse_whole<std::uint64_t>(text, 0, std::numeric_limits<std::uint64_t>::max());
}

std::optional<Decimal> parse_decimal(std::string_view text)
{
    const auto parts = split(text);
    if (!parts || !std::holds_alternative<double>(parse_number(text))) {
        return std::nullopt;
    }
    std::string all = std::string(parts->whole) + std::string(parts->fraction);
    int exponent = -static_cast<int>(parts->fraction.size());
    if (!parts->exponent.empty()) {
        exponent += std::atoi(std::string(parts->exponent).c_str());
    }
    while (all.size() > 1 && all.back() == '0') {
        all.pop_back();
        ++exponent;
    }
    all.erase(0, std::min(all.find_first_not_of('0'), all.size() - 1));
    if (all.size() > 18) {
        return std::nullopt;
    }
    const std::int64_t units = std::atoll(all.c_str());
    return Decimal{parts->negative ? -units : units, units == 0 ? 0 : exponent};
}

std::string to_text(const Decimal& decimal)
{
    std::string text = std::to_string(std::llabs(decimal.units));
    const std::string sign = decimal.units < 0 ? "-" : "";
    if (decimal.exponent > 20 || decimal.exponent < -40) {
        return fmt::format("{}{}e{}", sign, text, decimal.exponent);
    }
    if (decimal.exponent >= 0) {
        return sign + text + std::string(decimal.units == 0 ? 0 : static_cast<std::size_t>(decimal.exponent), '0');
    }
    const auto places = static_cast<std::size_t>(-decimal.exponent);
    if (text.size() <= places) {
        text.insert(0, places + 1 - text.size(), '0');
    }
    return sign + text.substr(0, text.size() - places) + "." + text.substr(text.size() - places);
}

}  // namespace kaptein
