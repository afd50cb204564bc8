#pragma once

#include "models/volunteering/world/companies.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace kaptein::volunteering {

/// Candidates by rank (0 to 3), then by who said yes first, then by position, sorted as far as they are looked at.
/// Arrivals are uniform, so dealing them out to more buckets than there are candidates nearly sorts them.
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
            sort_more();
        }
        return static_cast<std::uint32_t>((*order_)[place] & ((std::uint64_t{1} << index_bits) - 1));
    }

  private:
    static constexpr int index_bits = 30;
    static constexpr int rank_shift = 62;
    static constexpr int bucket_bits_max = 11;

    /// By the first bits of the key after those that are 0 in all.
    void deal(const std::vector<std::uint64_t>& keys, int empty_bits)
    {
        const int bits = std::min(static_cast<int>(std::bit_width(keys.size())) + 1, bucket_bits_max);
        const auto bucket_of = [=](std::uint64_t key) { return key << empty_bits >> (64 - bits); };
        buckets_ = std::size_t{1} << bits;
        std::fill_n(end_.begin(), buckets_ + 1, 0U);
        for (const std::uint64_t key : keys) {
            ++end_[bucket_of(key) + 1];
        }
        for (std::size_t bucket = 1; bucket <= buckets_; ++bucket) {
            end_[bucket] += end_[bucket - 1];
        }
        order_->resize(keys.size());
        for (const std::uint64_t key : keys) {
            (*order_)[end_[bucket_of(key)]++] = key;
        }
    }

    /// The keys of some more buckets, in one go: few stand before a smaller one, but for companies of 100,000.
    void sort_more()
    {
        constexpr std::size_t at_once = 16;
        next_ = std::min(next_ + at_once, buckets_);
        std::uint64_t* const begin = order_->data() + sorted_;
        sorted_ = end_[next_ - 1];
        std::uint64_t* const end = order_->data() + sorted_;
        if (end - begin > static_cast<std::ptrdiff_t>(2 * at_once)) {
            std::sort(begin, end);
            return;
        }
        for (std::uint64_t* one = begin; one < end; ++one) {
            const std::uint64_t key = *one;
            std::uint64_t* place = one;
            for (; place > begin && place[-1] > key; --place) {
                *place = place[-1];
            }
            *place = key;
        }
    }

    std::vector<std::uint64_t>* order_;
    std::array<std::uint32_t, (std::size_t{1} << bucket_bits_max) + 1> end_;  // [bucket] of its keys in order_
    std::size_t buckets_ = 0;
    std::size_t next_ = 0;  // bucket to be sorted
    std::size_t sorted_ = 0;
};

} // namespace kaptein::volunteering
