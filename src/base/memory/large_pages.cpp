#include "base/memory/large_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace kaptein {

void prefer_large_pages([[maybe_unused]] void* address, [[maybe_unused]] std::size_t bytes)
{
#ifdef __linux__
    constexpr std::size_t large = std::size_t{1} << 21;
    const std::size_t before =
        (large - reinterpret_cast<std::uintptr_t>(address) % large) % large;  // the first whole one
    if (bytes >= before + large) {
        madvise(static_cast<char*>(address) + before, (bytes - before) / large * large, MADV_HUGEPAGE);
    }
#endif
}

} // namespace kaptein
