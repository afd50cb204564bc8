#pragma once

#include "simulation/model.hpp"

#include <array>
#include <span>

/// A model that does nothing, with one of everything that a study file can name.
namespace kaptein::fake {

inline constexpr std::array<Option, 3> deployments{
    {{"all", "every company"}, {"one", "a single company"}, {"off", "no company"}}};
inline constexpr std::array<Option, 3> agendas{{{"none", "no program"}, {"supply", "supply"}, {"needs", "needs"}}};
inline constexpr std::array<Option, 3> selections{{{"fit", "fit"}, {"grade", "grade"}, {"first_come", "first"}}};

inline constexpr std::array<Declaration, 7> parameters{{
    {"companies.count", "Number of companies", "1", Kind::integer, closed(1, 1e6), closed(10, 200), 40,
     definition("size of the world")},
    {"partners.count", "Number of partners", "1", Kind::integer, closed(0, 1e6), closed(10, 500), 80,
     definition("size of the world")},
    {"partners.self_knowledge", "How well partners know their needs", "share", Kind::real, closed(0, 1),
     closed(0.2, 0.9), 0.7, assumed("nobody measured it")},
    {"needs.lifetime", "How long a need stays open", "months", Kind::real, above(0, 240), closed(1, 24), 6,
     assumed("nobody measured it")},
    {"hosting.cost_per_event", "Cost of one event", "EUR", Kind::real, closed(0, 1e6), closed(0, 500), 120,
     assumed("nobody measured it")},
    {"drift.level", "Drift, of either sign", "1", Kind::real, closed(-10, 10), closed(-1, 1), 0,
     assumed("nobody measured it")},
    {"comparison.deployment",
     "Who is treated",
     "",
     Kind::category,
     {},
     {},
     0,
     definition("what is compared"),
     "",
     false,
     deployments},
}};

inline constexpr std::array<Declaration, 3> choices{{
    {"agenda", "Who sets the agenda", "", Kind::category, {}, {}, 1, definition("design"), "", false, agendas},
    {"selection", "Who goes", "", Kind::category, {}, {}, 2, definition("design"), "", false, selections},
    {"skilled_share", "Share of hours with skill", "share", Kind::real, closed(0, 1), closed(0, 1), 0.25,
     definition("design")},
}};

inline constexpr std::array<double, 3> no_program{0, 2, 0};
inline constexpr std::array<double, 3> supply_driven{1, 2, 0.1};
inline constexpr std::array<double, 3> needs_driven{2, 0, 0.5};
inline constexpr std::array<Preset, 3> presets{{{"no_program", "nothing", no_program},
                                                {"supply_driven", "the company decides", supply_driven},
                                                {"needs_driven", "the partner decides", needs_driven}}};

inline constexpr std::array<Term, 1> net_terms{{{"social_value", 1.0}}};
inline constexpr std::array<Outcome, 4> outcomes{{
    {"social_value", "Value", "sum", "EUR", OutcomeKind::level, Better::higher, true},
    {"needs_met", "Share of needs met", "met / arisen", "share", OutcomeKind::level, Better::higher, true},
    {"waiting", "Waiting", "mean", "months", OutcomeKind::level, Better::lower},
    {"net_social_value", "Value, less that without a program", "difference", "EUR", OutcomeKind::derived,
     Better::higher, false, net_terms},
}};
inline constexpr std::array<Column, 2> series{
    {{"needs_open", "Open needs", "1"}, {"trust", "Trust", "1", ColumnType::number, {}, false}}};
inline constexpr std::array<Panel, 2> panels{
    {{"positions", "position", "Jobs", true, {}}, {"partners", "partner", "Partners", false, {}}}};

class Model final : public kaptein::Model {
  public:
    explicit Model(Version version = {1, 2})
    {
        info_.name = "fake";
        info_.meaning = "A model that does nothing";
        info_.version = version;
        info_.parameters = parameters;
        info_.choices = choices;
        info_.presets = presets;
        info_.null_preset = "no_program";
        info_.outcomes = outcomes;
        info_.series = series;
        info_.panels = panels;
        info_.has_months = true;
        info_.default_burn_in = 24;
        info_.default_horizon = 60;
        info_.default_run_out = 12;
    }
    const ModelInfo& info() const override { return info_; }
    RunResult run(const RunRequest&, Executor&, Scratch&) const override { return RunFailure{"setup", 0, {}, "fake"}; }

  private:
    ModelInfo info_;
};

/// A model without designs, months, series or panels, as closed forms are.
class Plain final : public kaptein::Model {
  public:
    Plain()
    {
        info_.name = "plain";
        info_.meaning = "A function";
        info_.parameters = std::span(parameters).subspan(2, 1);
        info_.outcomes = std::span(outcomes).first(1);
    }
    const ModelInfo& info() const override { return info_; }
    RunResult run(const RunRequest&, Executor&, Scratch&) const override { return RunFailure{"setup", 0, {}, "fake"}; }

  private:
    ModelInfo info_;
};

inline std::span<const kaptein::Model* const> catalogue()
{
    static const Model model;
    static const Plain plain;
    static const std::array<const kaptein::Model*, 2> models{&model, &plain};
    return models;
}

}  // namespace kaptein::fake
