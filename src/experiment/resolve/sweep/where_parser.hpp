#pragma once

#include "experiment/resolve/sweep/factors.hpp"
#include "experiment/resolve/sweep/where.hpp"
#include "experiment/resolve/sweep/where_tokens.hpp"

#include <algorithm>

namespace kaptein {

/// What a part of a condition is. Only numbers, options and truths stand on the stack; a word waits for the key that it
/// is compared with.
enum class WhereType { failed, number, truth, option, word };
struct WherePart {
    WhereType type = WhereType::failed;
    const Declaration* declaration = nullptr; // option: of the key
    Token token; // where it begins
};

/// The grammar of conditions stands here, what its parts mean in where_meaning.cpp.
class WhereParser {
  public:
    using Op = Where::Op;

    WhereParser(Resolving& resolving, const Node& node, std::string path, const std::vector<Factor>& factors)
        : resolving_(resolving),
          node_(node),
          path_(std::move(path)),
          factors_(factors),
          text_(node.text),
          token_(token_at(text_, 0))
    {}

    std::optional<Where> read()
    {
        const WherePart whole = any();
        if (whole.type != WhereType::failed && token_.kind != TokenKind::end) {
            unexpected();
        } else if (whole.type != WhereType::failed && whole.type != WhereType::truth) {
            no_truth(whole);
        }
        return failed_ ? std::nullopt : std::optional(Where(std::move(steps_)));
    }

  private:
    static constexpr int parts_max = 1000;

    Token take()
    {
        const Token token = token_;
        token_ = token_at(text_, token.at + token.text.size());
        return token;
    }

    WherePart any()
    {
        return joined("or", Op::any, [this] { return all(); });
    }
    WherePart all()
    {
        return joined("and", Op::all, [this] { return truth(); });
    }

    template <class Next>
    WherePart joined(std::string_view word, Op op, Next next)
    {
        WherePart left = next();
        while (left.type != WhereType::failed && token_.is(word)) {
            if (left.type != WhereType::truth) {
                return no_truth(left);
            }
            take();
            const WherePart right = next();
            if (right.type != WhereType::truth) {
                return right.type == WhereType::failed ? right : no_truth(right);
            }
            left = push(left, op);
        }
        return left;
    }

    WherePart truth()
    {
        if (++parts_ > parts_max) {
            return fail(token_, "too long a condition", "a shorter one");
        }
        if (!token_.is("not")) {
            return comparison();
        }
        take();
        const WherePart part = truth();
        if (part.type != WhereType::truth) {
            return part.type == WhereType::failed ? part : no_truth(part);
        }
        return push(part, Op::no);
    }

    WherePart comparison()
    {
        static const std::vector<std::pair<std::string_view, Op>> signs{{"<=", Op::at_most}, {">=", Op::at_least},
                                                                        {"==", Op::equal},   {"!=", Op::differs},
                                                                        {"<", Op::less},     {">", Op::more}};
        const WherePart left = sum();
        const auto sign =
            std::find_if(signs.begin(), signs.end(), [this](const auto& one) { return token_.is(one.first); });
        if (left.type == WhereType::failed || sign == signs.end()) {
            return left;
        }
        const Token at = take();
        const WherePart right = sum();
        if (right.type == WhereType::failed) {
            return right;
        }
        const WherePart truth{WhereType::truth, nullptr, left.token};
        if (left.type == WhereType::number && right.type == WhereType::number) {
            return push(truth, sign->second);
        }
        return compare_options(left, right, at, sign->second);
    }

    WherePart sum()
    {
        return chain("+", Op::plus, "-", Op::minus, [this] { return product(); });
    }
    WherePart product()
    {
        return chain("*", Op::times, "/", Op::over, [this] { return signed_atom(); });
    }

    template <class Next>
    WherePart chain(std::string_view first, Op first_op, std::string_view second, Op second_op, Next next)
    {
        WherePart left = next();
        while (left.type != WhereType::failed && (token_.is(first) || token_.is(second))) {
            const Op op = token_.is(first) ? first_op : second_op;
            take();
            const WherePart right = next();
            for (const WherePart* part : std::initializer_list<const WherePart*>{&left, &right}) {
                if (part->type != WhereType::number) {
                    return part->type == WhereType::failed ? *part : no_number(*part);
                }
            }
            left = push(left, op);
        }
        return left;
    }

    WherePart signed_atom()
    {
        if (++parts_ > parts_max) {
            return fail(token_, "too long a condition", "a shorter one");
        }
        if (!token_.is("-")) {
            return atom();
        }
        const Token sign = take();
        const WherePart part = signed_atom();
        if (part.type != WhereType::number) {
            return part.type == WhereType::failed ? part : no_number(part);
        }
        return push({WhereType::number, nullptr, sign}, Op::negative);
    }

    WherePart atom()
    {
        const Token token = token_;
        if (token.kind == TokenKind::number) {
            return number(take());
        }
        if (token.kind == TokenKind::quoted) {
            return {WhereType::word, nullptr, take()};
        }
        if (token.is("(")) {
            take();
            WherePart part = any();
            if (part.type != WhereType::failed && !token_.is(")")) {
                return token_.kind == TokenKind::end ? fail(token, "a parenthesis that is not closed", ")")
                                                     : unexpected();
            }
            take();
            return part;
        }
        if (token.kind != TokenKind::word || token.is("and") || token.is("or") || token.is("not")) {
            return unexpected();
        }
        return key(take());
    }

    /// The first fault ends the reading: what follows it would be guesswork.
    WherePart fail(const Token& token, std::string what, std::string allowed, std::string suggestion = "");
    WherePart unexpected();
    WherePart no_truth(const WherePart& part);
    WherePart push(WherePart part, Op op, double number = 0.0, std::size_t factor = 0);
    /// One side is a key with options, the other one of them.
    WherePart compare_options(const WherePart& left, const WherePart& right, const Token& sign, Op op);
    WherePart no_number(const WherePart& part);
    WherePart number(const Token& token);
    WherePart key(const Token& token);
    WherePart unknown_key(const Token& token);

    static WhereType typed(const Declaration& declaration)
    {
        return declaration.kind == Kind::category ? WhereType::option : WhereType::number;
    }

    Resolving& resolving_;
    const Node& node_;
    std::string path_;
    const std::vector<Factor>& factors_;
    std::string_view text_;
    Token token_;
    std::vector<Where::Step> steps_;
    int depth_ = 0;
    int parts_ = 0;
    bool failed_ = false;
};

} // namespace kaptein
