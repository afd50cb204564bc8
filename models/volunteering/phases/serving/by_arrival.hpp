#pragma once

#include "models/volunteering/world/companies.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace kaptein::volunteering {

/// Candidates by rank (0 to 3), then by who said yes first, then by position. Arrivals are uniform, so dealing them out
/// to as many buckets as there are candidates nearly sorts them.
class ByArrival {
  public:
    /// memory.candidates are in order of position.
    template <class Rank>
    ByArrival(StaffingMemory& memory, Rank&& rank) : order_(&memory.order)
    {
        memory.unordered.resize(memory.candidates.size());
        for (std::size_t i = 0; i < memory.unordered.size(); ++i) {
            const Candidate& candidate = memory.candidates[i];
            memory.unordered[i] = (std::uint64_t{rank(candidate)} << 62) | (std::uint64_t{candidate.arrival} << 30) | i;
        }
        deal(memory.unordered);
    }

    std::size_t size() const { return order_->size(); }

    /// The candidate in this place.
    std::uint32_t operator[](std::size_t place) const { return static_cast<std::uint32_t>((*order_)[place] & mask); }

  private:
    static constexpr std::uint64_t mask = (std::uint64_t{1} << 30) - 1;
    static constexpr int bits_max = 10;

    void deal(const std::vector<std::uint64_t>& keys)
    {
        const int bits = std::clamp(static_cast<int>(std::bit_width(keys.size())), 2, bits_max);
        std::array<std::uint32_t, (std::size_t{1} << bits_max) + 1> end{};
        for (const std::uint64_t key : keys) {
            ++end[(key >> (64 - bits)) + 1];
        }
        for (std::size_t bucket = 1; bucket <= std::size_t{1} << bits; ++bucket) {
            end[bucket] += end[bucket - 1];
        }
        order_->resize(keys.size());
        for (const std::uint64_t key : keys) {
            (*order_)[end[key >> (64 - bits)]++] = key;
        }
        std::uint32_t begin = 0;
        for (std::size_t bucket = 0; bucket < std::size_t{1} << bits; ++bucket) {
            sort(order_->data() + begin, order_->data() + end[bucket]);
            begin = end[bucket];
        }
    }

    /// Few keys at a time, but for companies of 100,000.
    static void sort(std::uint64_t* begin, std::uint64_t* end)
    {
        if (end - begin == 2) {
            const std::uint64_t low = std::min(begin[0], begin[1]);
            begin[1] = std::max(begin[0], begin[1]);
            begin[0] = low;
        } else if (end - begin > 2) {
            std::sort(begin, end);
        }
    }

    std::vector<std::uint64_t>* order_;
};

} // namespace kaptein::volunteering
