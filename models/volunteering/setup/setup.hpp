#pragma once

#include "models/volunteering/world/world.hpp"

#include <span>

namespace kaptein::volunteering {

/// For the test that renaming everybody changes nothing: the luck each id follows. Empty: its own.
struct Renaming {
    std::vector<std::uint32_t> company_luck;
    std::vector<std::uint32_t> partner_luck;
    std::uint32_t idle_companies = 0; // for the test that a company nobody deals with changes nothing: added at the end
};

/// The world before its first month. `design` is what treated companies will do.
void set_up(World& world, const Renaming& renaming, Executor& executor);

/// Gives every adopter its design in month 1: the study's, or its present one (comparison.deployment).
void start_programs(World& world, const ProgramDesign& design);

void set_up_companies(World& world, const Renaming& renaming, Executor& executor);
void set_up_partners(World& world, const Renaming& renaming, Executor& executor);

/// The relation of a company with a partner, made when they had none; as strangers, or because they meet.
Relation& relation_with(World& world, Company& company, std::uint32_t partner);
Relation& meet(World& world, Company& company, std::uint32_t partner);

} // namespace kaptein::volunteering
