#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace kaptein {

struct CommandWords {
    std::string_view name;
    std::string_view does;
};

/// Commands of this version, in the order of --help.
std::span<const CommandWords> command_list();
bool is_command(std::string_view word);
std::vector<std::string_view> command_names();

}  // namespace kaptein
