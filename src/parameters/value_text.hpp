#pragma once

#include "parameters/declaration.hpp"

#include <string>

namespace kaptein {

/// A declared value as files, tables and messages write it: the key of a category's option, else the shortest decimal.
std::string value_text(const Declaration& declaration, double value);

}  // namespace kaptein
