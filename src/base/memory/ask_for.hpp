#pragma once

#include <algorithm>
#include <cstddef>

namespace kaptein {

/// Asks memory for what will be read soon, so that it has come by then. Only a wish, which changes nothing else: worth
/// it where the next address is known and anywhere in memory, so that neither processor nor cache can guess it.
inline void ask_for_line(const void* address)
{
    __builtin_prefetch(address);
    asm volatile("");  // else GCC takes a function that only asks for one that does nothing, and drops its calls
}

/// The whole of a thing of a few lines of memory.
template <class Thing>
void ask_for(const Thing& thing)
{
    constexpr std::size_t line = 64;
    const char* const first = reinterpret_cast<const char*>(&thing);
    for (std::size_t offset = 0; offset < sizeof(Thing); offset += line) {
        ask_for_line(first + offset);
    }
    ask_for_line(first + sizeof(Thing) - 1);
}

/// The entry that comes `by` entries after this one, or the last.
template <class List>
decltype(auto) later(List&& list, std::size_t index, std::size_t by)
{
    return list[std::min(index + by, list.size() - 1)];
}

}  // namespace kaptein
