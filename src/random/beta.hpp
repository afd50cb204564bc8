#pragma once

namespace kaptein {

/// Beta(a, b) by inversion, for u in [0, 1] and a, b in [0.01, 1e5]; absolute error at most 1e-12.
double beta_draw(double u, double a, double b);

/// log Gamma(a), a > 0; relative error about 1e-14.
double log_gamma(double a);

}  // namespace kaptein
