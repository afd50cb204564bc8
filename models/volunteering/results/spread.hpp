#pragma once

#include "models/volunteering/world/world.hpp"

/// Outcomes that look at how things are spread over partners or companies.
namespace kaptein::volunteering {

double coverage(const World& world);
double worse_off(const World& world);
double inequality(const World& world);
double perceived_rigidity(const World& world);
double needs_agenda_share(const World& world);

/// Share of companies with size in [from, below) that have a program; 0 when there are none of that size.
double adoption(const World& world, std::uint32_t from, std::uint32_t below);

struct CompanyParticipation {
    double mean = 0.0;
    double upper_quartile = 0.0;
};
CompanyParticipation participation_of_companies(const World& world);

}  // namespace kaptein::volunteering
