#pragma once

#include "experiment/resolve/resolving.hpp"

namespace kaptein {

/// A condition on points, compiled to steps on a small stack. A comparison with something that was divided by 0 does
/// not hold.
class Where {
  public:
    enum class Op : std::uint8_t {
        number,
        factor,
        negative,
        plus,
        minus,
        times,
        over,
        less,
        at_most,
        more,
        at_least,
        equal,
        differs,
        all,
        any,
        no
    };
    struct Step {
        Op op;
        double number = 0.0;
        std::size_t factor = 0;
    };
    static constexpr std::size_t depth_max = 64;

    explicit Where(std::vector<Step> steps) : steps_(std::move(steps)) {}
    /// `values` [factor] of one point.
    bool holds(std::span<const double> values) const;

  private:
    std::vector<Step> steps_;
};

/// Reads `where:`: comparisons (< <= > >= == !=) of + - * / over keys and numbers, joined by and, or, not and ( ). A
/// key is a factor, or a parameter that stays at its setting; options are compared by == and !=. Numbers are in the
/// declared units. What is wrong is told with its place inside the text.
std::optional<Where> read_where(Resolving& resolving, const Node& node, const std::string& path,
                                const std::vector<Factor>& factors);

} // namespace kaptein
