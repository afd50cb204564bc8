#include "base/contract.hpp"
#include "experiment/sweep/unit_points.hpp"

#include <boost/random/sobol.hpp>

#include <bit>

namespace kaptein {
namespace {

using Table = boost::random::default_sobol_table;
constexpr std::size_t bit_count = 32;

/// x = the directions at the ones of the number's Gray code, added without carry.
class Sequence {
  public:
    explicit Sequence(std::size_t columns) : columns_(columns), directions_(sobol_directions(columns)) {}

    double at(std::uint64_t number, std::size_t column) const
    {
        std::uint32_t x = 0;
        for (std::uint64_t gray = number ^ (number >> 1); gray != 0; gray &= gray - 1) {
            x ^= directions_[column * bit_count + static_cast<std::size_t>(std::countr_zero(gray))];
        }
        return static_cast<double>(x) * 0x1p-32;
    }
    std::size_t columns() const { return columns_; }

  private:
    std::size_t columns_;
    std::vector<std::uint32_t> directions_;
};

class SobolPoints final : public UnitPoints {
  public:
    SobolPoints(std::uint64_t points, std::size_t columns) : points_(points), sequence_(columns) {}
    std::uint64_t count() const override { return points_; }
    void fill(std::uint64_t number, std::span<double> u) const override
    {
        for (std::size_t column = 0; column < u.size(); ++column) {
            u[column] = sequence_.at(number, column);
        }
    }

  private:
    std::uint64_t points_;
    Sequence sequence_;
};

class SaltelliPoints final : public UnitPoints {
  public:
    explicit SaltelliPoints(SaltelliShape shape) : shape_(std::move(shape)), sequence_(2 * shape_.group_of.size()) {}
    std::uint64_t count() const override { return shape_.base_points * rows(); }
    void fill(std::uint64_t number, std::span<double> u) const override
    {
        const std::uint64_t base = number / rows();
        const std::uint64_t row = number % rows();  // A, B, AB of each group, BA of each group
        const bool from_b = row == 1 || row >= 2 + shape_.groups;
        for (std::size_t column = 0; column < u.size(); ++column) {
            const bool changed = row >= 2 && (row - 2) % shape_.groups == shape_.group_of[column];
            u[column] = sequence_.at(base, from_b != changed ? u.size() + column : column);
        }
    }

  private:
    std::uint64_t rows() const { return (shape_.second_order ? 2 : 1) * std::uint64_t{shape_.groups} + 2; }

    SaltelliShape shape_;
    Sequence sequence_;
};

/// The directions m_j 2^-(j+1) of one column, by the recurrence of its primitive polynomial (Bratley and Fox 1988,
/// "Algorithm 659", ACM Transactions on Mathematical Software 14(1), 88-100, section 2).
void add_directions(std::size_t column, std::vector<std::uint32_t>& directions)
{
    std::uint32_t m[bit_count] = {};
    const std::uint32_t polynomial = Table::polynomial(column - 1);
    const auto degree = static_cast<std::size_t>(std::bit_width(polynomial)) - 1;
    for (std::size_t j = 0; j < bit_count; ++j) {
        if (j < degree) {
            m[j] = Table::minit(column - 1, j);
            continue;
        }
        m[j] = m[j - degree];
        for (std::size_t k = 1; k <= degree; ++k) {
            if (((polynomial >> (degree - k)) & 1u) != 0) {
                m[j] ^= m[j - k] << k;
            }
        }
    }
    for (std::size_t j = 0; j < bit_count; ++j) {
        directions.push_back(m[j] << (bit_count - 1 - j));
    }
}

}  // namespace

std::vector<std::uint32_t> sobol_directions(std::size_t columns)
{
    EXPECTS(columns <= sobol_columns_max);
    std::vector<std::uint32_t> directions;
    directions.reserve(columns * bit_count);
    for (std::size_t j = 0; columns > 0 && j < bit_count; ++j) {
        directions.push_back(std::uint32_t{1} << (bit_count - 1 - j));  // the first column is van der Corput's
    }
    for (std::size_t column = 1; column < columns; ++column) {
        add_directions(column, directions);
    }
    return directions;
}

std::unique_ptr<UnitPoints> sobol_points(std::uint64_t points, std::size_t columns)
{
    return std::make_unique<SobolPoints>(points, columns);
}

std::unique_ptr<UnitPoints> saltelli_points(SaltelliShape shape)
{
    return std::make_unique<SaltelliPoints>(std::move(shape));
}

}  // namespace kaptein
