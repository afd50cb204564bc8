#include "models/volunteering/results/outcomes.hpp"

#include <array>

namespace kaptein::volunteering {
namespace {

constexpr Term social_terms[] = {{"social_value", 1}};
constexpr Term partner_terms[] = {{"partner_gain", 1}};
constexpr Term beneficiary_terms[] = {{"social_value", 1}, {"organisation_value", -1}};
constexpr Term benefit_terms[] = {{"business_benefit", 1}};
constexpr Term value_terms[] = {{"business_value", 1}};
constexpr Term startup_terms[] = {{"business_value_startup", 1}};
constexpr Term established_terms[] = {{"business_value_established", 1}};
constexpr Term total_terms[] = {{"social_value", 1}, {"business_value", 1}, {"fees", 1}};

constexpr Outcome derived(std::string_view key, std::string_view meaning, std::string_view formula,
                          std::span<const Term> terms, bool headline)
{
    return {.key = key,
            .meaning = meaning,
            .formula = formula,
            .unit = "EUR",
            .kind = OutcomeKind::derived,
            .better = Better::higher,
            .headline = headline,
            .terms = terms};
}

constexpr Outcome derived_outcomes[] = {
    derived("net_social_value", "Social value less that without a program", "social_value - social_value(no program)",
            social_terms, true),
    derived("partner_surplus", "Partner organisations' gain, fees and cash included",
            "partner_gain - partner_gain(no program)", partner_terms, true),
    derived("beneficiary_value", "Beneficiaries' part of the net social value",
            "(social_value - organisation_value) - the same without a program", beneficiary_terms, true),
    derived("business_benefit_causal", "What the program brings the company in retention and skill",
            "business_benefit - business_benefit(no program)", benefit_terms, false),
    derived("business_value_causal", "Business case: benefit less cost", "business_value - business_value(no program)",
            value_terms, true),
    derived("business_value_causal_startup", "Business case in months 1 to 12",
            "business_value_startup - business_value_startup(no program)", startup_terms, false),
    derived("business_value_causal_established", "Business case from month 13 to the end of the horizon",
            "business_value_established - business_value_established(no program)", established_terms, false),
    derived("total_value", "Society and company together; transfers cancel",
            "net_social_value + business_value_causal + fees", total_terms, true),
};

constexpr Denominator denominators[] = {
    {"employee", "employees"}, {"hour", "committed_hours"}, {"eur", "business_cost"}, {"partner", "partners"}};

constexpr WaterfallStep waterfall[] = {
    {"allotted_hours", "allotted"},
    {"not_found_hours", "not spent: no partner, no agreement, no people"},
    {"not_joined_hours", "places nobody took"},
    {"infeasible_hours", "called off: the need was gone"},
    {"broken_off_hours", "promised by people who ended early"},
    {"overhead_hours", "talking, organising, preparing, travelling, fees"},
    {"dearer_hours", "people dearer than the mean"},
    {"unneeded_hours", "served without a need"},
    {"misfit_hours", "served without effect: skill, plan, host, empathy, bond"},
    {"not_kept_hours", "gone half a year later"},
    {"pending_hours", "not yet counted"},
    {"otherwise_hours", "would have been met otherwise"},
    {"kept_hours", "kept and additional"},
};

template <class Each>
void for_levels(Each&& each)
{
    for (const auto levels :
         {ledger_levels(), practice_levels(), program_levels(), waterfall_levels(), survey_levels()}) {
        for (const Level& level : levels) {
            each(level);
        }
    }
}

}  // namespace

std::span<const Outcome> outcome_declarations()
{
    static const std::vector<Outcome> all = [] {
        std::vector<Outcome> outcomes;
        for_levels([&](const Level& level) { outcomes.push_back(level.declaration); });
        outcomes.insert(outcomes.end(), std::begin(derived_outcomes), std::end(derived_outcomes));
        return outcomes;
    }();
    return all;
}

std::vector<Value> level_values(const Totals& totals)
{
    std::vector<Value> values;
    for_levels([&](const Level& level) { values.push_back(level.value(totals)); });
    return values;
}

std::span<const Denominator> denominator_declarations() { return denominators; }
std::span<const WaterfallStep> waterfall_declarations() { return waterfall; }

}  // namespace kaptein::volunteering
