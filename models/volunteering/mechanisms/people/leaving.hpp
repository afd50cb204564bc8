#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// Who leaves the company (phase: account).
///
///     hazard per month = rate * (1 + (early_factor - 1) * exp(-tenure / 24)) * exp(-attachment_effect * A -
///     motive_effect * M)
///     A = attachment at hire + on_attachment * (belief - 1/2)                     [standard deviations]
///     M = prosocial motive at hire                                                [standard deviations]
///     chance in a step = 1 - exp(-hazard * dt);  after 40 years one retires
///
/// Works in `no_program` too. The first employees are drawn from the stationary state of this very process.
/// Source: commitment lowers turnover (meta-analyses: corrected correlation about -0.2, Griffeth, Hom and Gaertner
/// 2000); tenure-dependence is in every labour force survey. Form ours.
/// Limits: no labour market cycle. Taken out (`leaving.rate` 0): nobody leaves but to retire.
namespace kaptein::volunteering {

struct LeavingParameters {
    double rate;
    double early_factor;
    double attachment_effect;
    double motive_effect;
};

inline constexpr DeclaredList<LeavingParameters, 4> declared_leaving = {{
    real(&LeavingParameters::rate, "leaving.rate", "Hazard of a long-tenured employee of medium attachment", "1/month",
         0.0115, closed(0, 10), {closed(0.005, 0.02), "yearly leaving of 6 to 21 % among the settled", true},
         measured("CBS 2022: 2.8 % a quarter change employer at two years of service and more; with early_factor 21 % "
                  "a year")),
    real(&LeavingParameters::early_factor, "leaving.early_factor",
         "Hazard of a new employee over that of a settled one", "1", 3, closed(0, 100),
         {closed(1.5, 5), "from mild to steep", false},
         measured("CBS 2022: 8.5 % a quarter under two years of service, 2.8 % above")),
    real(&LeavingParameters::attachment_effect, "leaving.attachment_effect",
         "Fall of the logarithm of the hazard per standard deviation of attachment", "1", 0.35, closed(-5, 5),
         {closed(0.1, 0.6), "correlations with turnover of -0.1 to -0.3", true},
         measured("Griffeth, Hom and Gaertner 2000: corrected correlation of commitment and turnover about -0.2")),
    real(&LeavingParameters::motive_effect, "leaving.motive_effect",
         "Fall of the logarithm of the hazard per standard deviation of prosocial motive", "1", 0.1, closed(-5, 5),
         {closed(0, 0.3), "from none to as strong as attachment", true},
         assumed("volunteers are a select group (de Gilder et al. 2005); size unknown")),
}};

inline constexpr double settling_months = 24.0;

inline double baseline_hazard(const LeavingParameters& parameters, double tenure_months)
{
    return parameters.rate
           * (1.0 + (parameters.early_factor - 1.0) * elementary::exp(-tenure_months / settling_months));
}

/// The part of the hazard that a person brings along at hire.
inline double leaving_factor(const LeavingParameters& parameters, double attachment, double motive)
{
    return elementary::exp(-parameters.attachment_effect * attachment - parameters.motive_effect * motive);
}

/// The part that belief in the program's sincerity adds, through attachment.
inline double belief_factor(const LeavingParameters& parameters, double on_attachment, double belief)
{
    return elementary::exp(-parameters.attachment_effect * on_attachment * (belief - 0.5));
}

} // namespace kaptein::volunteering
