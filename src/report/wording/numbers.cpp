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

int exponent_of(double value) { return value == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value)))); }

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
    // Three significant digits, fewer when the interval is wide, more only when it would otherwise vanish.
    precision.last_digit = top - 2;
    if (half_width > 1e-9 * std::abs(largest)) {  // below, it is rounding
        const int own = exponent_of(half_width);
        precision.last_digit = own < top - 2 ? std::max(own, top - 6) : std::min(std::max(own - 1, top - 2), top);
    }
    if (std::abs(largest) >= 1e9) {
        precision.scale = 1e9;
        precision.word = " billion";
    } else if (std::abs(largest) >= 1e6) {
        precision.scale = 1e6;
        precision.word = " million";
    }
    return precision;
}

std::string digits(double value, const Precision& precision)
{
    if (precision.last_digit < -most_decimals) {
        char buffer[40];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 2);
        return {buffer, end.ptr};
    }
    const double step = std::pow(10.0, precision.last_digit);
    // The quotient by an exact power of ten keeps whole numbers whole where step is below one.
    const double rounded = precision.last_digit < 0 ? value : std::round(value / step) * step;
    return fixed(rounded / precision.scale, exponent_of(precision.scale) - precision.last_digit);
}

std::string written(double value, const Precision& precision)
{
    return digits(value, precision) + std::string(precision.word);
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

std::string shortened(const std::string& text)
{
    constexpr std::size_t short_enough = 7;
    double number = 0.0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number);
    return text.size() > short_enough && fault == std::errc() && stop == end ? cell(number) : text;
}

std::string with_decimals(double value, int decimals) { return fixed(value, decimals); }

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

namespace {

/// A change in words: the unit people say, the two directions, and one precision for all its numbers.
struct Change {
    double factor;
    std::string unit;
    std::string more;
    std::string less;
    Precision precision;

    Change(double difference, const std::optional<Interval>& interval, std::string_view declared)
        : factor(declared == "share" ? 100.0 : 1.0),
          unit(declared == "share" ? "percentage points" : declared)
    {
        const bool amount =
            declared.starts_with("EUR") || declared == "hours" || declared == "months" || declared == "%";
        more = amount ? " more" : " higher";
        less = amount ? " less" : " lower";
        double largest = std::abs(difference);
        double half_width = 0.0;
        if (interval.has_value()) {
            largest = std::max({largest, std::abs(interval->low), std::abs(interval->high)});
            half_width = (interval->high - interval->low) / 2.0;
        }
        precision = precision_for(largest * factor, half_width * factor);
    }

    std::string size(double value) const { return digits(std::abs(value * factor), precision); }
    const std::string& direction(double value) const { return value < 0.0 ? less : more; }
    std::string full(double value) const
    {
        return with_unit(size(value) + std::string(precision.word), unit) + direction(value);
    }
};

}  // namespace

std::string spoken_range(const Interval& interval, std::string_view unit)
{
    const Change change(0.0, interval, unit);
    if ((interval.low < 0.0) != (interval.high < 0.0)) {
        return "between " + change.full(interval.low) + " and " + change.full(interval.high);
    }
    const double near = std::abs(interval.low) < std::abs(interval.high) ? interval.low : interval.high;
    const double far = near == interval.low ? interval.high : interval.low;
    return change.size(near) + " to " + change.size(far) + std::string(change.precision.word)
           + change.direction(interval.low);
}

std::string spoken_change(double difference, const std::optional<Interval>& interval, std::string_view unit)
{
    const Change change(difference, interval, unit);
    std::string text = change.full(difference);
    if (!interval.has_value() || interval->low == interval->high) {
        return text;
    }
    if ((interval->low < 0.0) != (interval->high < 0.0)) {
        return text + " (between " + change.size(interval->low) + std::string(change.precision.word) + change.less
               + " and " + change.size(interval->high) + std::string(change.precision.word) + change.more + ")";
    }
    const bool rising = std::abs(interval->low) < std::abs(interval->high);
    return text + " (" + change.size(rising ? interval->low : interval->high) + " to "
           + change.size(rising ? interval->high : interval->low) + std::string(change.precision.word)
           + change.direction(interval->low) + ")";
}

std::string plain_range(const Interval& interval)
{
    const double largest = std::max(std::abs(interval.low), std::abs(interval.high));
    const Precision precision = precision_for(largest, (interval.high - interval.low) / 2.0);
    return digits(interval.low, precision) + " to " + written(interval.high, precision);
}

std::string count(std::uint64_t number) { return fixed(static_cast<double>(number), 0); }

std::string count(std::uint64_t number, std::string_view singular)
{
    return count(number) + " " + std::string(singular) + (number == 1 ? "" : "s");
}

std::string sentence_case(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
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
