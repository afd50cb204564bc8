#pragma once

#include "models/volunteering/world/lists.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kaptein::volunteering {

/// Business of a company with a partner, to be done when the partner's turn comes.
struct Errand {
    std::uint32_t partner = 0;
    std::uint32_t company = 0;
    std::uint32_t kind = 0;  // what it is about, in the order in which a partner does it
    std::uint32_t luck = 0;  // of the company: within a kind the order of companies
    std::uint32_t which = 0; // of the company's, in their order

    bool operator<(const Errand& other) const
    {
        return kind != other.kind ? kind < other.kind : luck != other.luck ? luck < other.luck : which < other.which;
    }
};

/// Companies share partners. So blocks of companies write down what they bring, each on a list of its own; then it is
/// dealt out, and blocks of partners do it, each partner its errands in the same order however many lanes there are.
class Errands {
  public:
    void open(std::size_t lists) { lists_.resize(lists); }
    std::vector<Errand>& list(std::size_t index) { return lists_[index]; }

    /// Makes the rows of all partners from the lists.
    void deal(std::size_t partners)
    {
        first_.assign(partners + 1, 0);
        for_all([&](const Errand& errand) { ++first_[errand.partner + 1U]; });
        for (std::size_t p = 0; p < partners; ++p) {
            first_[p + 1] += first_[p];
        }
        resize(rows_, first_[partners]);
        next_.assign(first_.begin(), first_.end());
        for_all([&](const Errand& errand) { rows_[next_[errand.partner]++] = errand; });
    }

    std::size_t count() const
    {
        std::size_t sum = 0;
        for (const std::vector<Errand>& list : lists_) {
            sum += list.size();
        }
        return sum;
    }

    /// Where the errands of one partner stand among all.
    std::size_t place_of(std::span<const Errand> own) const
    {
        return static_cast<std::size_t>(own.data() - rows_.data());
    }

    /// Those of one partner in their order. To be asked for once, by the lane that has this partner.
    std::span<const Errand> of(std::size_t partner)
    {
        const std::span<Errand> own(rows_.data() + first_[partner], first_[partner + 1] - first_[partner]);
        std::sort(own.begin(), own.end());
        return own;
    }

    /// Every vector that errands are kept in.
    template <class Do>
    void each_column(Do&& act)
    {
        for (std::vector<Errand>& list : lists_) {
            act(list);
        }
        act(rows_);
    }

  private:
    template <class Do>
    void for_all(Do&& act) const
    {
        for (const std::vector<Errand>& list : lists_) {
            for (const Errand& errand : list) {
                act(errand);
            }
        }
    }

    std::vector<std::vector<Errand>> lists_;
    std::vector<Errand> rows_;            // by partner
    std::vector<std::uint32_t> first_;    // [partner + 1] of rows_
    std::vector<std::uint32_t> next_;
};

}  // namespace kaptein::volunteering
