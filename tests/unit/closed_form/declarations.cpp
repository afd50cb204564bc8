#include "support/catch.hpp"
#include "support/model_runs.hpp"

#include "models/closed_form/models.hpp"

#include <set>
#include <string>

using namespace kaptein;

namespace {

const std::vector<const Model*> models{
    &closed_form::linear(), &closed_form::occupancy(),  &closed_form::mm_c(),     &closed_form::geometric_dropout(),
    &closed_form::bass(),   &closed_form::thresholds(), &closed_form::ishigami(), &closed_form::sobol_g()};

bool inside(double value, const Range& range)
{
    return value >= range.low && value <= range.high && !(range.low_open && value == range.low)
           && !(range.high_open && value == range.high);
}

void check_declaration(const Declaration& declared)
{
    INFO(declared.key);
    CHECK_FALSE(declared.meaning.empty());
    CHECK(declared.meaning.back() != '.');
    CHECK_FALSE(declared.origin.source.empty());
    CHECK_FALSE(declared.plausible_reason.empty());
    CHECK(inside(declared.usual, declared.plausible));
    CHECK(inside(declared.plausible.low, declared.valid));
    CHECK(inside(declared.plausible.high, declared.valid));
    CHECK((declared.kind == Kind::category) == !declared.options.empty());
}

}  // namespace

TEST_CASE("declarations are whole: meaning, origin, ranges inside each other, options only for categories",
          "[closed_form]")
{
    for (const Model* model : models) {
        const ModelInfo& info = model->info();
        std::set<std::string_view> keys;
        for (const auto& declared : {info.parameters, info.choices}) {
            for (const Declaration& declaration : declared) {
                check_declaration(declaration);
                CHECK(keys.insert(declaration.key).second);
            }
        }
        for (const Preset& one : info.presets) {
            REQUIRE(one.choices.size() == info.choices.size());
            for (std::size_t i = 0; i < one.choices.size(); ++i) {
                CHECK(inside(one.choices[i], info.choices[i].valid));
            }
        }
        CHECK(info.presets.empty() == info.null_preset.empty());
        if (!info.null_preset.empty()) {
            CHECK_NOTHROW(model_runs::preset(info, info.null_preset));
        }
    }
}

TEST_CASE("levels stand before derived outcomes, and derived ones name levels", "[closed_form]")
{
    for (const Model* model : models) {
        const ModelInfo& info = model->info();
        const std::size_t levels = level_count(info);
        for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
            CHECK((info.outcomes[i].kind == OutcomeKind::derived) == (i >= levels));
            CHECK(info.outcomes[i].terms.empty() == (i < levels));
            for (const Term& term : info.outcomes[i].terms) {
                CHECK(model_runs::outcome(info, term.level) < levels);
            }
        }
        const auto run = model_runs::setup(*model).run(0);
        CHECK(run.outcomes.size() == levels);
    }
}

TEST_CASE("contrasts, mechanisms and denominators name what there is", "[closed_form]")
{
    for (const Model* model : models) {
        const ModelInfo& info = model->info();
        for (const Contrast& contrast : info.contrasts) {
            CHECK_NOTHROW(model_runs::preset(info, contrast.preset));
            CHECK_NOTHROW(model_runs::preset(info, contrast.against));
        }
        for (const Denominator& denominator : info.denominators) {
            CHECK(model_runs::outcome(info, denominator.outcome) < level_count(info));
        }
        for (const Mechanism& mechanism : info.mechanisms) {
            CHECK_NOTHROW(model_runs::setup(*model, {{mechanism.off_parameter, mechanism.off_value}}));
        }
    }
}
