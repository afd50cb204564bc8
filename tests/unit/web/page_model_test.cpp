#include "support/catch.hpp"

#include "base/executor.hpp"
#include "models/catalogue/catalogue.hpp"
#include "web/wasm/page_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace kaptein;

namespace {

/// A request for the second model of the catalogue, which is small, at its usual values.
std::vector<double> usual_request()
{
    const ModelInfo& info = catalogue()[1]->info();
    std::vector<double> numbers{
        1, 4, 7, 3, double(info.default_burn_in), double(info.default_horizon), double(info.default_run_out), 1};
    for (const auto list : {info.parameters, info.choices}) {
        for (const Declaration& one : list) {
            numbers.push_back(one.usual);
        }
    }
    return numbers;
}

std::uint32_t status_of(const std::vector<double>& numbers)
{
    double* const desk = kaptein_desk(static_cast<std::uint32_t>(numbers.size()));
    std::copy(numbers.begin(), numbers.end(), desk);
    return kaptein_run();
}

std::vector<double> last_record()
{
    std::uint32_t count = 0;
    const double* const record = kaptein_record(&count);
    return {record, record + count};
}

}  // namespace

TEST_CASE("the page's record is the model's", "[web]")
{
    const std::vector<double> numbers = usual_request();
    REQUIRE(status_of(numbers) == 0);
    const std::vector<double> record = last_record();

    const Model& model = *catalogue()[1];
    const std::span<const double> values(numbers);
    const std::size_t parameters = model.info().parameters.size();
    const Recording nothing;
    SerialExecutor executor;
    const RunResult result = model.run({.values = values.subspan(8, parameters),
                                        .choices = values.subspan(8 + parameters),
                                        .luck = {(std::uint64_t{4} << 32U) | 7U, 3},
                                        .burn_in = model.info().default_burn_in,
                                        .horizon = model.info().default_horizon,
                                        .run_out = model.info().default_run_out,
                                        .what = &nothing},
                                       executor, *model.scratch());
    const auto& run = std::get<RunRecord>(result);
    CHECK(record[0] == 0.0);
    CHECK(record[1] == double(run.state.high >> 32U));
    CHECK(record[4] == double(run.state.low & 0xffffffffU));
    REQUIRE(record[9] == double(run.outcomes.size()));
    for (std::size_t i = 0; i < run.outcomes.size(); ++i) {
        CHECK((run.outcomes[i].has_value() ? record[13 + i] == *run.outcomes[i] : std::isnan(record[13 + i])));
    }
}

TEST_CASE("accounts add up, and name outcomes and parameters that there are", "[web]")
{
    const Model& model = *catalogue()[0];
    const ModelInfo& info = model.info();
    const Reading& reading = reading_of(model);
    REQUIRE(reading.accounts.size() == 2);
    std::map<std::string_view, double> values;
    for (const Declaration& one : info.parameters) {
        values[one.key] = one.usual;
    }
    for (const Setting& setting : reading.small_world.settings) {
        REQUIRE(values.contains(setting.key));
        values[setting.key] = setting.value;
    }
    std::vector<double> numbers{0, 0, 20261123, 1, 12, 24, 12, 0};
    for (const Declaration& one : info.parameters) {
        numbers.push_back(values[one.key]);
    }
    const auto last_preset = info.presets.back().choices;
    numbers.insert(numbers.end(), last_preset.begin(), last_preset.end());
    REQUIRE(status_of(numbers) == 0);
    const std::vector<double> record = last_record();
    std::map<std::string_view, double> outcomes;
    for (std::size_t i = 0; i < level_count(info); ++i) {
        outcomes[info.outcomes[i].key] = record[13 + i];
    }
    for (const Account& account : reading.accounts) {
        double sum = 0.0;
        for (const Term& line : account.lines) {
            REQUIRE(outcomes.contains(line.level));
            sum += line.weight * outcomes[line.level];
        }
        CHECK(sum == Approx(outcomes.at(account.total)).epsilon(1e-9));  // rounding of a handful of terms
        CHECK(std::abs(outcomes.at(account.total)) > 1.0);
    }
    for (const OutcomeGroup& group : reading.groups) {
        for (const std::string_view key : group.outcomes) {
            INFO(key);
            CHECK(std::any_of(info.outcomes.begin(), info.outcomes.end(),
                              [&](const Outcome& outcome) { return outcome.key == key; }));
        }
    }
}

TEST_CASE("what is not a request is refused in words", "[web]")
{
    CHECK(status_of({}) == 2);
    CHECK(last_record()[12] > 10.0);  // letters
    for (const double wrong : {-1.0, 0.5, 1e9, std::nan("")}) {
        std::vector<double> numbers = usual_request();
        numbers[0] = wrong;
        CHECK(status_of(numbers) == 2);
    }
    std::vector<double> numbers = usual_request();
    numbers[4] = -1.0;
    CHECK(status_of(numbers) == 2);
    numbers = usual_request();
    numbers.back() = 1e300;  // outside the declared range, or a fraction of an option
    CHECK(status_of(numbers) == 2);
    numbers.push_back(0.0);
    CHECK(status_of(numbers) == 2);
    CHECK(status_of(usual_request()) == 0);  // and then it runs
}
