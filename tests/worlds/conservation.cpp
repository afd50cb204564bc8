#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

#include "random/draw.hpp"
#include "random/stream.hpp"

#include <cstdlib>

using namespace kaptein;
using namespace kaptein::volunteering_runs;

namespace {

constexpr Purpose drawing{1};  // of this test's own counter, under its own seed

/// A value of the plausible range; one in five at an end of it, where mistakes live.
double drawn(const Declaration& declared, double u, double v)
{
    const double low = declared.plausible.low;
    const double high = declared.plausible.high;
    if (declared.kind == Kind::real) {
        return v < 0.1 ? low : v < 0.2 ? high : low + u * (high - low);
    }
    return low + std::floor(u * (high - low + 1.0));
}

/// World `number`: all parameters and choices at random, the world small, a horizon that may be as short as a month.
Case any_world(std::uint32_t number)
{
    const ModelInfo& info = volunteering::model().info();
    const Luck luck{77, number};
    Case one;
    const auto fill = [&](std::span<const Declaration> declared, std::vector<double>& values, Word first) {
        for (std::size_t i = 0; i < declared.size(); ++i) {
            const Words words = bits(luck, drawing, first + static_cast<Word>(i), 0);
            values.push_back(drawn(declared[i], uniform(words[0]), uniform(words[1])));
        }
    };
    fill(info.parameters, one.values, 0);
    fill(info.choices, one.choices, 1000);
    const Words a = bits(luck, drawing, 2000, 0);
    const Words b = bits(luck, drawing, 2001, 0);
    const auto whole = [](Word word, double low, double high) {
        return low + std::floor(uniform(word) * (high - low + 1.0));
    };
    one = one.with({{"companies.count", whole(a[0], 1, 20)},
                    {"employees.count", whole(a[1], 20, 500)},
                    {"partners.count", whole(a[2], 1, 10)},
                    {"time.steps_per_month", a[3] % 4 == 0 ? 2.0 : 1.0}});
    return one.months(static_cast<int>(whole(b[0], 0, 6)), static_cast<int>(whole(b[1], 1, 24)),
                      static_cast<int>(whole(b[2], 0, 12)));
}

}  // namespace

TEST_CASE("in any plausible world the books balance every month and every outcome is a number", "[full]")
{
    // Books are checked inside the run each month; what does not balance comes back as a failure with month, entity and
    // quantity. A tenth of the worlds by default, all with KAPTEIN_FULL=1.
    const char* full = std::getenv("KAPTEIN_FULL");
    const std::uint32_t worlds = full != nullptr && std::string_view(full) == "1" ? 10000 : 1000;
    const ModelInfo& info = volunteering::model().info();
    SerialExecutor executor;
    const auto scratch = volunteering::model().scratch();
    std::uint32_t with_service = 0;
    for (std::uint32_t number = 0; number < worlds; ++number) {
        const Case one = any_world(number);
        const RunResult result = volunteering::model().run(one.request(number), executor, *scratch);
        INFO("world " << number);
        if (const auto* failure = std::get_if<RunFailure>(&result)) {
            FAIL(failure->stage << " in month " << failure->month << ", " << failure->entity.kind << " "
                                << failure->entity.id << ": " << failure->message);
        }
        const auto& record = std::get<RunRecord>(result);
        REQUIRE(record.outcomes.size() == level_count(info));
        for (std::size_t i = 0; i < record.outcomes.size(); ++i) {
            INFO(info.outcomes[i].key);
            REQUIRE((record.outcomes[i].has_value() || info.outcomes[i].may_be_missing));
            REQUIRE(std::isfinite(record.outcomes[i].value_or(0.0)));
            // Hours met over hours arisen may exceed 1 in a short horizon: an old backlog is met too.
            if (info.outcomes[i].unit == "share" && info.outcomes[i].key != "needs_met") {
                REQUIRE(record.outcomes[i].value_or(0.0) >= 0.0);
                REQUIRE(record.outcomes[i].value_or(0.0) <= 1.0 + 1e-9);
            }
        }
        with_service += record.outcomes[model_runs::outcome(info, "volunteer_hours")].value() > 0.0 ? 1 : 0;
    }
    CHECK(with_service > worlds / 4); // most worlds are not empty ones
}
