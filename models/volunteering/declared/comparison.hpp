#pragma once

#include "models/volunteering/declared/declared.hpp"

/// What is compared with what: who is treated, with which budget, in which steps.
namespace kaptein::volunteering {

struct AdoptionParameters {
    double level;
    double size_slope;
    double needs_share;
    double team_share;
};

/// Adoption: chance = logistic(level + size_slope * log(size / 250)), drawn once per company. Present mix: an
/// adopter's program starts from needs with `needs_share`; is a team-day program with `team_share`.
inline constexpr DeclaredList<AdoptionParameters, 4> declared_adoption = {{
    real(&AdoptionParameters::level, "adoption.level", "Log odds that a company of 250 employees has a program", "1",
         -0.3, closed(-20, 20), {closed(-1, 0.8), "27 to 69 %", false},
         fitted("C1: 54 % of Dutch firms from 250 employees (Geven in Nederland 2024)")),
    real(&AdoptionParameters::size_slope, "adoption.size_slope", "Gain in log odds per e-fold of size", "1", 0.65,
         closed(-10, 10), {closed(0.1, 1), "from flat to steep", false},
         fitted("C1: 26 % of smaller firms (five and more employees)")),
    real(&AdoptionParameters::needs_share, "present.needs_share", "Share of present programs that start from needs",
         "share", 0.44, any_share, {closed(0.15, 0.6), "44 % is self-report and so an upper figure", false},
         fitted("C4: 44 % of companies always discuss short-term needs (Deloitte 2010)")),
    real(&AdoptionParameters::team_share, "present.team_share", "Share of present programs that are team days", "share",
         0.61, any_share, {closed(0.4, 0.8), "around the published figure", false},
         measured("Three Hands 2015: 61 % of all volunteering offered is unskilled team tasks")),
}};

struct ComparisonParameters {
    double deployment;
    double budget;
    double allotment;
    double discount_rate;
    double steps_per_month;
};

inline constexpr Option deployment_options[] = {
    {"all", "every adopting company has the design"},
    {"one", "a single adopter has the design, the others their present programs"},
    {"none", "nobody is switched: every adopter keeps its present program"}};
inline constexpr Option budget_options[] = {
    {"eur", "the allotment pays paid hours at loaded cost, organising, fees and out-of-pocket"},
    {"hours", "the allotment, at the mean loaded cost, pays all paid hours"},
    {"none", "no allotment: as many places as people are expected to fill"}};

inline constexpr DeclaredList<ComparisonParameters, 5> declared_comparison = {{
    {&ComparisonParameters::deployment,
     {.key = "comparison.deployment",
      .meaning = "Which adopting companies have the design of the study",
      .unit = "",
      .kind = Kind::category,
      .valid = closed(0, 2),
      .plausible = closed(0, 2),
      .usual = 0,
      .origin = definition("both are reported: partners' capacity is shared"),
      .plausible_reason = "every option",
      .options = deployment_options}},
    {&ComparisonParameters::budget,
     {.key = "comparison.budget",
      .meaning = "What is the same for every treated company",
      .unit = "",
      .kind = Kind::category,
      .valid = closed(0, 2),
      .plausible = closed(0, 2),
      .usual = 0,
      .origin = definition("EUR-matched by default"),
      .plausible_reason = "every option",
      .options = budget_options}},
    real(&ComparisonParameters::allotment, "comparison.allotment", "What a company allots to the program", "EUR/year",
         250, closed(0, 1e6), {closed(60, 500), "from an hour to more than a working day per employee", true},
         assumed("per employee; pays some 20 % participation x 15 h at EUR 47, and organising for a third of it")),
    real(&ComparisonParameters::discount_rate, "comparison.discount_rate", "Discount rate of both ledgers",
         "share/year", 0, closed(0, 1), {closed(0, 0.05), "social discount rates in use", false},
         definition("0: both ledgers run to the end of the run-out")),
    whole(&ComparisonParameters::steps_per_month, "time.steps_per_month", "Steps in a month", "1", 1, closed(1, 4),
          {closed(1, 1), "a numerical setting, not an assumption", false},
          definition("2 halves the step: the standard check of the time step")),
}};

}  // namespace kaptein::volunteering
