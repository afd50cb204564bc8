#include "experiment/resolve/sweep/where.hpp"

#include "base/contract.hpp"

#include <array>
#include <cmath>

namespace kaptein {
namespace {

double combined(Where::Op op, double a, double b)
{
    using Op = Where::Op;
    const bool comparable = std::isfinite(a) && std::isfinite(b);
    switch (op) {
    case Op::plus:
        return a + b;
    case Op::minus:
        return a - b;
    case Op::times:
        return a * b;
    case Op::over:
        return a / b;
    case Op::less:
        return comparable && a < b ? 1.0 : 0.0;
    case Op::at_most:
        return comparable && a <= b ? 1.0 : 0.0;
    case Op::more:
        return comparable && a > b ? 1.0 : 0.0;
    case Op::at_least:
        return comparable && a >= b ? 1.0 : 0.0;
    case Op::equal:
        return comparable && a == b ? 1.0 : 0.0;
    case Op::differs:
        return comparable && a != b ? 1.0 : 0.0;
    case Op::all:
        return a * b;
    case Op::any:
        return a + b > 0.0 ? 1.0 : 0.0;
    default:
        return 0.0;
    }
}

}  // namespace

bool Where::holds(std::span<const double> values) const
{
    std::array<double, depth_max> stack{};
    std::size_t size = 0;
    for (const Step& step : steps_) {
        switch (step.op) {
        case Op::number:
            stack[size++] = step.number;
            break;
        case Op::factor:
            stack[size++] = values[step.factor];
            break;
        case Op::negative:
            stack[size - 1] = -stack[size - 1];
            break;
        case Op::no:
            stack[size - 1] = 1.0 - stack[size - 1];
            break;
        default:
            --size;
            stack[size - 1] = combined(step.op, stack[size - 1], stack[size]);
        }
    }
    ENSURES(size == 1);
    return stack[0] > 0.0;
}

}  // namespace kaptein
