#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kaptein {

/// Shortest decimal text that reads back to exactly the same number ("0.1", "1e-07"); integers below 1e15 are written
/// out ("100000"). Not for NaN or infinity.
std::string to_text(double number);

/// The valid name nearest to `wrong` (edit distance with transpositions, case ignored), or "" when none is near
/// enough to be worth suggesting (more than 2 edits, or more than a third of the length).
std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& valid);

}  // namespace kaptein
