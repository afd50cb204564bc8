#pragma once

#include "models/volunteering/world/companies.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace kaptein::volunteering {

/// Candidates by rank (0 to 3), then by who said yes first, then by position, sorted as far as they are looked at.
/// Arrivals are uniform, so dealing them out to as many buckets as there are candidates nearly sorts them.
class ByArrival {
  public:
    /// memory.candidates are in order of position.
    template <class Rank>
    ByArrival(StaffingMemory& memory, Rank&& rank) : order_(&memory.order)
    {
        std::uint64_t ranks = 0;
        memory.unordered.resize(memory.candidates.size());
        for (std::size_t i = 0; i < memory.unordered.size(); ++i) {
            const Candidate& candidate = memory.candidates[i];
            const std::uint64_t of_candidate = std::uint64_t{rank(candidate)} << rank_shift;
            ranks |= of_candidate;
            memory.unordered[i] = of_candidate | (std::uint64_t{candidate.arrival} << index_bits) | i;
        }
        deal(memory.unordered, ranks == 0 ? 64 - rank_shift : 0);
    }

    std::size_t size() const { return order_->size(); }

    /// The candidate in this place.
    std::uint32_t operator[](std::size_t place)
    {
        while (place >= sorted_) {
            const std::uint32_t end = end_[next_++];
            sort(order_->data() + sorted_, order_->data() + end);
            sorted_ = end;
        }
        return static_cast<std::uint32_t>((*order_)[place] & ((std::uint64_t{1} << index_bits) - 1));
    }

  private:
    static constexpr int index_bits = 30;
    static constexpr int rank_shift = 62;
    static constexpr int bucket_bits_max = 10;

    /// By the first bits of the key after those that are 0 in all.
    void deal(const std::vector<std::uint64_t>& keys, int empty_bits)
    {
        const int bits = std::clamp(static_cast<int>(std::bit_width(keys.size())), 2, bucket_bits_max);
        const auto bucket_of = [=](std::uint64_t key) { return key << empty_bits >> (64 - bits); };
        const std::size_t buckets = std::size_t{1} << bits;
        std::fill_n(end_.begin(), buckets + 1, 0U);
        for (const std::uint64_t key : keys) {
            ++end_[bucket_of(key) + 1];
        }
        for (std::size_t bucket = 1; bucket <= buckets; ++bucket) {
            end_[bucket] += end_[bucket - 1];
        }
        order_->resize(keys.size());
        for (const std::uint64_t key : keys) {
            (*order_)[end_[bucket_of(key)]++] = key;
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
    std::array<std::uint32_t, (std::size_t{1} << bucket_bits_max) + 1> end_;  // [bucket] of its keys in order_
    std::size_t next_ = 0;                                                    // bucket to be sorted
    std::size_t sorted_ = 0;
};

} // namespace kaptein::volunteering
