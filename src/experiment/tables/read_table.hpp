#pragma once

#include "config/problem.hpp"
#include "parameters/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kaptein {

/// Entities as a file gives them: names and numbers, sums worked out.
struct ReadTable {
    std::vector<std::string> names;  // [row]
    EntityValues values;
};

/// Reads the CSV text of a declared table. Everything that is wrong with it goes to `problems`, each cell with its
/// place in `file`; what is returned counts only when nothing was added.
ReadTable read_table(std::string_view bytes, const std::string& file, const EntityTable& table, Problems& problems);

}  // namespace kaptein
