#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

/// A world of a few companies, quick to run.
std::string small_study(const std::string& name, const std::string& sweep)
{
    return "study: " + name
           + "\nschema: 1\nmodel: volunteering\nseed: 7\nreplicates: 2\nbaseline: supply_driven\n"
             "settings: {employees.count: 400, companies.count: 4, partners.count: 5}\n"
             "designs:\n  none: {preset: no_program}\n  supply_driven: {preset: supply_driven}\n"
             "  needs_plain: {preset: needs_plain}\noutcomes: [net_social_value]\n"
           + sweep;
}

/// Works in a folder without results/published/ of its own.
struct WorkingFrom {
    std::filesystem::path before = std::filesystem::current_path();
    explicit WorkingFrom(const std::filesystem::path& folder) { std::filesystem::current_path(folder); }
    WorkingFrom(const WorkingFrom&) = delete;
    WorkingFrom& operator=(const WorkingFrom&) = delete;
    ~WorkingFrom()
    {
        std::error_code ignored;
        std::filesystem::current_path(before, ignored);
    }
};

}  // namespace

TEST_CASE("an answer says in how many plausible worlds it holds: as run here, else as published", "[app]")
{
    const WorkFolder folder;
    const WorkFolder elsewhere;
    const WorkingFrom there(elsewhere / "");
    const std::string first = folder.write("first.yaml", small_study("first", ""));
    const std::string sweep =
        "sweep: {method: sobol, points: 4, factors: [{name: needs.hours_arising, bounds: [10, 160]}]}\n";
    const std::string worlds = folder.write("worlds.yaml", small_study("how-sure", sweep));
    const std::string ours = folder / "results/first";
    const auto said = [&] { return run_app({"compare", ours}).out; };
    REQUIRE(run_app({"run", first, "-o", ours, "-q", "--no-report"}).code == 0);
    CHECK_THAT(said(), !Contains("plausible worlds ("));
    REQUIRE(run_app({"run", worlds, "-o", folder / "results/how-sure", "-q", "--no-report"}).code == 0);
    CHECK_THAT(said(), Contains("of 4 plausible worlds (") && Contains("commit "));
    REQUIRE(run_app({"publish", folder / "results/how-sure", "-o", folder / "results/published/how-sure", "-q"}).code
            == 0);
    std::filesystem::remove_all(folder / "results/how-sure");
    CHECK_THAT(said(), Contains("of 4 plausible worlds ("));
    // Of another version of the model it would be another model's answer.
    const std::string manifest = read_file_text(folder / "results/published/how-sure/manifest.json");
    const std::string version = "\"model_version\": \"";
    REQUIRE(manifest.find(version) != std::string::npos);
    std::string other = manifest;
    other.insert(manifest.find(version) + version.size(), "9");
    folder.write("results/published/how-sure/manifest.json", other);
    CHECK_THAT(said(), !Contains("plausible worlds ("));
}
