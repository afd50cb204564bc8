#include "models/volunteering/declared/own_case.hpp"

#include "models/volunteering/declared/declared.hpp"

#include <array>

namespace kaptein::volunteering {
namespace {

constexpr Origin own_figure = definition("the client's own figure");
constexpr double heads_max = 1e6;

constexpr Option no_yes[] = {{"no", "no"}, {"yes", "yes"}};
constexpr Option programs[] = {
    {"none", "no program"},
    {"present", "has a program of the present mix and keeps it; not counted among treated companies"},
    {"study", "has a program and counts: the design of the study reaches it (see comparison.deployment)"}};

constexpr EntityColumn number(Text key, Text meaning, Text unit, Range valid, Text left_out,
                              std::span<const double> examples = {}, Text parameter = "")
{
    return {.declaration = {.key = key,
                            .meaning = meaning,
                            .unit = unit,
                            .kind = Kind::real,
                            .valid = valid,
                            .usual = valid.low,
                            .origin = own_figure},
            .left_out = left_out,
            .examples = examples,
            .parameter = parameter};
}

constexpr EntityColumn whole_number(Text key, Text meaning, Text unit, Range valid, Text left_out,
                                    std::span<const double> examples = {})
{
    EntityColumn column = number(key, meaning, unit, valid, left_out, examples);
    column.declaration.kind = Kind::integer;
    return column;
}

constexpr EntityColumn one_of(Text key, Text meaning, std::span<const Option> options, Text left_out,
                              std::span<const double> examples, Text parameter = "")
{
    EntityColumn column =
        number(key, meaning, "", closed(0, static_cast<double>(options.size()) - 1), left_out, examples, parameter);
    column.declaration.kind = Kind::category;
    column.declaration.options = options;
    return column;
}

constexpr EntityColumn heads(Text key, Text meaning, std::span<const double> examples = {})
{
    return whole_number(key, meaning, "employees", closed(0, heads_max), "drawn for each position", examples);
}

constexpr double headcounts[] = {1200, 300, 80};
constexpr EntityColumn headcount()
{
    EntityColumn column = whole_number("headcount", "Employees", "employees", closed(1, heads_max),
                                       "the sum of the numbers by grade or by skill", headcounts);
    column.required = true;
    column.parameter = "companies.size_spread";
    column.declaration.usual = 100;
    return column;
}

constexpr EntityColumn share(Text key, Text meaning, Text parameter, Text left_out, std::span<const double> examples)
{
    return number(key, meaning, "share", any_share, left_out, examples, parameter);
}

// Examples of the template: a large company that a study would reach, a middling one, a small one.
constexpr double juniors[] = {420, 90, 30};
constexpr double professionals[] = {420, 120, 30};
constexpr double seniors[] = {240, 60, 12};
constexpr double managers[] = {120, 30, 8};
constexpr double company_program[] = {2, 2, 1};
constexpr double company_allotment[] = {300, 250, 200};
constexpr double company_region[] = {0, 1, 0};
constexpr double company_tools[] = {0.8, 0.7, 0.6};

constexpr std::array<EntityColumn, own_company::count> company_columns = {{
    headcount(),
    heads("junior", "Of these, juniors", juniors),
    heads("professional", "Of these, professionals", professionals),
    heads("senior", "Of these, seniors", seniors),
    heads("manager", "Of these, managers", managers),
    heads("general", "Of these, without a professional skill of use to partners"),
    heads("strategy", "Of these, skilled in strategy"),
    heads("it", "Of these, skilled in IT"),
    heads("finance", "Of these, skilled in finance"),
    heads("communication", "Of these, skilled in communication"),
    heads("junior_general", "Of the juniors, general"),
    heads("junior_strategy", "Of the juniors, in strategy"),
    heads("junior_it", "Of the juniors, in IT"),
    heads("junior_finance", "Of the juniors, in finance"),
    heads("junior_communication", "Of the juniors, in communication"),
    heads("professional_general", "Of the professionals, general"),
    heads("professional_strategy", "Of the professionals, in strategy"),
    heads("professional_it", "Of the professionals, in IT"),
    heads("professional_finance", "Of the professionals, in finance"),
    heads("professional_communication", "Of the professionals, in communication"),
    heads("senior_general", "Of the seniors, general"),
    heads("senior_strategy", "Of the seniors, in strategy"),
    heads("senior_it", "Of the seniors, in IT"),
    heads("senior_finance", "Of the seniors, in finance"),
    heads("senior_communication", "Of the seniors, in communication"),
    heads("manager_general", "Of the managers, general"),
    heads("manager_strategy", "Of the managers, in strategy"),
    heads("manager_it", "Of the managers, in IT"),
    heads("manager_finance", "Of the managers, in finance"),
    heads("manager_communication", "Of the managers, in communication"),
    one_of("program", "Whether the company has a program", programs, "drawn by size, with the study's design",
           company_program, "adoption.level"),
    number("allotment", "What the company allots to the program, per employee", "EUR/year", closed(0, 1e6),
           "comparison.allotment", company_allotment, "comparison.allotment"),
    number("donations", "Cash given to partners, per employee", "EUR/year", closed(0, 1e6),
           "drawn around companies.donations"),
    whole_number("region", "Region; those with the same number are near each other", "1", closed(0, region_count - 1),
                 "drawn", company_region),
    whole_number("sector", "Sector; companies of the same number look at each other", "1", closed(0, sector_count - 1),
                 "drawn"),
    share("tool_level", "Level of the tools its employees are used to", "companies.tool_level",
          "drawn around companies.tool_level", company_tools),
    share("planning_skill", "Planning skill", "companies.planning_skill", "drawn around companies.planning_skill", {}),
    one_of("knows_toolkit", "Whether it knows the published toolkits", no_yes, "drawn, even odds", {}),
}};

constexpr Text by_grade[] = {"junior", "professional", "senior", "manager"};
constexpr Text by_skill[] = {"general", "strategy", "it", "finance", "communication"};
constexpr Text by_both[] = {"junior_general",
                            "junior_strategy",
                            "junior_it",
                            "junior_finance",
                            "junior_communication",
                            "professional_general",
                            "professional_strategy",
                            "professional_it",
                            "professional_finance",
                            "professional_communication",
                            "senior_general",
                            "senior_strategy",
                            "senior_it",
                            "senior_finance",
                            "senior_communication",
                            "manager_general",
                            "manager_strategy",
                            "manager_it",
                            "manager_finance",
                            "manager_communication"};
constexpr std::span<const Text> both = by_both;
constexpr Text of_general[] = {both[0], both[5], both[10], both[15]};
constexpr Text of_strategy[] = {both[1], both[6], both[11], both[16]};
constexpr Text of_it[] = {both[2], both[7], both[12], both[17]};
constexpr Text of_finance[] = {both[3], both[8], both[13], both[18]};
constexpr Text of_communication[] = {both[4], both[9], both[14], both[19]};

constexpr EntitySum company_sums[] = {{"headcount", by_both},
                                      {"junior", both.subspan(0, 5)},
                                      {"professional", both.subspan(5, 5)},
                                      {"senior", both.subspan(10, 5)},
                                      {"manager", both.subspan(15, 5)},
                                      {"general", of_general},
                                      {"strategy", of_strategy},
                                      {"it", of_it},
                                      {"finance", of_finance},
                                      {"communication", of_communication},
                                      {"headcount", by_grade},
                                      {"headcount", by_skill}};

constexpr EntityFollower company_follows[] = {{"companies.count", ""}, {"employees.count", "headcount"}};

constexpr double partner_cause[] = {0, 1, 1};
constexpr double partner_region[] = {0, 0, 1};
constexpr double partner_looking[] = {1, 1, 0};
constexpr double partner_capacity[] = {60, 20, 100};
constexpr double partner_tools[] = {0.4, 0.3, 0.6};
constexpr double practical_hours[] = {20, 10, 40};
constexpr double mentoring_hours[] = {0, 20, 20};
constexpr double it_hours[] = {30, 0, 60};
constexpr double communication_hours[] = {10, 10, 20};

constexpr EntityColumn need(Text key, Text meaning, std::span<const double> examples = {})
{
    return number(key, meaning, "hours/month", closed(0, 1e6), "by the shares of needs.*", examples);
}

constexpr std::array<EntityColumn, own_partner::count> partner_columns = {{
    whole_number("cause", "Cause it works for; a label", "1", closed(0, cause_count - 1), "drawn", partner_cause),
    whole_number("region", "Region; those with the same number are near each other", "1", closed(0, region_count - 1),
                 "drawn", partner_region),
    number("size", "Size, 1 = mean; hours of need go with it unless they are given", "1", above(0, 1000), "drawn"),
    one_of("looking", "Whether it looks for companies", no_yes, "drawn by partners.looking", partner_looking,
           "partners.looking"),
    number("coordinator_hours", "Hours its coordinators have for guests", "hours/month", closed(0, 1e6),
           "drawn around partners.coordinator_hours", partner_capacity, "partners.coordinator_hours"),
    share("tool_level", "Level of the tools and staff it has to carry things on", "partners.tool_level",
          "drawn around partners.tool_level", partner_tools),
    share("planning_skill", "Planning skill", "partners.planning_skill", "drawn around partners.planning_skill", {}),
    share("problem_knowledge", "What it knows of the social problem", "partners.problem_knowledge",
          "drawn around partners.problem_knowledge", {}),
    share("self_knowledge", "Share of its own needs it sees rightly", "partners.self_knowledge",
          "drawn around partners.self_knowledge", {}),
    share("dependence", "Dependence on company cash", "partners.dependence", "drawn around partners.dependence", {}),
    number("hours_arising", "Hours of help that come to be needed", "hours/month", closed(0, 1e6),
           "size x needs.hours_arising, or the sum by kind", {}, "needs.hours_arising"),
    need("practical", "Of these, practical work", practical_hours),
    need("logistics", "Of these, logistics"),
    need("mentoring", "Of these, mentoring", mentoring_hours),
    need("visiting", "Of these, visiting"),
    need("strategy", "Of these, strategy"),
    need("it", "Of these, IT", it_hours),
    need("finance", "Of these, finance"),
    need("communication", "Of these, communication", communication_hours),
}};

constexpr EntitySum partner_sums[] = {{"hours_arising", kind_names}};
constexpr EntityFollower partner_follows[] = {{"partners.count", ""}};

constexpr EntityTable tables[] = {{.key = "companies",
                                   .entity = "company",
                                   .meaning = "Companies one by one, instead of drawn ones",
                                   .columns = company_columns,
                                   .sums = company_sums,
                                   .follows = company_follows,
                                   .rows_max = 10000},
                                  {.key = "partners",
                                   .entity = "partner",
                                   .meaning = "Partner organisations one by one, instead of drawn ones",
                                   .columns = partner_columns,
                                   .sums = partner_sums,
                                   .follows = partner_follows,
                                   .rows_max = 10000}};

}  // namespace

std::span<const EntityTable> table_declarations() { return tables; }

OwnCase to_own_case(std::span<const EntityValues> given)
{
    const auto at = [&](std::size_t i) { return i < given.size() && given[i].rows > 0 ? &given[i] : nullptr; };
    return {at(0), at(1)};
}

bool take_counts(const EntityValues* table, std::size_t first, std::size_t row, std::span<std::uint32_t> counts)
{
    bool any = false;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto given = table != nullptr ? table->at(first + i, row) : std::nullopt;
        counts[i] = given ? static_cast<std::uint32_t>(*given) : 0;
        any = any || given.has_value();
    }
    return any;
}

}  // namespace kaptein::volunteering
