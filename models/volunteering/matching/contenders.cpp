#include "models/volunteering/matching/contenders.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
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

/// Scores in classes of equal width, the higher the better; class 0 is of the forbidden. To keep whole classes keeps
/// some rows too many, and takes no sorting.
class Classes {
  public:
    static constexpr std::uint32_t count = 256;

    explicit Classes(std::span<const std::int64_t> score)
    {
        std::int64_t highest = forbidden_pair;
        for (const std::int64_t one : score) {
            highest = std::max(highest, one);
            lowest_ = std::min(lowest_, one == forbidden_pair ? lowest_ : one);
        }
        const std::int64_t range = highest > lowest_ ? highest - lowest_ : 1;
        per_score_ = static_cast<double>(count - 2) / static_cast<double>(range);
    }

    /// Never falls as the score rises.
    std::uint32_t of(std::int64_t score) const
    {
        const std::int64_t above = score == forbidden_pair ? 0 : score - lowest_;
        const auto place =
            static_cast<std::uint32_t>(static_cast<std::int32_t>(static_cast<double>(above) * per_score_));
        return score == forbidden_pair ? 0 : 1 + std::min(place, count - 2);
    }

    /// The class from which on there are at least `places` rows, if there are as many; else 1.
    static std::uint32_t least_kept(const std::array<std::uint32_t, count>& rows_in, std::size_t places)
    {
        std::size_t kept = 0;
        std::uint32_t least = count;
        while (least > 1 && kept < places) {
            kept += rows_in[--least];
        }
        return least;
    }

  private:
    std::int64_t lowest_ = std::numeric_limits<std::int64_t>::max();
    double per_score_ = 0.0;
};

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
    const Classes classes(score);
    std::vector<std::uint32_t>& keeps = workspace.seen_at;
    keeps.assign(rows, 0);
    workspace.class_of.resize(rows);
    for (std::uint32_t column = 0; column < columns; ++column) {
        std::array<std::uint32_t, Classes::count> rows_in{};
        for (std::uint32_t row = 0; row < rows; ++row) {
            workspace.class_of[row] = classes.of(score[std::size_t{row} * columns + column]);
            ++rows_in[workspace.class_of[row]];
        }
        const std::uint32_t least = Classes::least_kept(rows_in, places);
        for (std::uint32_t row = 0; row < rows; ++row) {
            keeps[row] |= workspace.class_of[row] >= least ? 1U : 0U;
        }
    }
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        workspace.kept[count] = row;
        count += keeps[row];
    }
    workspace.kept.resize(count);
}

} // namespace kaptein
