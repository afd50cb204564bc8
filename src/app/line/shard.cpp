#include "app/line/shard.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace kaptein {
namespace {

constexpr std::uint64_t most_shards = 1'000'000;

std::optional<std::uint64_t> whole_number(std::string_view text)
{
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end && !text.empty() ? std::optional(number) : std::nullopt;
}

std::variant<Share, std::string> checked(std::uint64_t number, std::uint64_t count)
{
    if (number < 1 || number > count || count > most_shards) {
        return fmt::format("there is no shard {} of {}; write i/n with i from 1 to n, n at most {}", number, count,
                           most_shards);
    }
    return Share{static_cast<std::uint32_t>(number - 1), static_cast<std::uint32_t>(count)};
}

/// Task (ID - MIN) / STEP + 1 of COUNT. An array with gaps has no such numbers, and says so by its COUNT.
std::variant<Share, std::string> slurm_shard(const Environment& variable)
{
    const auto number = [&variable](const char* name) {
        const auto text = variable(name);
        return text ? whole_number(*text) : std::nullopt;
    };
    const auto id = number("SLURM_ARRAY_TASK_ID");
    const auto min = number("SLURM_ARRAY_TASK_MIN");
    const auto max = number("SLURM_ARRAY_TASK_MAX");
    const auto count = number("SLURM_ARRAY_TASK_COUNT");
    const std::uint64_t step = number("SLURM_ARRAY_TASK_STEP").value_or(1);
    if (!id || !min || !count) {
        return "'slurm' needs the variables of a Slurm array job: SLURM_ARRAY_TASK_ID, _MIN and _COUNT; submit with "
               "sbatch --array=1-N";
    }
    if (step == 0 || *id < *min || (*id - *min) % step != 0 || (max && (*max - *min) / step + 1 != *count)) {
        return fmt::format("task {} of an array of {} tasks from {} in steps of {}: the array has gaps; submit with "
                           "sbatch --array=1-N, or name the shard: --shard i/n",
                           *id, *count, *min, step);
    }
    return checked((*id - *min) / step + 1, *count);
}

}  // namespace

std::optional<std::string> environment(const char* name)
{
    const char* const text = std::getenv(name);
    return text != nullptr ? std::optional<std::string>(text) : std::nullopt;
}

std::variant<Share, std::string> shard_of(std::string_view text, const Environment& variable)
{
    if (text == "slurm") {
        return slurm_shard(variable);
    }
    const std::size_t slash = text.find('/');
    const auto number = whole_number(text.substr(0, slash));
    const auto count = slash == std::string_view::npos ? std::nullopt : whole_number(text.substr(slash + 1));
    if (!number || !count) {
        return fmt::format("'{}' is no shard; write i/n such as 2/7, or slurm", text);
    }
    return checked(*number, *count);
}

}  // namespace kaptein
