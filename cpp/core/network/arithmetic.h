// The two arithmetics of a run, and what each can tell apart.
#pragma once

#include <limits>

namespace deltascope {

enum class Precision { float64, float32 };

// What numbers were computed in, whatever type holds them now.
template <class Scalar>
struct Arithmetic {
  Scalar ulp;       // 1 and the next larger number are so far apart
  Scalar smallest;  // that still has all its digits
};

template <class Computed, class Scalar>
Arithmetic<Scalar> arithmetic_of() {
  using Limits = std::numeric_limits<Computed>;
  return {Scalar(Limits::epsilon()), Scalar(Limits::min())};
}

}  // namespace deltascope
