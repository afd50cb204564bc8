#include "models/volunteering/declared/reading.hpp"

namespace kaptein::volunteering {
namespace {

constexpr Term social_lines[] = {
    {"needs_met_value", 1}, {"make_work_value", 1}, {"hosting_cost", -1}, {"talking_cost", -1}, {"harm", -1}};
constexpr Term business_lines[] = {{"skill_value", 1}, {"retention_cost", -1}, {"time_cost", -1}, {"money_cost", -1}};

constexpr Account accounts[] = {{"social_value", "From what volunteers bring to what remains", social_lines},
                                {"business_value", "What the companies gain and pay", business_lines}};

constexpr std::string_view value_outcomes[] = {"net_social_value", "beneficiary_value", "partner_surplus",
                                               "total_value"};
constexpr std::string_view needs_outcomes[] = {"needs_met", "unneeded_share", "offer_misfit", "waiting"};
constexpr std::string_view served_outcomes[] = {"coverage", "worse_off", "inequality", "declined_share"};
constexpr std::string_view business_outcomes[] = {"business_value_causal", "business_value_naive",
                                                  "business_benefit_causal", "break_even_month"};
constexpr std::string_view cost_outcomes[] = {"hosting_cost", "talking_cost", "time_cost", "money_cost"};
constexpr std::string_view people_outcomes[] = {"participation", "hours_per_participant", "inactive_next_year",
                                                "belief_internal"};

constexpr OutcomeGroup groups[] = {
    {"Social value", "Against no program at all, in total and by who has it", value_outcomes},
    {"Needs", "Whether the hours go where they are needed", needs_outcomes},
    {"Who is served, and who is not", "How partner organisations fare, and how many of them", served_outcomes},
    {"Business case",
     "Causal: against the same companies without a program. Naive: as practice computes it, participants against "
     "others. They differ because those who take part would have stayed longer anyway, and because the naive figure "
     "leaves out the cost of paid hours",
     business_outcomes},
    {"Costs", "What it takes of partners (hosting, talking) and companies (time, money)", cost_outcomes},
    {"People", "Who takes part, and who comes again", people_outcomes},
};

constexpr Setting small_settings[] = {{"companies.count", 6}, {"employees.count", 2000}, {"partners.count", 15}};

// Sentences of several lines are meant to be one string each.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
constexpr std::string_view limits[] = {
    "It compares designs under stated assumptions. It does not say what one company or partner should do, and it "
    "forecasts none.",
    "The worth of an hour is a convention: compare designs, not euros.",
    "No study measures how much more a needs-driven program brings; the answer follows from the assumptions listed "
    "here.",
    "The interval beside a difference is luck, another draw of the same world. It says nothing about whether the "
    "assumptions are right.",
    "It has no beneficiaries who answer, no scandals, no politics inside companies, and no programs that create cash.",
    "Whether designs that nobody has would be adopted is not asked.",
    "Effects beyond the run are left out: skill kept longer, harm that lasts.",
    "Hosting beyond the coordinator's hours costs quality; it never closes an option.",
    "Make-work is worth the same whatever its quality.",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

constexpr Reading volunteering_reading = {
    accounts, groups, {"2,000 employees, 6 companies, 15 partner organisations", small_settings}, limits};

}  // namespace

const Reading& reading() { return volunteering_reading; }

}  // namespace kaptein::volunteering
