// The sigmoid of one number.
#pragma once

#include <cmath>

#include "matrix.h"

namespace deltascope {

// 1 / (1 + e^-z). The exponential never overflows: e^800 would be inf, and inf/inf NaN.
template <class Scalar>
Scalar sigmoid(const Scalar& z) {
  using std::exp;
  if (real_part(z) >= 0) return Scalar(1) / (Scalar(1) + exp(-z));
  const Scalar e = exp(z);
  return e / (Scalar(1) + e);
}

}  // namespace deltascope
