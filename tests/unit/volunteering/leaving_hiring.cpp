#include "models/volunteering/mechanisms/people/leaving.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "models/volunteering/setup/knowing.hpp"
#include "models/volunteering/setup/traits.hpp"
#include "support/catch.hpp"
#include "support/statistics.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;
using statistics::z_bound;

namespace {

constexpr LeavingParameters leaving{.rate = 0.01, .early_factor = 3, .attachment_effect = 0.35, .motive_effect = 0.1};
constexpr std::size_t crowd = 20000;
constexpr double inverse_e = 0.36787944117144233;

/// One company with 20,000 employees and a few months; nobody is served.
volunteering_runs::Case one_company()
{
    return small_world("no_program")
        .with({{"companies.count", 1}, {"employees.count", crowd}, {"partners.count", 1}})
        .months(1, 12, 0);
}

/// Somebody leaves and the next comes.
void hire_again(World& world, std::size_t position, std::uint16_t generation, int step)
{
    forget(world, world.companies[0], position);
    const Newcomer newcomer{static_cast<std::uint32_t>(position), generation};
    hire(world, world.companies[0], {&newcomer, 1}, step);
}

/// The same with everybody hired anew: generation 7 of every position.
World all_hired(double spread = 1.0, double correlation = 0.25)
{
    World world;
    SerialExecutor executor;
    run(one_company().with({{"employees.spread", spread}, {"employees.motive_attachment_correlation", correlation}}), 0,
        world, executor);
    for (std::size_t position = 0; position < crowd; ++position) {
        hire_again(world, position, 7, 100);
    }
    return world;
}

std::vector<Traits> traits_of_all(const World& world)
{
    std::vector<Traits> all;
    for (std::size_t position = 0; position < world.positions.size(); ++position) {
        all.push_back(traits_of(world, world.companies[0], position));
    }
    return all;
}

std::vector<double> doubles(const std::vector<float>& column) { return {column.begin(), column.end()}; }

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto of_a = model_runs::moments(a);
    const auto of_b = model_runs::moments(b);
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += (a[i] - of_a.mean) * (b[i] - of_b.mean);
    }
    return sum / (static_cast<double>(a.size()) - 1.0) / std::sqrt(of_a.variance * of_b.variance);
}

/// Fisher's z: atanh of a correlation of normal pairs is normal with variance 1 / (n - 3).
double z_of_correlation(double found, double expected, double n)
{
    return (std::atanh(found) - std::atanh(expected)) * std::sqrt(n - 3.0);
}

}  // namespace

TEST_CASE("hazards by hand: three times the settled one at first, 1.74 times after two years")
{
    CHECK(baseline_hazard(leaving, 0.0) == Approx(0.03).epsilon(1e-12));
    CHECK(baseline_hazard(leaving, 24.0) == Approx(0.01 * (1.0 + 2.0 * inverse_e)).epsilon(1e-12));
    CHECK(baseline_hazard(leaving, 480.0) == Approx(0.01).epsilon(1e-7));
    CHECK(leaving_factor(leaving, 1.0, -1.0) == Approx(0.77880078307140488).epsilon(1e-12));  // e^(-0.35 + 0.1)
    CHECK(leaving_factor(leaving, 0.0, 0.0) == 1.0);
    CHECK(belief_factor(leaving, 0.4, 1.0) == Approx(0.93239381990594827).epsilon(1e-12));  // e^(-0.35 x 0.4 x 0.5)
    CHECK(belief_factor(leaving, 0.4, 0.5) == 1.0);
    LeavingParameters flat = leaving;
    flat.early_factor = 1.0;
    CHECK(baseline_hazard(flat, 0.0) == baseline_hazard(flat, 200.0));
    flat.attachment_effect = flat.motive_effect = 0.0;
    CHECK(leaving_factor(flat, 3.0, -3.0) == 1.0);
    CHECK(belief_factor(flat, 0.4, 1.0) == 1.0);
}

TEST_CASE("hazards fall with tenure, attachment, motive and belief")
{
    for (double step = -2.0; step <= 2.0; step += 0.5) {
        CHECK(baseline_hazard(leaving, 24.0 * (step + 2.5)) < baseline_hazard(leaving, 24.0 * (step + 2.0)));
        CHECK(leaving_factor(leaving, step + 0.5, 0.0) < leaving_factor(leaving, step, 0.0));
        CHECK(leaving_factor(leaving, 0.0, step + 0.5) < leaving_factor(leaving, 0.0, step));
        CHECK(belief_factor(leaving, 0.4, step + 0.5) < belief_factor(leaving, 0.4, step));
    }
}

