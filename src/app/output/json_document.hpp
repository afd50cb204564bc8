#pragma once

#include "app/output/version.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace kaptein {

using Json = nlohmann::ordered_json;  // keys in the order written

/// What every document of --json begins with (annex 8).
inline Json opening(std::string_view command, std::string_view study)
{
    return {{"kaptein", program_version()}, {"command", command}, {"schema", 1}, {"study", study}};
}

inline std::string text_of(const Json& document, bool pretty = true)
{
    // Text from files may hold bytes that are not UTF-8: they are shown as the replacement character.
    return document.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace) + (pretty ? "\n" : "");
}

}  // namespace kaptein
