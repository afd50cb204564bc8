#pragma once

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "app/line/options.hpp"
#include "config/problem.hpp"
#include "experiment/plan.hpp"
#include "store/identity.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace kaptein {

/// The study a command works on, or why there is none (already said on stderr).
struct StudyInput {
    std::optional<Study> study;
    Problems problems;
    ExitCode exit_code = ExitCode::done;
};

/// Reads the study file a command was given, with --set and --seed.
StudyInput read_study(const Options& options);
/// The same, and prints the problems, one per line.
StudyInput read_study_aloud(const Options& options, Console& console);

/// What -o says, or results/<study> under the working directory; results/<study>.shards/2-of-7 for a shard.
std::filesystem::path results_folder(const Options& options, const Study& study);

/// A results folder opened for reading, with the study its store was made from.
struct OpenResults {
    std::unique_ptr<Store> store;
    Study study;
};
/// Throws StoreError: not a results folder, or made by a version whose study this one cannot read.
OpenResults open_results(const std::string& folder);

/// Why a command that needs the whole study cannot work on this folder of a shard, or "".
std::string only_a_shard(const OpenResults& open);

/// What the store is told of a study, or of a part of it.
StudyIdentity identity_of(const Study& study, std::optional<Share> shard = std::nullopt);

}  // namespace kaptein
