#include "models/volunteering/month.hpp"
#include "models/volunteering/results/outcomes.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

#include <map>
#include <set>

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

const ModelInfo& info() { return volunteering::model().info(); }

bool inside(const Range& range, double value)
{
    return (range.low_open ? value > range.low : value >= range.low)
           && (range.high_open ? value < range.high : value <= range.high);
}

template <class Declared>
bool has_key(std::span<const Declared> all, std::string_view key)
{
    return std::any_of(all.begin(), all.end(), [&](const Declared& one) { return one.key == key; });
}

bool is_preset(std::string_view key) { return has_key(info().presets, key); }

bool is_level(std::string_view key)
{
    return std::any_of(info().outcomes.begin(), info().outcomes.end(),
                       [&](const Outcome& o) { return o.key == key && o.kind == OutcomeKind::level; });
}

/// Outcomes that need not vary in these worlds, each with why.
const std::map<std::string_view, const char*> constant_outcomes = {
    {"partners", "a count of the world"},
    {"adoption_large", "no company here is as large"},
};

}  // namespace

TEST_CASE("every parameter says what it is, in what unit, from where, and lies where it may")
{
    std::set<std::string_view> keys;
    for (const auto declarations : {info().parameters, info().choices}) {
        for (const Declaration& declared : declarations) {
            INFO(declared.key);
            CHECK(keys.insert(declared.key).second);
            CHECK(!declared.meaning.empty());
            CHECK(!declared.origin.source.empty());
            CHECK(!declared.plausible_reason.empty());
            CHECK((declared.kind == Kind::category) == declared.unit.empty());
            CHECK((declared.kind == Kind::category) == !declared.options.empty());
            CHECK(inside(declared.valid, declared.plausible.low));
            CHECK(inside(declared.valid, declared.plausible.high));
            CHECK(declared.plausible.low <= declared.plausible.high);
            CHECK(inside(declared.plausible, declared.usual));
            CHECK((declared.kind == Kind::real || declared.usual == std::floor(declared.usual)));
        }
    }
}

TEST_CASE("few parameters: at most four in a mechanism, at most eight fitted")
{
    const auto fitted =
        std::count_if(info().parameters.begin(), info().parameters.end(),
                      [](const Declaration& declared) { return declared.origin.kind == OriginKind::fitted; });
    CHECK(fitted <= 8);
    CHECK(fitted > 0);
    constexpr std::size_t sizes[] = {
        declared_needs.size(),        declared_finding.size(),      declared_proposing.size(),
        declared_answering.size(),    declared_relationship.size(), declared_joining.size(),
        declared_availability.size(), declared_choosing.size(),     declared_leading.size(),
        declared_serving.size(),      declared_hosting.size(),      declared_bond.size(),
        declared_keeping.size(),      declared_experience.size(),   declared_learning.size(),
        declared_believing.size(),    declared_leaving.size(),      declared_accounts.size(),
        declared_adapting.size()};
    CHECK(*std::max_element(std::begin(sizes), std::end(sizes)) <= 4);
    CHECK(declared_believing.size() + declared_scrutiny.size() <= 4);  // one rule for employees and public
    // About 55 of behaviour and prices in all; who is in the world and what is compared are counted apart.
    std::size_t all = declared_scrutiny.size();
    for (const std::size_t size : sizes) {
        all += size;
    }
    CHECK(all <= 60);
}

TEST_CASE("values go to the parameter they are declared for")
{
    std::vector<double> values;
    for (std::size_t i = 0; i < info().parameters.size(); ++i) {
        values.push_back(1000.0 + static_cast<double>(i));
    }
    const Parameters parameters = to_parameters(values);
    const auto at = [&](std::string_view key) { return values[volunteering_runs::place_of(info().parameters, key)]; };
    CHECK(parameters.adoption.level == at("adoption.level"));
    CHECK(parameters.comparison.steps_per_month == at("time.steps_per_month"));
    CHECK(parameters.companies.donations == at("companies.donations"));
    CHECK(parameters.employees.motive_attachment_correlation == at("employees.motive_attachment_correlation"));
    CHECK(parameters.partners.looking == at("partners.looking"));
    CHECK(parameters.work.make_work_worth == at("needs.make_work_worth"));
    CHECK(parameters.needs.otherwise_months == at("needs.otherwise_months"));
    CHECK(parameters.availability.fatigue == at("asking.fatigue"));
    CHECK(parameters.scrutiny.scrutiny == at("public.scrutiny"));
    CHECK(parameters.adapting.measuring_error == at("adapting.measuring_error"));
}

