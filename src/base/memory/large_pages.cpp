#include "base/memory/large_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace kaptein {

void prefer_large_pages([[maybe_unused]] void* address, [[maybe_unused]] std::size_t bytes)
{
#ifdef __linux__
    constexpr std::uintptr_t large = std::uintptr_t{1} << 21;
    const auto first = (reinterpret_cast<std::uintptr_t>(address) + large - 1) / large * large;
    const auto end = (reinterpret_cast<std::uintptr_t>(address) + bytes) / large * large;
    if (first < end) {
        madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
    }
#endif
}

} // namespace kaptein
