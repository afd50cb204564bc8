#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Twenty volunteers who lapse, return and leave; nothing is recorded in the study itself.
struct Volunteers {
    WorkFolder folder;
    std::string results = folder / "r";

    Volunteers()
    {
        const std::string study = folder.write("v.yaml", "study: v\nschema: 1\nmodel: geometric_dropout\nseed: 3\n"
                                                         "horizon: 12 months\nsettings: {volunteers.count: 20, "
                                                         "leaving.chance: 0.1}\nreplicates: 2\n");
        const AppRun run = run_app({"run", study, "-o", results, "-q"});
        INFO(run.err);
        REQUIRE(run.code == 0);
    }
};

}  // namespace

TEST_CASE("a trace tells what happened to whom and changes nothing", "[app]")
{
    const Volunteers stored;
    const AppRun plain = run_app({"rerun", stored.results, "0:default:1"});
    const AppRun trace = run_app({"rerun", stored.results, "0:default:1", "--trace"});
    INFO(trace.err << trace.out);
    REQUIRE(plain.code == 0);
    CHECK(trace.code == 0);  // the state digest is the stored one, with the recorder on
    CHECK_THAT(trace.out, StartsWith(plain.out));
    CHECK_THAT(trace.out, Contains("Month 1\n") || Contains("Month 2\n"));
    CHECK_THAT(trace.out, Contains("standing left") && Contains("changed yes"));
    CHECK_THAT(trace.out, Contains("What the volunteer is at the end of the month"));  // its words are explained
}

TEST_CASE("a trace can follow one of them", "[app]")
{
    const Volunteers stored;
    const AppRun all = run_app({"rerun", stored.results, "0:default:0", "--trace"});
    const auto lines_about = [](const std::string& text, const std::string& who) {
        std::size_t count = 0;
        for (std::size_t at = text.find("  " + who); at != std::string::npos; at = text.find("  " + who, at + 1)) {
            ++count;
        }
        return count;
    };
    std::size_t followed = 0;
    for (int volunteer = 0; volunteer < 20; ++volunteer) {
        const std::string id = std::to_string(volunteer);
        const AppRun one = run_app({"rerun", stored.results, "0:default:0", "--only", "volunteer:" + id});
        CHECK(one.code == 0);
        const std::size_t lines = lines_about(one.out, "volunteer " + id + ":");
        CHECK(lines == lines_about(all.out, "volunteer " + id + ":"));
        CHECK(lines_about(one.out, "volunteer ") == lines);  // and nobody else
        followed += lines;
    }
    CHECK(followed > 0);
    CHECK(run_app({"rerun", stored.results, "0:default:0", "--only", "moon:1"}).code == 2);
    CHECK(run_app({"rerun", stored.results, "0:default:0", "--only", "volunteer:x"}).code == 2);
}
