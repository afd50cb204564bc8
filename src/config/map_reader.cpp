#include "config/map_reader.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {

MapReader::MapReader(const Node& node, std::string path, std::vector<std::string_view> keys, Problems& problems,
                     bool others_allowed)
    : node_(&node),
      path_(std::move(path)),
      place_(node.place),
      problems_(&problems),
      is_map_(node.kind == NodeKind::map && !node.broken)
{
    if (node.broken) {
        return;
    }
    if (!is_map_) {
        const std::string found = node.kind == NodeKind::list ? "a list" : node.text;
        problems.push_back(
            problem_at(node.place, path_, {"type", "a map is meant here", found, "keys " + listed(keys), ""}));
        return;
    }
    for (const Entry& entry : node.entries) {
        if (enough(problems)) {
            return;
        }
        if (!others_allowed && std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
            Fault fault = unknown_name("unknown_key", "not a key here", entry.key, keys);
            misspelt_.push_back(fault.suggestion);
            problems.push_back(problem_at(entry.place, path_of(entry.key), std::move(fault)));
        }
    }
}

const Node* MapReader::find(std::string_view key) const
{
    const Entry* entry = is_map_ ? find_entry(*node_, std::string(key)) : nullptr;
    return entry != nullptr && !entry->value.broken ? &entry->value : nullptr;
}

bool MapReader::has(std::string_view key) const { return is_map_ && find_entry(*node_, std::string(key)) != nullptr; }

std::string MapReader::path_of(std::string_view key) const
{
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

void MapReader::require(std::string_view key, std::string allowed)
{
    const bool misspelt = std::find(misspelt_.begin(), misspelt_.end(), key) != misspelt_.end();
    if (is_map_ && !has(key) && !misspelt) {
        complain(place_, "", {"missing", fmt::format("'{}' is missing", key), "", std::move(allowed), ""});
    }
}

void MapReader::complain(const Place& place, std::string_view key, Fault fault)
{
    problems_->push_back(problem_at(place, key.empty() ? path_ : path_of(key), std::move(fault)));
}

std::vector<Field<std::string>> MapReader::names(std::string_view key)
{
    std::vector<Field<std::string>> result;
    const Node* node = find(key);
    if (node == nullptr || !is_list(*node, path_of(key), "names", *problems_)) {
        return result;
    }
    for (std::size_t i = 0; i < node->items.size() && !enough(*problems_); ++i) {
        const Node& item = node->items[i];
        if (item.broken) {
            continue;
        }
        auto reading = read_name(item);
        if (auto* fault = std::get_if<Fault>(&reading)) {
            complain(item.place, fmt::format("{}[{}]", key, i), std::move(*fault));
        } else {
            result.push_back({true, std::get<std::string>(std::move(reading)), item.place});
        }
    }
    return result;
}

bool is_list(const Node& node, const std::string& path, const std::string& of_what, Problems& problems)
{
    if (node.kind == NodeKind::list) {
        return true;
    }
    const std::string found = node.kind == NodeKind::map ? "a map" : node.text;
    const std::string allowed = fmt::format("[...], a list of {}", of_what);
    problems.push_back(problem_at(node.place, path, {"type", "a list is meant here", found, allowed, ""}));
    return false;
}

}  // namespace kaptein
