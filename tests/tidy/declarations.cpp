#include "models/catalogue/catalogue.hpp"
#include "support/catch.hpp"
#include "tidy/tree.hpp"

#include <set>

using namespace kaptein;

namespace {

void add_faults(const Declaration& declared, tidy::Findings& findings)
{
    const auto fault = [&](const char* what) { findings.push_back(std::string(declared.key) + ": " + what); };
    if (declared.key.empty() || declared.meaning.empty() || declared.meaning.back() == '.') {
        fault("needs a meaning without a full stop");
    }
    if (declared.origin.source.empty()) {
        fault("needs to say where it comes from, or why");
    }
    if (declared.kind == Kind::category) {
        if (declared.options.empty() || declared.usual < 0
            || declared.usual >= static_cast<double>(declared.options.size())) {
            fault("needs options, and one of them as usual value");
        }
        return;
    }
    if (declared.unit.empty()) {
        fault("needs a unit (1 for a pure number)");
    }
    const Range& valid = declared.valid;
    const Range& plausible = declared.plausible;
    if (!(plausible.low >= valid.low && plausible.high <= valid.high && plausible.low <= plausible.high)
        || (valid.low_open && plausible.low == valid.low && !plausible.low_open)
        || (valid.high_open && plausible.high == valid.high && !plausible.high_open)) {
        fault("the plausible range must lie inside the valid one");
    }
    if (!(declared.usual >= plausible.low && declared.usual <= plausible.high)) {
        fault("the usual value must lie inside the plausible range");
    }
    if (plausible.low < plausible.high && declared.plausible_reason.empty()) {
        fault("needs to say why the plausible range is what it is");
    }
}

tidy::Findings faults(const ModelInfo& info)
{
    tidy::Findings findings;
    std::set<std::string_view> keys;
    for (const auto declarations : {info.parameters, info.choices}) {
        for (const Declaration& declared : declarations) {
            add_faults(declared, findings);
            if (!keys.insert(declared.key).second) {
                findings.push_back(std::string(declared.key) + ": declared twice");
            }
        }
    }
    for (const Outcome& outcome : info.outcomes) {
        if (outcome.meaning.empty() || outcome.formula.empty() || outcome.unit.empty()) {
            findings.push_back(std::string(outcome.key) + ": needs meaning, formula and unit");
        }
    }
    for (const Column& column : info.series) {
        if (column.meaning.empty()) {
            findings.push_back(std::string(column.key) + ": needs a meaning");
        }
    }
    return findings;
}

}  // namespace

TEST_CASE("every declaration says what it is, in what unit, from where, and what is plausible", "[tidy]")
{
    for (const Model* model : catalogue()) {
        INFO(model->info().name);
        CHECK(tidy::shown(faults(model->info())) == "");
    }
}

TEST_CASE("a declaration with a fault is seen", "[tidy]")
{
    Declaration declared{.key = "a.b",
                         .meaning = "Something",
                         .unit = "share",
                         .valid = closed(0, 1),
                         .plausible = closed(0.1, 0.9),
                         .usual = 0.5,
                         .origin = assumed("a guess"),
                         .plausible_reason = "wide"};
    const auto count = [](const Declaration& one) {
        tidy::Findings findings;
        add_faults(one, findings);
        return findings.size();
    };
    CHECK(count(declared) == 0);
    declared.usual = 0.95;
    CHECK(count(declared) == 1);
    declared.plausible = closed(0.1, 1.1);
    CHECK(count(declared) == 1);
    declared.unit = "";
    CHECK(count(declared) == 2);
    declared.origin.source = "";
    CHECK(count(declared) == 3);
}
