#include "models/volunteering/mechanisms/meeting/needs.hpp"
#include "models/volunteering/phases/arising/arise.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "support/catch.hpp"
#include "support/statistics.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::small_world;

namespace {

/// 2,000 partners and hardly anybody else, nobody served: what needs do by themselves.
volunteering_runs::Case partners_alone(int months)
{
    return small_world("no_program")
        .with({{"partners.count", 2000}, {"companies.count", 1}, {"employees.count", 1}, {"needs.hours_mean", 20}})
        .months(months, 12, 0);
}

World run_partners(int months, std::uint32_t replicate = 0)
{
    World world;
    SerialExecutor executor;
    volunteering_runs::run(partners_alone(months), replicate, world, executor);
    return world;
}

/// The world after its first step.
World run_first_month()
{
    const auto one = partners_alone(1);
    World world;
    SerialExecutor executor;
    world.parameters = to_parameters(one.values);
    world.luck = {one.seed, 0};
    set_up(world, Renaming{}, executor);
    arise(world, executor);
    return world;
}

double total_size(const World& world)
{
    double size = 0.0;
    for (const Partner& partner : world.partners) {
        size += partner.size;
    }
    return size;
}

template <class Visit>
void for_real_needs(const World& world, Visit&& visit)
{
    for (const Partner& partner : world.partners) {
        for (const Need& need : partner.needs) {
            if (need.real) {
                visit(partner, need);
            }
        }
    }
}

double count_real(const World& world)
{
    double count = 0.0;
    for_real_needs(world, [&](const Partner&, const Need&) { count += 1.0; });
    return count;
}

double stay_months(const NeedsParameters& needs)
{
    return 1.0 / (1.0 / needs.open_months + 1.0 / needs.otherwise_months);
}

}  // namespace

TEST_CASE("backlog by hand: 45 h a month that stay 90/13 months are 311.5 h")
{
    // 1 / (1/9 + 1/30) = 90/13 = 6.923 months; x 45 = 4050/13.
    const NeedsParameters needs{.hours_arising = 45, .hours_mean = 80, .open_months = 9, .otherwise_months = 30};
    CHECK(expected_backlog_hours(needs) == Approx(4050.0 / 13.0).epsilon(1e-12));
    NeedsParameters alone = needs;
    alone.otherwise_months = 1e9;  // nobody else ever meets them: 45 x 9
    CHECK(expected_backlog_hours(alone) == Approx(405.0).epsilon(1e-6));
    alone.hours_arising = 90;
    CHECK(expected_backlog_hours(alone) == Approx(810.0).epsilon(1e-6));
    alone.hours_mean = 10;  // the size of a need does not matter to the hours
    CHECK(expected_backlog_hours(alone) == Approx(810.0).epsilon(1e-6));
}

TEST_CASE("needs open after years without help are as many, and as many hours, as the closed form says")
{
    // Given the sizes, the number of open needs is Poisson with mean S x rate x T; hours are independent of how long a
    // need stays: variance of their sum is mean count x E[hours^2], with E[h^2] = m^2 exp(0.36) of the log-normal.
    const World world = run_partners(60);
    const NeedsParameters& needs = world.parameters.needs;
    const double expected = total_size(world) * needs.hours_arising / needs.hours_mean * stay_months(needs);
    CHECK(std::abs(count_real(world) - expected) / std::sqrt(expected) <= statistics::z_bound);
    double hours = 0.0;
    for_real_needs(world, [&](const Partner&, const Need& need) { hours += need.hours_left; });
    const double backlog = total_size(world) * expected_backlog_hours(needs);
    const double variance = expected * needs.hours_mean * needs.hours_mean * std::exp(0.36);
    CHECK(std::abs(hours - backlog) / std::sqrt(variance) <= statistics::z_bound);
}

TEST_CASE("needs are in their stationary state from the first month on")
{
    // Every replicate's number of open needs after the first month is Poisson around the same closed form.
    const World world = run_first_month();
    const NeedsParameters& needs = world.parameters.needs;
    const double expected = total_size(world) * needs.hours_arising / needs.hours_mean * stay_months(needs);
    CHECK(std::abs(count_real(world) - expected) / std::sqrt(expected) <= statistics::z_bound);
}

TEST_CASE("needs arise as a Poisson count by partner size, and as often again by half of what a partner does not know")
{
    const World world = run_partners(24);
    const NeedsParameters& needs = world.parameters.needs;
    const double rate = needs.hours_arising / needs.hours_mean;
    double expected = 0.0;
    double counted = 0.0;
    for (const Partner& partner : world.partners) {
        const double phantom = 0.5 * (1.0 - partner.self_knowledge);
        expected += partner.size * rate * (36.0 * (1.0 + phantom) + stay_months(needs) + phantom * needs.open_months);
        counted += partner.next_need;
    }
    CHECK(std::abs(counted - expected) / std::sqrt(expected) <= statistics::z_bound);
}

TEST_CASE("kinds, worth and what partners see of their needs are drawn as declared")
{
    const World world = run_partners(12);
    const WorkParameters& work = world.parameters.work;
    std::vector<double> kinds(kind_count, 0.0);
    double worth = 0.0;
    double unseen = 0.0;
    double unseen_expected = 0.0;
    double unseen_variance = 0.0;
    for_real_needs(world, [&](const Partner& partner, const Need& need) {
        kinds[need.kind] += 1.0;
        worth += need.worth;
        const double chance = 0.5 * (1.0 - partner.self_knowledge);
        unseen += need.believed_kind == no_kind ? 1.0 : 0.0;
        unseen_expected += chance;
        unseen_variance += chance * (1.0 - chance);
    });
    const double n = count_real(world);
    std::vector<double> expected(kind_count);
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        const double of_class[] = {1.0 - work.capacity_share - work.relational_share, work.relational_share,
                                   work.capacity_share};
        const auto which = static_cast<std::size_t>(class_of_kind[kind]);
        expected[kind] = n * of_class[which] / kinds_of_class[which];
    }
    CHECK(statistics::chi_square(kinds, expected).fits());
    const double spread = work.worth_spread;
    const double variance = work.worth * work.worth * (std::exp(spread * spread) - 1.0);
    CHECK(std::abs(statistics::z_of_mean(worth / n, work.worth, variance, n)) <= statistics::z_bound);
    CHECK(std::abs(unseen - unseen_expected) / std::sqrt(unseen_variance) <= statistics::z_bound);
}

TEST_CASE("a need keeps within its bounds, in hours that sum without rounding")
{
    const World world = run_partners(3);
    bool in_bounds = true;
    for_real_needs(world, [&](const Partner&, const Need& need) {
        in_bounds = in_bounds && need.hours >= 4.0 && need.hours * 1024.0 == std::floor(need.hours * 1024.0)
                    && need.skill_asked >= 0.3F && need.skill_asked <= 0.8F && need.technical <= 1.0F
                    && need.problem <= 1.0F && need.contact <= 1.0F && need.expires > world.clock.time() - 1.0;
    });
    CHECK(in_bounds);
}

TEST_CASE("a partner that knows its needs takes nothing for a need that is none")
{
    World world;
    SerialExecutor executor;
    volunteering_runs::run(partners_alone(6).with("partners.self_knowledge", 1), 0, world, executor);
    bool all_seen = true;
    for (const Partner& partner : world.partners) {
        for (const Need& need : partner.needs) {
            all_seen = all_seen && need.real && need.believed_kind == need.kind && need.believed_worth == need.worth;
        }
    }
    CHECK(all_seen);
}
