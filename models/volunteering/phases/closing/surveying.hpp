#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// What practice counts: a leaver in the current 12-month window.
void count_leaver(World& world, Company& company, std::size_t position);

/// At the end of each program year: those who stayed, participation, who was active again, and a new window opens.
void close_year(World& world, Executor& executor);

/// At the first step of the program: the first window opens.
void open_window(World& world, Executor& executor);

}  // namespace kaptein::volunteering
