#pragma once

#include "config/values/quantity.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kaptein {

/// A value that a file may give. `given` without `value`: it was wrong, and that has been said.
template <class T>
struct Field {
    bool given = false;
    std::optional<T> value;
    Place place;

    bool has_value() const { return value.has_value(); }
    const T& operator*() const { return *value; }
};

/// Reads the keys of one map, once each, and gathers what is wrong. Unknown keys are told with the nearest valid one.
class MapReader {
  public:
    /// `others_allowed`: keys that are not in `keys` are left to the caller.
    MapReader(const Node& node, std::string path, std::vector<std::string_view> keys, Problems& problems,
              bool others_allowed = false);

    bool is_map() const { return is_map_; }
    /// The value of a key; nullptr when it is absent or was already complained about.
    const Node* find(std::string_view key) const;
    bool has(std::string_view key) const;
    bool has_unknown() const { return !misspelt_.empty(); }
    std::string path_of(std::string_view key) const;
    /// Says so when a key is missing and was not just misspelt.
    void require(std::string_view key, std::string allowed);
    void complain(const Place& place, std::string_view key, Fault fault);

    /// Reads a key with one of the read_ functions of config/quantity.hpp.
    template <class Read>
    auto field(std::string_view key, Read&& read)
    {
        using T = std::variant_alternative_t<0, decltype(read(std::declval<const Node&>()))>;
        Field<T> result;
        result.given = has(key);
        result.place = place_;
        if (const Node* node = find(key)) {
            result.place = node->place;
            auto reading = read(*node);
            if (auto* fault = std::get_if<Fault>(&reading)) {
                complain(node->place, key, std::move(*fault));
            } else {
                result.value = std::get<0>(std::move(reading));
            }
        }
        return result;
    }

    /// A list of names; wrong items are left out.
    std::vector<Field<std::string>> names(std::string_view key);

    const Place& place() const { return place_; }

  private:
    const Node* node_;
    std::string path_;
    Place place_;
    Problems* problems_;
    bool is_map_;
    std::vector<std::string> misspelt_;  // keys that an unknown one probably means: not missing as well
};

/// A list where one is meant: says so and returns false otherwise.
bool is_list(const Node& node, const std::string& path, const std::string& of_what, Problems& problems);

}  // namespace kaptein
