#include "analysis/discovery/shares.hpp"

#include "analysis/distributions.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

Interval wilson_interval(std::size_t hits, std::size_t n, double confidence)
{
    EXPECTS(n >= 1 && hits <= n);
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(hits) / count;
    const double z = distributions::normal_quantile(0.5 + confidence / 2.0);
    const double scale = 1.0 + z * z / count;
    const double centre = (share + z * z / (2.0 * count)) / scale;
    const double reach = z / scale * std::sqrt(share * (1.0 - share) / count + z * z / (4.0 * count * count));
    return {hits == 0 ? 0.0 : std::max(0.0, centre - reach), hits == n ? 1.0 : std::min(1.0, centre + reach)};
}

Interval exact_interval(std::size_t hits, std::size_t n, double confidence)
{
    EXPECTS(n >= 1 && hits <= n);
    const double outside = (1.0 - confidence) / 2.0;
    const auto k = static_cast<double>(hits);
    const auto count = static_cast<double>(n);
    return {hits == 0 ? 0.0 : distributions::beta_quantile(outside, k, count - k + 1.0),
            hits == n ? 1.0 : distributions::beta_quantile(1.0 - outside, k + 1.0, count - k)};
}

}  // namespace kaptein
