#include "parallel/tbb_executor.hpp"

#ifdef KAPTEIN_TBB

#include "base/contract.hpp"
#include "parallel/first_failure.hpp"

#include <algorithm>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

namespace kaptein {
namespace {

class TbbExecutor final : public Executor {
  public:
    explicit TbbExecutor(int lanes)
        : lanes_(lanes),
          allowed_(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(lanes)),
          arena_(lanes)
    {}

    int lanes() const override { return lanes_; }

    void for_blocks(std::size_t n, std::size_t grain, FunctionRef<void(Block, int lane)> work) override
    {
        EXPECTS(grain > 0);
        const std::size_t blocks = n / grain + (n % grain != 0 ? 1 : 0);
        FirstFailure failure;
        const auto one = [&](std::size_t index) {
            const std::size_t begin = index * grain;
            const Block block{begin, std::min(n, begin + grain), index};
            failure.guard(index, [&] { work(block, tbb::this_task_arena::current_thread_index()); });
        };
        // Isolated: while a nested call waits, its thread must not take a block of the outer one, which would use
        // the memory of the same lane a second time.
        arena_.execute([&] {
            tbb::this_task_arena::isolate(
                [&] { tbb::parallel_for(std::size_t{0}, blocks, one, tbb::simple_partitioner{}); });
        });
        failure.rethrow();
    }

  private:
    int lanes_;
    tbb::global_control allowed_; // else oneTBB starts no more threads than processors, and says so on stderr
    tbb::task_arena arena_;
};

} // namespace

std::unique_ptr<Executor> make_tbb_executor(int lanes) { return std::make_unique<TbbExecutor>(lanes); }

} // namespace kaptein

#else

namespace kaptein {

std::unique_ptr<Executor> make_tbb_executor(int) { return nullptr; }

}  // namespace kaptein

#endif
