#include "experiment/sweep/sources.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace kaptein {
namespace {

class Grid final : public PointSource {
  public:
    explicit Grid(std::vector<Levels> levels) : levels_(std::move(levels))
    {
        for (const Levels& one : levels_) {
            count_ *= one.size();
        }
    }
    std::uint64_t count() const override { return count_; }
    std::size_t factors() const override { return levels_.size(); }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        for (std::size_t i = levels_.size(); i-- > 0;) {
            values[i] = levels_[i].at(number % levels_[i].size());
            number /= levels_[i].size();
        }
    }

  private:
    std::vector<Levels> levels_;
    std::uint64_t count_ = 1;
};

class Zip final : public PointSource {
  public:
    explicit Zip(std::vector<Levels> levels) : levels_(std::move(levels)) {}
    std::uint64_t count() const override { return levels_.front().size(); }
    std::size_t factors() const override { return levels_.size(); }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            values[i] = levels_[i].at(number);
        }
    }

  private:
    std::vector<Levels> levels_;
};

class OneAtATime final : public PointSource {
  public:
    OneAtATime(const std::vector<Levels>& levels, std::vector<double> base) : base_(std::move(base))
    {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            std::vector<double> others;
            for (std::uint64_t level = 0; level < levels[i].size(); ++level) {
                const double value = levels[i].at(level);
                if (value != base_[i]) {
                    others.push_back(value);
                }
            }
            others_.push_back(std::move(others));
            ends_.push_back((i == 0 ? 1 : ends_.back()) + others_.back().size());
        }
    }
    std::uint64_t count() const override { return ends_.back(); }
    std::size_t factors() const override { return base_.size(); }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        std::copy(base_.begin(), base_.end(), values.begin());
        if (number == 0) {
            return;
        }
        const auto factor =
            static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), number) - ends_.begin());
        const std::uint64_t start = factor == 0 ? 1 : ends_[factor - 1];
        values[factor] = others_[factor][static_cast<std::size_t>(number - start)];
    }

  private:
    std::vector<double> base_;
    std::vector<std::vector<double>> others_;  // [factor] levels other than the base
    std::vector<std::uint64_t> ends_;          // [factor] first number after its points
};

class Table final : public PointSource {
  public:
    Table(std::size_t factors, std::vector<double> values) : factors_(factors), values_(std::move(values))
    {
        EXPECTS(factors_ > 0 && values_.size() % factors_ == 0);
    }
    std::uint64_t count() const override { return values_.size() / factors_; }
    std::size_t factors() const override { return factors_; }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(number * factors_), factors_, values.begin());
    }

  private:
    std::size_t factors_;
    std::vector<double> values_;
};

class Sampled final : public PointSource {
  public:
    Sampled(std::shared_ptr<const UnitPoints> points, std::vector<Spread> spreads)
        : points_(std::move(points)),
          spreads_(std::move(spreads))
    {}
    std::uint64_t count() const override { return points_->count(); }
    std::size_t factors() const override { return spreads_.size(); }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        points_->fill(number, values);
        for (std::size_t i = 0; i < spreads_.size(); ++i) {
            values[i] = spreads_[i].at(values[i]);
        }
    }

  private:
    std::shared_ptr<const UnitPoints> points_;
    std::vector<Spread> spreads_;
};

class Nest final : public PointSource {
  public:
    explicit Nest(std::vector<Source> parts) : parts_(std::move(parts))
    {
        for (const Source& part : parts_) {
            count_ *= part->count();
            factors_ += part->factors();
        }
    }
    std::uint64_t count() const override { return count_; }
    std::size_t factors() const override { return factors_; }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        std::size_t end = factors_;
        for (std::size_t i = parts_.size(); i-- > 0;) {
            const std::size_t wide = parts_[i]->factors();
            parts_[i]->fill(number % parts_[i]->count(), values.subspan(end - wide, wide));
            number /= parts_[i]->count();
            end -= wide;
        }
    }

  private:
    std::vector<Source> parts_;
    std::uint64_t count_ = 1;
    std::size_t factors_ = 0;
};

}  // namespace

Source grid_source(std::vector<Levels> levels) { return std::make_shared<Grid>(std::move(levels)); }

Source zip_source(std::vector<Levels> levels) { return std::make_shared<Zip>(std::move(levels)); }

Source oat_source(std::vector<Levels> levels, std::vector<double> base)
{
    return std::make_shared<OneAtATime>(levels, std::move(base));
}

Source table_source(std::size_t factors, std::vector<double> values)
{
    return std::make_shared<Table>(factors, std::move(values));
}

Source sampled_source(std::shared_ptr<const UnitPoints> points, std::vector<Spread> spreads)
{
    return std::make_shared<Sampled>(std::move(points), std::move(spreads));
}

Source nest_source(std::vector<Source> parts) { return std::make_shared<Nest>(std::move(parts)); }

}  // namespace kaptein
