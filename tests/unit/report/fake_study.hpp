#pragma once

#include "report/compare/comparison_report.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

/// A small model's declarations and rows made by hand, so that every expected number can be worked out on paper.
namespace fake {

using namespace kaptein;

inline constexpr Option agendas[] = {{"none", "nobody"}, {"supply", "the offer"}, {"needs", "the needs"}};
inline constexpr Declaration choices[] = {{.key = "agenda",
                                           .meaning = "Where the talk starts",
                                           .unit = "",
                                           .kind = Kind::category,
                                           .valid = closed(0, 2),
                                           .plausible = closed(0, 2),
                                           .usual = 0,
                                           .origin = definition("part of the design"),
                                           .options = agendas},
                                          {.key = "preparation",
                                           .meaning = "Preparation per volunteer",
                                           .unit = "hours",
                                           .valid = closed(0, 100),
                                           .plausible = closed(0, 16),
                                           .usual = 0,
                                           .origin = assumed("no source"),
                                           .plausible_reason = "two days"}};
inline constexpr Declaration parameters[] = {{.key = "needs.contact",
                                              .meaning = "Share of needs with contact",
                                              .unit = "share",
                                              .valid = closed(0, 1),
                                              .plausible = closed(0.1, 0.9),
                                              .usual = 0.5,
                                              .origin = measured("Example | 2020, table 1"),
                                              .plausible_reason = "all but the ends"},
                                             {.key = "wage",
                                              .meaning = "Wage of a partner",
                                              .unit = "EUR/hour",
                                              .valid = above(0, 1e9),
                                              .plausible = closed(20, 40),
                                              .usual = 30,
                                              .origin = assumed("round")}};

inline constexpr double no_choices[] = {0, 0};
inline constexpr double supply_choices[] = {1, 0};
inline constexpr double needs_choices[] = {2, 3};
inline constexpr Preset presets[] = {{"no_program", "nobody is sent", no_choices},
                                     {"supply_driven", "starts from the offer", supply_choices},
                                     {"needs_driven", "starts from the needs", needs_choices}};
inline constexpr Contrast contrasts[] = {{"starting from needs instead of the offer", "needs_driven", "supply_driven"}};

inline constexpr Term social_terms[] = {{"social_value", 1.0}};
inline constexpr Term business_terms[] = {{"business_value", 1.0}};
inline constexpr Outcome outcomes[] = {
    {.key = "social_value", .meaning = "Social ledger", .formula = "sum", .unit = "EUR"},
    {.key = "business_value", .meaning = "Business ledger", .formula = "sum", .unit = "EUR"},
    {.key = "business_value_naive", .meaning = "What a survey would say", .formula = "", .unit = "EUR"},
    {.key = "paid_hours", .meaning = "Hours paid", .formula = "", .unit = "hours"},
    {.key = "needs_met", .meaning = "Share of needs met", .formula = "", .unit = "share"},
    {.key = "break_even",
     .meaning = "First month in the black",
     .formula = "",
     .unit = "months",
     .may_be_missing = true},
    {.key = "net_social_value",
     .meaning = "Social value against no program",
     .formula = "difference",
     .unit = "EUR",
     .kind = OutcomeKind::derived,
     .better = Better::higher,
     .headline = true,
     .terms = social_terms},
    {.key = "business_value_causal",
     .meaning = "Business value against no program",
     .formula = "difference",
     .unit = "EUR",
     .kind = OutcomeKind::derived,
     .better = Better::higher,
     .headline = true,
     .terms = business_terms}};
enum OutcomeIndex : std::size_t { social, business, naive, hours, met, break_even, net_social, causal };

inline constexpr Mechanism mechanisms[] = {{"needs", "arise", "needs arise", "", 0, ""},
                                           {"hosting", "work", "hosting costs hours", "wage", 0, "hosting is free"}};
inline constexpr Column series[] = {{"needs_open", "Open needs", "needs"}};
inline constexpr Denominator denominators[] = {{"hour", "paid_hours"}};

inline ModelInfo info()
{
    ModelInfo info{};
    info.name = "fake";
    info.meaning = "a model for tests";
    info.version = {1, 2};
    info.parameters = parameters;
    info.choices = choices;
    info.presets = presets;
    info.null_preset = "no_program";
    info.outcomes = outcomes;
    info.series = series;
    info.mechanisms = mechanisms;
    info.contrasts = contrasts;
    info.denominators = denominators;
    return info;
}

class FakeRows final : public Rows {
  public:
    std::vector<StoredDesign> design_list;
    std::vector<StoredRun> runs;

