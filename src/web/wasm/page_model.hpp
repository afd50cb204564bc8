#pragma once

#include <cstdint>

/// The models as the page calls them: three C functions on numbers only. The page lays a request on the desk, runs it
/// and reads the record. Everything that has a name (parameters, choices, outcomes) is known to the page from
/// `kaptein describe --json` of the same build; the order is that of the declarations.
///
/// Request: model (order of the catalogue), seed / 2^32, seed modulo 2^32, replicate, burn_in, horizon, run_out
/// [months], series_every [months; 0 = none], then one number per parameter and one per choice.
///
/// Record: status, 4 words of the state digest, 4 of the digest at month 0 (most significant first), number of
/// outcomes, of rows and of columns of the series, of letters; then the outcomes (NaN = missing), the months of the
/// rows, the series column by column, and the letters of a message.
extern "C" {
/// Room for a request of so many numbers.
double* kaptein_desk(std::uint32_t numbers);
/// Runs what is on the desk and gives the status: 0 done, 1 failed as the model says, 2 not a request. A broken
/// contract leaves status 3 and its text in the record and stops the instance.
std::uint32_t kaptein_run();
/// The record of the last run, and how many numbers it has.
const double* kaptein_record(std::uint32_t* numbers);
}
