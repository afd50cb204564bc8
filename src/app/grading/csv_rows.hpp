#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace kaptein {

/// Reads a table as annex 6 writes it, one record at a time. A file that was cut off gives what is there.
class CsvRows {
  public:
    /// Throws StoreError when the file cannot be opened.
    explicit CsvRows(const std::filesystem::path& file);
    /// The cells of the next record without their quotes; false at the end.
    bool next(std::vector<std::string>& cells);

  private:
    std::ifstream stream_;
};

}  // namespace kaptein