TEST_CASE("every mechanism can be taken out by a value that is valid, or says that it is part of every model")
{
    for (const Mechanism& mechanism : info().mechanisms) {
        INFO(mechanism.key);
        CHECK(!mechanism.meaning.empty());
        CHECK(!mechanism.without_it.empty());
        CHECK(std::find(std::begin(schedule), std::end(schedule), mechanism.phase) != std::end(schedule));
        if (!mechanism.off_parameter.empty()) {
            REQUIRE(has_key(info().parameters, mechanism.off_parameter));
            const auto place = volunteering_runs::place_of(info().parameters, mechanism.off_parameter);
            CHECK(inside(info().parameters[place].valid, mechanism.off_value));
            CHECK(info().parameters[place].usual != mechanism.off_value);
        }
    }
}

TEST_CASE("every mechanism that is taken out changes something")
{
    // Adapting needs companies that differ, so it is looked at in the present mix.
    for (const Mechanism& mechanism : info().mechanisms) {
        if (!mechanism.off_parameter.empty()) {
            INFO(mechanism.key);
            const bool mix = mechanism.key == "adapting";
            const auto one = small_world("needs_driven").with("comparison.deployment", mix ? 2 : 0);
            CHECK(volunteering_runs::differing(run(one), run(one.with(mechanism.off_parameter, mechanism.off_value)))
                  != "");
        }
    }
}

TEST_CASE("presets choose what may be chosen, all differ, and the contrasts are between them")
{
    std::set<std::vector<double>> seen;
    for (const Preset& preset : info().presets) {
        INFO(preset.key);
        REQUIRE(preset.choices.size() == info().choices.size());
        CHECK(seen.insert({preset.choices.begin(), preset.choices.end()}).second);
        for (std::size_t i = 0; i < preset.choices.size(); ++i) {
            CHECK(inside(info().choices[i].valid, preset.choices[i]));
            CHECK((info().choices[i].kind == Kind::real || preset.choices[i] == std::floor(preset.choices[i])));
        }
    }
    CHECK(is_preset(info().null_preset));
    for (const Contrast& contrast : info().contrasts) {
        CHECK(is_preset(contrast.preset));
        CHECK(is_preset(contrast.against));
        CHECK(!contrast.question.empty());
    }
    // The square of section 5: rows and columns differ in the agenda alone, and in care alone.
    const auto differs = [&](const char* a, const char* b) {
        const auto one = model_runs::preset(info(), a);
        const auto two = model_runs::preset(info(), b);
        std::set<std::string_view> keys;
        for (std::size_t i = 0; i < one.size(); ++i) {
            if (one[i] != two[i]) {
                keys.insert(info().choices[i].key);
            }
        }
        return keys;
    };
    CHECK(differs("supply_driven", "needs_plain") == std::set<std::string_view>{"agenda"});
    CHECK(differs("supply_careful", "needs_driven") == std::set<std::string_view>{"agenda"});
    CHECK(differs("supply_driven", "supply_careful") == differs("needs_plain", "needs_driven"));
}

TEST_CASE("outcomes have one name each, levels first, and everything that is built on them exists")
{
    std::set<std::string_view> keys;
    bool derived = false;
    for (const Outcome& outcome : info().outcomes) {
        INFO(outcome.key);
        CHECK(keys.insert(outcome.key).second);
        CHECK((!outcome.meaning.empty() && !outcome.formula.empty() && !outcome.unit.empty()));
        CHECK(!(derived && outcome.kind == OutcomeKind::level));
        derived = derived || outcome.kind == OutcomeKind::derived;
        CHECK((outcome.kind == OutcomeKind::derived) == !outcome.terms.empty());
        for (const Term& term : outcome.terms) {
            CHECK(is_level(term.level));
        }
    }
    for (const Denominator& denominator : info().denominators) {
        CHECK(is_level(denominator.outcome));
    }
    for (const WaterfallStep& step : info().waterfall) {
        CHECK(is_level(step.outcome));
    }
}

