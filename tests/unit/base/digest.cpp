#include "support/catch.hpp"

#include "base/digest.hpp"

#include <string>

using kaptein::DigestStream;

TEST_CASE("the digest is XXH3-128, so that other programs can check it", "[digest]")
{
    // Of no bytes: the value in the test list of the XXH3 specification (xxHash repository, doc/xxhash_spec.md and
    // `printf '' | xxh128sum`).
    CHECK(to_text(DigestStream{}.finish()) == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("the digest depends on the bytes and their order, not on how they are cut", "[digest]")
{
    const std::string text(1000, 'k');
    DigestStream whole;
    whole.add(text.data(), text.size());
    DigestStream cut;
    cut.add(text.data(), 1);
    cut.add(text.data() + 1, 998);
    cut.add(text.data() + 999, 1);
    CHECK(whole.finish() == cut.finish());

    DigestStream one_bit;
    std::string other = text;
    other[500] = static_cast<char>(other[500] ^ 1);
    one_bit.add(other.data(), other.size());
    CHECK_FALSE(one_bit.finish() == whole.finish());
    CHECK(to_text(whole.finish()).size() == 32);
}
