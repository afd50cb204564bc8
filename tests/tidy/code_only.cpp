#include "tidy/tree.hpp"

namespace tidy {
namespace {

/// Reads C++ token by token as far as is needed to know what is code.
class Reader {
  public:
    explicit Reader(const std::string& text) : text_(text), code_(text) {}

    std::string code()
    {
        while (at_ < text_.size()) {
            if (starts("//")) {
                blank_until("\n", 0);
            } else if (starts("/*")) {
                blank_until("*/", 2);
            } else if (starts("R\"")) {
                raw_string();
            } else if (text_[at_] == '"') {
                literal('"');
            } else if (text_[at_] == '\'' && !digit_separator()) {
                literal('\'');
            } else {
                ++at_;
            }
        }
        return code_;
    }

  private:
    bool starts(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

    bool digit_separator() const
    {
        return at_ > 0 && at_ + 1 < text_.size() && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0
               && std::isxdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0;
    }

    void blank(std::size_t from, std::size_t to)
    {
        for (std::size_t i = from; i < to && i < code_.size(); ++i) {
            if (code_[i] != '\n') {
                code_[i] = ' ';
            }
        }
    }

    void blank_until(std::string_view end, std::size_t take)
    {
        const std::size_t found = text_.find(end, at_ + 2);
        const std::size_t stop = found == std::string::npos ? text_.size() : found + take;
        blank(at_, stop);
        at_ = stop;
    }

    void raw_string()
    {
        const std::size_t open = text_.find('(', at_);
        const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
        const std::size_t found = text_.find(close, open);
        const std::size_t stop = found == std::string::npos ? text_.size() : found + close.size();
        blank(at_, stop);
        at_ = stop;
    }

    void literal(char quote)
    {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        blank(at_ + 1, end);
        at_ = end + 1;
    }

    const std::string& text_;
    std::string code_;
    std::size_t at_ = 0;
};

}  // namespace

std::string code_only(const std::string& text) { return Reader(text).code(); }

}  // namespace tidy
