#include "base/text.hpp"
#include "config/shown.hpp"
#include "experiment/resolve/sweep/where_parser.hpp"

#include <fmt/format.h>

namespace kaptein {

WherePart WhereParser::fail(const Token& token, std::string what, std::string allowed, std::string suggestion)
{
    if (!failed_) {
        Place place = node_.place;
        place.column += node_.plain ? 0 : 1;
        for (std::size_t i = 0; i < token.at && i < text_.size(); ++i) {
            place.column += (static_cast<unsigned char>(text_[i]) & 0xc0u) != 0x80u ? 1 : 0;
        }
        resolving_.complain(
            place, path_,
            {"where", std::move(what), std::string(token.text), std::move(allowed), std::move(suggestion)});
    }
    failed_ = true;
    return {};
}

WherePart WhereParser::unexpected()
{
    if (token_.kind == TokenKind::end) {
        return fail(token_, "the condition ends here, and something is missing", "a key or a number");
    }
    if (token_.is("<") || token_.is("<=") || token_.is(">") || token_.is(">=") || token_.is("==") || token_.is("!=")) {
        return fail(token_, "two comparisons in a row", "a < b and b < c");
    }
    const std::string_view text = token_.text;
    const std::string_view meant = text == "="    ? "=="
                                   : text == "&&" ? "and"
                                   : text == "||" ? "or"
                                   : text == "!"  ? "not"
                                                  : "";
    return fail(token_, fmt::format("'{}' cannot stand here", shown(text)),
                "keys, numbers, + - * / < <= > >= == != ( ) and or not", std::string(meant));
}

WherePart WhereParser::no_truth(const WherePart& part)
{
    if (part.type == WhereType::word) {
        return unknown_key(part.token);
    }
    return fail(part.token, "a comparison is meant here", "such as partners.count >= 2 * companies.count");
}

WherePart WhereParser::push(WherePart part, Op op, double number, std::size_t factor)
{
    steps_.push_back({op, number, factor});
    depth_ += op == Op::number || op == Op::factor ? 1 : op == Op::negative || op == Op::no ? 0 : -1;
    return depth_ > static_cast<int>(Where::depth_max) ? fail(part.token, "too deeply nested", "a shorter condition")
                                                       : part;
}

WherePart WhereParser::compare_options(const WherePart& left, const WherePart& right, const Token& sign, Op op)
{
    const WherePart& key = left.type == WhereType::option ? left : right;
    const WherePart& word = left.type == WhereType::option ? right : left;
    for (const WherePart* const part : {&left, &right}) {
        if (part->type == WhereType::truth || (key.type != WhereType::option && part->type == WhereType::word)) {
            return part->type == WhereType::word
                       ? unknown_key(part->token)
                       : fail(part->token, "a comparison cannot be compared", "a key or a number");
        }
    }
    std::vector<std::string_view> names;
    for (const Option& option : key.declaration->options) {
        names.push_back(option.key);
    }
    if (word.type != WhereType::word) {
        return fail(word.token, fmt::format("'{}' has options", key.declaration->key), "one of " + listed(names));
    }
    if (op != Op::equal && op != Op::differs) {
        return fail(sign, "options have no order", "== or !=");
    }
    std::string_view name = word.token.text;
    name = word.token.kind == TokenKind::quoted ? name.substr(1, name.size() - 2) : name;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return fail(word.token, fmt::format("'{}' is not an option of {}", shown(name), key.declaration->key),
                    "one of " + listed(names), std::string(nearest_name(name, names)));
    }
    const WherePart truth{WhereType::truth, nullptr, left.token};
    push(truth, Op::number, static_cast<double>(found - names.begin()));
    return push(truth, op);
}

WherePart WhereParser::no_number(const WherePart& part)
{
    if (part.type == WhereType::word) {
        return unknown_key(part.token);
    }
    return fail(part.token,
                part.type == WhereType::option ? fmt::format("'{}' has options", part.declaration->key)
                                               : "a comparison where a number is meant",
                "a number");
}

WherePart WhereParser::number(const Token& token)
{
    const auto reading = parse_number(token.text);
    const double* value = std::get_if<double>(&reading);
    if (value == nullptr) {
        return fail(token, std::get<Fault>(reading).what, "a decimal number", std::get<Fault>(reading).suggestion);
    }
    const bool unit = token_.kind == TokenKind::word && !token_.is("and") && !token_.is("or");
    if (unit || (token_.kind == TokenKind::unknown && token_.text == "%")) {
        return fail(token_, "numbers of a condition have no unit", "the number in the declared unit of its key");
    }
    return push({WhereType::number, nullptr, token}, Op::number, *value);
}

WherePart WhereParser::key(const Token& token)
{
    const ModelInfo& info = resolving_.info;
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        if (factors_[i].name == token.text) {
            const Declaration& declaration = declaration_of(info, factors_[i]);
            return push({typed(declaration), &declaration, token}, Op::factor, 0.0, i);
        }
    }
    if (const auto index = index_of(info.parameters, token.text)) {
        const Declaration& declaration = info.parameters[*index];
        return push({typed(declaration), &declaration, token}, Op::number, resolving_.study.settings[*index]);
    }
    if (index_of(info.choices, token.text)) {
        return fail(token, fmt::format("'{}' is a choice, and no factor of this sweep", token.text),
                    "factors and parameters of the model");
    }
    return {WhereType::word, nullptr, token};
}

WherePart WhereParser::unknown_key(const Token& token)
{
    std::vector<std::string_view> keys = keys_of(resolving_.info.parameters);
    for (const Factor& factor : factors_) {
        keys.push_back(factor.name);
    }
    const Fault fault = unknown_name("where", "neither a factor nor a parameter", token.text, keys);
    return fail(token, fault.what, fault.allowed, fault.suggestion);
}

std::optional<Where> read_where(Resolving& resolving, const Node& node, const std::string& path,
                                const std::vector<Factor>& factors)
{
    if (node.kind != NodeKind::scalar || node.empty) {
        resolving.complain(
            node.place, path,
            {"type", "a condition is meant here", "", "such as partners.count >= 2 * companies.count", ""});
        return std::nullopt;
    }
    return WhereParser(resolving, node, path, factors).read();
}

}  // namespace kaptein
