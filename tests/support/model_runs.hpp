#pragma once

#include "simulation/model.hpp"

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Runs of a model at its usual values but for the settings named, without study files.
namespace kaptein::model_runs {

using Settings = std::initializer_list<std::pair<std::string_view, double>>;

inline std::vector<double> values_with(std::span<const Declaration> declared, Settings settings)
{
    std::vector<double> values;
    for (const Declaration& declaration : declared) {
        values.push_back(declaration.usual);
    }
    for (const auto& [key, value] : settings) {
        std::size_t index = 0;
        while (index < declared.size() && declared[index].key != key) {
            ++index;
        }
        if (index == declared.size()) {
            throw std::logic_error("no such key: " + std::string(key));
        }
        values[index] = value;
    }
    return values;
}

inline std::vector<double> preset(const ModelInfo& info, std::string_view key)
{
    for (const Preset& one : info.presets) {
        if (one.key == key) {
            return {one.choices.begin(), one.choices.end()};
        }
    }
    throw std::logic_error("no such preset: " + std::string(key));
}

inline std::size_t outcome(const ModelInfo& info, std::string_view key)
{
    for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
        if (info.outcomes[i].key == key) {
            return i;
        }
    }
    throw std::logic_error("no such outcome: " + std::string(key));
}

/// Owns what a request points to.
struct Setup {
    const Model* model = nullptr;
    std::vector<double> values;
    std::vector<double> choices;
    int burn_in = 0;
    int horizon = 0;
    int run_out = 0;
    std::uint64_t seed = 20261123;
    Recording recording{};

    RunRequest request(std::uint32_t replicate) const
    {
        return {values, choices, {seed, replicate}, burn_in, horizon, run_out, &recording};
    }

    RunRecord run(std::uint32_t replicate, Executor& executor, Scratch& scratch) const
    {
        return std::get<RunRecord>(model->run(request(replicate), executor, scratch));
    }

    RunRecord run(std::uint32_t replicate) const
    {
        SerialExecutor executor;
        const auto scratch = model->scratch();
        return run(replicate, executor, *scratch);
    }
};

inline Setup setup(const Model& model, Settings settings = {}, Settings choices = {})
{
    const ModelInfo& info = model.info();
    return {&model,
            values_with(info.parameters, settings),
            values_with(info.choices, choices),
            info.default_burn_in,
            info.default_horizon,
            info.default_run_out};
}

/// One outcome over replicates 0 .. replicates - 1; missing values are an error.
inline std::vector<double> outcomes(const Setup& setup, std::string_view key, std::uint32_t replicates)
{
    SerialExecutor executor;
    const auto scratch = setup.model->scratch();
    const std::size_t index = outcome(setup.model->info(), key);
    std::vector<double> values;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        values.push_back(setup.run(replicate, executor, *scratch).outcomes[index].value());
    }
    return values;
}

struct Moments {
    double mean = 0.0;
    double variance = 0.0;  // of the sample, n - 1
};

inline Moments moments(const std::vector<double>& values)
{
    Moments result;
    for (const double value : values) {
        result.mean += value / static_cast<double>(values.size());
    }
    for (const double value : values) {
        result.variance += (value - result.mean) * (value - result.mean) / (static_cast<double>(values.size()) - 1.0);
    }
    return result;
}

}  // namespace kaptein::model_runs
