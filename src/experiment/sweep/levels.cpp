#include "experiment/sweep/levels.hpp"

#include "base/contract.hpp"
#include "config/values/quantity.hpp"

namespace kaptein {

std::string Steps::text(std::uint64_t i) const
{
    const std::string number = to_text(Decimal{from + static_cast<std::int64_t>(i) * step, exponent});
    return unit.empty() ? number : number + " " + unit;
}

double Levels::at(std::uint64_t i) const
{
    EXPECTS(i < size());
    if (!steps) {
        return values[static_cast<std::size_t>(i)];
    }
    Node node;
    node.text = steps->text(i);
    const auto reading = read_quantity(node, *declaration);
    const double* value = std::get_if<double>(&reading);
    return value != nullptr ? *value : 0.0;  // the ends were read with the study; between them only 0 is too near 0
}

}  // namespace kaptein
