#pragma once

#include "app/input/study_input.hpp"
#include "experiment/plan.hpp"

#include <optional>
#include <string>

namespace kaptein {

/// The plan's run at a place of the tables; nothing when the study has no such place.
std::optional<RunSpec> spec_at(const Study& study, std::uint64_t point, std::size_t design, std::uint32_t replicate);

/// Place named as "12:needs:3".
struct RunPlace {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::uint32_t replicate = 0;
};
std::optional<RunPlace> run_place(const Study& study, const std::string& text);

/// Simulates a stored run again, alone and on one thread.
RunResult run_again(const Study& study, const RunSpec& spec);

}  // namespace kaptein
