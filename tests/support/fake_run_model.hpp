#pragma once

#include "base/contract.hpp"
#include "experiment/plan.hpp"
#include "store/identity.hpp"
#include "store/writer.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <stdexcept>

/// A model that costs a microsecond and can go wrong in every way a run can, for tests of the run loop and the store.
namespace kaptein::testing {

inline constexpr std::array<Option, 3> modes{
    {{"off", "no program"}, {"plain", "a program"}, {"strong", "a bigger one"}}};
inline constexpr std::array<Option, 2> places{{{"here", "near"}, {"there", "far"}}};
/// What goes wrong in runs whose replicate is a multiple of 3.
enum Trouble { none, failure, nan, breach, memory, exception, missing, infinite_series };
inline constexpr std::array<Declaration, 4> fake_parameters{{
    {"base.level", "Where it starts", "EUR", Kind::real, closed(-1e6, 1e6), closed(0, 10), 1.5,
     assumed("=a formula, or \"not\"")},
    {"base.count", "How many things", "1", Kind::integer, closed(0, 1000), closed(1, 5), 3, definition("size")},
    {"base.place", "Where it is", "", Kind::category, {}, {}, 0, assumed("anywhere"), "", false, places},
    {"base.trouble", "What goes wrong", "1", Kind::integer, closed(0, 10), closed(0, 1), 0, definition("tests")},
}};
inline constexpr std::array<Declaration, 1> fake_choices{
    {{"mode", "Which program", "", Kind::category, {}, {}, 0, {}, "", false, modes}}};
inline constexpr std::array<double, 1> off_choice{0}, plain_choice{1};
inline constexpr std::array<Preset, 2> fake_presets{{{"off", "none", off_choice}, {"plain", "some", plain_choice}}};
inline constexpr std::array<Term, 2> net_terms{{{"total", 1.0}, {"cost", -1.0}}};
inline constexpr std::array<Outcome, 4> fake_outcomes{{
    {"total", "All of it", "sum", "EUR"},
    {"cost", "What it costs", "mode", "EUR"},
    {"wait", "Month of break-even", "", "months", OutcomeKind::level, Better::neither, false, {}, true},
    {"net", "Total minus cost against no program", "", "EUR", OutcomeKind::derived, Better::higher, true, net_terms},
}};
inline constexpr std::array<Column, 2> fake_series{{{"open", "Open things", "1"}, {"closed", "Closed things", "1"}}};
inline constexpr std::array<std::string_view, 2> colours{"red", "green, or blue"};
inline constexpr std::array<Column, 2> fake_columns{
    {{"size", "How big", "1"}, {"colour", "Which colour", "", ColumnType::category, colours}}};
inline constexpr std::array<Panel, 1> fake_panels{{{"things", "thing", "Number of the thing", false, fake_columns}}};

class FakeModel final : public Model {
  public:
    FakeModel()
    {
        info_.name = "fake";
        info_.parameters = fake_parameters;
        info_.choices = fake_choices;
        info_.presets = fake_presets;
        info_.null_preset = "off";
        info_.outcomes = fake_outcomes;
        info_.series = fake_series;
        info_.panels = fake_panels;
        info_.has_months = true;
    }
    const ModelInfo& info() const override { return info_; }
    ModelInfo& change() { return info_; }

    RunResult run(const RunRequest& request, Executor&, Scratch&) const override
    {
        if (request.luck.replicate % 3 == 0) {
            if (const auto trouble = static_cast<Trouble>(static_cast<int>(request.values[3])); trouble != none) {
                return go_wrong(trouble, request);
            }
        }
        return record(request);
    }

  private:
    static double draw(const RunRequest& request, std::uint32_t what)
    {
        const Words words =
            philox4x32({what, 0, 0, request.luck.replicate},
                       {static_cast<Word>(request.luck.seed), static_cast<Word>(request.luck.seed >> 32)});
        return uniform(words[0], words[1]);
    }

