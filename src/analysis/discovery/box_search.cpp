#include "analysis/discovery/box_search.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

bool meets(const Limit& limit, const FactorColumn& factor, double value)
{
    if (factor.kind == FactorColumn::Kind::category) {
        const auto option = static_cast<std::size_t>(value);
        return limit.kept.empty() || std::find(limit.kept.begin(), limit.kept.end(), option) != limit.kept.end();
    }
    return (!limit.low.has_value() || value >= *limit.low) && (!limit.high.has_value() || value <= *limit.high);
}

OpenBox BoxSearch::whole() const
{
    OpenBox box;
    for (std::size_t factor = 0; factor < cases_->factors.size(); ++factor) {
        box.limits.push_back({.factor = factor, .low = {}, .high = {}, .kept = {}, .p = {}});
    }
    return box;
}

std::vector<std::size_t> BoxSearch::inside(const OpenBox& box) const
{
    return inside_without(box, cases_->factors.size());
}

std::vector<std::size_t> BoxSearch::inside_without(const OpenBox& box, std::size_t left_out) const
{
    std::vector<std::size_t> rows;
    for (const std::size_t row : rows_) {
        bool holds = true;
        for (std::size_t factor = 0; holds && factor < cases_->factors.size(); ++factor) {
            const FactorColumn& column = cases_->factors[factor];
            holds = factor == left_out || meets(box.limits[factor], column, column.values[row]);
        }
        if (holds) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::size_t BoxSearch::hits(const std::vector<std::size_t>& rows) const
{
    std::size_t count = 0;
    for (const std::size_t row : rows) {
        count += cases_->hits[row];
    }
    return count;
}

double BoxSearch::density(const std::vector<std::size_t>& rows) const
{
    return static_cast<double>(hits(rows)) / static_cast<double>(rows.size());
}

double BoxSearch::between(std::size_t factor, double outside, double inside) const
{
    return cases_->factors[factor].kind == FactorColumn::Kind::integer ? inside : outside + 0.5 * (inside - outside);
}

void BoxSearch::add_peels(const OpenBox& box, std::size_t factor, const std::vector<std::size_t>& rows, double share,
                          std::vector<OpenBox>& candidates) const
{
    const FactorColumn& column = cases_->factors[factor];
    std::vector<double> values;
    for (const std::size_t row : rows) {
        values.push_back(column.values[row]);
    }
    std::sort(values.begin(), values.end());
    if (values.front() == values.back()) {
        return;
    }
    if (column.kind == FactorColumn::Kind::category) {
        std::vector<std::size_t> present;
        for (std::size_t option = 0; option < column.options; ++option) {
            if (std::binary_search(values.begin(), values.end(), static_cast<double>(option))) {
                present.push_back(option);
            }
        }
        for (const std::size_t removed : present) {
            OpenBox next = box;
            next.limits[factor].kept = present;
            std::erase(next.limits[factor].kept, removed);
            candidates.push_back(std::move(next));
        }
        return;
    }
    const auto taken = static_cast<std::size_t>(std::max(1.0, std::floor(share * static_cast<double>(values.size()))));
    // First value kept; when ties reach down to the lowest value, the whole tie goes.
    double low = values[taken];
    if (low == values.front()) {
        low = *std::upper_bound(values.begin(), values.end(), low);
    }
    OpenBox next = box;
    next.limits[factor].low = between(factor, *(std::lower_bound(values.begin(), values.end(), low) - 1), low);
    candidates.push_back(next);
    double high = values[values.size() - 1 - taken];
    if (high == values.back()) {
        high = *(std::lower_bound(values.begin(), values.end(), high) - 1);
    }
    next = box;
    next.limits[factor].high = between(factor, *std::upper_bound(values.begin(), values.end(), high), high);
    candidates.push_back(std::move(next));
}

std::optional<OpenBox> BoxSearch::peeled(const OpenBox& box, double share, std::size_t fewest) const
{
    const std::vector<std::size_t> rows = inside(box);
    std::vector<OpenBox> candidates;
    for (std::size_t factor = 0; factor < cases_->factors.size() && rows.size() > 1; ++factor) {
        add_peels(box, factor, rows, share, candidates);
    }
    std::optional<OpenBox> best;
    double best_density = -1.0;
    for (OpenBox& candidate : candidates) {
        const std::vector<std::size_t> left = inside(candidate);
        if (left.size() >= std::max<std::size_t>(fewest, 1) && density(left) > best_density) {
            best_density = density(left);
            best = std::move(candidate);
        }
    }
    return best;
}

void BoxSearch::add_pastes(const OpenBox& box, std::size_t factor, double step, std::vector<OpenBox>& candidates) const
{
    const FactorColumn& column = cases_->factors[factor];
    const Limit& limit = box.limits[factor];
    std::vector<double> below;
    std::vector<double> above;
    for (const std::size_t row : inside_without(box, factor)) {
        const double value = column.values[row];
        if (column.kind == FactorColumn::Kind::category) {
            const auto option = static_cast<std::size_t>(value);
            if (!meets(limit, column, value) && !std::binary_search(below.begin(), below.end(), value)) {
                OpenBox next = box;
                next.limits[factor].kept.push_back(option);
                std::sort(next.limits[factor].kept.begin(), next.limits[factor].kept.end());
                candidates.push_back(std::move(next));
                below.insert(std::lower_bound(below.begin(), below.end(), value), value);
            }
            continue;
        }
        if (limit.low.has_value() && value < *limit.low) {
            below.push_back(value);
        } else if (limit.high.has_value() && value > *limit.high) {
            above.push_back(value);
        }
    }
    if (column.kind == FactorColumn::Kind::category) {
        return;
    }
    const auto count = static_cast<std::size_t>(std::max(1.0, std::floor(step)));
    std::sort(below.rbegin(), below.rend());
    std::sort(above.begin(), above.end());
    if (!below.empty()) {
        OpenBox next = box;
        const double last = below[std::min(count, below.size()) - 1];
        const auto beyond = std::find_if(below.begin(), below.end(), [last](double value) { return value < last; });
        next.limits[factor].low = beyond == below.end() ? std::nullopt : std::optional(between(factor, *beyond, last));
        candidates.push_back(std::move(next));
    }
    if (!above.empty()) {
        OpenBox next = box;
        const double last = above[std::min(count, above.size()) - 1];
        const auto beyond = std::find_if(above.begin(), above.end(), [last](double value) { return value > last; });
        next.limits[factor].high = beyond == above.end() ? std::nullopt : std::optional(between(factor, *beyond, last));
        candidates.push_back(std::move(next));
    }
}

std::optional<OpenBox> BoxSearch::pasted(const OpenBox& box, double share) const
{
    const std::vector<std::size_t> rows = inside(box);
    std::vector<OpenBox> candidates;
    for (std::size_t factor = 0; factor < cases_->factors.size(); ++factor) {
        if (box.is_restricted(factor)) {
            add_pastes(box, factor, share * static_cast<double>(rows.size()), candidates);
        }
    }
    std::optional<OpenBox> best;
    double best_density = density(rows);
    std::size_t best_size = rows.size();
    for (OpenBox& candidate : candidates) {
        const std::vector<std::size_t> now = inside(candidate);
        const double dense = density(now);
        if (now.size() > rows.size() && (dense > best_density || (dense == best_density && now.size() > best_size))) {
            best_density = dense;
            best_size = now.size();
            best = std::move(candidate);
        }
    }
    return best;
}

}  // namespace kaptein
