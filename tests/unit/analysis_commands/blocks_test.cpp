#include "analysis/discovery/shares.hpp"

#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

// Points of a Saltelli or Morris plan share most of their values: what is said of shares and boxes must not take them
// for as many worlds. Here both - none = x + z + 0.5 over x, z in [-1, 1].
using namespace kaptein;
using namespace kaptein::testing;
using Catch::Contains;

namespace {

std::string swept(const std::string& plan)
{
    return "study: s\nschema: 1\nmodel: linear\nsettings: {noise.common: 0, noise.own: 0}\ndesigns:\n"
           "  none: {preset: none}\n  both: {preset: both}\nbaseline: none\noutcomes: [y]\nreplicates: 1\nsweep:\n"
           + plan
           + "  factors:\n    - {name: terms.x, bounds: [-1, 1]}\n    - {name: terms.z, bounds: [-1, 1]}\n"
             "    - {name: terms.intercept, bounds: [0, 1]}\n";
}

struct Results {
    WorkFolder folder;
    std::string path = folder / "r";

    explicit Results(const std::string& plan)
    {
        const AppRun run = run_app({"run", folder.write("s.yaml", swept(plan)), "-o", path, "-q"});
        INFO(run.err);
        REQUIRE(run.code == 0);
    }
};

}  // namespace

TEST_CASE("of a Saltelli plan A and B count as worlds, and not the points that change one factor", "[analysis]")
{
    const Results results("  method: saltelli\n  points: 128\n");
    const auto document = json_of(run_app({"compare", results.path, "--json"}).out);
    const auto& worlds = document["worlds"];
    REQUIRE(worlds.size() == 1);
    CHECK(worlds[0]["points"] == 256);  // of 640
    // Blocks of five: A, B and A with one of three columns of B. The interval is Wilson's of 256.
    std::size_t better = 0;
    for (const auto& row : document["comparisons"]) {
        better += row["point"].get<int>() % 5 < 2 && row["difference"].get<double>() > 0.0 ? 1 : 0;
    }
    CHECK(worlds[0]["better"] == better);
    CHECK(static_cast<double>(better) / 256 == Approx(0.71875).margin(0.05));  // 1 - 1.5^2 / 8; ties do not count
    CHECK(worlds[0]["share_low"].get<double>() == Approx(wilson_interval(better, 256, 0.95).low).epsilon(1e-10));
    const AppRun text = run_app({"compare", results.path});
    CHECK_THAT(text.out, Contains("256 of 640") && Contains("plausible worlds"));
    // The table by point is spread over the plan: point 0 and its block, which are nearly the same, are not all of it.
    CHECK_THAT(text.out, Contains("20 of 640 points") && Contains("608"));
}

TEST_CASE("intervals and quasi-p-values of a box count blocks, not points", "[analysis]")
{
    const Results saltelli("  method: saltelli\n  points: 128\n");
    const auto found = json_of(run_app({"discover", saltelli.path, "--json"}).out);
    const auto& box = found["boxes"][0];
    const Interval narrow =
        wilson_interval(static_cast<std::size_t>(box["density"].get<double>() * box["mass"].get<double>() * 640 + 0.5),
                        static_cast<std::size_t>(box["mass"].get<double>() * 640 + 0.5), 0.95);
    const double width = box["density_high"].get<double>() - box["density_low"].get<double>();
    // 2 of 5 points: the interval is about sqrt(2.5) times as wide.
    CHECK(width > 1.3 * (narrow.high - narrow.low));
    CHECK_THAT(run_app({"discover", saltelli.path}).out, Contains("for 256 independent ones"));
    const Results morris("  method: morris\n  trajectories: 20\n");
    CHECK_THAT(run_app({"discover", morris.path}).out, Contains("for 20 independent ones"));
    const Results sobol("  method: sobol\n  points: 128\n");
    CHECK_THAT(run_app({"discover", sobol.path}).out, !Contains("independent ones"));
}

TEST_CASE("power of one replicate per point says that there is nothing to see", "[analysis]")
{
    const Results results("  method: sobol\n  points: 8\n");
    const AppRun run = run_app({"power", results.path});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("two or more are needed") && !Contains("hardest"));
}
