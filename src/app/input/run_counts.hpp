#pragma once

#include "app/output/documents.hpp"
#include "experiment/plan.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>

namespace kaptein {

/// What a study, or a shard of it, asks for; nothing is known to be stored.
RunCounts counts_of(const Study& study, std::optional<Share> shard = std::nullopt);

/// The same, with what `folder` already holds (which may be absent). Changes nothing. With `until`, what is missing is
/// what may be missing at most.
RunCounts counts_with_stored(const Study& study, const std::filesystem::path& folder,
                             std::optional<Share> shard = std::nullopt);

/// Runs a few runs, of every design and of points over the whole sweep, and says what the missing ones would take.
PilotResult pilot(const Study& study, const RunCounts& counts, int threads);

}  // namespace kaptein
