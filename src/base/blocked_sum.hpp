#pragma once

#include "base/executor.hpp"

#include <cstddef>
#include <vector>

namespace kaptein {

/// Sum of `part(begin, end)` over blocks of `grain` indices of [0, n), added in order of block: the same bits for any
/// number of lanes, which a parallel reduction does not promise.
template <class Part>
double blocked_sum(Executor& executor, std::size_t n, std::size_t grain, Part part)
{
    std::vector<double> parts((n + grain - 1) / grain);
    executor.for_blocks(n, grain, [&](Block block, int) { parts[block.index] = part(block.begin, block.end); });
    double sum = 0.0;
    for (const double one : parts) {
        sum += one;
    }
    return sum;
}

}  // namespace kaptein
