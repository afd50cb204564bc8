#pragma once

#include "experiment/sweep/levels.hpp"
#include "experiment/sweep/points.hpp"
#include "experiment/sweep/spread.hpp"
#include "experiment/sweep/unit_points.hpp"

namespace kaptein {

using Source = std::shared_ptr<const PointSource>;

/// The product of all levels, the last factor fastest. The product must fit in 64 bits.
Source grid_source(std::vector<Levels> levels);

/// Levels side by side, all of one length.
Source zip_source(std::vector<Levels> levels);

/// The base, then each factor in turn at each of its levels that differ from it.
Source oat_source(std::vector<Levels> levels, std::vector<double> base);

/// Rows as given: [point x factor].
Source table_source(std::size_t factors, std::vector<double> values);

/// Points of the unit cube laid over the distributions of the factors.
Source sampled_source(std::shared_ptr<const UnitPoints> points, std::vector<Spread> spreads);

/// The product of the points of all parts, the last fastest.
Source nest_source(std::vector<Source> parts);

}  // namespace kaptein