TEST_CASE("taken out, nobody leaves but to retire after 40 years")
{
    World world;
    SerialExecutor executor;
    // First employees are then spread evenly over 480 months: a year's retirements are a fortieth, Binomial(n, 1/40).
    const auto ran = run(one_company().with({{"leaving.rate", 0}, {"adoption.level", 20}}), 0, world, executor);
    const double expected = crowd / 40.0;
    CHECK(std::abs(ran["leavings"] - expected) / std::sqrt(expected * 39.0 / 40.0) <= z_bound);
    for (std::size_t position = 0; position < crowd; ++position) {
        CHECK(world.clock.step - world.positions.hired[position] <= tenure_months_max + 1);
    }
}

TEST_CASE("first employees have the tenure of the stationary state, and keep it")
{
    // Without effects of motive and attachment a career survives month k with exp(-h(1) - ... - h(k)); people are found
    // at tenure k in proportion to that, and first are seen a month after the draw.
    const auto one = one_company().with({{"leaving.attachment_effect", 0}, {"leaving.motive_effect", 0}});
    World world;
    SerialExecutor executor;
    run(one, 0, world, executor);
    const LeavingParameters rules = world.parameters.leaving;
    double survival = 1.0;
    double total = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (int month = 0; month < tenure_months_max; ++month) {
        if (month > 0) {
            survival *= std::exp(-rules.rate * (1.0 + (rules.early_factor - 1.0) * std::exp(-month / 24.0)));
        }
        const double tenure = month;
        total += survival;
        first += survival * tenure;
        second += survival * tenure * tenure;
    }
    const double mean = first / total;
    const double variance = second / total - mean * mean;
    Recording recording;
    recording.series_every = 1;
    recording.series = {5, 6};
    const auto long_run = run(one.months(1, 120, 0), 0, world, executor, {}, &recording);
    const std::vector<double>& tenure = long_run.record.series.columns[0];
    REQUIRE(volunteering::model().info().series[5].key == "tenure");
    for (const std::size_t month : {0U, 12U, 24U, 60U, 119U}) {
        // Tenure is counted from 0 in the month of hire, and those who stay have one month more as the month ends:
        // between the mean of the draw and one more.
        CHECK(statistics::z_of_mean(tenure[month], mean, variance, crowd) >= -z_bound);
        CHECK(statistics::z_of_mean(tenure[month], mean + 1.0, variance, crowd) <= z_bound);
    }
}

TEST_CASE("attachment of all employees stays what it is: those who stay longer are more attached from the start")
{
    Recording recording;
    recording.series_every = 1;
    recording.series = {6};
    World world;
    SerialExecutor executor;
    const auto ran = run(one_company().months(1, 120, 0), 0, world, executor, {}, &recording);
    REQUIRE(volunteering::model().info().series[6].key == "attachment");
    const std::vector<double>& attachment = ran.record.series.columns[0];
    CHECK(attachment[0] > 0.05);
    // The variance of a mean is at most 1 / n; of a difference of two, whatever they share, at most 4 / n.
    for (const std::size_t month : {12U, 24U, 60U, 120U}) {
        CHECK(std::abs(attachment[month] - attachment[0]) / std::sqrt(4.0 / crowd) <= z_bound);
    }
}

TEST_CASE("motive and attachment at hire are standard normal with the declared correlation")
{
    for (const double rho : {0.0, 0.25, -0.5}) {
        const World world = all_hired(1.0, rho);
        const std::vector<double> motive = doubles(world.positions.motive);
        const std::vector<double> attachment = doubles(world.positions.attachment);
        for (const auto& column : {motive, attachment}) {
            const auto found = model_runs::moments(column);
            CHECK(std::abs(statistics::z_of_mean(found.mean, 0.0, 1.0, crowd)) <= z_bound);
            CHECK(std::abs(statistics::z_of_variance(found.variance, 1.0, 3.0, crowd)) <= z_bound);
        }
        CHECK(std::abs(z_of_correlation(correlation(motive, attachment), rho, crowd)) <= z_bound);
    }
}

