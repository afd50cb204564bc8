#pragma once

#include "parameters/table.hpp"

#include <span>
#include <string>

namespace kaptein {

/// The rows as CSV, every value spelled out, columns in declared order; reading it gives the same table.
std::string table_text(const EntityTable& table, std::span<const std::string> names, const EntityValues& values);

/// SHA-256 of the numbers, in hexadecimal: equal for tables that give the same runs. Names are not in it.
std::string table_digest(const EntityTable& table, const EntityValues& values);

/// A CSV file to begin with: every column explained in comments, and rows that run as they stand.
std::string new_table(const EntityTable& table);

}  // namespace kaptein
