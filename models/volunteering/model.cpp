#include "models/volunteering/model.hpp"

#include "models/volunteering/declared/choices.hpp"
#include "models/volunteering/declared/own_case.hpp"
#include "models/volunteering/parameters.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/recording/recorder.hpp"
#include "models/volunteering/results/outcomes.hpp"
#include "models/volunteering/run_world.hpp"

namespace kaptein::volunteering {
namespace {

class WorldScratch final : public Scratch {
  public:
    World world;
};

ModelInfo make_info()
{
    ModelInfo info;
    info.name = "volunteering";
    info.meaning = "Companies send employees to help partner organisations; designs of such programs compared";
    info.version = {1, 2};
    info.parameters = parameter_declarations();
    info.choices = choice_declarations();
    info.presets = preset_declarations();
    info.null_preset = "no_program";
    info.outcomes = outcome_declarations();
    info.series = series_declarations();
    info.panels = panel_declarations();
    info.mechanisms = mechanism_declarations();
    info.contrasts = contrast_declarations();
    info.denominators = denominator_declarations();
    info.waterfall = waterfall_declarations();
    info.parts = parts;
    info.tables = table_declarations();
    info.has_months = true;
    info.default_burn_in = 24;
    info.default_horizon = 60;
    info.default_run_out = 12;
    return info;
}

class VolunteeringModel final : public Model {
  public:
    const ModelInfo& info() const override
    {
        static const ModelInfo declared = make_info();
        return declared;
    }
    std::unique_ptr<Scratch> scratch() const override { return std::make_unique<WorldScratch>(); }
    RunResult run(const RunRequest& request, Executor& executor, Scratch& scratch) const override
    {
        return run_world(request, Renaming{}, static_cast<WorldScratch&>(scratch).world, executor);
    }
};

}  // namespace

const Model& model()
{
    static const VolunteeringModel instance;
    return instance;
}

}  // namespace kaptein::volunteering
