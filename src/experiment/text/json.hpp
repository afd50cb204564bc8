#pragma once

#include "simulation/model.hpp"

#include <string>
#include <utility>
#include <vector>

/// Pieces of JSON text, indented by the caller's order only; enough for a schema.
namespace kaptein::json {

std::string quoted(std::string_view text);
std::string number(double value);
std::string array(const std::vector<std::string>& items);
std::string object(const std::vector<std::pair<std::string, std::string>>& members);

/// The same text with line ends and two spaces per level.
std::string indented(std::string_view compact);

}  // namespace kaptein::json
