#pragma once

#include "models/volunteering/setup/hiring.hpp"

namespace kaptein::volunteering {

/// What practice counts: leavers in the current 12-month window, given by who follows them.
void count_leavers(World& world, Company& company, std::span<const Newcomer> followed);

/// At the end of each program year: those who stayed, participation, who was active again, and a new window opens.
void close_year(World& world, Executor& executor);

/// At the first step of the program: the first window opens.
void open_window(World& world, Executor& executor);

}  // namespace kaptein::volunteering
