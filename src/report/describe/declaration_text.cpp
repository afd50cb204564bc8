#include "base/text.hpp"
#include "report/describe/describe.hpp"
#include "report/wording/lines.hpp"

namespace kaptein {

std::string_view to_text(OriginKind kind)
{
    switch (kind) {
    case OriginKind::measured:
        return "measured";
    case OriginKind::fitted:
        return "fitted";
    case OriginKind::definition:
        return "definition";
    case OriginKind::assumed:
        break;
    }
    return "assumed";
}

std::string_view to_text(Kind kind)
{
    switch (kind) {
    case Kind::integer:
        return "integer";
    case Kind::category:
        return "category";
    case Kind::real:
        break;
    }
    return "number";
}

std::string range_text(const Declaration& declaration, const Range& range)
{
    if (declaration.kind == Kind::category) {
        std::string text;
        for (const Option& option : declaration.options) {
            text += (text.empty() ? "" : ", ") + std::string(option.key);
        }
        return text;
    }
    constexpr double unbounded = 1e300;
    const std::string low = (range.low_open ? "above " : "") + to_text(range.low);
    if (range.high >= unbounded) {
        return range.low <= -unbounded ? "any" : range.low_open ? low : "at least " + low;
    }
    return low + (range.high_open ? " to below " : " to ") + to_text(range.high);
}

}  // namespace kaptein
