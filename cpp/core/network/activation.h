// Hidden activations A = f(Z) and their derivatives f'(Z), entry by entry.
#pragma once

#include "kernels/backend.h"
#include "matrix.h"

namespace deltascope {

// A new f also needs: a bound on |f(z)| (finite.h), the rounding of its slope (checks/rounding.h)
// and its range (lab/histogram.h), which the compiler asks for, as for the functions below; and, if
// f' jumps, its kinks (checks/gradient_probe.h), which it does not.
enum class Activation { sigmoid, tanh, relu, identity };

// A = f(Z), both n x width and dense.
// Requires: A has the shape of Z.
template <class In, class Out>
void activate(Activation f, const In& Z, Out& A) {
  using Scalar = typename In::Scalar;
  constexpr bool is_complex = Eigen::NumTraits<Scalar>::IsComplex;
  switch (f) {
    case Activation::sigmoid:
      if constexpr (is_complex) {
        plain::sigmoid(Z, A);
      } else {
        backend::sigmoid(Z, A);
      }
      break;
    case Activation::tanh:
      if constexpr (is_complex) {
        plain::tanh(Z, A);
      } else {
        backend::tanh(Z, A);
      }
      break;
    case Activation::relu:
      // Asked as "is it below?", so that NaN stays NaN and divergence is seen.
      A = Z.unaryExpr([](const Scalar& z) { return real_part(z) <= 0 ? Scalar(0) : z; });
      break;
    case Activation::identity:
      A = Z;
      break;
  }
}

// product = product o f'(Z), all n x width; A = f(Z) is given since sigmoid and tanh need only it.
// The derivative of relu at 0 is taken to be 0.
template <class In, class Out>
void multiply_by_derivative(Activation f, const In& Z, const In& A, Out& product) {
  using Scalar = typename In::Scalar;
  switch (f) {
    case Activation::sigmoid:
      product.array() *= A.array() * (Scalar(1) - A.array());
      break;
    case Activation::tanh:
      product.array() *= Scalar(1) - A.array().square();
      break;
    case Activation::relu:
      product.array() *= (Z.array() > Scalar(0)).template cast<Scalar>();
      break;
    case Activation::identity:
      break;
  }
}

}  // namespace deltascope
