#include "parameters/value_text.hpp"

#include "base/text.hpp"

namespace kaptein {

std::string value_text(const Declaration& declaration, double value)
{
    if (declaration.kind == Kind::category && value >= 0.0 && value < static_cast<double>(declaration.options.size())) {
        return std::string(declaration.options[static_cast<std::size_t>(value)].key);
    }
    return to_text(value);
}

}  // namespace kaptein
