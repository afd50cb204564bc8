#pragma once

#include "report/sweep/sweep_values.hpp"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kaptein {

/// A condition on outcomes of a point, compiled to steps on a stack.
class Rule {
  public:
    enum class Op : std::uint8_t {
        number,
        target,
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
        Op op = Op::number;
        double number = 0.0;
        std::size_t target = 0;
    };

    Rule(std::string text, std::vector<Step> steps, std::vector<SweepTarget> targets)
        : text_(std::move(text)),
          steps_(std::move(steps)),
          targets_(std::move(targets))
    {}

    const std::string& text() const { return text_; }
    const std::vector<SweepTarget>& targets() const { return targets_; }
    /// `values` [target] of one point; empty when one of them is missing or something is divided by 0.
    std::optional<bool> holds(std::span<const std::optional<double>> values) const;

  private:
    std::string text_;
    std::vector<Step> steps_;
    std::vector<SweepTarget> targets_;
};

/// Reads a rule, or says what is wrong with it: comparisons (< <= > >= == !=) of + - * / over numbers and outcomes,
/// joined by and, or, not and ( ). An outcome is DESIGN.OUTCOME, or OUTCOME alone for the baseline; it stands for its
/// mean over the replicates of a point, derived outcomes as everywhere.
std::variant<Rule, std::string> read_rule(std::string_view text, const Study& study);

/// The baseline does better in `outcome` than every other design (a derived outcome: than every other program). As its
/// meaning says whether more is better; where it does not, more.
Rule baseline_wins(const Study& study, std::size_t outcome);

}  // namespace kaptein
