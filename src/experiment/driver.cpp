#include "experiment/driver.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace kaptein {
namespace {

class FixedDriver final : public Driver {
  public:
    FixedDriver(const Study& study, Share share) : plan_(Plan(study, 0, study.replicates.max, share)) {}

    std::optional<Plan> next() override { return std::exchange(plan_, std::nullopt); }

  private:
    std::optional<Plan> plan_;
};

/// Goes through the boundaries min, min + batch, ... with the points that are still open.
class UntilDriver final : public Driver {
  public:
    UntilDriver(const Study& study, Share share, Precise precise)
        : study_(&study),
          share_(share),
          precise_(std::move(precise))
    {}

    std::optional<Plan> next() override
    {
        const Replicates& wanted = study_->replicates;
        if (looked_at_ == 0) {
            looked_at_ = std::min(wanted.min, wanted.max);
            Plan plan(*study_, 0, looked_at_, share_);
            for (std::uint64_t i = 0; i < plan.points(); ++i) {
                open_.push_back(plan.row(i));
            }
            return plan;
        }
        std::erase_if(open_, [this](std::uint64_t row) { return precise_(point_number(*study_, row), looked_at_); });
        if (open_.empty() || looked_at_ >= wanted.max) {
            return std::nullopt;
        }
        const std::uint32_t first = looked_at_;
        looked_at_ += std::min(std::max(wanted.batch, 1u), wanted.max - looked_at_);
        return Plan(*study_, first, looked_at_ - first, share_, open_);
    }

  private:
    const Study* study_;
    Share share_;
    Precise precise_;
    std::vector<std::uint64_t> open_;  // rows of points, ascending
    std::uint32_t looked_at_ = 0;      // replicates of every open point that were planned
};

}  // namespace

std::unique_ptr<Driver> make_driver(const Study& study, Share share, Precise precise)
{
    if (!study.replicates.until) {
        return std::make_unique<FixedDriver>(study, share);
    }
    EXPECTS(precise != nullptr);
    return std::make_unique<UntilDriver>(study, share, std::move(precise));
}

}  // namespace kaptein
