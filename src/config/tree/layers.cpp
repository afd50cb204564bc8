#include "config/tree/layers.hpp"

#include "config/shown.hpp"
#include "config/study_file.hpp"
#include "config/values/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace kaptein {
namespace {

constexpr std::size_t chain_max = 32;

void erase_key(Node& map, std::string_view key)
{
    std::erase_if(map.entries, [&](const Entry& entry) { return entry.key == key; });
}

Entry* find_mutable(Node& map, std::string_view key)
{
    const auto at =
        std::find_if(map.entries.begin(), map.entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return at == map.entries.end() ? nullptr : &*at;
}

/// `upper` over `lower`, entry by entry; the order of `lower` first.
void join(Node& lower, Node&& upper)
{
    std::map<std::string, std::size_t> place_of;
    for (std::size_t i = 0; i < lower.entries.size(); ++i) {
        place_of.emplace(lower.entries[i].key, i);
    }
    for (Entry& entry : upper.entries) {
        const auto old = place_of.find(entry.key);
        if (old != place_of.end()) {
            lower.entries[old->second] = std::move(entry);
        } else {
            lower.entries.push_back(std::move(entry));
        }
    }
}

Node lay_over(Node lower, Node upper)
{
    for (const std::string_view key : {"study", "schema", "extends"}) {
        erase_key(lower, key);
    }
    for (const std::string_view key : {"settings", "designs"}) {
        Entry* below = find_mutable(lower, key);
        Entry* above = find_mutable(upper, key);
        if (below != nullptr && above != nullptr && below->value.kind == NodeKind::map
            && above->value.kind == NodeKind::map) {
            join(below->value, std::move(above->value));
            above->value = std::move(below->value);
        }
    }
    lower.place = upper.place;
    join(lower, std::move(upper));
    return lower;
}

std::string identity(const std::filesystem::path& file)
{
    std::error_code error;
    const auto path = std::filesystem::weakly_canonical(file, error);
    return error ? file.string() : path.string();
}

/// The tree of one file over what it extends.
class Chain {
  public:
    explicit Chain(Problems& problems) : problems_(problems) {}

    std::optional<Node> follow(Loaded&& loaded, const std::string& file)
    {
        problems_.insert(problems_.end(), loaded.problems.begin(), loaded.problems.end());
        if (!loaded.document) {
            return std::nullopt;
        }
        Node root = std::move(loaded.document->root);
        seen_.push_back(identity(file));
        const Entry* extends = find_entry(root, "extends");
        if (extends == nullptr || extends->value.broken) {
            return root;
        }
        const Place place = extends->value.place;
        auto name = read_name(extends->value);
        erase_key(root, "extends");
        if (auto* fault = std::get_if<Fault>(&name)) {
            problems_.push_back(problem_at(place, "extends", std::move(*fault)));
            return root;
        }
        const std::string next = (std::filesystem::path(file).parent_path() / std::get<std::string>(name)).string();
        if (std::find(seen_.begin(), seen_.end(), identity(next)) != seen_.end() || seen_.size() >= chain_max) {
            problems_.push_back(problem_at(place, "extends",
                                           {"cycle", "this file extends itself, through others or directly", next,
                                            "a chain of files that ends", ""}));
            return root;
        }
        auto base = follow(read_base(next, place), next);
        return base ? lay_over(std::move(*base), std::move(root)) : std::move(root);
    }

  private:
    Loaded read_base(const std::string& file, const Place& place)
    {
        Loaded loaded = read_document(file);
        if (!loaded.document && !loaded.problems.empty() && loaded.problems.front().kind == "file") {
            const std::string what = fmt::format("{}: {}", shown(file, 200), loaded.problems.front().message);
            loaded.problems = {problem_at(place, "extends", {"file", what.substr(0, what.size() - 1), file, "", ""})};
        }
        return loaded;
    }

    Problems& problems_;
    std::vector<std::string> seen_;
};

Node scalar(std::string text, const Place& place)
{
    Node node;
    node.place = place;
    node.text = std::move(text);
    node.empty = node.text.empty() || node.text == "~" || node.text == "null";
    if (!node.text.empty() && node.text.front() == '[') {
        node.kind = NodeKind::list;  // so that it is refused as a list
    }
    return node;
}

/// Puts a value at a path, with maps on the way where there are none.
void put(Node& map, std::span<const std::string> path, const Place& key_place, Node&& value)
{
    Entry* entry = find_mutable(map, path.front());
    if (entry == nullptr) {
        map.entries.push_back({path.front(), key_place, {}});
        entry = &map.entries.back();
        entry->value.kind = path.size() > 1 ? NodeKind::map : NodeKind::scalar;
        entry->value.place = key_place;
    }
    if (path.size() == 1) {
        entry->place = key_place;
        entry->value = std::move(value);
    } else if (entry->value.kind == NodeKind::map) {
        put(entry->value, path.subspan(1), key_place, std::move(value));
    } else {
        entry->value = {};
        entry->value.kind = NodeKind::map;
        entry->value.place = key_place;
        put(entry->value, path.subspan(1), key_place, std::move(value));
    }
}

/// "seed" -> {seed}; "designs.needs.selection" -> its parts; "partners.count" -> {settings, partners.count}.
std::vector<std::string> path_of(const std::string& key)
{
    const auto& keys = study_keys();
    const std::string first = key.substr(0, key.find('.'));
    const bool from_the_top = std::find(keys.begin(), keys.end(), first) != keys.end();
    if (!from_the_top) {
        return {"settings", key};
    }
    if (first == "settings" && key.size() > first.size() + 1) {
        return {"settings", key.substr(first.size() + 1)};
    }
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= key.size();) {
        const std::size_t dot = std::min(key.find('.', begin), key.size());
        parts.push_back(key.substr(begin, dot - begin));
        begin = dot + 1;
    }
    return parts;
}

void apply(Node& root, std::span<const std::string> overrides, Problems& problems)
{
    const auto file = std::make_shared<const std::string>("--set");
    int line = 0;
    for (const std::string& text : overrides) {
        const Place place{file, ++line, 1};
        const std::size_t equals = text.find('=');
        const std::string key = text.substr(0, equals);
        if (equals == std::string::npos || equals == 0 || key == "extends" || key == "schema") {
            problems.push_back(problem_at(
                place, "", {"syntax", fmt::format("'{}' sets nothing", shown(text)), text, "key=value", ""}));
            continue;
        }
        const Place value_place{file, line, static_cast<int>(equals) + 2};
        put(root, path_of(key), place, scalar(text.substr(equals + 1), value_place));
    }
}

Layered layer(Loaded&& loaded, const std::string& file, std::span<const std::string> overrides)
{
    Layered layered;
    if (loaded.document) {
        layered.bytes = loaded.document->bytes;
    }
    Chain chain(layered.problems);
    layered.root = chain.follow(std::move(loaded), file);
    if (layered.root) {
        apply(*layered.root, overrides, layered.problems);
    }
    return layered;
}

}  // namespace

Layered layer_file(const std::string& file, std::span<const std::string> overrides)
{
    return layer(read_document(file), file, overrides);
}

Layered layer_text(std::string_view bytes, const std::string& file, std::span<const std::string> overrides)
{
    return layer(load_document(bytes, file), file, overrides);
}

}  // namespace kaptein
