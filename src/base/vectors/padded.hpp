#pragma once

#include <algorithm>
#include <cstddef>

namespace kaptein {

/// Vectors take eight numbers at a time, and what is left over goes one by one, which costs as much as all the rest.
/// So short columns are filled up to the next multiple of eight with their first value; what comes of it is not read.
/// Returns that multiple; every column has room for it.
template <class... Columns>
std::size_t fill_up(std::size_t count, Columns&... columns)
{
    const std::size_t full = (count + 7) / 8 * 8;
    (std::fill(columns.begin() + static_cast<std::ptrdiff_t>(count),
               columns.begin() + static_cast<std::ptrdiff_t>(full), columns[0]),
     ...);
    return full;
}

}  // namespace kaptein
