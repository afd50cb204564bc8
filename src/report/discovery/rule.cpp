#include "report/discovery/rule.hpp"

#include "base/contract.hpp"
#include "experiment/study.hpp"

#include <algorithm>

namespace kaptein {

namespace {

using Op = Rule::Op;

std::optional<double> applied(Op op, double a, double b)
{
    switch (op) {
    case Op::plus:
        return a + b;
    case Op::minus:
        return a - b;
    case Op::times:
        return a * b;
    case Op::over:
        return b == 0.0 ? std::nullopt : std::optional(a / b);
    case Op::less:
        return a < b;
    case Op::at_most:
        return a <= b;
    case Op::more:
        return a > b;
    case Op::at_least:
        return a >= b;
    case Op::equal:
        return a == b;
    case Op::differs:
        return a != b;
    case Op::all:
        return a != 0.0 && b != 0.0;
    case Op::any:
        return a != 0.0 || b != 0.0;
    default:
        return std::nullopt;
    }
}

}  // namespace

std::optional<bool> Rule::holds(std::span<const std::optional<double>> values) const
{
    std::vector<double> stack;
    for (const Step& step : steps_) {
        if (step.op == Op::number) {
            stack.push_back(step.number);
        } else if (step.op == Op::target) {
            if (!values[step.target].has_value()) {
                return std::nullopt;
            }
            stack.push_back(*values[step.target]);
        } else if (step.op == Op::negative) {
            stack.back() = -stack.back();
        } else if (step.op == Op::no) {
            stack.back() = stack.back() == 0.0 ? 1.0 : 0.0;
        } else {
            const double right = stack.back();
            stack.pop_back();
            const std::optional<double> result = applied(step.op, stack.back(), right);
            if (!result.has_value()) {
                return std::nullopt;
            }
            stack.back() = *result;
        }
    }
    ENSURES(stack.size() == 1);
    return stack.front() != 0.0;
}

Rule baseline_wins(const Study& study, std::size_t outcome)
{
    const Outcome& declared = study.model->info().outcomes[outcome];
    const auto none = null_design(study);
    std::vector<Rule::Step> steps;
    std::vector<SweepTarget> targets{{outcome, study.baseline, std::nullopt}};
    std::size_t rivals = 0;
    for (std::size_t design = 0; design < study.designs.size(); ++design) {
        const bool difference_to_itself = declared.kind == OutcomeKind::derived && none == design;
        if (design == study.baseline || difference_to_itself) {
            continue;
        }
        targets.push_back({outcome, design, std::nullopt});
        steps.push_back({.op = Op::target, .target = 0});
        steps.push_back({.op = Op::target, .target = targets.size() - 1});
        steps.push_back({.op = declared.better == Better::lower ? Op::less : Op::more});
        if (++rivals > 1) {
            steps.push_back({.op = Op::all});
        }
    }
    if (rivals == 0) {  // nobody to win against: better than nothing
        steps = {{.op = Op::target, .target = 0},
                 {.op = Op::number, .number = 0.0},
                 {.op = declared.better == Better::lower ? Op::less : Op::more}};
    }
    return {"the baseline wins", std::move(steps), std::move(targets)};
}

}  // namespace kaptein
