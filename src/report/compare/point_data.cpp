#include "report/compare/point_data.hpp"

#include "base/contract.hpp"

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

PointData::PointData(const ModelInfo& info, std::size_t design_count, std::optional<std::size_t> null_design,
                     std::span<const StoredRun> runs)
    : info_(&info),
      null_design_(null_design)
{
    for (const StoredRun& run : runs) {
        row_of_.emplace(run.replicate, 0);
    }
    std::size_t row = 0;
    for (auto& [replicate, place] : row_of_) {
        place = row++;
    }
    runs_.assign(design_count, std::vector<const std::vector<Value>*>(row_of_.size(), nullptr));
    for (const StoredRun& run : runs) {
        EXPECTS(run.design < design_count);
        runs_[run.design][row_of_.at(run.replicate)] = run.ok ? &run.outcomes : nullptr;
    }
    for (const Outcome& outcome : info.outcomes) {
        first_term_.push_back(index_of_level_.size());
        for (const Term& term : outcome.terms) {
            index_of_level_.push_back(level_index(info, term.level));
        }
    }
}

Value PointData::value(std::size_t design, std::size_t outcome, std::size_t row) const
{
    const std::vector<Value>* run = runs_[design][row];
    if (run == nullptr) {
        return std::nullopt;
    }
    const Outcome& declared = info_->outcomes[outcome];
    if (declared.kind == OutcomeKind::level) {
        return outcome < run->size() ? (*run)[outcome] : std::nullopt;
    }
    const std::vector<Value>* null_run = null_design_.has_value() ? runs_[*null_design_][row] : nullptr;
    if (null_run == nullptr) {
        return std::nullopt;
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < declared.terms.size(); ++i) {
        const std::size_t level = index_of_level_[first_term_[outcome] + i];
        const Value with = level < run->size() ? (*run)[level] : std::nullopt;
        const Value without = level < null_run->size() ? (*null_run)[level] : std::nullopt;
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
    for (std::size_t row = 0; row < replicates(); ++row) {
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
    for (std::size_t row = 0; row < replicates(); ++row) {
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

std::vector<double> PointData::values(std::size_t outcome, std::size_t design, std::optional<std::size_t> against) const
{
    std::vector<double> found;
    for (std::size_t row = 0; row < replicates(); ++row) {
        const Value mine = value(design, outcome, row);
        const Value other = against ? value(*against, outcome, row) : Value{0.0};
        if (mine && other) {
            found.push_back(*mine - *other);
        }
    }
    return found;
}

std::size_t PointData::unpaired(std::size_t design, std::size_t against) const
{
    std::size_t count = 0;
    for (std::size_t row = 0; row < replicates(); ++row) {
        count += runs_[design][row] == nullptr || runs_[against][row] == nullptr ? 1 : 0;
    }
    return count;
}

}  // namespace kaptein
