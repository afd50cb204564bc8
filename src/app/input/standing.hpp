#pragma once

#include "app/output/documents.hpp"
#include "experiment/driver.hpp"
#include "store/store.hpp"

#include <vector>

namespace kaptein {

/// How far a study is, read off its store: the driver is led through what is stored.
struct Standing {
    std::uint64_t planned = 0;  // with `until`: so far
    std::uint64_t stored = 0;   // of these, failed ones included
    std::uint64_t failed = 0;
    bool complete = false;
    std::vector<NotPrecise> not_precise;  // complete studies with `until`: points that ran out of replicates
};

/// The driver of a study whose rows are in `store`.
std::unique_ptr<Driver> driver_of(const Study& study, Share share, const Store& store);

Standing standing_of(const Study& study, const Store& store);

/// "not precise enough after 400 replicates: ..." with the points and designs, or "".
std::string not_precise_text(const Study& study, const Standing& standing);

/// The part of the study that a store is made for, from its facts.
Share share_of(const Store& store);

}  // namespace kaptein
