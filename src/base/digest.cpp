#include "base/digest.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace kaptein {

DigestStream::DigestStream() : state_(XXH3_createState()) { XXH3_128bits_reset(static_cast<XXH3_state_t*>(state_)); }

DigestStream::~DigestStream() { XXH3_freeState(static_cast<XXH3_state_t*>(state_)); }

void DigestStream::add(const void* bytes, std::size_t count)
{
    XXH3_128bits_update(static_cast<XXH3_state_t*>(state_), bytes, count);
}

Digest DigestStream::finish() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(static_cast<const XXH3_state_t*>(state_));
    return {hash.high64, hash.low64};
}

std::string to_text(const Digest& digest)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text(32, '0');
    for (std::size_t i = 0; i < 16; ++i) {
        text[15 - i] = digits[(digest.high >> (4 * i)) & 15];
        text[31 - i] = digits[(digest.low >> (4 * i)) & 15];
    }
    return text;
}

}  // namespace kaptein
