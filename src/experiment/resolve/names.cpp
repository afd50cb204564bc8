#include "experiment/resolve/resolving.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace kaptein {

std::optional<std::size_t> find_name(Resolving& resolving, const Field<std::string>& name, const std::string& path,
                                     const std::string& kind, const std::string& what,
                                     const std::vector<std::string_view>& valid)
{
    if (!name.has_value()) {
        return std::nullopt;
    }
    const auto at = std::find(valid.begin(), valid.end(), *name);
    if (at != valid.end()) {
        return static_cast<std::size_t>(at - valid.begin());
    }
    resolving.complain(name.place, path, unknown_name(kind, what, *name, valid));
    return std::nullopt;
}

std::optional<std::size_t> find_outcome(Resolving& resolving, const Field<std::string>& name, const std::string& path)
{
    const auto index =
        find_name(resolving, name, path, "unknown_outcome",
                  fmt::format("not an outcome of model '{}'", resolving.info.name), keys_of(resolving.info.outcomes));
    const bool derived = index && resolving.info.outcomes[*index].kind == OutcomeKind::derived;
    if (derived && resolving.designs_known && !null_design(resolving.study)) {
        resolving.complain(
            name.place, path,
            {"missing",
             fmt::format("'{}' is a difference to a design without a program, and this study has none", *name), *name,
             fmt::format("add a design, such as none: {{preset: {}}}", resolving.info.null_preset), ""});
        return std::nullopt;
    }
    return index;
}

std::optional<std::size_t> find_design(Resolving& resolving, const Field<std::string>& name, const std::string& path)
{
    std::vector<std::string_view> names;
    for (const Design& design : resolving.study.designs) {
        names.push_back(design.name);
    }
    return find_name(resolving, name, path, "unknown_design", "not a design of this study", names);
}

std::optional<std::size_t> index_of(std::span<const Declaration> declarations, std::string_view key)
{
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        if (declarations[i].key == key) {
            return i;
        }
    }
    return std::nullopt;
}

SetBy set_at(const Place& place)
{
    const std::string file = place.file ? *place.file : "";
    if (file == "--set" || file == "--seed") {
        return {file};
    }
    return {fmt::format("{}:{}:{}", std::filesystem::path(file).filename().string(), place.line, place.column)};
}

}  // namespace kaptein
