#include "config/values/quantity.hpp"

#include "base/text.hpp"
#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kaptein {
namespace {

/// A list, a map or nothing where one value is meant.
std::optional<Fault> not_one_value(const Node& node, const std::string& allowed)
{
    if (node.kind == NodeKind::list) {
        return Fault{"type", "a list where one value is meant", "a list",
                     allowed + " (what is to vary stands under sweep:)", ""};
    }
    if (node.kind == NodeKind::map) {
        return Fault{"type", "a map where one value is meant", "a map", allowed, ""};
    }
    if (node.empty) {
        return Fault{"type", "no value", "", allowed, ""};
    }
    return std::nullopt;
}

/// How a number in `given` becomes one in the declared unit.
struct Conversion {
    double times = 1.0;
    double divided_by = 1.0;
    int shift = 0;  // decimal places, exact
};

bool is_years(std::string_view unit) { return unit == "year" || unit == "years"; }
bool is_months(std::string_view unit) { return unit == "month" || unit == "months"; }

std::optional<Conversion> convert(std::string_view given, std::string_view declared)
{
    if (given.empty() || given == declared) {
        return Conversion{};
    }
    if ((is_years(given) && is_years(declared)) || (is_months(given) && is_months(declared))) {
        return Conversion{};
    }
    if (is_years(given) && is_months(declared)) {
        return Conversion{12.0, 1.0, 0};
    }
    if (is_months(given) && is_years(declared)) {
        return Conversion{1.0, 12.0, 0};
    }
    if (given == "%" && declared == "share") {
        return Conversion{1.0, 1.0, -2};
    }
    if (given == "share" && declared == "%") {
        return Conversion{1.0, 1.0, 2};
    }
    return std::nullopt;
}

std::string units_text(std::string_view declared)
{
    if (is_months(declared) || is_years(declared)) {
        return "months or years";
    }
    if (declared == "share" || declared == "%") {
        return "share or %";
    }
    return std::string(declared);
}

/// "2%", "24months": where the space belongs.
std::optional<Fault> missing_space(std::string_view text, std::string_view declared, const std::string& allowed)
{
    const std::size_t end = text.find_first_not_of("-0123456789.");
    if (end == std::string_view::npos || end == 0 || text.find(' ') != std::string_view::npos
        || !convert(text.substr(end), declared)) {
        return std::nullopt;
    }
    return Fault{"unit", "a space is missing between number and unit", std::string(text), allowed,
                 fmt::format("{} {}", text.substr(0, end), text.substr(end))};
}

Reading<double> read_option(const Node& node, const Declaration& declaration)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < declaration.options.size(); ++i) {
        if (declaration.options[i].key == node.text) {
            return static_cast<double>(i);
        }
        names.push_back(declaration.options[i].key);
    }
    return unknown_name("unknown_option", fmt::format("not an option of {}", declaration.key), node.text, names);
}

bool inside(double value, const Range& range)
{
    return (range.low_open ? value > range.low : value >= range.low)
           && (range.high_open ? value < range.high : value <= range.high);
}

std::string range_text(const Range& range)
{
    const std::string low = fmt::format("{}{}", range.low_open ? "above " : "from ", to_text(range.low));
    if (!std::isfinite(range.high) || range.high >= 1e300) {
        return range.low_open ? low : low + " up";
    }
    return fmt::format("{} {} {}", low, range.high_open ? "to below" : "to", to_text(range.high));
}

std::optional<Fault> quoted_number(const Node& node, const std::string& allowed)
{
    if (node.plain || split_quantity(node.text).unit != ""
        || !std::holds_alternative<double>(parse_number(node.text))) {
        return std::nullopt;
    }
    return Fault{"type", "a text in quotes where a number is meant", '"' + node.text + '"', allowed, node.text};
}

/// The number of a quantity in the declared unit, before the range is looked at.
Reading<double> read_in_unit(const Node& node, const Declaration& declaration, const std::string& allowed)
{
    const Split split = split_quantity(node.text);
    const auto conversion = convert(split.unit, declaration.unit);
    if (!conversion) {
        return Fault{"unit", fmt::format("'{}' is not the unit of {}", shown(split.unit), declaration.key), node.text,
                     allowed, std::string(nearest_name(split.unit, {declaration.unit}))};
    }
    const bool whole = declaration.kind == Kind::integer && conversion->divided_by == 1.0 && conversion->shift == 0;
    if (whole) {
        constexpr std::int64_t most = std::int64_t{1} << 53;
        const auto integer = parse_integer(split.number, -most, most);
        if (const auto* fault = std::get_if<Fault>(&integer)) {
            return *fault;
        }
        return static_cast<double>(std::get<std::int64_t>(integer)) * conversion->times;
    }
    auto number = parse_number(split.number, conversion->shift);
    if (auto* value = std::get_if<double>(&number)) {
        *value = *value * conversion->times / conversion->divided_by;
        if (declaration.kind == Kind::integer && *value != std::floor(*value)) {
            return Fault{"type", "not a whole number in its unit", node.text, allowed, ""};
        }
    }
    return number;
}

}  // namespace

