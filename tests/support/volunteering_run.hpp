#pragma once

#include "models/volunteering/model.hpp"
#include "models/volunteering/run_world.hpp"
#include "support/model_runs.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Small worlds of the volunteering model: a preset, and what is different from usual, by key.
namespace kaptein::volunteering_runs {

inline std::size_t place_of(std::span<const Declaration> declared, std::string_view key)
{
    for (std::size_t i = 0; i < declared.size(); ++i) {
        if (declared[i].key == key) {
            return i;
        }
    }
    throw std::logic_error("no such key: " + std::string(key));
}

/// A run to be made. Settings chain: small_world("needs_plain").with("needs.worth", 10).choose("lead", "partner").
struct Case {
    std::vector<double> values;
    std::vector<double> choices;
    int burn_in = 12;
    int horizon = 24;
    int run_out = 12;
    std::uint64_t seed = 20261123;

    Case with(std::string_view key, double value) const
    {
        Case changed = *this;
        changed.values[place_of(volunteering::model().info().parameters, key)] = value;
        return changed;
    }

    Case with(model_runs::Settings settings) const
    {
        Case changed = *this;
        for (const auto& [key, value] : settings) {
            changed = changed.with(key, value);
        }
        return changed;
    }

    Case choose(std::string_view key, double value) const
    {
        Case changed = *this;
        changed.choices[place_of(volunteering::model().info().choices, key)] = value;
        return changed;
    }

    Case choose(std::string_view key, std::string_view option) const
    {
        const Declaration& declared =
            volunteering::model().info().choices[place_of(volunteering::model().info().choices, key)];
        for (std::size_t i = 0; i < declared.options.size(); ++i) {
            if (declared.options[i].key == option) {
                return choose(key, static_cast<double>(i));
            }
        }
        throw std::logic_error("no such option: " + std::string(option));
    }
    Case choose(std::string_view key, const char* option) const { return choose(key, std::string_view(option)); }

    Case preset(std::string_view key) const
    {
        Case changed = *this;
        changed.choices = model_runs::preset(volunteering::model().info(), key);
        return changed;
    }

    Case months(int before, int program, int after) const
    {
        Case changed = *this;
        changed.burn_in = before;
        changed.horizon = program;
        changed.run_out = after;
        return changed;
    }

    double value(std::string_view key) const { return values[place_of(volunteering::model().info().parameters, key)]; }

    RunRequest request(std::uint32_t replicate, const Recording* what = nullptr) const
    {
        return {values, choices, {seed, replicate}, burn_in, horizon, run_out, what};
    }
};

/// 12 companies with 1,500 employees, all of which have the program, and 30 partners; 12 + 24 + 12 months.
inline Case small_world(std::string_view preset)
{
    const ModelInfo& info = volunteering::model().info();
    Case one;
    one.values = model_runs::values_with(info.parameters, {{"companies.count", 12},
                                                           {"companies.size_spread", 0.8},
                                                           {"employees.count", 1500},
                                                           {"partners.count", 30},
                                                           {"adoption.level", 20}});
    return one.preset(preset);
}

struct Ran {
    RunRecord record;
    double operator[](std::string_view key) const
    {
        return record.outcomes[model_runs::outcome(volunteering::model().info(), key)].value();
    }
};

/// Runs in a world that stays open to be looked at; throws when the run fails.
inline Ran run(const Case& one, std::uint32_t replicate, volunteering::World& world, Executor& executor,
               const volunteering::Renaming& renaming = {}, const Recording* what = nullptr)
{
    RunResult result = volunteering::run_world(one.request(replicate, what), renaming, world, executor);
    if (const auto* failure = std::get_if<RunFailure>(&result)) {
        throw std::runtime_error("run failed in month " + std::to_string(failure->month) + ": " + failure->message);
    }
    return {std::get<RunRecord>(std::move(result))};
}

inline Ran run(const Case& one, std::uint32_t replicate = 0)
{
    volunteering::World world;
    SerialExecutor executor;
    return run(one, replicate, world, executor);
}

/// Keys of stored outcomes, in order.
inline std::vector<std::string_view> level_keys()
{
    const ModelInfo& info = volunteering::model().info();
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < level_count(info); ++i) {
        keys.push_back(info.outcomes[i].key);
    }
    return keys;
}

inline bool listed(std::string_view key, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), key) != list.end();
}

/// Keys of the outcomes that differ in any bit, but for those left out; "" when none does.
inline std::string differing(const Ran& a, const Ran& b, std::initializer_list<std::string_view> left_out = {})
{
    std::string keys;
    const std::vector<std::string_view> all = level_keys();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (a.record.outcomes[i] != b.record.outcomes[i] && !listed(all[i], left_out)) {
            keys += std::string(all[i]) + " ";
        }
    }
    return keys;
}

/// Mean of a number per replicate and the half-width of its 95 % interval. Student's quantile is taken as 2.05, that
/// of 26 degrees; with more replicates the interval is a little too wide, which is on the safe side in every test here.
struct Estimate {
    double mean = 0.0;
    double half_width = 0.0;
    double low() const { return mean - half_width; }
    double high() const { return mean + half_width; }
};

inline Estimate estimate(const std::vector<double>& values)
{
    const model_runs::Moments moments = model_runs::moments(values);
    return {moments.mean, 2.05 * std::sqrt(moments.variance / static_cast<double>(values.size()))};
}

/// A number computed from every replicate's run of two cases.
template <class Compute>
Estimate over_pairs(const Case& a, const Case& b, std::uint32_t replicates, Compute&& compute)
{
    volunteering::World world;
    SerialExecutor executor;
    std::vector<double> values;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        const Ran first = run(a, replicate, world, executor);
        const Ran second = run(b, replicate, world, executor);
        values.push_back(compute(first, second));
    }
    return estimate(values);
}

inline Estimate difference(const Case& a, const Case& b, std::string_view key, std::uint32_t replicates)
{
    return over_pairs(a, b, replicates, [&](const Ran& first, const Ran& second) { return first[key] - second[key]; });
}

} // namespace kaptein::volunteering_runs
