#pragma once

#include "analysis/discovery/cases.hpp"

#include <vector>

namespace kaptein {

struct TreeOptions {
    int depth = 3;
    double smallest_leaf = 0.05;  // of all cases
    double least_gain = 0.01;     // of the impurity of all cases: a split that gains less is not made
};

/// A node of the tree: the split, or a leaf when `factor` is empty. Cases that meet `limit` go to `yes`.
struct TreeNode {
    BoxQuality quality;
    std::optional<std::size_t> factor;
    Limit limit;
    std::size_t yes = 0;
    std::size_t no = 0;
};

/// A classification tree by Gini's impurity (Breiman, Friedman, Olshen and Stone 1984, "Classification and regression
/// trees", chapter 4): a second opinion on a box, because it cuts the whole space and not one corner of it. Node 0 is
/// the root. Categories are cut by the share of hits of their options, which finds the best of all cuts in two (their
/// section 4.2.2). Ties go to the first factor, then to the lowest cut.
std::vector<TreeNode> classification_tree(const Cases& cases, const TreeOptions& options);

}  // namespace kaptein
