#include "fake_study.hpp"

#include "report/compare/compare_json.hpp"
#include "report/compare/compare_text.hpp"
#include "report/compare/comparison_table.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace kaptein;

namespace {

const ComparisonRow& row_of(const ComparisonReport& report, const std::string& design, std::size_t outcome)
{
    for (const ComparisonRow& row : report.comparisons) {
        if (report.design(row.design) == design && row.outcome == outcome) {
            return row;
        }
    }
    FAIL("no such comparison");
    return report.comparisons.front();
}

/// With line breaks of paragraphs undone, so that a sentence can be looked for.
std::string flat(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\n') {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    return result;
}

bool says(const std::string& text, const std::string& sentence)
{
    return flat(text).find(sentence) != std::string::npos;
}

std::size_t widest_line(const std::string& text)
{
    std::size_t widest = 0;
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        widest = std::max(widest, end - start);
        start = end + 1;
    }
    return widest;
}

}  // namespace

TEST_CASE("derived outcomes are differences to the null design of the same replicate", "[report]")
{
    const ModelInfo info = fake::info();
    const auto report = build_comparison(fake::three_designs(100), fake::request(info));
    CHECK(report.null_design == 0u);
    // +3 million +- 0.1 million against +2 million, whatever the world of the replicate: 1 million on average.
    const ComparisonRow& row = row_of(report, "needs", fake::net_social);
    CHECK(row.comparison.n == 100);
    CHECK(*row.comparison.difference == Approx(1e6).epsilon(1e-12));
    CHECK(row.comparison.verdict == Verdict::higher);
    CHECK(row.unit == "EUR");
    CHECK(*report.levels.front().level.mean == 0.0);  // none against itself
}

TEST_CASE("the report opens with the contrast in plain words", "[report]")
{
    const ModelInfo info = fake::info();
    const std::string text = compare_text(build_comparison(fake::three_designs(100), fake::request(info)));
    CHECK(says(text, "1. Starting from needs instead of the offer (needs minus supply): net social value: EUR 1.00 "
                     "million more (0.98 to 1.02 million more)."));
    CHECK(says(text, "luck in the simulation only (100 paired replicates)"));
    // 3 million over 20,000 hours against 2 million over 10,000: 150 - 200 = 50 per hour less.
    CHECK(says(text, "Holds: in total yes, more; per hour NO, EUR 50.0 per hour less."));
    CHECK(says(text, "For whom: business value causal: not distinguishable with n = 100: between EUR 60,000 less and "
                     "EUR 60,000 more."));
    CHECK(says(text, "it is not in this study. experiments/how_sure.yaml gives"));
    CHECK(text.find("What the study finds") < text.find("Paired differences"));
    CHECK(widest_line(text) <= 100);
}

TEST_CASE("what another study found over plausible worlds stands under each answer", "[report]")
{
    const ModelInfo info = fake::info();
    CompareRequest request = fake::request(info);
    // 29 of 32: Wilson's interval at 95 % by hand, 0.8627 -+ 0.1049.
    request.plausible_worlds = {{{0, fake::net_social, 3, 32}}, "experiments/how_sure.yaml, 2026-11-26, commit abc"};
    const std::string less = compare_text(build_comparison(fake::three_designs(100), request));
    CHECK(says(less, "Worlds: less in 29 of 32 plausible worlds (90.6 %; 75.8 % to 96.8 %), the other way round than "
                     "here."));
    CHECK(says(less, "(experiments/how_sure.yaml, 2026-11-26, commit abc)"));
    CHECK_FALSE(says(less, "it is not in this study"));
    request.plausible_worlds.shares[0].positive = 29;
    const std::string more = compare_text(build_comparison(fake::three_designs(100), request));
    CHECK(says(more, "Worlds: more in 29 of 32 plausible worlds (90.6 %; 75.8 % to 96.8 %)."));
}

TEST_CASE("the business case stands causal beside naive", "[report]")
{
    const ModelInfo info = fake::info();
    const std::string text = compare_text(build_comparison(fake::three_designs(100), fake::request(info)));
    CHECK(says(text, "supply EUR -1.00 million -1.00 to -1.00 million EUR 500,000 EUR 1.50 million"));
    CHECK_FALSE(says(compare_business_case(build_comparison(fake::three_designs(100), fake::request(info))), "none "));
}

