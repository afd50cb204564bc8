#include "report/wording/lines.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace kaptein::wording {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Code point at `place` and its length; invalid bytes stand for themselves.
std::uint32_t code_point(std::string_view text, std::size_t place, std::size_t& length)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t lead = byte(place);
    length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || place + length > text.size()) {
        length = 0;
        return lead;
    }
    std::uint32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text[place + i])) {
            length = 0;
            return lead;
        }
        point = point << 6 | (byte(place + i) & 0x3F);
    }
    return point;
}

bool harmful(std::uint32_t point)
{
    const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    const bool direction = (point >= 0x200E && point <= 0x200F) || (point >= 0x202A && point <= 0x202E)
                           || (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029;
    return control || direction;
}

std::string shortened(const std::string& text, std::size_t width)
{
    if (columns_of(text) <= width) {
        return text;
    }
    std::string result;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size() && used + 3 < width; ++used) {
        std::size_t end = i + 1;
        while (end < text.size() && continues(text[end])) {
            ++end;
        }
        result.append(text, i, end - i);
        i = end;
    }
    return result + "...";
}

}  // namespace

std::string visible(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 0;
        const std::uint32_t point = code_point(text, i, length);
        if (length == 0 || harmful(point)) {
            char escaped[16];
            std::snprintf(escaped, sizeof escaped, "\\u{%x}", static_cast<unsigned>(point));
            result += escaped;
        } else {
            result.append(text, i, length);
        }
        i += std::max<std::size_t>(length, 1);
    }
    return result;
}

std::size_t columns_of(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string paragraph(std::string_view text, std::string_view first)
{
    const std::string rest(columns_of(first), ' ');
    std::string result;
    std::string line(first);
    bool empty = true;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        const std::string_view word = text.substr(i, end - i);
        i = end + 1;
        if (word.empty()) {
            continue;
        }
        if (!empty && columns_of(line) + 1 + columns_of(word) > page_width) {
            result += line + "\n";
            line = rest;
            empty = true;
        }
        line += (empty ? "" : " ") + std::string(word);
        empty = false;
    }
    return result + line + "\n";
}

std::string heading(std::string_view text)
{
    return "\n" + std::string(text) + "\n" + std::string(columns_of(text), '-') + "\n";
}

TextTable::TextTable(std::vector<std::string> header, std::vector<Align> alignment)
    : header_(std::move(header)),
      alignment_(std::move(alignment))
{}

void TextTable::add(std::vector<std::string> row)
{
    if (row.size() > 1) {
        row.resize(header_.size());
    }
    rows_.push_back(std::move(row));
}

std::vector<std::size_t> TextTable::widths(std::size_t room) const
{
    std::vector<std::size_t> result;
    std::size_t total = 0;
    for (std::size_t column = 0; column < header_.size(); ++column) {
        std::size_t width = columns_of(header_[column]);
        for (const auto& row : rows_) {
            width = row.size() == 1 ? width : std::max(width, columns_of(row[column]));
        }
        result.push_back(width);
        total += width + 2;
    }
    while (total > room + 2) {
        std::size_t widest = header_.size();
        for (std::size_t column = 0; column < header_.size(); ++column) {
            if (alignment_[column] == Align::left && (widest == header_.size() || result[column] > result[widest])) {
                widest = column;
            }
        }
        if (widest == header_.size() || result[widest] <= 8) {
            break;
        }
        const std::size_t cut = std::min(total - room - 2, result[widest] - 8);
        result[widest] -= cut;
        total -= cut;
    }
    return result;
}

std::string TextTable::text(std::string_view indent) const
{
    const std::vector<std::size_t> width = widths(page_width - indent.size());
    std::string result;
    const auto line = [&](const std::vector<std::string>& row) {
        std::string out(indent);
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string content = row.size() == 1 ? row[column] : shortened(row[column], width[column]);
            const std::string gap(width[column] - std::min(width[column], columns_of(content)), ' ');
            out += alignment_[column] == Align::left ? content + gap : gap + content;
            out += "  ";
        }
        out.erase(out.find_last_not_of(' ') + 1);
        result += out + "\n";
    };
    line(header_);
    for (const auto& row : rows_) {
        line(row);
    }
    return result;
}

std::string listed(const std::vector<std::string>& items)
{
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        result += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    }
    return result;
}

}  // namespace kaptein::wording