std::string allowed_text(const Declaration& declaration)
{
    if (declaration.kind == Kind::category) {
        std::vector<std::string_view> names;
        for (const Option& option : declaration.options) {
            names.push_back(option.key);
        }
        return "one of " + listed(names);
    }
    std::string text = declaration.kind == Kind::integer ? "a whole number " : "a number ";
    text += range_text(declaration.valid);
    const std::string unit = units_text(declaration.unit);
    return unit.empty() || unit == "1" ? text : fmt::format("{} [{}]", text, unit);
}

Split split_quantity(std::string_view text)
{
    const std::size_t space = text.find(' ');
    return space == std::string_view::npos ? Split{text, ""} : Split{text.substr(0, space), text.substr(space + 1)};
}

Reading<double> read_quantity(const Node& node, const Declaration& declaration)
{
    const std::string allowed = allowed_text(declaration);
    if (auto fault = not_one_value(node, allowed)) {
        return *fault;
    }
    if (declaration.kind == Kind::category) {
        return read_option(node, declaration);
    }
    if (auto fault = quoted_number(node, allowed)) {
        return *fault;
    }
    if (auto fault = missing_space(node.text, declaration.unit, allowed)) {
        return *fault;
    }
    auto number = read_in_unit(node, declaration, allowed);
    if (auto* fault = std::get_if<Fault>(&number)) {
        fault->allowed = allowed;
        fault->found = node.text;
        return number;
    }
    if (!inside(std::get<double>(number), declaration.valid)) {
        return Fault{"range", fmt::format("{} is outside the range", shown(node.text)), node.text, allowed, ""};
    }
    return number;
}

Reading<std::string> read_text(const Node& node)
{
    if (auto fault = not_one_value(node, "text")) {
        return *fault;
    }
    static constexpr std::string_view truths[] = {"y", "yes", "n", "no", "on", "off", "true", "false"};
    std::string lower = node.text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool truth = std::find(std::begin(truths), std::end(truths), lower) != std::end(truths);
    const bool number = node.text.find_first_not_of("+-.0123456789eExXabcdfABCDF_") == std::string::npos
                        && node.text.find_first_of("0123456789") != std::string::npos
                        && std::string_view("0123456789+-.").find(node.text.front()) != std::string_view::npos;
    if (node.plain && (truth || number)) {
        return Fault{"type", fmt::format("{} where text is meant", truth ? "a yes-or-no word" : "a number"), node.text,
                     "text, in quotes when it looks like something else", fmt::format("\"{}\"", node.text)};
    }
    return node.text;
}

Reading<std::string> read_name(const Node& node)
{
    if (auto fault = not_one_value(node, "a name")) {
        return *fault;
    }
    return node.text;
}

Reading<std::int64_t> read_integer(const Node& node, std::int64_t low, std::int64_t high)
{
    const std::string allowed = fmt::format("a whole number from {} to {}", low, high);
    if (auto fault = not_one_value(node, allowed)) {
        return *fault;
    }
    if (auto fault = quoted_number(node, allowed)) {
        return *fault;
    }
    return parse_integer(node.text, low, high);
}

Reading<std::uint64_t> read_unsigned(const Node& node)
{
    if (auto fault = not_one_value(node, "a whole number from 0 to 18446744073709551615")) {
        return *fault;
    }
    if (auto fault = quoted_number(node, "a whole number from 0 to 18446744073709551615")) {
        return *fault;
    }
    return parse_unsigned(node.text);
}

Reading<double> read_number(const Node& node, const Range& range)
{
    Declaration declaration;
    declaration.key = "this";
    declaration.valid = range;
    return read_quantity(node, declaration);
}

Reading<std::int64_t> read_months(const Node& node, std::int64_t low, std::int64_t high)
{
    Declaration declaration;
    declaration.key = "this";
    declaration.unit = "months";
    declaration.kind = Kind::integer;
    declaration.valid = closed(static_cast<double>(low), static_cast<double>(high));
    auto reading = read_quantity(node, declaration);
    if (auto* fault = std::get_if<Fault>(&reading)) {
        return *fault;
    }
    return static_cast<std::int64_t>(std::get<double>(reading));
}

}  // namespace kaptein
