#include "models/volunteering/mechanisms/people/experience.hpp"
#include "models/volunteering/mechanisms/people/learning.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr ExperienceParameters experience{.rate = 0.6, .break_off = 0.03, .candour = 0.5};
constexpr LearningParameters learning{.rate = 0.35};

}  // namespace

TEST_CASE("ratings by hand")
{
    CHECK(volunteer_rating(0.5, 0.8, 0.9) == Approx(0.72).epsilon(1e-12));  // 0.4 x 0.5 + 0.2 x 0.8 + 0.4 x 0.9
    CHECK(volunteer_rating(0.0, 0.0, 0.0) == 0.0);
    CHECK(volunteer_rating(1.0, 1.0, 1.0) == Approx(1.0).epsilon(1e-12));
    CHECK(partner_rating(experience, 0.4, 0.5) == Approx(0.55).epsilon(1e-12));  // 0.4 + 0.5 x 0.5 x 0.6
    CHECK(partner_rating(experience, 0.4, 0.0) == 0.4);                          // who does not depend is candid
    ExperienceParameters candid = experience;
    candid.candour = 0.0;
    CHECK(partner_rating(candid, 0.4, 1.0) == 0.4);
    CHECK(partner_rating(experience, 1.0, 1.0) == 1.0);
}

TEST_CASE("motivation follows meaning, half as far when the ask was pressing")
{
    CHECK(moved_motivation(experience, 1.0, 0.72, false) == Approx(1.132).epsilon(1e-12));  // 1 + 0.6 x 0.22
    CHECK(moved_motivation(experience, 1.0, 0.72, true) == Approx(1.066).epsilon(1e-12));
    CHECK(moved_motivation(experience, 1.0, 0.5, false) == 1.0);
    CHECK(moved_motivation(experience, 1.0, 0.0, false) == Approx(0.7).epsilon(1e-12));
    ExperienceParameters off = experience;
    off.rate = 0.0;  // taken out
    CHECK(moved_motivation(off, 1.0, 0.0, false) == 1.0);
    for (double rating = 0.0; rating < 1.0; rating += 0.1) {
        CHECK(moved_motivation(experience, 0.0, rating + 0.1, true) > moved_motivation(experience, 0.0, rating, true));
        CHECK(break_off_hazard(experience, rating + 0.1) < break_off_hazard(experience, rating));
    }
    CHECK(break_off_hazard(experience, 0.72) == Approx(0.0168).epsilon(1e-12));  // 0.03 x 2 x 0.28
    CHECK(break_off_hazard(experience, 1.0) == 0.0);
}

TEST_CASE("taken out, motivation stays what motive made it at hire")
{
    World world;
    SerialExecutor executor;
    const auto moved = [&](double rate) {
        run(small_world("needs_plain").with("experience.rate", rate), 0, world, executor);
        const double weight = world.parameters.joining.motive_weight;
        std::size_t count = 0;
        for (std::size_t i = 0; i < world.positions.size(); ++i) {
            count += std::abs(world.positions.motivation[i] - weight * world.positions.motive[i]) > 1e-5 ? 1 : 0;
        }
        return count;
    };
    CHECK(moved(0.0) == 0);
    CHECK(moved(0.6) > 0);
}

TEST_CASE("nobody breaks off when there is no hazard and nobody leaves, else hours stay undone")
{
    const auto one = small_world("needs_driven").with("leaving.rate", 0);
    // Retirement is the one end that is left: a 480th of the first employees a month, against a hazard of 3 % at a
    // medium rating. Over eight worlds, because in one it is a handful of people either way.
    const auto broken_off = [](const auto& with) {
        World world;
        SerialExecutor executor;
        double hours = 0.0;
        for (std::uint32_t replicate = 0; replicate < 8; ++replicate) {
            hours += run(with, replicate, world, executor)["broken_off_hours"];
        }
        return hours;
    };
    const double retiring = broken_off(one.with("experience.break_off", 0));
    CHECK(retiring < 0.5 * broken_off(one));
}

TEST_CASE("skill by hand: 50 hours close a tenth of a gap of 0.6")
{
    // 1 - 0.6 x exp(-0.35 x 0.5 x 0.6) = 1 - 0.6 x exp(-0.105) = 1 - 0.6 x 0.9003245226 = 0.4598052865.
    CHECK(practised(learning, 0.4, 50.0) == Approx(1.0 - 0.6 * 0.90032452258626559).epsilon(1e-12));
    CHECK(practised(learning, 1.0, 50.0) == 1.0);
    CHECK(practised(learning, 0.4, 0.0) == Approx(0.4).epsilon(1e-12));
    LearningParameters off = learning;
    off.rate = 0.0; // taken out
    CHECK(practised(off, 0.4, 1e6) == Approx(0.4).epsilon(1e-12));
}

TEST_CASE("practice never unlearns, never passes one, and gives more where there is more to learn")
{
    for (double skill = 0.0; skill < 0.95; skill += 0.1) {
        for (double hours = 0.0; hours < 200.0; hours += 20.0) {
            const double after = practised(learning, skill, hours);
            CHECK((after >= skill - 1e-15 && after <= 1.0));
            CHECK(practised(learning, skill, hours + 20.0) > after);
            CHECK(practised(learning, skill + 0.05, hours + 1.0) - (skill + 0.05)
                  < practised(learning, skill, hours + 1.0) - skill);
        }
    }
}

TEST_CASE("taken out, nobody learns, and skill has its price")
{
    const auto one = small_world("needs_driven");
    const auto ran = run(one);
    CHECK(ran["skill_gained"] > 0.0);
    CHECK(ran["skill_value"] > 0.0);
    const auto off = run(one.with("learning.rate", 0));
    CHECK(off["skill_gained"] == 0.0);
    CHECK(off["skill_value"] == 0.0);
    CHECK(run(one.with("accounts.skill_worth", 0))["skill_value"] == 0.0);
}
