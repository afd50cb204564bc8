#include "models/volunteering/matching/contenders.hpp"

#include <algorithm>
#include <cstddef>
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

} // namespace

void list_contenders(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                     std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace)
{
    workspace.kept.resize(rows);
    const std::size_t places = count_places(rows, capacity);
    if (places >= rows) {
        std::iota(workspace.kept.begin(), workspace.kept.end(), 0U);
        return;
    }
    std::vector<std::uint32_t>& allowed = workspace.queue;
    workspace.seen_at.assign(rows, 0);
    for (std::uint32_t column = 0; column < columns; ++column) {
        const auto score_of = [&](std::uint32_t row) { return score[std::size_t{row} * columns + column]; };
        allowed.clear();
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (score_of(row) != forbidden_pair) {
                allowed.push_back(row);
            }
        }
        if (allowed.size() > places) {
            std::nth_element(allowed.begin(), allowed.begin() + static_cast<std::ptrdiff_t>(places), allowed.end(),
                             [&](std::uint32_t one, std::uint32_t other) {
                                 return score_of(one) != score_of(other) ? score_of(one) > score_of(other)
                                                                         : one < other;
                             });
            allowed.resize(places);
        }
        for (const std::uint32_t row : allowed) {
            workspace.seen_at[row] = 1;
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
