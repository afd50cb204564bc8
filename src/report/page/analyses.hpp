#pragma once

#include "report/page/page.hpp"

#include <nlohmann/json_fwd.hpp>

/// What the commands `sensitivity`, `discover` and `shapley` find in a study, as the page draws it. Each gives null for
/// a study that it cannot be asked of, or that nobody asked it of. Numbers keep 6 significant digits.
namespace kaptein {

struct Study;

/// Indices of every design and every difference to the baseline: computed from the rows, as the command does.
nlohmann::ordered_json sensitivity_for_page(const Rows& rows, const Study& study);

/// Where the baseline wins: boxes in words, with the place of every limit in the range of its factor.
nlohmann::ordered_json discovery_for_page(const Rows& rows, const Study& study);

/// Parts of choices and mechanisms, from the table that the command kept.
nlohmann::ordered_json attribution_for_page(const CsvTable& kept, const Study& study);

/// Who wins where over two factors of a sweep.
nlohmann::ordered_json map_for_page(const ComparisonReport& report);

} // namespace kaptein
