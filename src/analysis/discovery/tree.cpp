#include "analysis/discovery/tree.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

namespace {

struct Count {
    double cases = 0.0;
    double hits = 0.0;

    /// Gini's impurity times the number of cases.
    double impurity() const { return cases > 0.0 ? 2.0 * hits * (cases - hits) / cases : 0.0; }
};

struct Cut {
    double impurity = 0.0;
    std::size_t factor = 0;
    Limit limit;
};

/// One value of a factor with what stands there.
struct Step {
    double value = 0.0;
    Count count;
};

class Tree {
  public:
    Tree(const Cases& cases, const TreeOptions& options) : cases_(&cases), options_(options) {}

    std::vector<TreeNode> grow()
    {
        std::vector<std::size_t> rows(cases_->size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row] = row;
        }
        all_ = count_of(rows);
        add(rows, options_.depth);
        return std::move(nodes_);
    }

  private:
    Count count_of(const std::vector<std::size_t>& rows) const
    {
        Count count{.cases = static_cast<double>(rows.size()), .hits = 0.0};
        for (const std::size_t row : rows) {
            count.hits += cases_->hits[row];
        }
        return count;
    }

    std::size_t add(const std::vector<std::size_t>& rows, int depth)
    {
        const std::size_t here = nodes_.size();
        const Count count = count_of(rows);
        nodes_.emplace_back();
        nodes_[here].quality = {.coverage = all_.hits > 0.0 ? count.hits / all_.hits : 0.0,
                                .density = count.hits / count.cases,
                                .mass = count.cases / all_.cases,
                                .inside = rows.size(),
                                .hits = static_cast<std::size_t>(count.hits)};
        const std::optional<Cut> cut = depth > 0 ? best_cut(rows, count) : std::nullopt;
        if (!cut.has_value()) {
            return here;
        }
        std::vector<std::size_t> yes;
        std::vector<std::size_t> no;
        const FactorColumn& column = cases_->factors[cut->factor];
        for (const std::size_t row : rows) {
            (meets(cut->limit, column, column.values[row]) ? yes : no).push_back(row);
        }
        nodes_[here].factor = cut->factor;
        nodes_[here].limit = cut->limit;
        const std::size_t first = add(yes, depth - 1);
        const std::size_t second = add(no, depth - 1);
        nodes_[here].yes = first;
        nodes_[here].no = second;
        return here;
    }

    std::optional<Cut> best_cut(const std::vector<std::size_t>& rows, const Count& count) const
    {
        const double fewest = std::max(1.0, options_.smallest_leaf * all_.cases);
        std::optional<Cut> best;
        double least = count.impurity() - options_.least_gain * all_.impurity();
        for (std::size_t factor = 0; factor < cases_->factors.size(); ++factor) {
            const std::vector<Step> steps = steps_of(rows, factor);
            Count left;
            for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
                left.cases += steps[i].count.cases;
                left.hits += steps[i].count.hits;
                const Count right{count.cases - left.cases, count.hits - left.hits};
                const double impurity = left.impurity() + right.impurity();
                if (left.cases >= fewest && right.cases >= fewest && impurity < least) {
                    least = impurity;
                    best = Cut{impurity, factor, limit_of(steps, factor, i)};
                }
            }
        }
        return best;
    }

    /// Values of a factor in the order in which they may be cut.
    std::vector<Step> steps_of(const std::vector<std::size_t>& rows, std::size_t factor) const
    {
        const FactorColumn& column = cases_->factors[factor];
        std::vector<std::pair<double, double>> pairs;
        for (const std::size_t row : rows) {
            pairs.emplace_back(column.values[row], cases_->hits[row]);
        }
        std::sort(pairs.begin(), pairs.end());
        std::vector<Step> steps;
        for (const auto& [value, hit] : pairs) {
            if (steps.empty() || steps.back().value != value) {
                steps.push_back({value, {}});
            }
            steps.back().count.cases += 1.0;
            steps.back().count.hits += hit;
        }
        if (column.kind == FactorColumn::Kind::category) {
            std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
                const double first = a.count.hits * b.count.cases;
                const double second = b.count.hits * a.count.cases;
                return first != second ? first < second : a.value < b.value;
            });
        }
        return steps;
    }

    Limit limit_of(const std::vector<Step>& steps, std::size_t factor, std::size_t last) const
    {
        Limit limit{.factor = factor, .low = {}, .high = {}, .kept = {}, .p = {}};
        switch (cases_->factors[factor].kind) {
        case FactorColumn::Kind::category:
            for (std::size_t i = 0; i <= last; ++i) {
                limit.kept.push_back(static_cast<std::size_t>(steps[i].value));
            }
            std::sort(limit.kept.begin(), limit.kept.end());
            break;
        case FactorColumn::Kind::integer:
            limit.high = steps[last].value;
            break;
        case FactorColumn::Kind::real:
            limit.high = steps[last].value + 0.5 * (steps[last + 1].value - steps[last].value);
            break;
        }
        return limit;
    }

    const Cases* cases_;
    TreeOptions options_;
    Count all_;
    std::vector<TreeNode> nodes_;
};

}  // namespace

std::vector<TreeNode> classification_tree(const Cases& cases, const TreeOptions& options)
{
    EXPECTS(cases.size() > 0);
    return Tree(cases, options).grow();
}

}  // namespace kaptein
