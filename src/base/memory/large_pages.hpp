#pragma once

#include <cstddef>
#include <vector>

namespace kaptein {

/// Asks the system to keep these bytes in large pages where it can: who looks here and there in much memory finds the
/// way sooner. Call it before they are first written to. Only a wish; nothing to ask on systems without them.
void prefer_large_pages(void* address, std::size_t bytes);

/// Makes a column of `count` new entries, a large one in large pages; what was in it is gone.
template <class Entry>
void make_column(std::vector<Entry>& column, std::size_t count)
{
    column = std::vector<Entry>();
    column.reserve(count);
    prefer_large_pages(column.data(), count * sizeof(Entry));
    column.resize(count);
}

} // namespace kaptein
