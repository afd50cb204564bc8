#include "report/compare/point_data.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kaptein {

namespace {

std::size_t level_index(const ModelInfo& info, std::string_view key)
{
    for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
        if (info.outcomes[i].key == key) {
            return i;
        }
    }
    contract_broken({"invariant", "a term of a derived outcome names a declared outcome", __FILE__, __LINE__});
}

}  // namespace

PointData::PointData(const ModelInfo& info, std::size_t design_count, std::optional<std::size_t> null_design)
    : info_(&info),
      null_design_(null_design),
      runs_(design_count)
{
    for (const Outcome& outcome : info.outcomes) {
        first_term_.push_back(index_of_level_.size());
        for (const Term& term : outcome.terms) {
            index_of_level_.push_back(level_index(info, term.level));
        }
    }
    for (Runs& runs : runs_) {
        runs.columns.resize(level_count(info));
    }
}

void PointData::add(const StoredRun& run)
{
    EXPECTS(run.design < runs_.size());
    stored_.resize(std::max<std::size_t>(stored_.size(), std::size_t{run.replicate} + 1), false);
    replicates_ += stored_[run.replicate] ? 0 : 1;
    stored_[run.replicate] = true;
    if (!run.ok) {
        return;
    }
    Runs& runs = runs_[run.design];
    runs.of_replicate.resize(std::max<std::size_t>(runs.of_replicate.size(), std::size_t{run.replicate} + 1), -1);
    runs.of_replicate[run.replicate] = runs.count++;
    for (std::size_t level = 0; level < runs.columns.size(); ++level) {
        const Value value = level < run.outcomes.size() ? run.outcomes[level] : std::nullopt;
        runs.columns[level].push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
}

bool PointData::has(std::size_t design, std::size_t row) const
{
    return row < runs_[design].of_replicate.size() && runs_[design].of_replicate[row] >= 0;
}

Value PointData::level_value(std::size_t design, std::size_t level, std::size_t row) const
{
    if (!has(design, row)) {
        return std::nullopt;
    }
    const Runs& runs = runs_[design];
    const double value = runs.columns[level][static_cast<std::size_t>(runs.of_replicate[row])];
    return std::isnan(value) ? std::nullopt : Value{value};
}

Value PointData::value(std::size_t design, std::size_t outcome, std::size_t row) const
{
    const Outcome& declared = info_->outcomes[outcome];
    if (declared.kind == OutcomeKind::level) {
        return level_value(design, outcome, row);
    }
    if (!null_design_.has_value() || !has(design, row)) {
        return std::nullopt;
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < declared.terms.size(); ++i) {
        const std::size_t level = index_of_level_[first_term_[outcome] + i];
        const Value with = level_value(design, level, row);
        const Value without = level_value(*null_design_, level, row);
        if (!with.has_value() || !without.has_value()) {
            return std::nullopt;
        }
        sum += declared.terms[i].weight * (*with - *without);
    }
    return sum;
}

bool PointData::append(const Quantity& quantity, std::size_t row, std::vector<double>& over,
                       std::vector<double>& under) const
{
    const Value top = value(quantity.design, quantity.outcome, row);
    const Value bottom = quantity.denominator.has_value() ? value(quantity.design, *quantity.denominator, row) : 1.0;
    if (!top.has_value() || !bottom.has_value()) {
        return false;
    }
    over.push_back(*top);
    under.push_back(*bottom);
    return true;
}

Level PointData::level(const Quantity& quantity, double confidence) const
{
    std::vector<double> over;
    std::vector<double> under;
    for (std::size_t row = 0; row < stored_.size(); ++row) {
        append(quantity, row, over, under);
    }
    if (!quantity.denominator.has_value()) {
        return level_of(over, confidence);
    }
    const Ratio ratio = ratio_of_totals(over, under, confidence);
    return {.n = over.size(), .mean = ratio.value, .sd = std::nullopt, .interval = ratio.interval};
}

Comparison PointData::compare(const Quantity& quantity, const Quantity& against, double confidence) const
{
    std::vector<double> over_a;
    std::vector<double> under_a;
    std::vector<double> over_b;
    std::vector<double> under_b;
    for (std::size_t row = 0; row < stored_.size(); ++row) {
        if (!append(quantity, row, over_a, under_a)) {
            continue;
        }
        if (!append(against, row, over_b, under_b)) {
            over_a.pop_back();
            under_a.pop_back();
        }
    }
    if (quantity.denominator.has_value()) {
        return compare_ratios(over_a, under_a, over_b, under_b, confidence);
    }
    return compare_paired(over_a, over_b, confidence);
}

std::vector<Value> PointData::by_replicate(std::size_t outcome, std::size_t design,
                                           std::optional<std::size_t> against) const
{
    std::vector<Value> found(stored_.size());
    for (std::size_t row = 0; row < stored_.size(); ++row) {
        const Value mine = value(design, outcome, row);
        const Value other = against ? value(*against, outcome, row) : Value{0.0};
        if (mine && other) {
            found[row] = *mine - *other;
        }
    }
    return found;
}

std::vector<double> PointData::values(std::size_t outcome, std::size_t design, std::optional<std::size_t> against) const
{
    std::vector<double> found;
    for (const Value& one : by_replicate(outcome, design, against)) {
        if (one) {
            found.push_back(*one);
        }
    }
    return found;
}

std::size_t PointData::unpaired(std::size_t design, std::size_t against) const
{
    std::size_t count = 0;
    for (std::size_t row = 0; row < stored_.size(); ++row) {
        count += stored_[row] && (!has(design, row) || !has(against, row)) ? 1 : 0;
    }
    return count;
}

}  // namespace kaptein
