#pragma once

#include "store/database/sqlite.hpp"

#include <array>
#include <string_view>

/// What writing a study's tables and copying them have in common.
namespace kaptein {

/// Tables that stand once per study, beside meta.
inline constexpr std::array small_tables{"stored_designs", "stored_points", "stored_parameters", "stored_codebook",
                                         "stored_tables"};

void put_meta(const Connection& connection, std::string_view key, std::string_view value);
void drop_identity(const Connection& connection);
/// The sum over all other rows of meta, written last.
void write_sum_of_meta(const Connection& connection);

}  // namespace kaptein