TEST_CASE("failed runs stand on the first screen and their pairs are left out", "[report]")
{
    const ModelInfo info = fake::info();
    auto rows = fake::three_designs(20);
    rows.fail(0, 2, 3, "positions do not add up\x1b[2J");
    rows.fail(0, 0, 5, "null failed");
    const auto report = build_comparison(rows, fake::request(info));
    CHECK(row_of(report, "needs", fake::met).comparison.n == 19);         // without replicate 3
    CHECK(row_of(report, "needs", fake::net_social).comparison.n == 18); // and without 5, where the null run is missing
    const std::string text = compare_text(report);
    const std::string screen = text.substr(0, text.find("What the study finds"));
    CHECK(says(screen, "2 of 60 runs FAILED"));
    CHECK(says(screen, "0:needs:3 (month): positions do not add up\\u{1b}[2J"));
    CHECK(says(screen, "1 of 20 replicates is left out of needs against the baseline"));
}

TEST_CASE("a failed run of the baseline takes its partner out of the pair", "[report]")
{
    const ModelInfo info = fake::info();
    auto rows = fake::three_designs(20);
    rows.fail(0, 1, 0, "gone");
    const auto report = build_comparison(rows, fake::request(info));
    const Comparison& part = row_of(report, "needs", fake::net_social).comparison;
    CHECK(part.n == 19);
    // Replicate 0 had +0.1 million; of the others nine have it and ten have -0.1: 1 million - 0.1 / 19.
    CHECK(*part.difference == Approx(1e6 - 1e5 / 19.0).epsilon(1e-12));
    CHECK(says(compare_text(report), "1 of 20 replicates is left out everywhere: no good run of the baseline supply."));
}

TEST_CASE("without a null design derived outcomes are empty and the text says which design to add", "[report]")
{
    const ModelInfo info = fake::info();
    auto rows = fake::three_designs(20);
    rows.design_list[0].choices = {"none", "1"};
    const auto report = build_comparison(rows, fake::request(info));
    CHECK_FALSE(report.null_design.has_value());
    CHECK_FALSE(row_of(report, "needs", fake::net_social).comparison.difference.has_value());
    const std::string text = compare_text(report);
    CHECK(says(text, "net_social_value and business_value_causal are empty"));
    CHECK(says(text, "\"none: {preset: no_program}\""));
    CHECK(says(text, "needs met: 5.00 percentage points higher")); // the first outcome that can be computed
}

TEST_CASE("one replicate, no replicate and identical designs read well", "[report]")
{
    const ModelInfo info = fake::info();
    const std::string one = compare_text(build_comparison(fake::three_designs(1), fake::request(info)));
    CHECK(says(one, "EUR 1.10 million more in the one replicate, which cannot tell an effect from luck"));
    CHECK_FALSE(says(one, "nan"));

    auto rows = fake::three_designs(0);
    CHECK(says(compare_text(build_comparison(rows, fake::request(info))), "No run is stored yet."));

    auto twins = fake::three_designs(10);
    for (StoredRun& run : twins.runs) {
        if (run.design == 2) {
            run.outcomes = twins.runs_of_point(0)[10 + run.replicate].outcomes;
        }
    }
    const auto report = build_comparison(twins, fake::request(info));
    CHECK(row_of(report, "needs", fake::net_social).comparison.verdict == Verdict::identical);
    CHECK(says(compare_text(report), "net social value: exactly the same in every replicate."));
}

TEST_CASE("without a contrast of the model the designs are ranked in words", "[report]")
{
    ModelInfo info = fake::info();
    info.contrasts = {};
    const std::string text = compare_text(build_comparison(fake::three_designs(100), fake::request(info)));
    CHECK(says(text, "Net social value, from highest to lowest mean: needs (EUR 3.00 million), supply (EUR 2.00 "
                     "million) and none (EUR 0)."));
    CHECK(says(text, "against supply, none: EUR 2.00 million less."));

    auto rows = fake::three_designs(10);
    std::erase_if(rows.runs, [](const StoredRun& run) { return run.design > 0; });
    rows.design_list.resize(1);
    auto request = fake::request(info);
    request.baseline = 0;
    request.outcomes = {fake::met};
    CHECK(says(compare_text(build_comparison(rows, request)), "There is one design, so there is nothing to compare"));
}

