#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kaptein::volunteering {

/// Kinds of help. Three classes of work: tasks (two kinds), relational work (two), capacity work (four).
inline constexpr int kind_count = 8;
enum class WorkClass : std::uint8_t { task, relational, capacity };
inline constexpr std::array<std::string_view, 3> class_names = {"task", "relational", "capacity"};
inline constexpr std::array<std::string_view, kind_count> kind_names = {
    "practical", "logistics", "mentoring", "visiting", "strategy", "it", "finance", "communication"};
inline constexpr std::array<WorkClass, kind_count> class_of_kind = {
    WorkClass::task,     WorkClass::task,     WorkClass::relational, WorkClass::relational,
    WorkClass::capacity, WorkClass::capacity, WorkClass::capacity,   WorkClass::capacity};
inline constexpr int first_kind_of_class[3] = {0, 2, 4};
inline constexpr int kinds_of_class[3] = {2, 2, 4};
inline constexpr std::uint8_t no_kind = 255;

/// An employee's function: one of the four capacity kinds (4..7) or general (no professional skill of use here).
inline constexpr std::uint8_t general_function = 8;
inline constexpr int function_count = 5;

/// Grades: 0 junior, 1 professional, 2 senior, 3 manager, with their shares of positions.
inline constexpr int grade_count = 4;
inline constexpr std::array<std::string_view, grade_count> grade_names = {"junior", "professional", "senior",
                                                                          "manager"};
inline constexpr std::array<double, grade_count> grade_share = {0.35, 0.35, 0.20, 0.10};

inline constexpr int sector_count = 6;
inline constexpr int region_count = 4;
inline constexpr int cause_count = 6;
inline constexpr std::uint32_t team_size = 8;
inline constexpr double paid_hours_per_year = 1705.0;
inline constexpr int tenure_months_max = 480;  // who stays 40 years retires

/// What an engagement of a format asks: heads, hours per head and month, months. Sizes from the literature: a team
/// day is about 16 people for 6 hours; a pro bono project is 4 people x 120 hours in 10 to 12 months (evidence.md 5).
struct FormatShape {
    int heads;
    double hours_per_head_and_month;
    int months;
};
enum class Shape : std::uint8_t { team_day, recurring, project };
inline constexpr std::array<FormatShape, 3> format_shapes = {{{16, 6.0, 1}, {4, 4.0, 9}, {4, 6.0, 5}}};

/// The shape that suits a class of work (`format: by_need`).
inline constexpr std::array<Shape, 3> shape_of_class = {Shape::team_day, Shape::recurring, Shape::project};

inline constexpr int keeping_lag_months = 6;  // capacity work is counted half a year after it was done

/// Hours are kept in multiples of 2^-10 hour, so that sums are exact in any order and the books balance to the bit.
inline double quantise_hours(double hours)
{
    return static_cast<double>(static_cast<std::int64_t>(hours * 1024.0 + 0.5)) * (1.0 / 1024.0);
}

}  // namespace kaptein::volunteering
