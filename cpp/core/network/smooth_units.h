// Softplus and GELU of one number, and their slopes: finite and accurate for every finite z. The functions also take
// a complex number whose imaginary part is tiny, for the complex step.
#pragma once

#include <cmath>

#include "kernels/sigmoid.h"
#include "matrix.h"

namespace deltascope {

// ln(1 + w) for |w| <= 1; log1p keeps a small w. For complex numbers std has no log1p: of the series
// in the imaginary part the first term is taken, since its square vanishes beside 1.
template <class Scalar>
Scalar log_of_one_plus(const Scalar& w) {
  if constexpr (Eigen::NumTraits<Scalar>::IsComplex) {
    return {std::log1p(w.real()), w.imag() / (1 + w.real())};
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
template <class Scalar>
Scalar normal_distribution(const Scalar& z) {
  using Number = Real<Scalar>;
  const Number x = real_part(z);
  const Number value = std::erfc(-x * Number(0.707106781186547524400844362105)) / 2;
  if constexpr (Eigen::NumTraits<Scalar>::IsComplex) {
    // The first term of the series in the imaginary part, as above.
    return {value, z.imag() * normal_density(x)};
  } else {
    return value;
  }
}

// z times the normal distribution function: Hendrycks and Gimpel 2016, "Gaussian Error Linear Units".
template <class Scalar>
Scalar gelu(const Scalar& z) {
  return z * normal_distribution(z);
}

template <class Real>
Real gelu_slope(Real z) {
  return normal_distribution(z) + z * normal_density(z);
}

}  // namespace deltascope
