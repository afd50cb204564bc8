#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// SHA-256 (FIPS 180-4), for tests of floors that know no cryptographic library.
namespace kaptein::sha256 {

using State = std::array<std::uint32_t, 8>;

/// First 32 bits of the fractions of the square or cube roots of the first primes: the constants of the standard.
template <std::size_t count>
std::array<std::uint32_t, count> root_fractions(bool cube)
{
    std::array<std::uint32_t, count> words{};
    std::vector<int> primes;
    for (int candidate = 2; primes.size() < count; ++candidate) {
        bool prime = true;
        for (const int smaller : primes) {
            prime = prime && candidate % smaller != 0;
        }
        if (prime) {
            const auto value = static_cast<long double>(candidate);
            const long double root = cube ? cbrtl(value) : sqrtl(value);
            words[primes.size()] = static_cast<std::uint32_t>((root - floorl(root)) * 0x1p32L);
            primes.push_back(candidate);
        }
    }
    return words;
}

inline void mix(State& state, const unsigned char* chunk)
{
    static const auto constants = root_fractions<64>(true);
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t byte = 0; byte < 4; ++byte) {
            w[i] = (w[i] << 8) | chunk[4 * i + byte];
        }
    }
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t low = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const std::uint32_t high = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t turned = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t first = h + turned + ((e & f) ^ (~e & g)) + constants[i] + w[i];
        const std::uint32_t other = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t second = other + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
    }
    const State added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) {
        state[i] += added[i];
    }
}

/// 64 hexadecimal digits.
inline std::string of(std::vector<unsigned char> bytes)
{
    State state = root_fractions<8>(false);
    const std::uint64_t bit_count = 8 * static_cast<std::uint64_t>(bytes.size());
    bytes.push_back(0x80);
    while (bytes.size() % 64 != 56) {
        bytes.push_back(0);
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<unsigned char>(bit_count >> shift));
    }
    for (std::size_t begin = 0; begin < bytes.size(); begin += 64) {
        mix(state, bytes.data() + begin);
    }
    std::string text;
    for (const std::uint32_t word : state) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            text += "0123456789abcdef"[(word >> shift) & 15];
        }
    }
    return text;
}

}  // namespace kaptein::sha256
