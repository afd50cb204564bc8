#pragma once

#include "config/fault.hpp"
#include "config/tree/node.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kaptein {

/// Limits of one file: what a person writes is far below, what is meant to exhaust a program far above.
namespace document_limit {
inline constexpr std::size_t bytes = 8u << 20u;
inline constexpr std::size_t depth = 64;
inline constexpr std::size_t values = 200'000;
}  // namespace document_limit

struct Document {
    std::string file;   // as typed
    std::string bytes;  // as given
    Node root;          // a map
};

/// A document, or why there is none. Both when the tree could be read on past what is wrong (a duplicate key): then the
/// offending values are marked broken, so that all problems of a file can be reported at once.
struct Loaded {
    std::optional<Document> document;
    Problems problems;
};

/// Reads one strict YAML document whose top level is a map. Never throws, and takes time about linear in the bytes.
///
/// Beyond YAML's own rules these are refused, each with its place: text that is not UTF-8 or holds control characters,
/// tabs in the indentation, more than one document, directives, anchors, aliases, tags, merge keys (<<), duplicate or
/// empty keys, quotes that are not closed, and files beyond document_limit.
Loaded load_document(std::string_view bytes, const std::string& file);

/// The same from disk. A missing, unreadable or irregular file is a problem at 1:1.
Loaded read_document(const std::string& file);

} // namespace kaptein
