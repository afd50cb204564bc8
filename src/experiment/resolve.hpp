#pragma once

#include "config/problem.hpp"
#include "experiment/study.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kaptein {

/// What the command line adds to a study file.
struct Overrides {
    std::vector<std::string> set;        // --set key=value, checked like the file; places are line i of "--set"
    std::optional<std::uint64_t> seed;   // --seed, last
};

/// A study, or everything that is wrong with its file, sorted. A study stands here only without problems.
struct Resolution {
    std::optional<Study> study;
    Problems problems;
};

/// Reads a study file and all it extends, and checks every name, unit and range against the catalogue. Writes nothing.
Resolution resolve_file(const std::string& file, std::span<const Model* const> catalogue,
                        const Overrides& overrides = {});

/// The same for text; `file` is the name that problems show and that `extends` is relative to.
Resolution resolve_text(std::string_view text, const std::string& file, std::span<const Model* const> catalogue,
                        const Overrides& overrides = {});

/// Whether all that is wrong is that the study wants another version of the model: exit 7 instead of 2.
bool is_other_version(const Problems& problems);

}  // namespace kaptein
