#include "support/catch.hpp"
#include "support/sha256.hpp"
#include "support/statistics.hpp"

#include "random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace kaptein;

TEST_CASE("the test's own SHA-256 gives the standard's answers", "[random]")
{
    CHECK(sha256::of({'a', 'b', 'c'}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256::of({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("Philox4x32-10 gives the known answers of its authors", "[random]")
{
    // random123, tests/kat_vectors (trust.md, G1). Digits of pi: counter and key of the third.
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    constexpr Word all = 0xffffffff;
    CHECK(philox4x32({all, all, all, all}, {all, all}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0})
          == Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("80,000 words of Philox have the known SHA-256", "[random]")
{
    // Key (12345, 678), counters {i, 0, 0, 0} for i = 0 .. 19999, words as little-endian bytes (trust.md, G1; an
    // independent Python version gives the same).
    CHECK(philox4x32({0, 0, 0, 0}, {12345, 678}) == Words{0xc07fa199, 0xfb14848d, 0x55c4c6bd, 0xca025d07});
    std::vector<unsigned char> bytes;
    for (Word i = 0; i < 20000; ++i) {
        for (const Word word : philox4x32({i, 0, 0, 0}, {12345, 678})) {
            for (int shift = 0; shift < 32; shift += 8) {
                bytes.push_back(static_cast<unsigned char>(word >> shift));
            }
        }
    }
    CHECK(sha256::of(bytes) == "450f37f7311d07083d2cda733efe7526a8e3c6ce0088d9264c888b5c1a66e1bf");
}

TEST_CASE("bits() puts draw, month and purpose, entity and replicate where the design says", "[random]")
{
    constexpr Luck luck{0x0123456789abcdef, 77};
    CHECK(bits(luck, Purpose{0xabcd}, 5, 0x1234, 9) == philox4x32({9, 0xabcd1234, 5, 77}, {0x89abcdef, 0x01234567}));
}

TEST_CASE("a million askers get a million different blocks", "[random]")
{
    // Philox is a bijection of counters, so equal blocks mean equal counters: two questions with one answer.
    // Small and large ids side by side show an overlap of fields, if there is one.
    std::vector<Words> blocks;
    for (const Word replicate : {0u, 1u, 2u, 255u, 256u, 65535u, 65536u, 0xffffffffu}) {
        for (const unsigned purpose : {0u, 1u, 2u, 255u, 256u, 60000u, 60003u, 65535u}) {
            for (const unsigned month : {0u, 1u, 23u, 24u, 255u, 256u, 60000u, 65535u}) {
                for (Word entity = 0; entity < 50; ++entity) {
                    for (Word draw = 0; draw < 40; ++draw) {
                        blocks.push_back(bits({1, replicate}, Purpose{static_cast<std::uint16_t>(purpose)},
                                              entity * 0x01010101u, static_cast<std::uint16_t>(month), draw));
                    }
                }
            }
        }
    }
    REQUIRE(blocks.size() == 1'024'000);
    std::sort(blocks.begin(), blocks.end());
    CHECK(std::adjacent_find(blocks.begin(), blocks.end()) == blocks.end());
}

TEST_CASE("uniform numbers stay inside (0, 1) and reach both ends", "[random]")
{
    CHECK(uniform(0) == 0x1p-33);
    CHECK(uniform(0xffffffff) == 1.0 - 0x1p-33);
    CHECK(uniform(0, 0) == 0x1p-53);
    CHECK(uniform(0xffffffff, 0xffffffff) == 1.0 - 0x1p-53);
    CHECK(uniform(0x80000000, 0) > 0.5);
}

TEST_CASE("uniform numbers along entities, months, draws and replicates fill 256 cells and pairs evenly", "[random]")
{
    // Chi-square with 255 degrees of freedom, bound 1e-6; and so for pairs of neighbours in 16 x 16 cells.
    constexpr int n = 200'000;
    for (int along = 0; along < 4; ++along) {
        std::vector<double> cells(256);
        std::vector<double> pairs(256);
        double before = 0.0;
        for (int i = 0; i < n; ++i) {
            const auto word = static_cast<Word>(i);
            const Luck luck{20261123, along == 3 ? word : 0};
            // months are few: the entity moves on every 1000 months
            const Word entity = along == 0 ? word : (along == 1 ? word / 1000 : 0);
            const auto month = static_cast<std::uint16_t>(along == 1 ? word % 1000 : 0);
            const double u = uniform(bits(luck, Purpose{3}, entity, month, along == 2 ? word : 0)[0]);
            cells[static_cast<std::size_t>(u * 256.0)] += 1.0;
            if (i % 2 == 1) {
                pairs[static_cast<std::size_t>(before * 16.0) * 16 + static_cast<std::size_t>(u * 16.0)] += 1.0;
            }
            before = u;
        }
        CHECK(statistics::chi_square(cells, std::vector<double>(256, n / 256.0)).fits());
        CHECK(statistics::chi_square(pairs, std::vector<double>(256, n / 2 / 256.0)).fits());
    }
}

TEST_CASE("the test of even filling notices a share that is off by a tenth", "[random]")
{
    std::vector<double> cells(256, 200'000 / 256.0);
    CHECK(statistics::chi_square(cells, std::vector<double>(256, 200'000 / 256.0)).fits());
    cells[7] *= 1.1 + 0.5;
    cells[8] *= 0.9 - 0.5;
    CHECK_FALSE(statistics::chi_square(cells, std::vector<double>(256, 200'000 / 256.0)).fits());
}