    static RunRecord record(const RunRequest& request)
    {
        RunRecord record;
        const double luck = draw(request, 0);
        const double total = request.values[0] * luck + request.choices[0] / 3.0 + request.values[2];
        record.outcomes = {total, -request.choices[0], luck < 0.5 ? Value{} : Value{std::floor(luck * 60)}};
        DigestStream state;
        state.add(&total, sizeof total);
        record.state = state.finish();
        DigestStream start;
        start.add(&luck, sizeof luck);
        record.start = start.finish();
        const Recording* what = request.what;
        for (int month = 1; what != nullptr && what->series_every > 0 && month <= request.horizon; ++month) {
            record.series.months.push_back(month);
            record.series.columns.resize(what->series.size());
            for (std::size_t i = 0; i < what->series.size(); ++i) {
                record.series.columns[i].push_back(luck * month + static_cast<double>(what->series[i]));
            }
        }
        for (std::size_t i = 0; what != nullptr && i < what->panels.size(); ++i) {
            PanelTable table{what->panels[i].panel, {2, 1, 1}, {0, 7, 3}, {{0.5, Value{}, luck}, {0.0, 1.0, Value{}}}};
            record.panels.push_back(std::move(table));
        }
        return record;
    }

    static RunResult go_wrong(Trouble trouble, const RunRequest& request)
    {
        RunRecord spoilt = record(request);
        switch (trouble) {
        case failure:
            return RunFailure{"books", 13, {"partner", 7}, "hours do not add up, \"really\""};
        case nan:
            spoilt.outcomes[0] = std::numeric_limits<double>::quiet_NaN();
            break;
        case breach:
            EXPECTS(request.values[3] < 0.0);
            break;
        case memory:
            throw std::bad_alloc();
        case exception:
            throw std::runtime_error("something else");
        case missing:
            spoilt.outcomes[1].reset();
            break;
        case infinite_series:
            spoilt.series.columns.at(0).at(0) = std::numeric_limits<double>::infinity();
            break;
        case none:
            break;
        }
        return spoilt;
    }

    ModelInfo info_;
};

inline const FakeModel& fake_model()
{
    static const FakeModel model;
    return model;
}

/// Three designs, the first without a program; no sweep.
inline Study fake_study(std::uint32_t replicates = 10)
{
    Study study;
    study.name = "fake-study";
    study.model = &fake_model();
    study.horizon = 4;
    study.settings = {1.5, 3, 0, 0};
    study.settings_by.resize(4);
    for (const auto& [name, mode] : {std::pair{"none", 0.0}, std::pair{"plain", 1.0}, std::pair{"big", 2.0}}) {
        study.designs.push_back({name, mode == 1.0 ? "plain" : "", {mode}, std::vector<SetBy>(1)});
    }
    study.baseline = 1;
    study.points = std::vector<Point>{{0, {}}};
    study.replicates = {replicates, replicates, replicates, {}};
    study.study_text = "study: fake-study\n";
    study.resolved_text = "study: fake-study\nseed: 1\n";
    return study;
}

/// The study with a factor over base.level: one point per value.
inline Study swept(Study study, const std::vector<double>& levels)
{
    study.factors = {{"base.level", false, 0, {}}};
    study.sweep_method = "list";
    std::vector<Point> points;
    for (const double level : levels) {
        points.push_back({points.size(), {level}});
    }
    study.points = points;
    return study;
}

inline StudyIdentity identity_of(const Study& study)
{
    StudyIdentity identity;
    identity.study = study.name;
    identity.model = &study.model->info();
    identity.seed = study.seed;
    identity.burn_in = study.burn_in;
    identity.horizon = study.horizon;
    identity.run_out = study.run_out;
    identity.settings = study.settings;
    for (const SetBy& by : study.settings_by) {
        identity.settings_by.push_back(by.text);
    }
    for (std::size_t i = 0; i < study.designs.size(); ++i) {
        identity.designs.push_back(
            {study.designs[i].name, i == study.baseline, study.designs[i].preset, study.designs[i].choices});
        if (study.designs[i].choices[0] == 0.0) {
            identity.null_design = i;
        }
    }
    for (const Factor& factor : study.factors) {
        identity.factors.push_back({factor.name, &study.model->info().parameters[factor.index]});
    }
    identity.points.count = study.points.size();
    identity.points.at = [points = study.points](std::uint64_t row) {
        Point point = points[row];
        return IdentityPoint{point.number, std::move(point.values)};
    };
    identity.replicates = std::to_string(study.replicates.max);
    identity.recording = study.recording;
    identity.study_text = study.study_text;
    identity.resolved_text = study.resolved_text;
    return identity;
}

/// What joins the run loop and the store: five lines, the same in the program.
class StoreSink final : public Sink {
  public:
    explicit StoreSink(Writer& writer) : writer_(&writer) {}
    void put(RunSpec&& spec, RunResult&& result) override
    {
        writer_->submit({spec.point, spec.design, spec.replicate, spec.key, std::move(result)});
    }

  private:
    Writer* writer_;
};

}  // namespace kaptein::testing
