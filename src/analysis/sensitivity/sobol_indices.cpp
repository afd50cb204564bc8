#include "analysis/sensitivity/sobol_indices.hpp"

#include "base/contract.hpp"

#include <cmath>

namespace kaptein {

namespace {

using Rows = std::span<const std::uint32_t>;

/// The whole blocks of a design, one after the other.
class Blocks {
  public:
    Blocks(std::span<const std::optional<double>> values, const SaltelliDesign& design) : design_(design)
    {
        const std::size_t width = design.block();
        EXPECTS(values.size() % width == 0);
        for (std::size_t first = 0; first < values.size(); first += width) {
            bool whole = true;
            for (std::size_t i = 0; i < width; ++i) {
                whole = whole && values[first + i].has_value();
            }
            for (std::size_t i = 0; whole && i < width; ++i) {
                values_.push_back(*values[first + i]);
            }
            dropped_ += whole ? 0 : 1;
        }
    }

    std::size_t size() const { return values_.size() / design_.block(); }
    std::size_t dropped() const { return dropped_; }
    double a(std::uint32_t row) const { return values_[row * design_.block()]; }
    double b(std::uint32_t row) const { return values_[row * design_.block() + 1]; }
    double ab(std::uint32_t row, std::size_t i) const { return values_[row * design_.block() + 2 + i]; }
    double ba(std::uint32_t row, std::size_t i) const
    {
        return values_[row * design_.block() + 2 + design_.factors + i];
    }

  private:
    SaltelliDesign design_;
    std::vector<double> values_;
    std::size_t dropped_ = 0;
};

struct Spread {
    double mean = 0.0;
    double variance = 0.0;
};

Spread spread_of(const Blocks& blocks, Rows rows)
{
    const double n = 2.0 * static_cast<double>(rows.size());
    double sum = 0.0;
    for (const std::uint32_t row : rows) {
        sum += blocks.a(row) + blocks.b(row);
    }
    Spread spread{.mean = sum / n, .variance = 0.0};
    for (const std::uint32_t row : rows) {
        const double a = blocks.a(row) - spread.mean;
        const double b = blocks.b(row) - spread.mean;
        spread.variance += a * a + b * b;
    }
    spread.variance /= n;
    return spread;
}

/// First, total and pair indices of some rows, in this order.
std::vector<std::optional<double>> indices_of(const Blocks& blocks, const SaltelliDesign& design, Rows rows)
{
    const std::size_t k = design.factors;
    std::vector<std::optional<double>> indices(2 * k + (design.second_order ? k * (k - 1) / 2 : 0));
    const Spread spread = spread_of(blocks, rows);
    if (!(spread.variance > 0.0)) {
        return indices;
    }
    const double centre = spread.mean * spread.mean > spread.variance ? spread.mean : 0.0;
    const double scale = static_cast<double>(rows.size()) * spread.variance;
    for (std::size_t i = 0; i < k; ++i) {
        double first = 0.0;
        double total = 0.0;
        for (const std::uint32_t row : rows) {
            const double moved = blocks.ab(row, i) - blocks.a(row);
            first += (blocks.b(row) - centre) * moved;
            total += moved * moved;
        }
        indices[i] = first / scale;
        indices[k + i] = total / (2.0 * scale);
    }
    std::size_t pair = 2 * k;
    for (std::size_t i = 0; design.second_order && i < k; ++i) {
        for (std::size_t j = i + 1; j < k; ++j) {
            double closed = 0.0;
            for (const std::uint32_t row : rows) {
                closed += (blocks.ba(row, i) - centre) * (blocks.ab(row, j) - centre)
                          - (blocks.a(row) - centre) * (blocks.b(row) - centre);
            }
            indices[pair++] = closed / scale - *indices[i] - *indices[j];
        }
    }
    return indices;
}

}  // namespace

SobolIndices sobol_indices(std::span<const std::optional<double>> values, const SaltelliDesign& design,
                           const Resampling& resampling)
{
    EXPECTS(design.factors >= 1);
    const Blocks blocks(values, design);
    const std::size_t k = design.factors;
    SobolIndices result;
    result.base_points = blocks.size();
    result.dropped = blocks.dropped();
    result.first.resize(k);
    result.total.resize(k);
    for (std::size_t i = 0; design.second_order && i < k; ++i) {
        for (std::size_t j = i + 1; j < k; ++j) {
            result.pairs.push_back({i, j, {}});
        }
    }
    if (blocks.size() == 0) {
        return result;
    }
    const auto statistics = [&](Rows rows) { return indices_of(blocks, design, rows); };
    const std::vector<Estimate> estimates = estimate_by_resampling(blocks.size(), resampling, statistics);
    for (std::size_t i = 0; i < k; ++i) {
        result.first[i] = estimates[i];
        result.total[i] = estimates[k + i];
    }
    for (std::size_t i = 0; i < result.pairs.size(); ++i) {
        result.pairs[i].second = estimates[2 * k + i];
    }
    std::vector<std::uint32_t> all(blocks.size());
    for (std::uint32_t row = 0; row < all.size(); ++row) {
        all[row] = row;
    }
    const Spread spread = spread_of(blocks, all);
    result.mean = spread.mean;
    result.variance = spread.variance;
    return result;
}

}  // namespace kaptein
