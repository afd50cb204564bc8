#pragma once

#include "app/grading/grade.hpp"

#include <string>
#include <vector>

namespace kaptein {

/// "same direction": the grade in words.
std::string in_words(Grade grade);

/// A table of tables: verdict, cells, different, largest relative difference, and what differs first.
std::string grades_text(const std::vector<TableGrade>& tables);

}  // namespace kaptein
