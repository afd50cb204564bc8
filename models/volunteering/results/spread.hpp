#pragma once

#include "models/volunteering/world/world.hpp"

/// Outcomes that look at how things are spread over partners or companies.
namespace kaptein::volunteering {

double coverage(const World& world);
/// What programs were worth to each partner: what volunteers added, make-work and fees, less its costs and harm.
double worse_off(const World& world, bool with_cash);
/// The quantile over partners of that, interpolated; cash apart.
double partner_value(const World& world, double quantile);
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
