#include "models/volunteering/matching/contenders.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <numeric>

namespace kaptein {
namespace {

std::size_t count_places(std::uint32_t rows, std::span<const std::uint32_t> capacity)
{
    std::size_t places = 0;
    for (const std::uint32_t one : capacity) {
        places += std::min(one, rows);
    }
    return places;
}

/// Score and row in one number: the larger the better, first the score, then the earlier row.
std::uint64_t key_of(std::int64_t score, std::int64_t lowest, std::uint32_t row)
{
    return (static_cast<std::uint64_t>(score - lowest) << 32) | (0xffffffffU - row);
}

struct Range {
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
    std::int64_t highest = forbidden_pair;

    bool fits() const { return highest < lowest || highest - lowest < (std::int64_t{1} << 32); }
};

Range range_of(std::span<const std::int64_t> score)
{
    Range range;
    for (const std::int64_t one : score) {
        range.highest = std::max(range.highest, one);
        range.lowest = std::min(range.lowest, one == forbidden_pair ? range.lowest : one);
    }
    return range;
}

} // namespace

void list_contenders(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                     std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace)
{
    workspace.kept.resize(rows);
    const std::size_t places = count_places(rows, capacity);
    const Range range = places < rows ? range_of(score) : Range{};
    if (places >= rows || !range.fits()) {  // all are kept: that is never wrong
        std::iota(workspace.kept.begin(), workspace.kept.end(), 0U);
        return;
    }
    workspace.seen_at.assign(rows, 0);
    std::vector<std::uint64_t>& keys = workspace.keys;
    for (std::uint32_t column = 0; column < columns; ++column) {
        keys.resize(rows);
        std::size_t allowed = 0;
        for (std::uint32_t row = 0; row < rows; ++row) {
            const std::int64_t one = score[std::size_t{row} * columns + column];
            keys[allowed] = key_of(one == forbidden_pair ? range.lowest : one, range.lowest, row);
            allowed += one != forbidden_pair ? 1 : 0;
        }
        const std::size_t kept = std::min(allowed, places);
        std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(kept),
                         keys.begin() + static_cast<std::ptrdiff_t>(allowed), std::greater<>());
        for (std::size_t i = 0; i < kept; ++i) {
            workspace.seen_at[0xffffffffU - static_cast<std::uint32_t>(keys[i])] = 1;
        }
    }
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        workspace.kept[count] = row;
        count += workspace.seen_at[row];
    }
    workspace.kept.resize(count);
}

} // namespace kaptein
