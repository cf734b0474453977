// The two arithmetics of a run, float64 and float32, and the precision of each.
#pragma once

#include <limits>

namespace deltascope {

enum class Precision { float64, float32 };

// The arithmetic that numbers were computed in, whatever type holds them now.
template <class Scalar>
struct Arithmetic {
  Scalar ulp;       // the distance from 1 to the next larger number
  Scalar smallest;  // the smallest positive normal number
};

template <class Computed, class Scalar>
Arithmetic<Scalar> arithmetic_of() {
  using Limits = std::numeric_limits<Computed>;
  return {Scalar(Limits::epsilon()), Scalar(Limits::min())};
}

}  // namespace deltascope
