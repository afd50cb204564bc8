#pragma once

#include <memory>
#include <string>
#include <vector>

namespace kaptein {

/// Where something stands. The file is the name as typed; "--set" for an override on the command line.
struct Place {
    std::shared_ptr<const std::string> file;
    int line = 1;    // from 1
    int column = 1;  // from 1, in characters
};

enum class NodeKind { scalar, list, map };

struct Entry;

/// One value of a file, with its place. A scalar keeps its text as written; nothing is converted here.
struct Node {
    NodeKind kind = NodeKind::scalar;
    Place place;
    std::string text;            // scalar
    bool plain = true;           // scalar: without quotes
    bool empty = false;          // scalar: nothing, ~ or null
    bool broken = false;         // already complained about: readers pass over it
    std::vector<Node> items;     // list
    std::vector<Entry> entries;  // map, in the order of the file; keys differ
};

struct Entry {
    std::string key;
    Place place;
    Node value;
};

/// The value of a key of a map, or nullptr.
inline const Entry* find_entry(const Node& map, const std::string& key)
{
    for (const Entry& entry : map.entries) {
        if (entry.key == key) {
            return &entry;
        }
    }
    return nullptr;
}

}  // namespace kaptein
