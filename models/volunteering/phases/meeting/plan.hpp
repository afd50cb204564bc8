#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Once a month every company with a program plans what it expects to afford and to fill, finds partners, and writes
/// proposals.
/// Reads the world as the month began; writes only the company's own proposals and accounts.
void plan(World& world, Executor& executor);

/// Distance of a kind of help from any open need of a partner: 0 same kind, 1/2 same class of work, else 1.
double misfit_of(const Partner& partner, std::uint8_t kind);

/// What a partner may think to be at stake: this company's gift to it, or its usual gift if that is more. [EUR/year]
double cash_at_stake(const Company& company, const Partner& partner);

/// A year's allotment of a company, in EUR.
double yearly_allotment(const Company& company);

/// The form of an engagement of this kind under a design's format.
Shape shape_for(Format format, std::uint8_t kind);

/// Heads for work of `hours`: as many as it takes, at most `heads_max`, at least one.
std::uint16_t heads_for(double hours, const FormatShape& shape, std::uint16_t heads_max);

} // namespace kaptein::volunteering
