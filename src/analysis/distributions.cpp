#include "analysis/distributions.hpp"

#include "base/contract.hpp"

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <cmath>

namespace kaptein::distributions {

double normal_cdf(double z) { return boost::math::cdf(boost::math::normal(), z); }

double normal_quantile(double p)
{
    EXPECTS(p > 0.0 && p < 1.0);
    return boost::math::quantile(boost::math::normal(), p);
}

double student_t_cdf(double t, double degrees)
{
    EXPECTS(degrees > 0.0);
    return boost::math::cdf(boost::math::students_t(degrees), t);
}

double student_t_two_sided(double t, double degrees)
{
    EXPECTS(degrees > 0.0);
    return 2.0 * boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(t)));
}

double student_t_quantile(double p, double degrees)
{
    EXPECTS(p > 0.0 && p < 1.0);
    EXPECTS(degrees > 0.0);
    return boost::math::quantile(boost::math::students_t(degrees), p);
}

double noncentral_t_cdf(double t, double degrees, double shift)
{
    EXPECTS(degrees > 0.0);
    return boost::math::cdf(boost::math::non_central_t(degrees, shift), t);
}

double binomial_at_least(std::size_t k, std::size_t n, double p)
{
    EXPECTS(k <= n && p >= 0.0 && p <= 1.0);
    if (k == 0 || p == 1.0) {
        return 1.0;
    }
    // P(X >= k) is the regularised incomplete beta function of p at (k, n - k + 1).
    return p == 0.0 ? 0.0 : boost::math::ibeta(static_cast<double>(k), static_cast<double>(n - k + 1), p);
}

double beta_quantile(double p, double a, double b)
{
    EXPECTS(p > 0.0 && p < 1.0 && a > 0.0 && b > 0.0);
    return boost::math::ibeta_inv(a, b, p);
}

}  // namespace kaptein::distributions