TEST_CASE("the waterfall adds up, and so do the ledgers")
{
    for (const char* preset : {"supply_driven", "supply_careful", "needs_plain", "needs_driven"}) {
        const auto ran = run(small_world(preset));
        double left = ran[info().waterfall.front().outcome];
        for (const WaterfallStep& step : info().waterfall.subspan(1)) {
            left -= ran[step.outcome];
        }
        CHECK(std::abs(left) <= 1e-9 * ran["allotted_hours"]);
        CHECK(ran["social_value"]
              == Approx(ran["needs_met_value"] + ran["make_work_value"] - ran["hosting_cost"] - ran["talking_cost"]
                        - ran["harm"]));
        CHECK(ran["business_value"] == Approx(ran["business_benefit"] - ran["business_cost"]));
        const double answers =
            ran["accepted_share"] + ran["redirected_share"] + ran["bent_share"] + ran["declined_share"];
        CHECK(answers == Approx(1.0));
    }
}

TEST_CASE("every outcome varies somewhere: with luck or with the design")
{
    std::map<std::string_view, std::set<double>> values;
    for (const char* preset : {"supply_driven", "supply_careful", "needs_driven"}) {
        for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
            World world;
            SerialExecutor executor;
            // A fee, a worn-out run-out and a mix that adapts, so that their outcomes have something to show.
            const auto one = small_world(preset).choose("hosting_fee", 20.0).months(12, 24, 3);
            const auto ran = run(one, replicate, world, executor);
            for (std::size_t i = 0; i < level_count(info()); ++i) {
                values[info().outcomes[i].key].insert(ran.record.outcomes[i].value_or(-1.0));
            }
        }
    }
    const auto mixed = small_world("no_program")
                           .with({{"comparison.deployment", 2}, {"adapting.review_chance", 1}, {"adoption.level", 1}});
    const auto other = run(mixed);
    // Work worth so much that programs have soon brought what they cost.
    const auto worthy = run(small_world("needs_driven").with("needs.worth", 1000));
    for (std::size_t i = 0; i < level_count(info()); ++i) {
        const Outcome& outcome = info().outcomes[i];
        INFO(outcome.key);
        values[outcome.key].insert(other.record.outcomes[i].value_or(-1.0));
        values[outcome.key].insert(worthy.record.outcomes[i].value_or(-1.0));
        CHECK((values[outcome.key].size() > 1) == (constant_outcomes.count(outcome.key) == 0));
    }
}

TEST_CASE("constants of the description")
{
    double shares = 0.0;
    for (const double share : grade_share) {
        shares += share;
    }
    CHECK(shares == Approx(1.0).epsilon(1e-12));
    CHECK(kinds_of_class[0] + kinds_of_class[1] + kinds_of_class[2] == kind_count);
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        const auto which = static_cast<std::size_t>(class_of_kind[kind]);
        CHECK(static_cast<int>(kind) >= first_kind_of_class[which]);
        CHECK(static_cast<int>(kind) < first_kind_of_class[which] + kinds_of_class[which]);
    }
    CHECK(quantise_hours(0.1) == 102.0 / 1024.0); // 102.4 thousand-and-twenty-fourths
    CHECK(quantise_hours(6.0) == 6.0);
    CHECK(quantise_hours(0.0) == 0.0);
    for (const FormatShape& shape : format_shapes) {
        CHECK(shape.months < months_ahead);
        CHECK(quantise_hours(shape.hours_per_head_and_month) == shape.hours_per_head_and_month);
    }
    CHECK(keeping_lag_months == 6);
    CHECK(acquaintance_bonus == 4.0);
    CHECK(region_bonus == 2.0);
    CHECK(knowledge_step == 0.15);
    CHECK(weight_of_claim == 0.25);
    CHECK(weight_of_colleagues == 0.5);
    CHECK(candidates_per_place == 4);
    CHECK(boss_share == 0.25);
    CHECK(awareness_by_colleagues == 3.0);
    CHECK(use_of_skill_in_make_work == 0.25);
}

TEST_CASE("every mechanism is in just one part of the profile")
{
    for (const Mechanism& mechanism : info().mechanisms) {
        INFO(mechanism.key);
        const auto names_it = [&](const RunPart& part) {
            const std::string what = ", " + std::string(part.what) + ",";
            return what.find(", " + std::string(mechanism.key) + ",") != std::string::npos;
        };
        CHECK(std::count_if(info().parts.begin(), info().parts.end(), names_it) == 1);
    }
}
