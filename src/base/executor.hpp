#pragma once

#include "base/function_ref.hpp"

#include <cstddef>

namespace kaptein {

/// Indices [begin, end) of the work, number `index` of all blocks.
struct Block {
    std::size_t begin;
    std::size_t end;
    std::size_t index;
};

/// Runs blocks of work. Blocks depend on n and grain only, never on the number of lanes; calls may nest; no result
/// may depend on the lane or on the order in which blocks run. Backends live in src/parallel (serial is here).
class Executor {
  public:
    virtual ~Executor() = default;
    virtual int lanes() const = 0;  // how many blocks can run at once; a lane is in [0, lanes())
    virtual void for_blocks(std::size_t n, std::size_t grain, FunctionRef<void(Block, int lane)> work) = 0;
};

/// Everything in the caller's thread, in order.
class SerialExecutor final : public Executor {
  public:
    int lanes() const override { return 1; }
    void for_blocks(std::size_t n, std::size_t grain, FunctionRef<void(Block, int lane)> work) override
    {
        std::size_t index = 0;
        for (std::size_t begin = 0; begin < n; begin += grain) {
            work(Block{begin, begin + grain < n ? begin + grain : n, index++}, 0);
        }
    }
};

}  // namespace kaptein
