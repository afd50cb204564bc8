#include "random/normal.hpp"

#include "base/contract.hpp"
#include "base/elementary.hpp"
#include "base/vectorised.hpp"
#include "base/vectors/branchless.hpp"
#include "base/vectors/padded.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kaptein {
namespace {

/// c[0] + c[1] x + c[2] x^2 + ...
template <std::size_t count>
double polynomial(const std::array<double, count>& c, double x)
{
    double sum = c[count - 1];
    for (std::size_t i = count - 1; i > 0; --i) {
        sum = sum * x + c[i - 1];
    }
    return sum;
}

using Eight = std::array<double, 8>;

// Wichura 1988, "Algorithm AS 241", Applied Statistics 37(3), 477-484, routine PPND16: relative error about 1e-16.
constexpr Eight middle_above{3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                             1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                             3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr Eight middle_below{1.0,
                             4.2313330701600911252e+1,
                             6.8718700749205790830e+2,
                             5.3941960214247511077e+3,
                             2.1213794301586595867e+4,
                             3.9307895800092710610e+4,
                             2.8729085735721942674e+4,
                             5.2264952788528545610e+3};
constexpr Eight near_above{1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                           3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                           2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Eight near_below{1.0,
                           2.05319162663775882187e0,
                           1.67638483018380384940e0,
                           6.89767334985100004550e-1,
                           1.48103976427480074590e-1,
                           1.51986665636164571966e-2,
                           5.47593808499534494600e-4,
                           1.05075007164441684324e-9};
constexpr Eight far_above{6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Eight far_below{1.0,
                          5.99832206555887937690e-1,
                          1.36929880922735805310e-1,
                          1.48753612908506148525e-2,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};

// Cody 1969, "Rational Chebyshev approximations for the error function", Math. Comp. 23, 631-637, rescaled to the
// normal distribution; highest power last.
constexpr std::array<double, 5> centre_above{18154.981253343561249, 1067.6894854603709582, 161.02823106855587881,
                                             2.2352520354606839287, 0.065682337918207449113};
constexpr std::array<double, 5> centre_below{45507.789335026729956, 10260.932208618978205, 976.09855173777669322,
                                             47.20258190468824187, 1.0};
constexpr std::array<double, 9> side_above{9842.7148383839780218, 11602.651437647350124,  6848.1904505362823326,
                                           2494.5375852903726711, 597.27027639480026226,  93.506656132177855979,
                                           8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8};
constexpr std::array<double, 9> side_below{19685.429676859990727, 38912.003286093271411, 34900.952721145977266,
                                           18615.571640885098091, 6485.558298266760755,  1519.377599407554805,
                                           235.38790178262499861, 22.266688044328115691, 1.0};
/// 1 - Phi(y) for y > 0.67.
double upper_tail(double y)
{
    constexpr double one_over_root_two_pi = 0.398942280401432677940;
    // y = head + rest with head^2 exact, so that the rounding of y^2 / 2 does not reach the exponential.
    const double head = std::floor(y * 16.0) / 16.0;
    const double rest = (y - head) * (y + head);
    const double bell = elementary::exp(-0.5 * head * head) * elementary::exp(-0.5 * rest);
    if (y <= 5.656854) {
        return bell * polynomial(side_above, y) / polynomial(side_below, y);
    }
    // Laplace's continued fraction 1 / (y + 1 / (y + 2 / (y + ...))): 40 levels leave less than 1e-16 here.
    double fraction = y;
    for (double level = 40.0; level > 0.0; level -= 1.0) {
        fraction = y + level / fraction;
    }
    return bell * one_over_root_two_pi / fraction;
}

/// Both sides of every choice, so that vectors do it. 4.8 is the largest r of a word's uniform number: never far.
void normals_by_vectors(const Word* from, double* to, std::size_t count)
{
    using elementary::detail::if_negative;
    vectorised([=]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            const double u = uniform(from[i]);
            const double q = u - 0.5;
            const double square = 0.180625 - q * q;
            const double r = std::sqrt(-elementary::log(if_negative(q, u, 1.0 - u)));
            const double in_tail = 0.425 - std::abs(q);
            const double above =
                if_negative(in_tail, polynomial(near_above, r - 1.6), q * polynomial(middle_above, square));
            const double below =
                if_negative(in_tail, polynomial(near_below, r - 1.6), polynomial(middle_below, square));
            const double size = above / below;  // one division for both: vectors do few at a time
            to[i] = if_negative(in_tail, if_negative(q, -size, size), size);
        }
    });
}

/// The same as if none were in a tail; marks those that are.
void middles_by_vectors(const Word* from, double* to, std::uint8_t* in_tail, std::size_t count)
{
    // |uniform(word) - 0.5| <= 0.425 for the words from `first` on and `more` more: both ends are tested.
    constexpr Word first = 322'122'547;
    constexpr Word more = 3'650'722'201;
    vectorised([=]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            const double q = uniform(from[i]) - 0.5;
            const double square = 0.180625 - q * q;
            to[i] = q * polynomial(middle_above, square) / polynomial(middle_below, square);
        }
        for (std::size_t i = 0; i < count; ++i) {
            in_tail[i] = from[i] - first > more ? 1 : 0;
        }
    });
}

