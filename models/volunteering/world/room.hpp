#pragma once

#include "models/volunteering/world/partners.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace kaptein::volunteering {

inline constexpr std::size_t partners_of_a_room = 32;  // that keep their needs in one room

/// Memory for the open needs of some partners: part of one column for all rooms, which is in large pages because
/// companies look into it here and there; or memory of its own, once more needs are open than that part holds.
class Room {
  public:
    Room() = default;
    explicit Room(std::span<Need> part_of_column) : needs_(part_of_column) {}
    Room(Room&&) = default;  // a copy would have its needs elsewhere
    Room& operator=(Room&&) = default;

    std::size_t size() const { return needs_.size(); }
    std::span<Need> needs() { return needs_; }

    void grow(std::size_t size)
    {
        std::vector<Need> larger(size);
        std::copy(needs_.begin(), needs_.end(), larger.begin());
        own_ = std::move(larger);
        needs_ = own_;
    }

  private:
    std::span<Need> needs_;
    std::vector<Need> own_;
};

}  // namespace kaptein::volunteering
