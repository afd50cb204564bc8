#pragma once

#include "app/line/options.hpp"

#include <string>
#include <variant>
#include <vector>

namespace kaptein {

/// The command line said all there is to say: --help, --version, or a mistake in it.
struct NothingToDo {
    std::string out;  // for stdout
    std::string err;  // for stderr
    int exit_code = 0;
};

/// Words as given, without the program's name.
std::variant<Options, NothingToDo> read_command_line(const std::vector<std::string>& words);

}  // namespace kaptein
