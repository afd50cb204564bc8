#pragma once

#include "app/output/documents.hpp"
#include "experiment/study.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>

namespace kaptein {

/// What a study asks for; nothing is known to be stored.
RunCounts counts_of(const Study& study);

/// The same, with what `folder` already holds (which may be absent). Changes nothing.
RunCounts counts_with_stored(const Study& study, const std::filesystem::path& folder);

/// Runs a few runs, of every design and of points over the whole sweep, and says what the missing ones would take.
PilotResult pilot(const Study& study, const RunCounts& counts, int threads);

}  // namespace kaptein
