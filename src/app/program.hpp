#pragma once

#include "app/console.hpp"

#include <string>
#include <vector>

namespace kaptein {

/// The whole program but its process: words of the command line (without the program's name) to exit code.
int run_program(const std::vector<std::string>& words, Console& console);

}  // namespace kaptein