TEST_CASE("per hour divides totals and leaves out what is no total", "[report]")
{
    const ModelInfo info = fake::info();
    auto request = fake::request(info);
    request.per = "hour";
    const auto report = build_comparison(fake::three_designs(100), request);
    const ComparisonRow& row = row_of(report, "needs", fake::net_social);
    CHECK(row.unit == "EUR/hour");
    CHECK(row.comparison.method == Method::jackknife);
    CHECK(*row.comparison.difference == Approx(-50.0).epsilon(1e-12));
    CHECK(report.not_divided == std::vector<std::size_t>{fake::met});
    CHECK_FALSE(row_of(report, "none", fake::net_social).comparison.difference.has_value()); // no hours to divide by
}

TEST_CASE("an outcome that can be missing is compared where both have it", "[report]")
{
    const ModelInfo info = fake::info();
    auto request = fake::request(info);
    request.outcomes = {fake::break_even};
    const auto report = build_comparison(fake::three_designs(10), request);
    CHECK(row_of(report, "needs", fake::break_even).comparison.n == 9);
    CHECK(row_of(report, "none", fake::break_even).comparison.n == 0);
}

TEST_CASE("a sweep counts the points in which an answer holds", "[report]")
{
    const ModelInfo info = fake::info();
    auto rows = fake::three_designs(4, 30);
    for (StoredRun& run : rows.runs) { // in a third of the points needs does worse than supply by 1 million
        if (run.point % 3 == 0 && run.design == 2) {
            run.outcomes[fake::social] = *run.outcomes[fake::social] - 2e6;
        }
    }
    auto request = fake::request(info);
    request.factors = {"needs.contact"};
    request.points = {{0, {"0.25"}, {}}};
    const auto report = build_comparison(rows, request);
    const std::string text = compare_text(report);
    CHECK(says(text, "(1) starting from needs instead of the offer 20 of 30 66.7 % 20 10"));
    CHECK(says(text, "The first 20 of 30 points."));
    CHECK(says(text, "0 0.25"));
    CHECK(widest_line(text) <= 100);

    request.point = 7;
    const auto single = build_comparison(rows, request);
    CHECK(single.points == std::vector<std::uint64_t>{7});
    CHECK(says(compare_text(single), "Point 7 only."));
    request.point = 99;
    CHECK(says(compare_text(build_comparison(rows, request)), "No run of point 99 is stored."));
}

TEST_CASE("the JSON document has the keys of the contract in their order", "[report]")
{
    const ModelInfo info = fake::info();
    const auto report = build_comparison(fake::three_designs(5), fake::request(info));
    const auto document = nlohmann::ordered_json::parse(compare_json(report));
    std::vector<std::string> keys;
    for (const auto& [key, value] : document.items()) {
        keys.push_back(key);
    }
    CHECK(keys
          == std::vector<std::string>{"kaptein", "command", "schema", "study", "baseline", "level", "correction",
                                      "levels", "comparisons"});
    keys.clear();
    for (const auto& [key, value] : document["comparisons"][0].items()) {
        keys.push_back(key);
    }
    CHECK(keys
          == std::vector<std::string>{"point", "design", "baseline", "outcome", "unit", "n", "difference", "low",
                                      "high", "p", "p_holm", "relative", "relative_low", "relative_high",
                                      "variance_ratio", "method", "verdict", "n_needed"});
    CHECK(document["correction"] == "holm");
    CHECK(document["comparisons"][0]["design"] == "none");
    CHECK(document["comparisons"][0]["variance_ratio"].is_null());
    CHECK(document["levels"].size() == 9);
    CHECK(document["comparisons"].size() == 6);
}

TEST_CASE("a row of comparisons.csv has one cell per declared column", "[report]")
{
    const ModelInfo info = fake::info();
    const auto report = build_comparison(fake::three_designs(1), fake::request(info));
    const auto cells = comparison_cells(report, report.comparisons.front());
    REQUIRE(cells.size() == comparison_columns().size());
    CHECK(comparison_columns()[17].key == "n_needed");
    CHECK(std::get<std::string>(cells[1]) == "none");
    CHECK(std::get<double>(cells[6]) == -2e6);
    CHECK(std::holds_alternative<std::monostate>(cells[7])); // one replicate: no interval
}
