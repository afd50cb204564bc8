#pragma once

#include "models/volunteering/world/world.hpp"
#include "simulation/model.hpp"

#include <array>

/// The parts of a run whose time `--profile` shows. Code says which part it belongs to by `const InPart part =
/// in(world, Part::staff_ask);` at its top; what it calls may name a part of its own. A new mechanism goes into a part
/// that is there or gets one.
namespace kaptein::volunteering {

enum class Part : std::uint8_t {
    none,
    set_up,
    arise,
    plan_find,
    plan_propose,
    agree_answer,
    agree_relate,
    staff_ask,
    staff_choose,
    staff_match,
    staff_lead,
    work,
    reflect_experience,
    reflect_believe,
    account,
    settle,
    survey,
    adapt,
    record,
    check,
    sum_up,
    count
};

/// In the order of Part, each with the mechanisms whose equations it evaluates.
inline constexpr std::array<RunPart, static_cast<std::size_t>(Part::count)> parts = {{
    {"", "all else"},
    {"set-up", "companies, people, partners, first needs"},
    {"arise", "needs"},
    {"plan", "finding"},
    {"plan", "proposing"},
    {"agree", "answering"},
    {"agree", "relationship"},
    {"staff", "joining, availability"},
    {"staff", "choosing"},
    {"staff", "exact matching"},
    {"staff", "leading, taking on"},
    {"work", "serving, hosting, bond, learning"},
    {"reflect", "experience"},
    {"reflect", "believing"},
    {"account", "leaving, hiring, accounts"},
    {"settle", "keeping, crediting"},
    {"survey", "yearly counts"},
    {"adapt", "adapting"},
    {"record", "series and panels"},
    {"check", "books"},
    {"sum up", "outcomes, state digest"},
}};

inline InPart in(const World& world, Part part) { return {world.part_clock, static_cast<std::uint8_t>(part)}; }

}  // namespace kaptein::volunteering
