#include "base/contract.hpp"
#include "report/page/page.hpp"

namespace kaptein {
namespace {

constexpr std::string_view models_mark = "data-kaptein-models=\"";
constexpr std::string_view document_mark = "@KAPTEIN_DOCUMENT@";

/// JSON in which no letter means anything to an HTML parser: these letters stand in JSON inside strings only.
std::string escaped(std::string_view json)
{
    std::string text;
    text.reserve(json.size() + json.size() / 64);
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string_view three = json.substr(i, 3);
        if (json[i] == '<') {
            text += "\\u003c";
        } else if (json[i] == '>') {
            text += "\\u003e";
        } else if (json[i] == '&') {
            text += "\\u0026";
        } else if (three == "\xe2\x80\xa8" || three == "\xe2\x80\xa9") {  // line and paragraph separator
            text += three.back() == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            text.push_back(json[i]);
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> models_of_template(std::string_view page_template)
{
    const std::size_t found = page_template.find(models_mark);
    if (found == std::string_view::npos || page_template.find(document_mark) == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t begin = found + models_mark.size();
    const std::size_t end = page_template.find('"', begin);
    return end == std::string_view::npos ? std::nullopt
                                         : std::optional<std::string>(page_template.substr(begin, end - begin));
}

std::string fill_template(std::string_view page_template, std::string_view document)
{
    const std::size_t place = page_template.find(document_mark);
    EXPECTS(place != std::string_view::npos);
    std::string page(page_template.substr(0, place));
    page += escaped(document);
    page += page_template.substr(place + document_mark.size());
    return page;
}

}  // namespace kaptein
