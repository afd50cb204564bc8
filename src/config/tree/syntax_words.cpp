#include "config/tree/syntax_words.hpp"

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
    if (message.find("flow not found") != std::string::npos) {
        return "a [ or { that is not closed";
    }
    if (message.find("bad file") != std::string::npos || message.find("depth") != std::string::npos) {
        return "lists or maps nested too deeply";
    }
    return "not valid YAML: " + message;
}

}  // namespace kaptein
