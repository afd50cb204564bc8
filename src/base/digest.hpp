#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kaptein {

/// 128 bits of XXH3 over state columns, for "is this the same world?". Not cryptographic.
struct Digest {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const Digest&) const = default;
};

/// 32 hexadecimal digits.
std::string to_text(const Digest& digest);

/// Digest of a sequence of byte ranges. Feed columns in a fixed order, little-endian.
class DigestStream {
  public:
    DigestStream();
    ~DigestStream();
    DigestStream(const DigestStream&) = delete;
    DigestStream& operator=(const DigestStream&) = delete;
    void add(const void* bytes, std::size_t count);
    Digest finish() const;

  private:
    void* state_;
};

}  // namespace kaptein
