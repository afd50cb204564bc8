#pragma once

#include "analysis/comparison.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as a person reads them out: no more digits than the interval supports, thousands separators, millions in
/// words, signs spoken.
namespace kaptein::wording {

/// Rounded to `digits` significant decimal digits. What special functions have touched goes through 12 of them before
/// it enters a table, so that the last bits of a libm never show.
double round_significant(double value, int digits);
std::optional<double> round_significant(std::optional<double> value, int digits);

/// For tables: 4 significant digits, "1,234,000", "0.1235", "1.2e-07"; "-" when missing.
std::string cell(std::optional<double> value);
std::string cell(const std::optional<Interval>& interval);  // "0.12 to 0.34"
std::string p_cell(std::optional<double> p);                 // "< 0.0001", "0.042"

/// A number that takes many digits with four of them ("-0.6666666666666667" -> "-0.6667"); other text as it is.
std::string shortened(const std::string& text);

/// "1,234.50", at most 12 decimals.
std::string with_decimals(double value, int decimals);

/// "EUR 1.23 million", "12.3 hours", "4.5 %" (unit share), "0.31"; 3 significant digits.
std::string spoken(double value, std::string_view unit);

/// "EUR 1.23 million more (0.93 to 1.53 million more)", "EUR 20,000 less (between 350,000 less and 310,000 more)";
/// shares in percentage points. Three significant digits, fewer when the interval is wide, more when it is so narrow
/// that its ends would look the same. Without an interval the bracket is left out.
std::string spoken_change(double difference, const std::optional<Interval>& interval, std::string_view unit);

/// "between EUR 350,000 less and EUR 310,000 more", "0.93 to 1.53 million more".
std::string spoken_range(const Interval& interval, std::string_view unit);

/// "-1.06 to -0.94 million".
std::string plain_range(const Interval& interval);

/// "1,234".
std::string count(std::uint64_t number);
/// "1 replicate", "2 replicates".
std::string count(std::uint64_t number, std::string_view singular);

/// "net_social_value" -> "net social value".
std::string spoken_key(std::string_view key);

/// "net social value" -> "Net social value".
std::string sentence_case(std::string text);

/// "about 130" for what is a planning figure: 2 significant digits, rounded up.
std::string about(double number);

}  // namespace kaptein::wording
