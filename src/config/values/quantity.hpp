#pragma once

#include "config/values/number.hpp"
#include "parameters/declaration.hpp"

namespace kaptein {

/// One value as its declaration says: NUMBER, "NUMBER UNIT" (one space; the declared unit, or years for months and %
/// for
/// a share and the other way round), or the name of an option, which becomes its index. Checked against the valid
/// range.
Reading<double> read_quantity(const Node& node, const Declaration& declaration);

/// Text that a person reads. Plain yes, no, on, off, true, false, numbers and dates need quotes, because other YAML
/// readers take them for something else.
Reading<std::string> read_text(const Node& node);

/// A name: plain or quoted, only its characters count.
Reading<std::string> read_name(const Node& node);

Reading<std::int64_t> read_integer(const Node& node, std::int64_t low, std::int64_t high);
Reading<std::uint64_t> read_unsigned(const Node& node);
Reading<double> read_number(const Node& node, const Range& range);

/// Whole months or years, in months.
Reading<std::int64_t> read_months(const Node& node, std::int64_t low, std::int64_t high);

/// "a number from 0 to 1 [share]", "a whole number above 0", "one of a, b".
std::string allowed_text(const Declaration& declaration);

/// NUMBER and UNIT of a scalar, unchecked; the unit is "" without a space.
struct Split {
    std::string_view number;
    std::string_view unit;
};
Split split_quantity(std::string_view text);

} // namespace kaptein
