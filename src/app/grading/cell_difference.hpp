#pragma once

#include <string>
#include <string_view>

namespace kaptein {

/// What a difference in a column means for the grade of its table.
enum class ColumnRole {
    result,  // numbers count by how far they are apart, texts as they are
    words,   // explains or identifies what stands elsewhere: never worse than equivalent
    ignored,
};

ColumnRole role_of(std::string_view table, std::string_view column);

enum class CellChange { none, words, within_rounding, beyond_rounding, text };

struct CellDifference {
    CellChange change = CellChange::none;
    double relative = 0.0;  // of two numbers: |a - b| / max(|a|, |b|)
};

CellDifference difference_of(const std::string& before, const std::string& after, ColumnRole role);

}  // namespace kaptein
