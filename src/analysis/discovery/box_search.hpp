#pragma once

#include "analysis/discovery/cases.hpp"

#include <vector>

namespace kaptein {

/// A box in the making: which ends of each factor are cut, by values of the cases.
struct OpenBox {
    std::vector<Limit> limits;  // [factor], all factors; without any limit: low, high and kept empty
    bool is_restricted(std::size_t factor) const
    {
        return limits[factor].low.has_value() || limits[factor].high.has_value() || !limits[factor].kept.empty();
    }
};

/// Searches among the cases in play (`rows`), which shrink as boxes are found.
class BoxSearch {
  public:
    BoxSearch(const Cases& cases, std::vector<std::size_t> rows) : cases_(&cases), rows_(std::move(rows)) {}

    OpenBox whole() const;
    std::vector<std::size_t> inside(const OpenBox& box) const;
    std::vector<std::size_t> inside_without(const OpenBox& box, std::size_t factor) const;
    /// Hits among some cases.
    std::size_t hits(const std::vector<std::size_t>& rows) const;

    /// The densest box with one end less, at least `fewest` cases inside; empty when there is none.
    std::optional<OpenBox> peeled(const OpenBox& box, double share, std::size_t fewest) const;
    /// The densest box with one end put back that is at least as dense as this one and larger; empty when there is
    /// none.
    std::optional<OpenBox> pasted(const OpenBox& box, double share) const;

  private:
    double density(const std::vector<std::size_t>& rows) const;
    double between(std::size_t factor, double outside, double inside) const;
    void add_peels(const OpenBox& box, std::size_t factor, const std::vector<std::size_t>& rows, double share,
                   std::vector<OpenBox>& candidates) const;
    void add_pastes(const OpenBox& box, std::size_t factor, double step, std::vector<OpenBox>& candidates) const;

    const Cases* cases_;
    std::vector<std::size_t> rows_;
};

}  // namespace kaptein
