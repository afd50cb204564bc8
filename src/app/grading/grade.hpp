#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// How well one set of tables agrees with another (results/README.md, "Reproduced or not"). From best to worst:
///   identical       every cell is the same text
///   equivalent      the same rows and columns; numbers within 1e-9 of the larger of the two (or 1e-12, for what is 0
///                   but for rounding); other differences are words only: a meaning, a source, a digest
///   same_direction  the same rows and columns, and no difference between designs that was clear turns around
///   differs         anything else: rows, columns, settings, a clear difference with another sign
namespace kaptein {

enum class Grade { identical, equivalent, same_direction, differs };
/// "identical", "equivalent", "same_direction", "differs".
std::string_view to_text(Grade grade);

inline constexpr double same_relative = 1e-9;
inline constexpr double same_absolute = 1e-12;

struct TableGrade {
    std::string table;  // "outcomes"
    Grade grade = Grade::identical;
    std::uint64_t cells = 0;      // compared
    std::uint64_t different = 0;  // of them, with another text
    double largest_relative = 0.0;
    std::string why;  // in words, when it is not identical: the first difference
};

/// A folder of tables; `digests` (file -> SHA-256) stand for tables that are not there.
struct TableFolder {
    std::filesystem::path folder;
    std::map<std::string, std::string> digests;
};

struct GradeChoices {
    bool compare_set_by = true;  // where a parameter was set; not comparable when resolved.yaml was run
};

/// Every table that either side has, in the order of annex 6.
std::vector<TableGrade> grade_tables(const TableFolder& before, const TableFolder& after, const GradeChoices& choices);

/// The worst of all.
Grade verdict_of(const std::vector<TableGrade>& tables);

}  // namespace kaptein
