#pragma once

#include "base/memory/ask_for.hpp"
#include "models/volunteering/world/lists.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kaptein::volunteering {

/// Business of a company with a partner, to be done when the partner's turn comes.
struct Errand {
    std::uint32_t partner = 0;
    std::uint32_t company = 0;
    std::uint32_t kind = 0;   // what it is about
    std::uint32_t which = 0;  // of the company's, in their order
};

/// Companies share partners. So blocks of companies write down what they bring, each on a list of its own; then it is
/// dealt out in the order of the companies' luck, and blocks of partners do it, each partner its errands in the same
/// order however many lanes there are.
class Errands {
  public:
    void open(std::size_t lists, std::size_t companies)
    {
        lists_.resize(lists);
        of_company_.resize(companies);
        others_.clear();
    }

    std::vector<Errand>& list(std::size_t index) { return lists_[index]; }

    /// What comes before all that companies bring.
    std::vector<Errand>& others() { return others_; }

    /// The errands of the company of this luck are those from `first` to the end of a list.
    void note(std::uint32_t luck, std::size_t list, std::size_t first)
    {
        const std::size_t end = lists_[list].size();
        of_company_[luck] = {static_cast<std::uint32_t>(list), static_cast<std::uint32_t>(first),
                             static_cast<std::uint32_t>(end)};
    }

    /// Makes the rows of all partners.
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

    /// Those of one partner in their order.
    std::span<const Errand> of(std::size_t partner) const
    {
        return {rows_.data() + first_[partner], rows_.data() + first_[partner + 1]};
    }

    /// The one that comes `by` after this one, of this partner or a later one; or the last.
    const Errand& later(const Errand& errand, std::size_t by) const
    {
        return kaptein::later(rows_, static_cast<std::size_t>(&errand - rows_.data()), by);
    }

    /// Every vector that errands are kept in.
    template <class Do>
    void each_column(Do&& act)
    {
        for (std::vector<Errand>& list : lists_) {
            act(list);
        }
        act(others_);
        act(rows_);
    }

  private:
    struct Range {
        std::uint32_t list = 0;
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };

    template <class Do>
    void for_all(Do&& act) const
    {
        for (const Errand& errand : others_) {
            act(errand);
        }
        for (const Range& range : of_company_) {
            const Errand* const list = lists_[range.list].data();
            for (std::uint32_t i = range.first; i < range.end; ++i) {
                act(list[i]);
            }
        }
    }

    std::vector<std::vector<Errand>> lists_;
    std::vector<Errand> others_;
    std::vector<Range> of_company_;       // [luck]
    std::vector<Errand> rows_;            // by partner
    std::vector<std::uint32_t> first_;    // [partner + 1] of rows_
    std::vector<std::uint32_t> next_;
};

}  // namespace kaptein::volunteering
