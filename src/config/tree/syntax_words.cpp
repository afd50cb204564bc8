#include "config/tree/syntax_words.hpp"

#include <algorithm>
#include <vector>

namespace kaptein {

std::string line_at(std::string_view bytes, int line)
{
    std::size_t begin = 0;
    for (int i = 1; i < line && begin != std::string_view::npos; ++i) {
        begin = bytes.find('\n', begin);
        begin = begin == std::string_view::npos ? begin : begin + 1;
    }
    if (begin == std::string_view::npos || begin >= bytes.size()) {
        return "";
    }
    return std::string(bytes.substr(begin, bytes.find('\n', begin) - begin));
}

/// True for a line such as "seed:1": a name, a colon, and no space after it.
bool lacks_space_after_colon(std::string_view line)
{
    std::size_t i = line.find_first_not_of(" -{");
    if (i == std::string_view::npos) {
        return false;
    }
    const std::size_t end =
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._", i);
    return end != std::string_view::npos && end > i && line[end] == ':' && end + 1 < line.size() && line[end + 1] != ' '
           && line[end + 1] != '\r' && line[end + 1] != '\t' && line[end + 1] != '/';
}

bool is_open_flow(const std::string& message) { return message.find("flow not found") != std::string::npos; }

std::optional<Bracket> open_bracket(std::string_view bytes, int end)
{
    std::vector<Bracket> open;
    Bracket here{0, 1, 0};
    char quote = '\0';
    char before = '\n';  // the last character that is not a blank
    bool comment = false;
    const int size = std::min(end, static_cast<int>(bytes.size()));
    for (; here.position < size; ++here.position, ++here.offset) {
        const char c = bytes[static_cast<std::size_t>(here.position)];
        const bool may_quote = std::string_view("[{,:-\n").find(before) != std::string_view::npos;
        if (c == '\n') {
            ++here.line;
            here.offset = -1;
            comment = false;
        } else if (comment
                   || (c == '#' && quote == '\0'
                       && (here.offset == 0 || bytes[static_cast<std::size_t>(here.position) - 1] == ' '))) {
            comment = true;
        } else if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && may_quote) {
            quote = c;
        } else if ((c == '[' || c == '{') && may_quote) {
            open.push_back(here);
        } else if ((c == ']' || c == '}') && !open.empty()) {
            open.pop_back();
        }
        before = c == ' ' ? before : c;
    }
    return open.empty() ? std::nullopt : std::optional(open.back());
}

namespace {

std::string plain_words(const std::string& message)
{
    if (message.find("illegal EOF in scalar") != std::string::npos) {
        return "a quote that is not closed";
    }
    if (message.find("anchor is not defined") != std::string::npos) {
        return "an alias (*)";
    }
    if (message.find("illegal map value") != std::string::npos) {
        return "a ':' where no key can stand; a text that holds ': ' needs quotes";
    }
    if (message.find("end of map not found") != std::string::npos) {
        return "what stands here does not belong to the map before it; look at the indentation and the quotes";
    }
    if (is_open_flow(message)) {
        return "a [ or { that is not closed";
    }
    if (message.find("bad file") != std::string::npos || message.find("depth") != std::string::npos) {
        return "lists or maps nested too deeply";
    }
    return "not valid YAML: " + message;
}

}  // namespace

std::string syntax_words(const std::string& message, std::string_view bytes, int line)
{
    for (const int at : {line, line - 1}) {
        if (at >= 1 && lacks_space_after_colon(line_at(bytes, at))) {
            return "not valid YAML: line " + std::to_string(at) + " has no space after ':'";
        }
    }
    return plain_words(message);
}

}  // namespace kaptein
