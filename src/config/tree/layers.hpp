#pragma once

#include "config/tree/document.hpp"

#include <span>
#include <string>

namespace kaptein {

/// The tree of a study with what it extends beneath it and the overrides of the command line on top. Every value keeps
/// the place where it was written.
///
/// A file that says `extends: BASE` (a path relative to that file) has all keys of BASE, save `study`, `schema` and
/// `extends`; its own keys win. `settings` and `designs` are joined entry by entry, all other keys are taken whole.
/// A chain that comes back to a file is a problem.
struct Layered {
    std::optional<Node> root;  // without `extends`
    std::string bytes;         // of the top file, as given
    Problems problems;
};

/// `overrides` are "key=value": a key of settings ("partners.count"), or a path from the top ("seed", "horizon",
/// "replicates", "designs.needs.selection"). Their place is line i of the file "--set".
Layered layer_file(const std::string& file, std::span<const std::string> overrides);

/// The same for text that is not on disk; `extends` is looked up relative to `file`.
Layered layer_text(std::string_view bytes, const std::string& file, std::span<const std::string> overrides);

}  // namespace kaptein