    void add_design(const std::string& name, const std::string& agenda, const std::string& preparation)
    {
        design_list.push_back({name, false, "", {agenda, preparation}});
    }

    void add(std::uint64_t point, std::size_t design, std::uint32_t replicate, std::vector<Value> values)
    {
        StoredRun run;
        run.point = point;
        run.design = design;
        run.replicate = replicate;
        run.outcomes = std::move(values);
        runs.push_back(std::move(run));
    }

    void fail(std::uint64_t point, std::size_t design, std::uint32_t replicate, const std::string& message)
    {
        for (StoredRun& run : runs) {
            if (run.point == point && run.design == design && run.replicate == replicate) {
                run.ok = false;
                run.stage = "month";
                run.message = message;
                run.outcomes.clear();
            }
        }
    }

    const std::vector<StoredDesign>& designs() const override { return design_list; }
    std::vector<std::uint64_t> points() const override
    {
        std::set<std::uint64_t> numbers;
        for (const StoredRun& run : runs) {
            numbers.insert(run.point);
        }
        return {numbers.begin(), numbers.end()};
    }
    std::vector<StoredRun> runs_of_point(std::uint64_t point) const override
    {
        std::vector<StoredRun> result;
        std::copy_if(runs.begin(), runs.end(), std::back_inserter(result),
                     [point](const StoredRun& run) { return run.point == point; });
        std::sort(result.begin(), result.end(), [](const StoredRun& a, const StoredRun& b) {
            return a.design != b.design ? a.design < b.design : a.replicate < b.replicate;
        });
        return result;
    }
    std::uint64_t run_count() const override { return runs.size(); }
    std::uint64_t failed_count() const override
    {
        return static_cast<std::uint64_t>(
            std::count_if(runs.begin(), runs.end(), [](const StoredRun& run) { return !run.ok; }));
    }
};

/// Designs none, supply, needs. Replicate r has a world of its own (common to all), a small own luck and effects:
/// social +2 million under supply and +3 million under needs, business -1 million and -1.05 million give or take.
inline FakeRows three_designs(std::uint32_t replicates, std::uint64_t points = 1)
{
    FakeRows rows;
    rows.add_design("none", "none", "0");
    rows.add_design("supply", "supply", "0");
    rows.add_design("needs", "needs", "3");
    rows.design_list[1].is_baseline = true;
    for (std::uint64_t point = 0; point < points; ++point) {
        for (std::uint32_t r = 0; r < replicates; ++r) {
            const double world = 1e7 + 1e6 * (r % 7);
            const double wobble = (r % 2 == 0 ? 1.0 : -1.0) * 1e5;
            rows.add(point, 0, r, {world, 0.0, 0.0, 0.0, 0.2, std::nullopt});
            rows.add(point, 1, r, {world + 2e6, -1e6, 5e5, 1e4, 0.30, 14.0});
            rows.add(point, 2, r,
                     {world + 3e6 + wobble, -1.0e6 + 3.0 * wobble, 4e5, 2e4, 0.35 + wobble * 1e-7,
                      r == 0 ? Value() : Value(12.0)});
        }
    }
    return rows;
}

inline CompareRequest request(const ModelInfo& info)
{
    CompareRequest request;
    request.info = &info;
    request.program_version = "0.1.0";
    request.study = "fake-study";
    request.title = "Which is better?";
    request.outcomes = {net_social, causal, met};
    request.baseline = 1;
    request.plausible_worlds_study = "experiments/how_sure.yaml";
    return request;
}

}  // namespace fake
