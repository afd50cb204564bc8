#pragma once

#include "app/line/options.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kaptein {

/// One word or option of a command, as data: `text` or `flag` says where it goes. A name without "-" is a word that
/// must be there, unless it is optional.
struct OptionWords {
    std::string_view command;
    const char* name;
    const char* meaning;
    const char* type = "";
    std::string Options::* text = nullptr;
    bool Options::* flag = nullptr;
    bool optional = false;
    std::vector<std::string> allowed = {};
};

/// Those of the commands that simulate nothing but what is stored, and of those that only describe or begin.
std::span<const OptionWords> results_options();

}  // namespace kaptein
