#include "experiment/sweep/points.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <bit>

namespace kaptein {
namespace {

/// Points written down one by one.
class Listed final : public PointSource {
  public:
    explicit Listed(const std::vector<Point>& points)
        : count_(points.empty() ? 0 : points.back().number + 1),
          factors_(points.empty() ? 0 : points.front().values.size()),
          values_(static_cast<std::size_t>(count_) * factors_)
    {
        for (const Point& point : points) {
            std::copy(point.values.begin(), point.values.end(),
                      values_.begin() + static_cast<std::ptrdiff_t>(point.number * factors_));
        }
    }
    std::uint64_t count() const override { return count_; }
    std::size_t factors() const override { return factors_; }
    void fill(std::uint64_t number, std::span<double> values) const override
    {
        std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(number * factors_), factors_, values.begin());
    }

  private:
    std::uint64_t count_;
    std::size_t factors_;
    std::vector<double> values_;
};

}  // namespace

void KeptNumbers::seal()
{
    before_.assign(1, 0);
    for (const std::uint64_t word : bits_) {
        before_.push_back(before_.back() + static_cast<std::uint64_t>(std::popcount(word)));
    }
}

bool KeptNumbers::has(std::uint64_t number) const
{
    return number / 64 < bits_.size() && ((bits_[static_cast<std::size_t>(number / 64)] >> (number % 64)) & 1u) != 0;
}

std::uint64_t KeptNumbers::at(std::uint64_t row) const
{
    EXPECTS(row < size());
    const auto word =
        static_cast<std::size_t>(std::upper_bound(before_.begin(), before_.end(), row) - before_.begin() - 1);
    std::uint64_t rest = bits_[word];
    for (std::uint64_t skip = row - before_[word]; skip > 0; --skip) {
        rest &= rest - 1;  // drops the lowest one
    }
    return word * 64 + static_cast<std::uint64_t>(std::countr_zero(rest));
}

std::uint64_t KeptNumbers::row_of(std::uint64_t number) const
{
    const auto word = static_cast<std::size_t>(number / 64);
    const std::uint64_t lower = bits_[word] & ((std::uint64_t{1} << (number % 64)) - 1);
    return before_[word] + static_cast<std::uint64_t>(std::popcount(lower));
}

Points::Points(std::shared_ptr<const PointSource> source, std::shared_ptr<const KeptNumbers> kept)
    : source_(std::move(source)),
      kept_(std::move(kept))
{}

Points::Points(std::vector<Point> points) : source_(std::make_shared<Listed>(points))
{
    if (points.size() != source_->count()) {
        auto kept = std::make_shared<KeptNumbers>(source_->count());
        for (const Point& point : points) {
            kept->keep(point.number);
        }
        kept->seal();
        kept_ = std::move(kept);
    }
}

std::uint64_t Points::numbered() const { return source_ == nullptr ? 0 : source_->count(); }

std::uint64_t Points::size() const { return kept_ == nullptr ? numbered() : kept_->size(); }

Point Points::operator[](std::uint64_t row) const
{
    EXPECTS(row < size());
    Point point{kept_ == nullptr ? row : kept_->at(row), std::vector<double>(source_->factors())};
    source_->fill(point.number, point.values);
    return point;
}

std::optional<std::uint64_t> Points::row_of(std::uint64_t number) const
{
    if (number >= numbered() || (kept_ != nullptr && !kept_->has(number))) {
        return std::nullopt;
    }
    return kept_ == nullptr ? number : kept_->row_of(number);
}

}  // namespace kaptein
