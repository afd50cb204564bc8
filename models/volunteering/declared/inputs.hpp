#pragma once

#include "models/volunteering/declared/declared.hpp"

/// Who is in the world: traits that are set from evidence or assumed, not behaviour. One list per entity.
namespace kaptein::volunteering {

struct CompaniesParameters {
    double count;
    double size_spread;
    double tool_level;
    double planning_skill;
    double problem_knowledge;
    double hourly_cost;
    double grade_cost_ratio;
    double donations;
};

inline constexpr DeclaredList<CompaniesParameters, 8> declared_companies = {{
    whole(&CompaniesParameters::count, "companies.count", "Number of companies", "companies", 60, closed(1, 65000),
          {closed(5, 200), "sizes that run in a second", false}, definition("size of the world")),
    real(&CompaniesParameters::size_spread, "companies.size_spread",
         "Standard deviation of the logarithm of company size", "1", 1.3, closed(0, 3),
         {closed(0.8, 1.8), "from a sector of like firms to a whole economy", false},
         assumed("between a sector and a whole economy; firms below five employees left out")),
    real(&CompaniesParameters::tool_level, "companies.tool_level", "Mean level of the tools employees are used to",
         "share", 0.7, any_share, {closed(0.4, 0.95), "companies are above partners, by how much is not known", true},
         assumed("nearly half of New York nonprofits lack staff for the technology they have (evidence.md 8)")),
    real(&CompaniesParameters::planning_skill, "companies.planning_skill", "Mean planning skill of companies", "share",
         0.7, any_share, {closed(0.4, 0.95), "most of the scale: nobody measured it", true},
         assumed("companies plan for a living; no measure")),
    real(&CompaniesParameters::problem_knowledge, "companies.problem_knowledge",
         "What a company knows of a partner's problem before they met", "share", 0.25, any_share,
         {closed(0.05, 0.6), "missing sector knowledge is a common cause of failure (Taproot, evidence.md 8)", true},
         assumed("low: missing sector knowledge is one of three most common causes of failure")),
    real(&CompaniesParameters::hourly_cost, "companies.hourly_cost", "Loaded cost of an hour of a professional",
         "EUR/hour", 46.6, above(0, 1e4),
         {closed(30, 70), "from the United Kingdom's mean to a knowledge-intensive sector", false},
         measured("Eurostat, labour cost levels (lc_lci_lev), Netherlands 2024: EUR 45.2 per hour; x 1.031 to 2025")),
    real(&CompaniesParameters::grade_cost_ratio, "companies.grade_cost_ratio",
         "Loaded cost of one grade over that of the grade below", "1", 1.3, closed(0.1, 10),
         {closed(1.15, 1.7), "from flat to steep pay scales", false},
         measured("Eurostat, Structure of Earnings Survey 2018: steps of 1.17 to 1.43 between job levels")),
    real(&CompaniesParameters::donations, "companies.donations", "Cash given to partners per employee and year",
         "EUR/year", 54, closed(0, 1e6),
         {closed(5, 150), "from a token to a generous company; heavy tail in the sources", false},
         assumed(
             "Geven in Nederland 2024: EUR 1.8bn, 63 % money; over 7.7m employees (CBS) some EUR 147 with all causes; "
             "a third of it assumed to go to such partners")),
}};

struct EmployeesParameters {
    double count;
    double spread;
    double expertise;
    double empathy;
    double empathy_grade_slope;
    double motive_attachment_correlation;
};

inline constexpr DeclaredList<EmployeesParameters, 6> declared_employees = {{
    whole(&EmployeesParameters::count, "employees.count", "Number of employees of all companies together", "employees",
          20000, closed(1, 2e7), {closed(500, 100000), "sizes that run in a second", false},
          definition("size of the world")),
    real(&EmployeesParameters::spread, "employees.spread",
         "How much employees of one grade and function differ, 1 = the spreads of the ODD, 0 = not at all", "1", 1,
         closed(0, 3), {closed(0.6, 1.4), "somewhat more alike or different than assumed", false},
         definition("0 makes the null world of identical employees")),
    real(&EmployeesParameters::expertise, "employees.expertise",
         "Lead (in logits) of a professional's skill in the own function; half of it for a junior, half more per "
         "grade; a "
         "quarter per grade in other capacity work",
         "1", 1.6, closed(0, 10), {closed(0.5, 3), "from a slight to a very large lead of professionals", true},
         assumed("a professional's median skill in the own function is then 0.73 against 0.35 elsewhere")),
    real(&EmployeesParameters::empathy, "employees.empathy", "Mean empathy of employees", "share", 0.6, any_share,
         {closed(0.4, 0.8), "middle of the scale", true}, assumed("no measure on this scale; spread 0.18")),
    real(&EmployeesParameters::empathy_grade_slope, "employees.empathy_grade_slope", "Change of mean empathy per grade",
         "share", 0, closed(-0.3, 0.3),
         {closed(-0.08, 0.08), "both signs: the evidence on status and empathy is mixed", true},
         assumed("Kraus et al. 2010 against mixed replications (evidence.md 8): 0 until settled")),
    real(
        &EmployeesParameters::motive_attachment_correlation, "employees.motive_attachment_correlation",
        "Correlation of prosocial motive and attachment at hire", "1", 0.25, closed(-0.99, 0.99),
        {closed(0, 0.5), "from none to the highest correlations of motives with commitment", true},
        assumed("those who volunteer are more committed before they do (evidence.md 6, self-selection); size assumed")),
}};

struct PartnersParameters {
    double count;
    double tool_level;
    double planning_skill;
    double problem_knowledge;
    double self_knowledge;
    double coordinator_hours;
    double hourly_cost;
    double dependence;
    double looking;
};

inline constexpr DeclaredList<PartnersParameters, 9> declared_partners = {{
    whole(&PartnersParameters::count, "partners.count", "Number of partner organisations", "partners", 150,
          closed(1, 1e6), {closed(10, 600), "partners per adopter from a half to thirty", true},
          definition("size of the world; partners per adopter is always swept")),
    real(&PartnersParameters::tool_level, "partners.tool_level",
         "Mean level of the tools and staff a partner has to carry things on", "share", 0.4, any_share,
         {closed(0.15, 0.7), "below companies; share of spreadsheets against systems not found", true},
         assumed("nearly half of New York nonprofits lack trained staff for the technology they have (evidence.md 8)")),
    real(&PartnersParameters::planning_skill, "partners.planning_skill", "Mean planning skill of partners", "share",
         0.5, any_share, {closed(0.25, 0.85), "most of the scale", true},
         assumed("a majority lack strategy and tools for corporate volunteering (Samuel et al. 2013)")),
    real(&PartnersParameters::problem_knowledge, "partners.problem_knowledge",
         "What a partner knows of the social problem", "share", 0.8, any_share,
         {closed(0.5, 1), "the partner is the expert, but not all-knowing", true},
         assumed("the essay's second claim; no measure")),
    real(&PartnersParameters::self_knowledge, "partners.self_knowledge",
         "Share of its own needs a partner sees rightly", "share", 0.81, any_share,
         {closed(0.5, 1), "from coin-tossing to perfect", true},
         measured("LBG/Capital One 2012: 18.8 % of US nonprofits without pro bono do not know what they need")),
    real(&PartnersParameters::coordinator_hours, "partners.coordinator_hours",
         "Hours a full-time coordinator of volunteers has for guests in a month", "hours/month", 110, closed(0, 1e6),
         {closed(30, 160), "from a quarter to a whole full-time post", true},
         measured("Urban Institute 2003: 60 % have a paid coordinator, half of those under 30 % of their time; "
                  "the hours of a full-time post are 1,320 a year, the rest goes to own volunteers (assumed)")),
    real(&PartnersParameters::hourly_cost, "partners.hourly_cost", "Loaded cost of an hour of a partner's staff",
         "EUR/hour", 40, above(0, 1e4), {closed(28, 50), "by country and level", false},
         assumed("pay scale 8 of Dutch welfare work, loaded, is some EUR 42; Britain some EUR 28")),
    real(&PartnersParameters::dependence, "partners.dependence", "Mean dependence on company cash", "share", 0.3,
         any_share, {closed(0, 0.8), "from free to dependent", true},
         assumed("fundraisers count money as success (85 %) far more than volunteering (25 %), evidence.md 3")),
    real(&PartnersParameters::looking, "partners.looking", "Share of partners that look for company partners", "share",
         0.5, any_share, {closed(0.2, 1), "between those with a company and those that want one", false},
         measured("Deloitte-Points of Light 2006: 38 % of nonprofits work with a company; 49 % of partnerships include "
                  "volunteering (2010)")),
}};

struct WorkParameters {
    double kinds_per_class;
    double capacity_share;
    double relational_share;
    double complexity;
    double contact;
    double worth;
    double worth_spread;
    double make_work_worth;
};

inline constexpr DeclaredList<WorkParameters, 8> declared_work = {{
    whole(
        &WorkParameters::kinds_per_class, "needs.kinds_per_class", "Kinds of help in each class of work, at most",
        "kinds", 4, closed(1, 4), {closed(1, 4), "from one to all", false},
        definition("tasks and relational work have two kinds, capacity work four; 1 makes the null world of one kind")),
    real(&WorkParameters::capacity_share, "needs.capacity_share", "Share of needs that ask for capacity work", "share",
         0.48, any_share, {closed(0.1, 0.8), "from mostly hands to mostly advice", true},
         measured("Three Hands: 51 % of charities want business skills, 46 % pro bono, among their top two needs")),
    real(&WorkParameters::relational_share, "needs.relational_share", "Share of needs that ask for relational work",
         "share", 0.25, any_share, {closed(0, 0.6), "from none to most of the rest", true},
         assumed("half of what is not capacity work")),
    real(&WorkParameters::complexity, "needs.complexity",
         "Mean complexity of needs, technical and of the problem alike", "share", 0.5, any_share,
         {closed(0.1, 0.9), "most of the scale", true}, assumed("middle of the scale")),
    real(&WorkParameters::contact, "needs.contact", "Contact with beneficiaries in relational work", "share", 0.8,
         any_share, {closed(0.3, 1), "relational work is mostly contact", true},
         assumed("by what relational work is; tasks have a tenth of it, capacity work none")),
    real(
        &WorkParameters::worth, "needs.worth", "Mean worth of an effective hour on a need, in every kind of work",
        "EUR/hour", 46, closed(0, 1e5), {closed(18, 80), "from a minimum wage to professional rates", true},
        measured(
            "Independent Sector 2026 (for 2025): USD 36.14 per hour as volunteers serve it, at 0.885 EUR/USD = EUR 32; "
            "over an ordinary volunteer's effective share of 0.7 (assumed) = EUR 46 per effective hour")),
    real(&WorkParameters::worth_spread, "needs.worth_spread",
         "Standard deviation of the logarithm of worth between needs", "1", 0.5, closed(0, 3),
         {closed(0, 1), "from all alike to a factor of seven between sixths", false},
         assumed("needs differ; how much is not known")),
    real(&WorkParameters::make_work_worth, "needs.make_work_worth",
         "Worth of an hour of make-work as a share of the mean worth of needed work", "share", 0.1, any_share,
         {closed(0, 0.5), "from worthless to as good as needed work that is half effective", true},
         assumed("nobody measured it. It counts per hour served, not per effective hour: where needed work is half "
                 "effective, 0.1 is a fifth of its worth")),
}};

}  // namespace kaptein::volunteering
