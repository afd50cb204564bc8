#include "config/csv.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace kaptein {
namespace {

constexpr std::size_t columns_max = 10'000;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// What one character says about the file, beyond the form of a table.
std::optional<Fault> wrong_character(const std::optional<Character>& character, char byte)
{
    const std::string allowed = "a text file in UTF-8";
    if (!character) {
        return Fault{"encoding", "bytes that are not UTF-8", fmt::format("\\x{:02x}", static_cast<unsigned char>(byte)),
                     allowed, ""};
    }
    if (character->number == 0) {
        return Fault{"encoding", "a NUL byte: this is not a text file", "\\u0000", allowed, ""};
    }
    const bool control = (character->number < 0x20 && byte != '\n' && byte != '\t')
                         || (character->number >= 0x7f && character->number < 0xa0);
    if (control) {
        const auto code = static_cast<std::uint32_t>(character->number);
        return Fault{"encoding",
                     byte == '\r' ? "a carriage return without a line feed"
                                  : fmt::format("a control character (U+{:04X})", code),
                     fmt::format("\\u{:04x}", code), byte == '\r' ? "lines that end in LF or CRLF" : allowed, ""};
    }
    return std::nullopt;
}

}  // namespace

Reading<std::string> read_csv_bytes(const std::string& path)
{
    const auto refused = [&](std::string what, std::string allowed) {
        return Fault{"file", std::move(what), path, std::move(allowed), ""};
    };
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return refused(fmt::format("there is no file '{}'", shown(path)), "a path relative to the study file");
    }
    if (!std::filesystem::is_regular_file(status)) {
        return refused(fmt::format("'{}' is not a file", shown(path)), "a CSV file");
    }
    const auto size = std::filesystem::file_size(path, error);
    if (!error && size > csv_bytes_max) {
        return refused(fmt::format("'{}' is too large", shown(path)), "at most 256 MiB");
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(error ? 0 : static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (error || !stream) {
        return refused(fmt::format("'{}' cannot be read (is it yours to read?)", shown(path)), "");
    }
    return bytes;
}

std::string beside(const std::string& file, const std::string& name)
{
    return (std::filesystem::path(file).parent_path() / name).string();
}

CsvReader::CsvReader(std::string_view bytes, const std::string& file, Problems& problems)
    : bytes_(bytes),
      file_(std::make_shared<const std::string>(file)),
      problems_(&problems)
{
    if (bytes_.starts_with("\xef\xbb\xbf")) {
        bytes_.remove_prefix(3);
    } else if (bytes_.starts_with("\xff\xfe") || bytes_.starts_with("\xfe\xff")) {
        refuse(place(), {"encoding", "this file is in UTF-16", "", "UTF-8 (in a spreadsheet: 'CSV UTF-8')", ""});
        return;
    }
    read_header();
}

bool CsvReader::refuse(const Place& place, Fault fault)
{
    problems_->push_back(problem_at(place, "", std::move(fault)));
    unreadable_ = true;
    return false;
}

std::size_t CsvReader::break_here() const
{
    return here() == '\n' ? 1 : bytes_.substr(cursor_.at, 2) == "\r\n" ? 2 : 0;
}

/// One character on; a character that has no place in a text is told and ends the reading.
void CsvReader::step()
{
    const std::size_t line_break = break_here();
    if (line_break != 0) {
        cursor_ = {cursor_.at + line_break, cursor_.line + 1, 1};
        return;
    }
    const auto character = character_at(bytes_, cursor_.at);
    if (auto fault = wrong_character(character, here())) {
        refuse(place(), std::move(*fault));
        cursor_.at = bytes_.size();
        return;
    }
    cursor_.at += character->bytes;
    ++cursor_.column;
}

/// Passes over lines that begin with #; false at the end, where empty lines may stand.
bool CsvReader::skip_comments()
{
    while (here() == '#') {
        while (!at_end() && break_here() == 0) {
            step();
        }
        if (!at_end()) {
            step();
        }
    }
    return bytes_.find_first_not_of(" \t\r\n", std::min(cursor_.at, bytes_.size())) != std::string_view::npos;
}

bool CsvReader::read_quoted(Node& cell)
{
    step();
    bool closed = false;
    while (!at_end()) {
        if (here() == '"') {
            step();
            closed = here() != '"';
            if (closed) {
                break;
            }
        }
        const std::size_t from = cursor_.at;
        step();
        cell.text.append(bytes_.substr(from, cursor_.at - from));
    }
    if (!closed && !unreadable_) {
        return refuse(cell.place, {"syntax", "a quote that is not closed", "", "\"...\"", ""});
    }
    while (is_blank(here())) {
        step();
    }
    if (!at_end() && here() != ',' && break_here() == 0) {
        return refuse(place(), {"syntax", "text after a closed quote", "",
                                "quotes around the whole cell, a quote inside written twice", ""});
    }
    return !unreadable_;
}

void CsvReader::read_plain(Node& cell)
{
    const std::size_t from = cursor_.at;
    while (!at_end() && here() != ',' && break_here() == 0) {
        if (here() == '"') {
            refuse(place(), {"syntax", "a quote inside a cell", "",
                             "quotes around the whole cell, a quote inside written twice", ""});
            return;
        }
        step();
    }
    cell.text = bytes_.substr(from, cursor_.at - from);
    while (!cell.text.empty() && is_blank(cell.text.back())) {
        cell.text.pop_back();
    }
}

bool CsvReader::read_cell(Node& cell)
{
    while (is_blank(here())) {
        step();
    }
    cell = Node{};
    cell.place = place();
    if (here() == '"') {
        return read_quoted(cell);
    }
    read_plain(cell);
    cell.empty = cell.text.empty();
    return !unreadable_;
}

bool CsvReader::read_row(std::vector<Node>& row)
{
    row.clear();
    if (unreadable_ || !skip_comments()) {
        return false;
    }
    for (;;) {
        row.emplace_back();
        if (!read_cell(row.back())) {
            return false;
        }
        if (row.size() > columns_max) {
            return refuse(place(), {"limit", "too many columns", "", fmt::format("at most {}", columns_max), ""});
        }
        if (here() != ',') {
            break;
        }
        step();
    }
    return true;
}

void CsvReader::read_header()
{
    if (!read_row(header_)) {
        header_.clear();
        if (!unreadable_) {
            refuse(place(),
                   {"missing", "the file is empty", "", "a header with the names of the columns, then rows", ""});
        }
        return;
    }
    if (header_.size() == 1 && header_.front().text.find_first_of(";\t") != std::string::npos) {
        refuse(header_.front().place, {"syntax", "the columns are not separated by commas", header_.front().text,
                                       "NAME,NAME,... (in a spreadsheet: comma as separator)", ""});
    }
    for (std::size_t i = 0; i < header_.size() && !unreadable_; ++i) {
        const Node& name = header_[i];
        if (name.text.empty()) {
            refuse(name.place, {"missing", "a column without a name", "", "a name for each column", ""});
        }
        for (std::size_t j = 0; j < i && !unreadable_; ++j) {
            if (header_[j].text == name.text) {
                refuse(name.place, {"duplicate_key", fmt::format("the column '{}' stands twice", shown(name.text)),
                                    name.text, "each column once", ""});
            }
        }
    }
    if (unreadable_) {
        header_.clear();
    } else if (!at_end()) {
        step();
    }
}

bool CsvReader::next(std::vector<Node>& row)
{
    while (!enough(*problems_) && read_row(row)) {
        const Place end = place();
        if (!at_end()) {
            step();
        }
        if (row.size() == header_.size()) {
            return true;
        }
        const bool more = row.size() > header_.size();
        const bool nothing = row.size() == 1 && row.front().empty;
        const std::string what = nothing ? "an empty line" : fmt::format("a row of {} cells", row.size());
        const Place& at = more ? row[header_.size()].place : nothing ? row.front().place : end;
        problems_->push_back(
            problem_at(at, "", {"syntax", what, "", fmt::format("{} cells, as in the header", header_.size()), ""}));
    }
    row.clear();
    return false;
}

}  // namespace kaptein
