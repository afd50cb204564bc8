#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace kaptein {

/// SHA-256 of bytes as they come; text() gives 64 hexadecimal digits.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    std::string text();  // once, at the end

  private:
    void* context_;
};

std::string sha256_of(std::string_view bytes);

/// Of a file's bytes. Throws StoreError when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace kaptein
