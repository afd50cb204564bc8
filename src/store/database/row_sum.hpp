#pragma once

#include "base/digest.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kaptein {

/// XXH3-128 over the values of a row, each in a fixed little-endian form with its length or presence, so that no two
/// different rows have the same bytes.
class RowSum {
  public:
    void add(std::uint64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8) {
            bytes_ += static_cast<char>((value >> shift) & 0xff);
        }
    }
    void add(std::string_view text)
    {
        add(std::uint64_t{text.size()});
        bytes_.append(text);
    }
    void add(std::span<const std::uint8_t> bytes)
    {
        add(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    }
    void add(const std::optional<double>& value)
    {
        bytes_ += value ? '\1' : '\0';
        if (value) {
            add(std::bit_cast<std::uint64_t>(*value));
        }
    }
    Digest digest() const
    {
        DigestStream stream;
        stream.add(bytes_.data(), bytes_.size());
        return stream.finish();
    }
    std::string text() const { return to_text(digest()); }
    bool empty() const { return bytes_.empty(); }

  private:
    std::string bytes_;
};

}  // namespace kaptein
