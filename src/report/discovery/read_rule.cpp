#include "base/text.hpp"
#include "experiment/study.hpp"
#include "report/discovery/rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kaptein {

namespace {

using Op = Rule::Op;

enum class Type : std::uint8_t { number, truth };

/// Recursive descent: or, and, not, comparison, sum, product, sign, primary. The first fault is kept, the rest is
/// ignored.
class Parser {
  public:
    Parser(std::string_view text, const Study& study) : text_(text), study_(&study) {}

    std::variant<Rule, std::string> read()
    {
        const Type type = either();
        skip_space();
        if (at_ < text_.size()) {
            complain("'" + std::string(text_.substr(at_, 12)) + "' is not expected here");
        }
        if (type != Type::truth) {
            complain("this is a number; a rule is true or false, such as needs.net_social_value > 0");
        }
        if (!fault_.empty()) {
            return fault_;
        }
        return Rule(std::string(text_), std::move(steps_), std::move(targets_));
    }

  private:
    void complain(const std::string& what)
    {
        if (fault_.empty()) {
            fault_ = "rule, character " + std::to_string(at_ + 1) + ": " + what;
        }
    }

    void skip_space()
    {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
        }
    }

    static bool is_name(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    bool take(std::string_view word)
    {
        skip_space();
        if (!text_.substr(at_).starts_with(word)) {
            return false;
        }
        const std::size_t end = at_ + word.size();
        if (is_name(word.front()) && end < text_.size() && is_name(text_[end])) {
            return false;
        }
        at_ = end;
        return true;
    }

    void need(Type is, Type wanted)
    {
        if (is != wanted) {
            complain(wanted == Type::truth ? "a comparison is needed here, not a number"
                                           : "a number is needed here, not a comparison");
        }
    }

    Type either()
    {
        Type type = both();
        while (fault_.empty() && take("or")) {
            need(type, Type::truth);
            need(both(), Type::truth);
            steps_.push_back({.op = Op::any});
            type = Type::truth;
        }
        return type;
    }

    Type both()
    {
        Type type = denial();
        while (fault_.empty() && take("and")) {
            need(type, Type::truth);
            need(denial(), Type::truth);
            steps_.push_back({.op = Op::all});
            type = Type::truth;
        }
        return type;
    }

    Type denial()
    {
        if (take("not")) {
            need(denial(), Type::truth);
            steps_.push_back({.op = Op::no});
            return Type::truth;
        }
        return comparison();
    }

    Type comparison()
    {
        const Type type = sum();
        constexpr std::array<std::pair<std::string_view, Op>, 6> signs{{{"<=", Op::at_most},
                                                                        {">=", Op::at_least},
                                                                        {"==", Op::equal},
                                                                        {"!=", Op::differs},
                                                                        {"<", Op::less},
                                                                        {">", Op::more}}};
        for (const auto& [sign, op] : signs) {
            if (fault_.empty() && take(sign)) {
                need(type, Type::number);
                need(sum(), Type::number);
                steps_.push_back({.op = op});
                return Type::truth;
            }
        }
        return type;
    }

    Type sum() { return chain("+", Op::plus, "-", Op::minus, &Parser::product); }
    Type product() { return chain("*", Op::times, "/", Op::over, &Parser::sign); }

    Type chain(std::string_view one, Op first, std::string_view two, Op second, Type (Parser::*part)())
    {
        Type type = (this->*part)();
        while (fault_.empty()) {
            const bool is_first = take(one);
            if (!is_first && !take(two)) {
                return type;
            }
            need(type, Type::number);
            need((this->*part)(), Type::number);
            steps_.push_back({.op = is_first ? first : second});
            type = Type::number;
        }
        return type;
    }

    Type sign()
    {
        if (take("-")) {
            need(sign(), Type::number);
            steps_.push_back({.op = Op::negative});
            return Type::number;
        }
        return primary();
    }

    Type primary()
    {
        if (!fault_.empty()) {
            return Type::number;
        }
        if (++depth_ > 64) {
            complain("nested too deeply");
            return Type::number;
        }
        Type type = Type::number;
        if (take("(")) {
            type = either();
            if (!take(")")) {
                complain("a ) is missing");
            }
        } else if (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
            double value = 0.0;
            const auto [rest, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
            at_ = static_cast<std::size_t>(rest - text_.data());
            steps_.push_back({.op = Op::number, .number = value});
            if (error != std::errc{}) {
                complain("not a number");
            }
        } else {
            name();
        }
        --depth_;
        return type;
    }

    void name()
    {
        const std::size_t start = at_;
        while (at_ < text_.size() && is_name(text_[at_])) {
            ++at_;
        }
        const std::string_view word = text_.substr(start, at_ - start);
        if (word.empty()) {
            complain("an outcome or a number is missing");
            return;
        }
        const std::size_t dot = word.find('.');
        const std::string_view key = dot == std::string_view::npos ? word : word.substr(dot + 1);
        const auto design = dot == std::string_view::npos ? std::optional(study_->baseline)
                                                          : place_of(designs(), word.substr(0, dot), "a design");
        const auto outcome =
            place_of(outcomes(), key, "an outcome of model " + std::string(study_->model->info().name));
        if (design.has_value() && outcome.has_value()) {
            targets_.push_back({*outcome, *design, std::nullopt});
            steps_.push_back({.op = Op::target, .target = targets_.size() - 1});
        }
    }

    std::vector<std::string_view> designs() const
    {
        std::vector<std::string_view> names;
        for (const Design& design : study_->designs) {
            names.push_back(design.name);
        }
        return names;
    }

    std::vector<std::string_view> outcomes() const
    {
        std::vector<std::string_view> names;
        for (const Outcome& outcome : study_->model->info().outcomes) {
            names.push_back(outcome.key);
        }
        return names;
    }

    std::optional<std::size_t> place_of(const std::vector<std::string_view>& names, std::string_view name,
                                        const std::string& what)
    {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end()) {
            return static_cast<std::size_t>(found - names.begin());
        }
        const std::string_view near = nearest_name(name, names);
        complain("'" + std::string(name) + "' is not " + what
                 + (near.empty() ? "" : ". Did you mean " + std::string(near) + "?"));
        return std::nullopt;
    }

    std::string_view text_;
    const Study* study_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::string fault_;
    std::vector<Rule::Step> steps_;
    std::vector<SweepTarget> targets_;
};

}  // namespace

std::variant<Rule, std::string> read_rule(std::string_view text, const Study& study)
{
    return Parser(text, study).read();
}

}  // namespace kaptein
