#pragma once

#include "store/store.hpp"

#include <filesystem>
#include <vector>

namespace kaptein {

/// Puts the runs of all `parts` into the results folder `folder`, in any order and as often as one likes; gives how
/// many runs came new to it. Parts of another study or program version are refused before anything is written.
std::uint64_t merge_stores(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& folder,
                           const Session& session);

} // namespace kaptein
