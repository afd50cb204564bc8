#include "fake_study.hpp"

#include "report/page/page.hpp"
#include "report/page/summaries.hpp"

#include "support/catch.hpp"

using namespace kaptein;

namespace {

constexpr std::string_view small_template =
    "<html data-kaptein-models=\"fake@1.2 other@2.0\"><script type=\"application/json\">@KAPTEIN_DOCUMENT@</script>";

Answer answer(const fake::FakeRows& rows, const std::vector<WorldShare>& worlds = {})
{
    static const ModelInfo info = fake::info();
    PageInput input;
    input.worlds = worlds;
    input.worlds_study = worlds.empty() ? "" : "how-sure";
    return answer_of(build_comparison(rows, fake::request(info)), input);
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a document means nothing to an HTML parser and the same to a JSON parser", "[report][page]")
{
    const std::string page = fill_template(small_template, R"({"a":"</script><b>&","u":"x)"
                                                           "\xe2\x80\xa8\xe2\x80\xa9"
                                                           R"("})");
    CHECK(says(page, R"({"a":"\u003c/script\u003e\u003cb\u003e\u0026","u":"x\u2028\u2029"})"));
    CHECK(page.find("</script>") == page.rfind("</script>"));  // the template's own
}

TEST_CASE("a template names its models, and what is none of ours names nothing", "[report][page]")
{
    CHECK(models_of_template(small_template) == "fake@1.2 other@2.0");
    CHECK_FALSE(models_of_template("<html data-kaptein-models=\"fake@1.2\">no place for a document").has_value());
    CHECK_FALSE(models_of_template("@KAPTEIN_DOCUMENT@").has_value());
}

TEST_CASE("the answer is two sentences from the numbers: what, and how sure", "[report][page]")
{
    // Needs minus supply: 1 million + wobble of 0.1 million, wobble alternating over 20 replicates: mean 1 million.
    const Answer found = answer(fake::three_designs(20));
    REQUIRE(found.sentences.size() == 2);
    CHECK(says(found.sentences[0], "Starting from needs instead of the offer does more good: net social value EUR 1.00 "
                                   "million more"));
    CHECK(says(found.sentences[1], "20 paired replicates"));
    CHECK(says(found.sentences[1], "second uncertainty, which this study does not hold: experiments/how_sure.yaml"));
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].verdict == "higher");
    CHECK(found.warnings.empty());
}

TEST_CASE("the first screen says what every design does against no program", "[report][page]")
{
    // Against none: +2 million under supply, +3 million under needs.
    const Answer found = answer(fake::three_designs(20));
    CHECK(says(found.against_none, "Every design leaves net social value above that without any program: "
                                   "supply: EUR 2.00 million more"));
    CHECK(says(found.against_none, "needs: EUR 3.00 million more"));
    fake::FakeRows rows = fake::three_designs(20);
    for (StoredRun& run : rows.runs) {
        if (run.design == 1) {
            // Less than none by 1 and 3 million in turn.
            run.outcomes[fake::social] = *run.outcomes[fake::social] - 4e6 + (run.replicate % 2 == 0 ? 1e6 : -1e6);
        }
    }
    CHECK(says(answer(rows).against_none, "Net social value is above that without any program for needs; below that "
                                          "without any program for supply: supply: EUR 2.0"));
}

TEST_CASE("a small difference that is no luck is told with its size", "[report][page]")
{
    fake::FakeRows rows = fake::three_designs(10);
    for (StoredRun& run : rows.runs) {
        // One thousandth of the level: 10,000 of about 10 million, 9,000 and 11,000 in turn.
        const double small = run.replicate % 2 == 0 ? 9e3 : 11e3;
        run.outcomes[fake::social] = 1e7 + 1e6 * (run.replicate % 7) + (run.design == 2 ? small : 0.0);
    }
    const Answer found = answer(rows);
    CHECK(found.findings[0].verdict == "higher");
    CHECK(says(found.sentences[0], "does more good: net social value EUR 10,000 more"));
}

TEST_CASE("the share of plausible worlds stands beside the interval where it is known", "[report][page]")
{
    const Answer found = answer(fake::three_designs(20), {{0, fake::net_social, 24, 32}});
    CHECK(says(found.sentences[1], "the first answer is more in 24 of 32 plausible worlds (75 %)"));
    const Answer turned = answer(fake::three_designs(20), {{0, fake::net_social, 8, 32}});
    CHECK(says(turned.sentences[1], "the first answer is less in 24 of 32 plausible worlds (75 %)"));
}

