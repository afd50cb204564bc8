#include "app/grading/csv_rows.hpp"

#include "store/store_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace kaptein {

CsvRows::CsvRows(const std::filesystem::path& file) : stream_(file, std::ios::binary)
{
    if (!stream_) {
        throw StoreError(StoreFault::disk,
                         fmt::format("{}: cannot be read ({}).", file.string(), std::strerror(errno)));
    }
}

bool CsvRows::next(std::vector<std::string>& cells)
{
    using Traits = std::char_traits<char>;
    cells.clear();
    std::streambuf& bytes = *stream_.rdbuf();
    if (bytes.sgetc() == Traits::eof()) {
        return false;
    }
    std::string cell;
    bool quoted = false;
    for (int read = bytes.sbumpc(); read != Traits::eof(); read = bytes.sbumpc()) {
        const char letter = Traits::to_char_type(read);
        if (letter == '"') {
            const bool doubled = quoted && bytes.sgetc() == '"';
            if (doubled) {
                cell += letter;
                bytes.sbumpc();
            } else {
                quoted = !quoted;
            }
        } else if (letter == ',' && !quoted) {
            cells.push_back(std::move(cell));
            cell.clear();
        } else if (letter == '\n' && !quoted) {
            break;
        } else {
            cell += letter;
        }
    }
    cells.push_back(std::move(cell));
    return true;
}

}  // namespace kaptein
