#include "parallel/make_executor.hpp"

#include "parallel/jthread_executor.hpp"
#include "parallel/tbb_executor.hpp"

#include <algorithm>
#include <thread>

namespace kaptein {

Backend default_backend()
{
#ifdef KAPTEIN_TBB
    return Backend::tbb;
#else
    return Backend::jthread;
#endif
}

int usable_processors()
{
    // glibc and musl answer from the affinity mask of the process.
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::unique_ptr<Executor> make_executor(int threads, Backend backend)
{
    const int lanes = threads > 0 ? threads : usable_processors();
    if (lanes == 1 || backend == Backend::serial) {
        return std::make_unique<SerialExecutor>();
    }
    if (backend == Backend::tbb) {
        if (auto executor = make_tbb_executor(lanes)) {
            return executor;
        }
    }
    return std::make_unique<JthreadExecutor>(lanes);
}

}  // namespace kaptein
