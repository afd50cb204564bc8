#pragma once

#include "models/volunteering/world/companies.hpp"

#include <algorithm>
#include <span>

namespace kaptein::volunteering {

/// Candidates by rank, then by who said yes first, then by position, put in order only as far as somebody asks.
class ByArrival {
  public:
    /// `rank(candidate)` is 0 to 3; memory.candidates are in order of position.
    template <class Rank>
    ByArrival(StaffingMemory& memory, Rank&& rank) : order_(&memory.order)
    {
        order_->resize(memory.candidates.size());
        for (std::size_t i = 0; i < order_->size(); ++i) {
            const Candidate& candidate = memory.candidates[i];
            (*order_)[i] = (std::uint64_t{rank(candidate)} << 62) | (std::uint64_t{candidate.arrival} << 30) | i;
        }
    }

    std::size_t size() const { return order_->size(); }

    /// The candidate in this place; places are asked for from the first on.
    std::uint32_t operator[](std::size_t place)
    {
        if (place >= sorted_) {
            sort_to(std::min(order_->size(), place + at_once));
        }
        return static_cast<std::uint32_t>((*order_)[place] & mask);
    }

  private:
    static constexpr std::size_t at_once = 32;
    static constexpr std::uint64_t mask = (std::uint64_t{1} << 30) - 1;

    void sort_to(std::size_t end)
    {
        const auto from = order_->begin() + static_cast<std::ptrdiff_t>(sorted_);
        const auto to = order_->begin() + static_cast<std::ptrdiff_t>(end);
        std::nth_element(from, to, order_->end());
        std::sort(from, to);
        sorted_ = end;
    }

    std::vector<std::uint64_t>* order_;
    std::size_t sorted_ = 0;
};

}  // namespace kaptein::volunteering
