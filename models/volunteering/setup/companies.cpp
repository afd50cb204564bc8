#include "base/memory/large_pages.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "models/volunteering/setup/traits.hpp"

#include <algorithm>
#include <numeric>

namespace kaptein::volunteering {
namespace {

/// Sizes by stratified quantiles of a log-normal, scaled so that they make up the number of employees: parameters
/// alone decide them, so a design or a draw never does. Largest remainders get the last employees, ties by rank.
std::vector<std::uint32_t> company_sizes(const Parameters& parameters)
{
    const auto count = static_cast<std::size_t>(parameters.companies.count);
    const double spread = parameters.companies.size_spread;
    std::vector<double> weight(count);
    double total = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        const double u = (static_cast<double>(k) + 0.5) / static_cast<double>(count);
        weight[k] = elementary::exp(spread * normal(u));
        total += weight[k];
    }
    const double employees = std::max(parameters.employees.count, static_cast<double>(count));
    std::vector<std::uint32_t> sizes(count);
    std::vector<std::pair<double, std::size_t>> remainder(count);
    double given = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        const double exact = std::max(1.0, employees * weight[k] / total);
        sizes[k] = static_cast<std::uint32_t>(exact);
        given += sizes[k];
        remainder[k] = {-(exact - sizes[k]), k};
    }
    std::sort(remainder.begin(), remainder.end());
    for (std::size_t i = 0; i < count && given < employees; ++i) {
        ++sizes[remainder[i].second];
        given += 1.0;
    }
    return sizes;
}

/// Sizes as the study gives them, company by company, or those that the parameters make.
std::vector<std::uint32_t> sizes_of(const World& world)
{
    if (world.own.companies == nullptr) {
        return company_sizes(world.parameters);
    }
    std::vector<std::uint32_t> sizes(world.own.companies->rows, 1);
    for (std::size_t row = 0; row < sizes.size(); ++row) {
        take(world.own.companies, own_company::headcount, row, sizes[row]);
    }
    return sizes;
}

/// What the study says of a company goes over what was drawn for it.
void take_own(const World& world, Company& company)
{
    const EntityValues* own = world.own.companies;
    const std::size_t row = company.luck;
    take(own, own_company::sector, row, company.sector);
    take(own, own_company::region, row, company.region);
    take(own, own_company::tool_level, row, company.tool_level);
    take(own, own_company::planning_skill, row, company.planning_skill);
    take(own, own_company::knows_toolkit, row, company.knows_toolkit);
    take(own, own_company::allotment, row, company.allotment);
    take(own, own_company::donations, row, company.donations);
    auto program = company.adopts ? OwnProgram::study : OwnProgram::none;
    take(own, own_company::program, row, program);
    company.adopts = program != OwnProgram::none;
    company.keeps_program = program == OwnProgram::present;
}

void draw_traits(World& world, Company& company)
{
    const CompaniesParameters& parameters = world.parameters.companies;
    const Words first = bits(world.luck, purpose::company_traits, company.luck, 0, 0);
    const Words second = bits(world.luck, purpose::company_traits, company.luck, 0, 1);
    company.sector = static_cast<std::uint8_t>(pick(uniform(first[0]), sector_count));
    company.region = static_cast<std::uint8_t>(pick(uniform(first[1]), region_count));
    company.tool_level = trait(parameters.tool_level, trait_spread, uniform(first[2]));
    company.planning_skill = trait(parameters.planning_skill, trait_spread, uniform(first[3]));
    company.joining_z = normal(uniform(second[0]));
    company.knows_toolkit = uniform(second[1]) < 0.5;
    company.objective = uniform(second[2]);
    const AdoptionParameters& adoption = world.parameters.adoption;
    const double size = company.size;
    const double chance = elementary::logistic(adoption.level + adoption.size_slope * elementary::log(size / 250.0));
    company.adopts = uniform(bits(world.luck, purpose::company_adopts, company.luck, 0)[0]) < chance;
    company.allotment = world.parameters.comparison.allotment;
    company.donations = parameters.donations;
    take_own(world, company);
    company.treated = company.adopts && !company.keeps_program;
}

/// The program an adopter has before anyone switches it: agenda and form by the present shares, plain otherwise.
ProgramDesign present_design(const World& world, const Company& company)
{
    const Words words = bits(world.luck, purpose::present_design, company.luck, 0);
    ProgramDesign design;
    design.agenda = uniform(words[0]) < world.parameters.adoption.needs_share ? Agenda::needs : Agenda::supply;
    const bool team = uniform(words[1]) < world.parameters.adoption.team_share;
    design.format = team ? Format::team_day : Format::by_need;
    design.skilled_share = team ? 0.0 : 1.0;
    design.joining_block_hours = 4.0;
    return design;
}

}  // namespace

void set_up_companies(World& world, const Renaming& renaming, Executor& executor)
{
    std::vector<std::uint32_t> sizes = sizes_of(world);
    sizes.insert(sizes.end(), renaming.idle_companies, 10U);
    std::vector<std::uint32_t> first_luck(sizes.size() + 1, 0);
    std::partial_sum(sizes.begin(), sizes.end(), first_luck.begin() + 1);
    for (std::size_t g = 0; g < grade_count; ++g) {
        world.cost_of_grade[g] =
            world.parameters.companies.hourly_cost
            * elementary::pow(world.parameters.companies.grade_cost_ratio, static_cast<double>(g) - 1.0);
    }
    make_column(world.companies, sizes.size());
    world.company_by_luck.resize(sizes.size());
    std::uint32_t first = 0;
    for (std::uint32_t id = 0; id < sizes.size(); ++id) {
        Company& company = world.companies[id];
        company.luck = renaming.company_luck.empty() ? id : renaming.company_luck[id];
        world.company_by_luck[company.luck] = id;
        company.size = sizes[company.luck];
        company.known = KnownPeople(*world.known);
        company.first = first;
        company.first_luck = first_luck[company.luck];
        first += company.size;
    }
    executor.for_blocks(sizes.size(), 16, [&](Block block, int) {
        for (std::size_t id = block.begin; id < block.end; ++id) {
            Company& company = world.companies[id];
            draw_traits(world, company);
            if (company.luck >= sizes.size() - renaming.idle_companies) {
                company.adopts = company.treated = false;
            }
            company.willing_estimate = 0.05 * company.size;
        }
    });
    world.positions.make(first);
}

void start_programs(World& world, const ProgramDesign& design)
{
    const auto deployment = static_cast<int>(world.parameters.comparison.deployment);
    std::uint32_t within_reach = 0;
    for (const Company& company : world.companies) {
        within_reach += company.adopts && !company.keeps_program ? 1 : 0;
    }
    const Words words = bits(world.luck, purpose::single_company, 0, 0);
    const std::uint32_t single = within_reach > 0 ? pick(uniform(words[0]), within_reach) : 0;
    std::uint32_t number = 0;
    for (const std::uint32_t id : world.company_by_luck) {
        Company& company = world.companies[id];
        company.design = ProgramDesign{};
        company.treated = false;
        if (!company.adopts) {
            continue;
        }
        const bool reached = !company.keeps_program;
        const bool switched = reached && (deployment == 0 || (deployment == 1 && number == single));
        company.treated = reached && (deployment != 1 || switched);
        company.design = switched ? design : present_design(world, company);
        number += reached ? 1 : 0;
    }
}

} // namespace kaptein::volunteering
