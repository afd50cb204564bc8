#include "report/wording/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace kaptein::wording {

namespace {

constexpr int most_decimals = 12;

/// Fixed notation with thousands separators.
std::string fixed(double value, int decimals)
{
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed,
                                   std::clamp(decimals, 0, most_decimals));
    std::string text(buffer, end.ptr);
    const std::size_t first = text.front() == '-' ? 1 : 0;
    if (std::all_of(text.begin() + static_cast<std::ptrdiff_t>(first), text.end(),
                    [](char c) { return c == '0' || c == '.'; })) {
        text.erase(0, first);  // no minus zero
    }
    const std::size_t start = text.front() == '-' ? 1 : 0;
    std::size_t place = std::min(text.find('.'), text.size());
    while (place > start + 3) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

int exponent_of(double value)
{
    return value == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
}

/// One scale and one last digit for all numbers of a sentence.
struct Precision {
    double scale = 1.0;
    std::string_view word;
    int last_digit = 0;  // power of ten, in unscaled units
};

Precision precision_for(double largest, double half_width)
{
    Precision precision;
    const int top = exponent_of(largest);
    precision.last_digit = half_width > 0.0 ? std::clamp(exponent_of(half_width) - 1, top - 5, top) : top - 2;
    if (std::abs(largest) >= 1e9) {
        precision.scale = 1e9;
        precision.word = " billion";
    } else if (std::abs(largest) >= 1e6) {
        precision.scale = 1e6;
        precision.word = " million";
    }
    return precision;
}

std::string written(double value, const Precision& precision)
{
    if (precision.last_digit < -most_decimals) {
        char buffer[40];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 2);
        return {buffer, end.ptr};
    }
    const double step = std::pow(10.0, precision.last_digit);
    // The quotient by an exact power of ten keeps whole numbers whole where step is below one.
    const double rounded = precision.last_digit < 0 ? value : std::round(value / step) * step;
    return fixed(rounded / precision.scale, exponent_of(precision.scale) - precision.last_digit)
           + std::string(precision.word);
}

/// "EUR 1.2 million", "1.2 hours", "1.2": the unit where people say it.
std::string with_unit(const std::string& number, std::string_view unit)
{
    if (unit.empty() || unit == "1") {
        return number;
    }
    if (unit == "EUR" || unit.starts_with("EUR/")) {
        const std::string_view divisor = unit.substr(3);
        return "EUR " + number + (divisor.empty() ? "" : " per " + std::string(divisor.substr(1)));
    }
    return number + " " + std::string(unit);
}

}  // namespace

double round_significant(double value, int digits)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, digits - 1);
    double rounded = value;
    std::from_chars(buffer, end.ptr, rounded);
    return rounded;
}

std::optional<double> round_significant(std::optional<double> value, int digits)
{
    return value.has_value() ? std::optional<double>(round_significant(*value, digits)) : std::nullopt;
}

std::string cell(std::optional<double> value)
{
    if (!value.has_value()) {
        return "-";
    }
    const double rounded = round_significant(*value, 4);
    const int top = exponent_of(rounded);
    if (top < -5 || top > 12) {
        char buffer[40];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::scientific, 2);
        return {buffer, end.ptr};
    }
    const bool whole = rounded == std::floor(rounded);
    return fixed(rounded, whole ? 0 : std::max(0, 3 - top));
}

std::string cell(const std::optional<Interval>& interval)
{
    return interval.has_value() ? cell(interval->low) + " to " + cell(interval->high) : "-";
}

std::string p_cell(std::optional<double> p)
{
    if (!p.has_value()) {
        return "-";
    }
    return *p < 0.0001 ? "< 0.0001" : fixed(*p, *p < 0.001 ? 4 : 3);
}

std::string spoken(double value, std::string_view unit)
{
    const bool share = unit == "share";
    const double shown = share ? value * 100.0 : value;
    const double rounded = round_significant(shown, 3);
    Precision precision = precision_for(rounded, 0.0);
    if (rounded == std::floor(rounded) && std::abs(rounded) < 1e6) {
        precision.last_digit = std::max(precision.last_digit, 0);
    }
    const std::string number = written(rounded, precision);
    return share ? number + " %" : with_unit(number, unit);
}

std::string spoken_change(double difference, const std::optional<Interval>& interval, std::string_view unit)
{
    const bool share = unit == "share";
    const double factor = share ? 100.0 : 1.0;
    const double value = difference * factor;
    double largest = std::abs(value);
    double half_width = 0.0;
    if (interval.has_value()) {
        largest = std::max({largest, std::abs(interval->low * factor), std::abs(interval->high * factor)});
        half_width = (interval->high - interval->low) * factor / 2.0;
    }
    const bool money_or_time = unit.starts_with("EUR") || unit == "hours" || unit == "months";
    const std::string more = money_or_time ? " more" : " higher";
    const std::string less = money_or_time ? " less" : " lower";
    const Precision precision = precision_for(largest, half_width);
    const auto size = [&](double number) { return written(std::abs(number), precision); };
    const auto word = [&](double number) { return number < 0.0 ? less : more; };

    std::string text = with_unit(size(value), share ? "percentage points" : unit) + word(value);
    if (!interval.has_value() || half_width == 0.0) {
        return text;
    }
    const double low = interval->low * factor;
    const double high = interval->high * factor;
    if ((low < 0.0) == (high < 0.0)) {
        const double near = std::min(std::abs(low), std::abs(high));
        const double far = std::max(std::abs(low), std::abs(high));
        return text + " (" + size(near) + " to " + size(far) + word(low) + ")";
    }
    return text + " (between " + size(low) + less + " and " + size(high) + more + ")";
}

std::string count(std::uint64_t number)
{
    return fixed(static_cast<double>(number), 0);
}

std::string count(std::uint64_t number, std::string_view singular)
{
    return count(number) + " " + std::string(singular) + (number == 1 ? "" : "s");
}

std::string spoken_key(std::string_view key)
{
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string about(double number)
{
    const double step = std::pow(10.0, std::max(0, exponent_of(number) - 1));
    return "about " + fixed(std::ceil(number / step - 1e-9) * step, 0);
}

}  // namespace kaptein::wording