TEST_CASE("one replicate is told, and gives no verdict", "[report][page]")
{
    const Answer found = answer(fake::three_designs(1));
    CHECK(says(found.sentences[0], "cannot tell an effect from luck"));
    CHECK(says(found.sentences[1], "One replicate cannot tell an effect from luck"));
    CHECK(found.findings[0].verdict == "one_or_none");
    REQUIRE(found.warnings.size() == 1);
}

TEST_CASE("a tie is the same and no small difference", "[report][page]")
{
    fake::FakeRows rows = fake::three_designs(10);
    for (StoredRun& run : rows.runs) {
        run.outcomes[fake::social] = 1e6;
    }
    const Answer found = answer(rows);
    CHECK(found.findings[0].verdict == "identical");
    CHECK(says(found.sentences[0], "exactly the same in every replicate"));
}

TEST_CASE("what cannot be told from luck is called not distinguishable", "[report][page]")
{
    fake::FakeRows rows = fake::three_designs(10);
    for (StoredRun& run : rows.runs) {
        // Differences of +5 and -5 million in turn: mean 0.
        run.outcomes[fake::social] = run.design == 2 ? (run.replicate % 2 == 0 ? 6e6 : -4e6) : 1e6;
    }
    CHECK(says(answer(rows).sentences[0], "not distinguishable with n = 10"));
}

TEST_CASE("failed runs are on the first screen", "[report][page]")
{
    fake::FakeRows rows = fake::three_designs(10);
    rows.fail(0, 2, 3, "books do not balance");
    const Answer found = answer(rows);
    REQUIRE_FALSE(found.warnings.empty());
    CHECK(says(found.warnings[0], "1 of 30 runs failed"));
}

TEST_CASE("nothing stored gives an honest page", "[report][page]")
{
    CHECK(says(answer(fake::three_designs(0)).sentences[0], "No run of this study can be used yet"));
}

TEST_CASE("a sweep answers in shares of its points", "[report][page]")
{
    const Answer found = answer(fake::three_designs(2, 4));
    CHECK(says(found.sentences[0], "net social value is more in 4 of 4 points (100 %)"));
    CHECK(says(found.sentences[1], "Each point is one set of assumptions"));
    CHECK(found.findings[0].verdict == "higher");
    CHECK(found.against_none.empty()); // it would name every design once per point
}

TEST_CASE("a sweep of drawn worlds is mostly one way only where the share is beyond the chance of the draw",
          "[report][page]")
{
    static const ModelInfo info = fake::info();
    const auto verdict = [&](std::uint64_t positive, const char* method) {
        fake::FakeRows rows = fake::three_designs(2, 20);
        for (StoredRun& run : rows.runs) {
            if (run.design == 2 && run.point >= positive) {
                run.outcomes[fake::social] = *run.outcomes[fake::social] - 2e6; // -1 million instead of +1
            }
        }
        CompareRequest request = fake::request(info);
        request.sweep_method = method;
        return answer_of(build_comparison(rows, request), PageInput{});
    };
    // Wilson's 95 % interval of 12 of 20 is 39 to 78 %, of 17 of 20 64 to 95 %.
    CHECK(verdict(12, "sobol").findings[0].verdict == "either_way");
    CHECK(verdict(17, "sobol").findings[0].verdict == "mostly_higher");
    CHECK(verdict(3, "sobol").findings[0].verdict == "mostly_lower");
    CHECK(says(verdict(3, "sobol").sentences[0], "net social value is less in 17 of 20 plausible worlds (85 %)"));
    CHECK(says(verdict(3, "grid").sentences[0], "net social value is less in 17 of 20 points (85 %)"));
}

TEST_CASE("a sweep of many points shows a sample and counts all", "[report][page]")
{
    const ModelInfo info = fake::info();
    const SweepSummary summary = sweep_summary(build_comparison(fake::three_designs(1, 900), fake::request(info)));
    CHECK(summary.sample.size() == 400);
    CHECK(summary.effects.at(0).known == 900);
    CHECK(summary.effects.at(0).at.size() == 400);
}

TEST_CASE("a band is the mean and the middle nine tenths", "[report][page]")
{
    std::vector<double> values;
    for (int i = 100; i >= 0; --i) {
        values.push_back(i);
    }
    const Band band = band_of(values);
    CHECK(band.mean == Approx(50.0)); // of 0 to 100
    CHECK(band.low == Approx(5.0));
    CHECK(band.high == Approx(95.0));
}
