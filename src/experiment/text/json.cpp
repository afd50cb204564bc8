#include "experiment/text/json.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace kaptein::json {
namespace {

bool opens(char c) { return c == '{' || c == '['; }
bool closes(char c) { return c == '}' || c == ']'; }

}  // namespace

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result.push_back('\\');
            result.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            result.push_back(c);
        }
    }
    result.push_back('"');
    return result;
}

std::string number(double value) { return to_text(value); }

std::string array(const std::vector<std::string>& items)
{
    std::string text;
    for (const std::string& item : items) {
        text += (text.empty() ? "" : ",") + item;
    }
    return "[" + text + "]";
}

std::string object(const std::vector<std::pair<std::string, std::string>>& members)
{
    std::string text;
    for (const auto& [key, value] : members) {
        text += (text.empty() ? "" : ",") + quoted(key) + ":" + value;
    }
    return "{" + text + "}";
}

std::string indented(std::string_view compact)
{
    std::string text;
    std::size_t level = 0;
    bool inside = false;  // a text in quotes
    const auto new_line = [&] { text.append("\n").append(2 * level, ' '); };
    for (std::size_t i = 0; i < compact.size(); ++i) {
        const char c = compact[i];
        const bool empty = !inside && i + 1 < compact.size() && opens(c) && closes(compact[i + 1]);
        if (c == '"' && (i == 0 || compact[i - 1] != '\\' || !inside)) {
            inside = !inside;
        } else if (inside && c == '\\') {
            text.push_back(c);
            text.push_back(compact[++i]);
            continue;
        }
        if (empty) {
            text.push_back(c);
            text.push_back(compact[++i]);
            continue;
        }
        if (!inside && closes(c)) {
            --level;
            new_line();
        }
        text.push_back(c);
        if (!inside && opens(c)) {
            ++level;
            new_line();
        } else if (!inside && c == ',') {
            new_line();
        } else if (!inside && c == ':') {
            text.push_back(' ');
        }
    }
    return text + "\n";
}

}  // namespace kaptein::json