constexpr std::size_t at_once = 256;

/// Normals of up to `at_once` words: the middle of all, then once more those in a tail, three in twenty, whose
/// logarithms and roots cost most.
void normals_of_some(std::span<const Word> words, double* out)
{
    std::array<Word, at_once> word;
    std::array<double, at_once> z;
    std::copy(words.begin(), words.end(), word.begin());
    const std::size_t full = fill_up(words.size(), word);
    constexpr std::size_t few = 16;
    if (full <= few) {
        normals_by_vectors(word.data(), z.data(), full);
        std::copy_n(z.begin(), words.size(), out);
        return;
    }
    std::array<std::uint8_t, at_once> in_tail;
    std::array<std::uint16_t, at_once> place;
    middles_by_vectors(word.data(), z.data(), in_tail.data(), full);
    std::copy_n(z.begin(), words.size(), out);
    const std::size_t tails = list_marked(in_tail.data(), words.size(), place.data());
    if (tails == 0) {
        return;
    }
    for (std::size_t k = 0; k < tails; ++k) {
        word[k] = words[place[k]];
    }
    normals_by_vectors(word.data(), z.data(), fill_up(tails, word));
    for (std::size_t k = 0; k < tails; ++k) {
        out[place[k]] = z[k];
    }
}

}  // namespace

double normal(double u)
{
    const double q = u - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(middle_above, r) / polynomial(middle_below, r);
    }
    const double r = std::sqrt(-elementary::log(q < 0.0 ? u : 1.0 - u));
    const double size = r <= 5.0 ? polynomial(near_above, r - 1.6) / polynomial(near_below, r - 1.6)
                                 : polynomial(far_above, r - 5.0) / polynomial(far_below, r - 5.0);
    return q < 0.0 ? -size : size;
}

void normal_each(std::span<const Word> words, std::span<double> out)
{
    EXPECTS(words.size() == out.size());
    if (simd_used() == Simd::scalar) {
        std::transform(words.begin(), words.end(), out.begin(), [](Word word) { return normal(uniform(word)); });
        return;
    }
    for (std::size_t done = 0; done < words.size(); done += at_once) {
        normals_of_some(words.subspan(done, std::min(at_once, words.size() - done)), out.data() + done);
    }
}

double normal_cumulative(double z)
{
    const double y = std::abs(z);
    if (y <= 0.67448975) {
        return 0.5 + z * polynomial(centre_above, y * y) / polynomial(centre_below, y * y);
    }
    return z < 0.0 ? upper_tail(y) : 1.0 - upper_tail(y);
}

double log_normal(double u, double location, double scale) { return elementary::exp(location + scale * normal(u)); }

double truncated_normal(double u, double mean, double deviation, double low, double high)
{
    EXPECTS(low <= high);
    EXPECTS(deviation >= 0.0);
    if (deviation == 0.0) {
        return std::clamp(mean, low, high);
    }
    const double from = (low - mean) / deviation;
    const double to = (high - mean) / deviation;
    constexpr double smallest = 1e-300; // far outside the bell both ends round to chance 0; the clamp then decides
    if (from > 0.0) { // mirrored, because chances near 1 have lost their digits
        const double above_low = normal_cumulative(-from);
        const double above_high = normal_cumulative(-to);
        const double above = above_low - u * (above_low - above_high);
        return std::clamp(mean - deviation * normal(std::max(above, smallest)), low, high);
    }
    const double below_low = normal_cumulative(from);
    const double below_high = normal_cumulative(to);
    const double below = below_low + u * (below_high - below_low);
    return std::clamp(mean + deviation * normal(std::max(below, smallest)), low, high);
}

} // namespace kaptein
