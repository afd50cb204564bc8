#pragma once

#include "analysis/discovery/cases.hpp"

#include <vector>

namespace kaptein {

struct PrimOptions {
    double peel = 0.05;           // share of the box that one step takes off
    double paste = 0.05;          // share of the box that one step puts back on
    double smallest_mass = 0.05;  // of all cases: a box is never smaller
    double least_density = 0.0;   // above 0: of the boxes with at least this density the one with most coverage
    std::size_t boxes = 3;        // at most
    double confidence = 0.95;
    double counts_as = 1.0;       // of how many independent cases one is worth, for intervals and quasi-p-values
};

enum class PrimStage : std::uint8_t { start, peel, paste };

struct PrimStep {
    PrimStage stage = PrimStage::start;
    std::size_t box = 0;                 // number of the box this step leads to
    BoxQuality quality;
    std::vector<std::size_t> restricted;  // factors with a limit
    bool chosen = false;
};

struct PrimResult {
    double base_density = 0.0;  // share of all cases that are hits
    std::vector<Box> boxes;     // in order found, each denser than all cases together
    std::vector<PrimStep> trajectory;
};

/// The patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9, 123-143). From the whole
/// space, each step takes off one end of one factor (about `peel` of the box; ties go together; of a category one
/// option), so that what is left is as dense as possible, until the box would be too small or holds hits only. Of this
/// trajectory the box with the highest harmonic mean of coverage and density is chosen, or as `least_density` says;
/// then ends are put back on, a little at a time, while that does not lower the density. The next box is sought among
/// the cases that no box holds yet.
///
/// Quasi-p-value of a factor's limit: the chance that of the n cases inside at least as many are hits if each is one
/// with the density of the box without that limit (Bryant and Lempert 2010, Technological Forecasting and Social
/// Change 77, 34-49). "Quasi": the limit was looked for among many.
///
/// Limits lie half way between the last value outside and the first inside; for integers on the value inside.
/// Ties among equally good steps go to the first factor, the low end before the high.
PrimResult prim(const Cases& cases, const PrimOptions& options);

}  // namespace kaptein
