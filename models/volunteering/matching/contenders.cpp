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

bool better(const AssignmentWorkspace::Ranked& one, const AssignmentWorkspace::Ranked& other)
{
    return one.score != other.score ? one.score > other.score : one.row < other.row;
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
    std::vector<AssignmentWorkspace::Ranked>& ranked = workspace.ranked;
    workspace.seen_at.assign(rows, 0);
    for (std::uint32_t column = 0; column < columns; ++column) {
        ranked.resize(rows);
        std::size_t allowed = 0;
        for (std::uint32_t row = 0; row < rows; ++row) {
            ranked[allowed] = {score[std::size_t{row} * columns + column], row};
            allowed += ranked[allowed].score != forbidden_pair ? 1 : 0;
        }
        const std::size_t kept = std::min(allowed, places);
        std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                         ranked.begin() + static_cast<std::ptrdiff_t>(allowed), better);
        for (std::size_t i = 0; i < kept; ++i) {
            workspace.seen_at[ranked[i].row] = 1;
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