TEST_CASE("traits of those hired are drawn as the ODD says")
{
    const World world = all_hired();
    const Positions& people = world.positions;
    const std::vector<Traits> traits = traits_of_all(world);
    std::vector<double> self_assessment;
    for (const Traits& one : traits) {
        self_assessment.push_back(one.self_assessment);
    }
    const auto self = model_runs::moments(self_assessment);
    CHECK(std::abs(statistics::z_of_mean(self.mean, 0.05, 0.15 * 0.15, crowd)) <= z_bound);
    // Logits: tool level around the company's with sd 0.5, empathy around the mean with 0.75, skill in a task 0.8, 0.8.
    std::vector<double> tools;
    std::vector<double> empathy;
    std::vector<double> practical;
    std::vector<double> error;
    std::vector<double> aware;
    for (std::size_t i = 0; i < crowd; ++i) {
        const auto logit = [](double share) { return std::log(share / (1.0 - share)); };
        tools.push_back(logit(traits[i].tool_level) - logit(world.companies[0].tool_level));
        empathy.push_back(logit(traits[i].empathy) - logit(world.parameters.employees.empathy));
        practical.push_back(logit(traits[i].skill[0]) - 0.8);
        error.push_back(surveyed_motive(world, world.companies[0], i) - people.motive[i]);
        aware.push_back(people.aware_at[i] - world.companies[0].awareness);
    }
    const auto normal_with = [](const std::vector<double>& column, double sd) {
        const auto found = model_runs::moments(column);
        return std::abs(statistics::z_of_mean(found.mean, 0.0, sd * sd, crowd)) <= z_bound
               && std::abs(statistics::z_of_variance(found.variance, sd * sd, 3.0 * sd * sd * sd * sd, crowd))
                      <= z_bound;
    };
    CHECK(normal_with(tools, 0.5));
    CHECK(normal_with(empathy, 0.75));
    CHECK(normal_with(practical, 0.8));
    CHECK(normal_with(error, 0.7));
    const auto exponential = [](double x) { return 1.0 - std::exp(-x); };
    CHECK(statistics::kolmogorov_smirnov(aware, exponential) <= statistics::kolmogorov_smirnov_bound);
}

TEST_CASE("a professional is better in the own function, and everybody in capacity work, the higher the grade")
{
    const World world = all_hired(0.0); // alike but for grade and function
    const Positions& people = world.positions;
    const std::vector<Traits> traits = traits_of_all(world);
    const double expertise = world.parameters.employees.expertise;
    for (std::size_t i = 0; i < crowd; ++i) {
        for (std::size_t kind = 4; kind < kind_count; ++kind) {
            // Rank is of use beyond the own function too, a quarter of expertise a grade: neutral for professionals.
            const double own =
                expertise * (people.function[i] == kind ? 0.5 + 0.5 * people.grade[i] : 0.25 * (people.grade[i] - 1.0));
            const double skill = 1.0 / (1.0 + std::exp(0.6 - own));
            if (std::abs(traits[i].skill[kind] - skill) > 1e-6) {
                FAIL("position " << i << " kind " << kind);
            }
        }
    }
}

TEST_CASE("without spread all who are hired are alike, and the same generation is always the same person")
{
    const World alike = all_hired(0.0);
    CHECK(std::all_of(alike.positions.motive.begin(), alike.positions.motive.end(), [](float m) { return m == 0.0F; }));
    CHECK(std::all_of(alike.positions.attachment.begin(), alike.positions.attachment.end(),
                      [](float a) { return a == 0.0F; }));
    CHECK(std::all_of(alike.positions.leaving_factor.begin(), alike.positions.leaving_factor.end(),
                      [](float f) { return f == 1.0F; }));
    World world = all_hired();
    const auto skills = [&] {
        std::vector<std::array<float, kind_count>> all;
        for (const Traits& traits : traits_of_all(world)) {
            all.push_back(traits.skill);
        }
        return all;
    };
    const auto skill = skills();
    for (std::size_t i = 0; i < 10; ++i) {
        hire_again(world, i, 8, 50);
    }
    CHECK(skills() != skill);
    for (std::size_t i = 0; i < 10; ++i) {
        hire_again(world, i, 7, 60);
    }
    CHECK(skills() == skill);
}

TEST_CASE("grades and functions of positions are there in their shares")
{
    const World world = all_hired();
    std::vector<double> grades(grade_count, 0.0);
    std::vector<double> functions(function_count, 0.0);
    for (std::size_t i = 0; i < crowd; ++i) {
        ++grades[world.positions.grade[i]];
        ++functions[world.positions.function[i] - 4U];
    }
    std::vector<double> expected;
    for (const double share : grade_share) {
        expected.push_back(crowd * share);
    }
    CHECK(statistics::chi_square(grades, expected).fits());
    CHECK(statistics::chi_square(functions, {0.15 * crowd, 0.15 * crowd, 0.15 * crowd, 0.15 * crowd, 0.4 * crowd})
              .fits());
}

TEST_CASE("a trait lies in [0, 1] around its centre, and a centre of 0 or 1 leaves no room")
{
    CHECK(trait(0.5, 0.5, 0.5) == Approx(0.5).epsilon(1e-12));
    CHECK(trait(0.3, 0.0, 0.9) == Approx(0.3).epsilon(1e-12));
    // One standard deviation above one half: 1 / (1 + e^-0.5) = 0.62245933.
    CHECK(trait(0.5, 0.5, 0.84134474606854293) == Approx(0.62245933120185459).epsilon(1e-9));
    for (const double u : {1e-9, 0.3, 0.999999}) {
        CHECK(trait(0.0, 0.5, u) == 0.0);
        CHECK(trait(1.0, 0.5, u) == 1.0);
        CHECK((trait(0.7, 3.0, u) >= 0.0 && trait(0.7, 3.0, u) <= 1.0));
    }
}
