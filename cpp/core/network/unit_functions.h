// Leaky ReLU, softplus and GELU of one number, and their slopes: finite and accurate for every
// finite z. The functions take complex numbers, too, for the complex step.
#pragma once

#include <cmath>
#include <complex>
#include <utility>

#include "kernels/sigmoid.h"
#include "matrix.h"

namespace deltascope {

// The slope of leaky_relu below 0.
constexpr double leak = 0.01;

// Asked as "is it below?", so that NaN stays NaN.
template <class Scalar>
Scalar leaky_relu(const Scalar& z) {
  return real_part(z) <= 0 ? Scalar(Real<Scalar>(leak) * z) : z;
}

template <class Scalar>
Scalar leaky_relu_slope(const Scalar& z) {
  return z > 0 ? Scalar(1) : Scalar(leak);
}

// ln(1 + w) for |w| <= 1. log1p keeps a small w. For complex numbers std has none: the magnitude of
// 1 + w, squared, is 1 + x (2 + x) + y^2.
template <class Scalar>
Scalar log_of_one_plus(const Scalar& w) {
  if constexpr (Eigen::NumTraits<Scalar>::IsComplex) {
    const auto [x, y] = std::pair(w.real(), w.imag());
    return {std::log1p(x * (2 + x) + y * y) / 2, std::atan2(y, 1 + x)};
  } else {
    return std::log1p(w);
  }
}

// ln(1 + e^z), as the larger of 0 and z and what is missing, at most ln 2. Its slope is sigmoid(z).
template <class Scalar>
Scalar softplus(const Scalar& z) {
  using std::exp;
  const bool is_below = real_part(z) < 0;
  return (is_below ? Scalar(0) : z) + log_of_one_plus(Scalar(exp(is_below ? z : -z)));
}

// The density of the standard normal distribution, e^(-z^2 / 2) / sqrt(2 pi).
template <class Real>
Real normal_density(Real z) {
  return std::exp(-z * z / 2) * Real(0.398942280401432677939946059934);
}

// Its distribution function. erfc keeps the digits of a small one.
inline double normal_distribution(double x) {
  return std::erfc(-x * 0.707106781186547524400844362105) / 2;
}

// A second erfc, for floats, would add to the WebAssembly.
inline float normal_distribution(float x) {
  return static_cast<float>(normal_distribution(static_cast<double>(x)));
}

// The same at x + iy: what the density, exp(t^2 / 2 - ixt) times that of x, adds up to on the way
// from x. By Gauss and Legendre's rule of eight points, exact to 1e-14 for |y| <= 1.
template <class Real>
std::complex<Real> normal_distribution(const std::complex<Real>& z) {
  constexpr Real places[] = {0.183434642495649805, 0.525532409916328986, 0.796666477413626740,
                             0.960289856497536232};
  constexpr Real weights[] = {0.362683783378361983, 0.313706645877887287, 0.222381034453374471,
                              0.101228536290376259};
  const auto [x, y] = std::pair(z.real(), z.imag());
  std::complex<Real> sum(0);
  for (int each = 0; each < 4; ++each) {
    for (const int side : {-1, 1}) {
      const Real t = y / 2 * (1 + Real(side) * places[each]);
      sum += weights[each] * std::exp(std::complex<Real>(t * t / 2, -x * t));
    }
  }
  return normal_distribution(x) + std::complex<Real>(0, normal_density(x) * y / 2) * sum;
}

// z times the normal distribution function: Hendrycks and Gimpel 2016, "Gaussian Error Linear
// Units".
template <class Scalar>
Scalar gelu(const Scalar& z) {
  return z * normal_distribution(z);
}

template <class Real>
Real gelu_slope(const Real& z) {
  return normal_distribution(z) + z * normal_density(z);
}

}  // namespace deltascope
