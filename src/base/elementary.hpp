#pragma once

#include <bit>
#include <cstdint>

/// Elementary functions from + - * / and bit casts only, inline and without tables or branches, so that loops
/// vectorise: the same bits on every compiler, optimisation level and computer, which libm does not promise.
/// Arguments are finite and not subnormal; results saturate instead of overflowing to infinity. Largest errors, in
/// units in the last place, as tests/unit/base/elementary.cpp asserts against long double:
///
///   exp 1   expm1 2.5   log 1   log1p 2   logistic 2.5   logit 4   pow 2 + 2 |y log x|
///
/// Method: reduction by powers of two, then the Taylor series of e^r (|r| <= log(2) / 2) or the series of
/// 2 artanh(s), s = f / (2 + f), for log(1 + f) (|s| <= 0.172), each cut where the rest is below 2^-56.
namespace kaptein::elementary {

namespace detail {

// log(2) in two parts: the first has 41 bits, so that k * ln2_high is exact for every exponent k.
inline constexpr double ln2_high = 0x1.62e42fefa3000p-1;
inline constexpr double ln2_low = 0x1.3de6af278ece6p-42;
inline constexpr double largest = 0x1.fffffffffffffp1023;
inline constexpr double exp_low = -708.0;
inline constexpr double exp_high = 709.0;

/// yes when the sign bit of `test` is set, else no. A mask from integer operations, because compilers turn a plain
/// choice between computed values into a jump, which stops vectorisation.
constexpr double if_negative(double test, double yes, double no)
{
    const std::uint64_t mask = 0 - (std::bit_cast<std::uint64_t>(test) >> 63);
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(yes) & mask)
                                 | (std::bit_cast<std::uint64_t>(no) & ~mask));
}

/// x = k log(2) + r; scale = 2^k; tail = e^r - 1.
struct Reduced {
    double scale;
    double tail;
};

constexpr Reduced reduce(double x)
{
    constexpr double shift = 0x1.8p52;  // adding it rounds to an integer, which then stands in the low bits
    x = if_negative(x - exp_low, exp_low, x);
    x = if_negative(exp_high - x, exp_high, x);
    const double shifted = x * 0x1.71547652b82fep0 + shift;
    const double k = shifted - shift;
    const double r = (x - k * ln2_high) - k * ln2_low;
    const double z = r * r;
    // e^r - 1 = r + z (1/2! + r/3! + r^2/4! + ...), even and odd powers apart for speed
    const double even =
        1.0 / 2 + z * (1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40320 + z * (1.0 / 3628800 + z * (1.0 / 479001600)))));
    const double odd =
        1.0 / 6
        + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362880 + z * (1.0 / 39916800 + z * (1.0 / 6227020800)))));
    const std::uint64_t scale_bits = (std::bit_cast<std::uint64_t>(shifted) + 1023) << 52;
    return {std::bit_cast<double>(scale_bits), r + z * (even + r * odd)};
}

/// x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)).
struct Parts {
    double k;
    double f;
};

constexpr Parts split(double x)
{
    constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    const std::uint64_t moved = std::bit_cast<std::uint64_t>(x) + (one - root_half);
    const double biased = std::bit_cast<double>(std::uint64_t{0x4330000000000000} | (moved >> 52));
    const std::uint64_t mantissa = (moved & 0x000fffffffffffff) + root_half;
    return {biased - (0x1p52 + 1023.0), std::bit_cast<double>(mantissa) - 1.0};
}

}  // namespace detail

/// e^x for finite x. Below -708 the result is 0, above 709 the largest finite double is returned.
constexpr double exp(double x)
{
    const detail::Reduced reduced = detail::reduce(x);
    const double value = reduced.scale + reduced.scale * reduced.tail;
    const double not_low = detail::if_negative(x - detail::exp_low, 0.0, value);
    return detail::if_negative(detail::exp_high - x, detail::largest, not_low);
}

/// e^x - 1 without cancellation near 0.
constexpr double expm1(double x)
{
    const detail::Reduced reduced = detail::reduce(x);
    const double value = (reduced.scale - 1.0) + reduced.scale * reduced.tail;
    return detail::if_negative(detail::exp_high - x, detail::largest, value);
}

/// Natural logarithm of x > 0 (normal numbers).
constexpr double log(double x)
{
    const detail::Parts parts = detail::split(x);
    const double f = parts.f;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double rest =
        z
        * (2.0 / 3
           + z
                 * (2.0 / 5
                    + z
                          * (2.0 / 7
                             + z
                                   * (2.0 / 9
                                      + z
                                            * (2.0 / 11
                                               + z
                                                     * (2.0 / 13
                                                        + z
                                                              * (2.0 / 15
                                                                 + z
                                                                       * (2.0 / 17
                                                                          + z * (2.0 / 19 + z * (2.0 / 21))))))))));
    // 2 s = f - s f, and s f = h - s h with h = f^2 / 2: the leading f is exact, what is added to it is small.
    const double h = 0.5 * f * f;
    return parts.k * detail::ln2_high + (f + ((s * (h + rest) + parts.k * detail::ln2_low) - h));
}

/// log(1 + x), x > -1, without cancellation near 0.
constexpr double log1p(double x)
{
    const double sum = 1.0 + x;
    const double lost = x - (sum - 1.0);  // what the rounding of the sum dropped
    return log(sum) + lost / sum;
}

/// x^y for x >= 0 (0^0 = 1, 0^y = 0 for y > 0, and the largest finite double for y < 0).
constexpr double pow(double x, double y)
{
    constexpr double smallest = 0x1p-1022;  // what is below counts as 0
    const double positive = detail::if_negative(x - smallest, 1.0, x);
    const double value = exp(y * log(positive));
    const double at_zero = detail::if_negative(0.0 - y, 0.0, detail::if_negative(0.0 + y, detail::largest, 1.0));
    return detail::if_negative(x - smallest, at_zero, value);
}

/// 1 / (1 + e^-x); logistic(x) + logistic(-x) = 1 within rounding.
constexpr double logistic(double x)
{
    const double e = exp(detail::if_negative(x, x, -x));
    return detail::if_negative(x, e, 1.0) / (1.0 + e);
}

/// log(p / (1 - p)), p in (0, 1). Near 1/2 through log1p, because the quotient is near 1 there.
constexpr double logit(double p)
{
    const bool middle = p > 0.25 && p < 0.75;
    return middle ? log1p((2.0 * p - 1.0) / (1.0 - p)) : log(p / (1.0 - p));
}

}  // namespace kaptein::elementary
