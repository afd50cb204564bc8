#include "base/elementary.hpp"
#include "base/simd.hpp"
#include "models/catalogue/catalogue.hpp"
#include "parallel/make_executor.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

// Prints one digest for the elementary functions, one for the draws, and one per model over a few runs of every
// preset. Every compiler, optimisation level, number of threads and computer must print the same lines.
//   digest [THREADS [SIMD]]       SIMD: auto, scalar, avx2, avx512 (what the processor does not offer falls back)
namespace {

using namespace kaptein;

constexpr Luck luck{20261123, 5};

double argument(Word index)
{
    const Words words = bits(luck, Purpose{1}, index, 0);
    return uniform(words[0], words[1]);
}

void add(DigestStream& stream, double number) { stream.add(&number, sizeof number); }

Digest digest_of_functions()
{
    DigestStream stream;
    for (Word i = 0; i < 50'000; ++i) {
        const double u = argument(i);
        const double x = 40.0 * u - 20.0;
        for (const double value :
             {elementary::exp(30.0 * x), elementary::expm1(x), elementary::log(u), elementary::log1p(x + 20.0),
              elementary::log1p(-u), elementary::pow(u, x), elementary::logistic(x), elementary::logit(u)}) {
            add(stream, value);
        }
    }
    return stream.finish();
}

Digest digest_of_draws()
{
    DigestStream stream;
    for (Word i = 0; i < 5'000; ++i) {
        const double u = argument(i);
        const double v = argument(i + 1'000'000);
        for (const double value : {normal(u), log_normal(u, v, 0.5), truncated_normal(u, 1.2 * v, 0.3, 0.0, 1.0),
                                   exponential_draw(u, 3.0), gamma_draw(u, 5.0 * v + 0.1)}) {
            add(stream, value);
        }
        for (const std::uint32_t value : {poisson(u, 5.0 * v), poisson(u, 500.0 * v), binomial(u, 40, v),
                                          binomial(u, 4000, v), geometric(u, v), pick(u, i + 1)}) {
            stream.add(&value, sizeof value);
        }
    }
    return stream.finish();
}

void add(DigestStream& stream, const RunResult& result)
{
    if (const auto* failure = std::get_if<RunFailure>(&result)) {
        stream.add(failure->stage.data(), failure->stage.size());
        stream.add(failure->message.data(), failure->message.size());
        std::printf("failed: %.*s: %s\n", static_cast<int>(failure->stage.size()), failure->stage.data(),
                    failure->message.c_str());
        return;
    }
    const auto& record = std::get<RunRecord>(result);
    for (const Digest& digest : {record.start, record.state}) {
        stream.add(&digest.high, sizeof digest.high);
        stream.add(&digest.low, sizeof digest.low);
    }
    for (const Value& value : record.outcomes) {
        add(stream, value.has_value() ? 1.0 : 0.0);
        add(stream, value.value_or(0.0));
    }
    for (const auto& column : record.series.columns) {
        stream.add(column.data(), column.size() * sizeof(double));
    }
}

std::vector<double> usual_values(std::span<const Declaration> declared)
{
    std::vector<double> values;
    for (const Declaration& one : declared) {
        values.push_back(one.usual);
    }
    return values;
}

/// A function without designs says little at one point, which may be 0: three quarters up the plausible ranges.
std::vector<double> inside_values(std::span<const Declaration> declared)
{
    std::vector<double> values;
    for (const Declaration& one : declared) {
        values.push_back(one.plausible.low + 0.75 * (one.plausible.high - one.plausible.low));
    }
    return values;
}

Digest digest_of_model(const Model& model, Executor& executor)
{
    const ModelInfo& info = model.info();
    const bool function = info.presets.empty() && !info.has_months;
    const std::vector<double> values = function ? inside_values(info.parameters) : usual_values(info.parameters);
    std::vector<std::vector<double>> designs{usual_values(info.choices)};
    for (const Preset& preset : info.presets) {
        designs.emplace_back(preset.choices.begin(), preset.choices.end());
    }
    Recording recording;
    recording.series_every = 1;
    for (std::size_t column = 0; column < info.series.size(); ++column) {
        recording.series.push_back(column);
    }
    const auto scratch = model.scratch();
    DigestStream stream;
    for (const auto& choices : designs) {
        for (const std::uint32_t replicate : {0u, 1u}) {
            const RunRequest request{values,
                                     choices,
                                     {luck.seed, replicate},
                                     std::min(info.default_burn_in, 6),
                                     std::min(info.default_horizon, 18),
                                     std::min(info.default_run_out, 3),
                                     &recording};
            add(stream, model.run(request, executor, *scratch));
        }
    }
    return stream.finish();
}

}  // namespace

int main(int argument_count, char** arguments)
{
    const int threads = argument_count > 1 ? std::atoi(arguments[1]) : 1;
    for (const auto& [name, most] : simd_names) {
        if (argument_count > 2 && name == arguments[2]) {
            use_simd(most);
        }
    }
    const auto executor = make_executor(threads, Backend::jthread);
    std::printf("functions %s\n", to_text(digest_of_functions()).c_str());
    std::printf("draws %s\n", to_text(digest_of_draws()).c_str());
    for (const Model* model : catalogue()) {
        const std::string name(model->info().name);
        std::printf("%s %s\n", name.c_str(), to_text(digest_of_model(*model, *executor)).c_str());
    }
}
