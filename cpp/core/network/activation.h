// Hidden activations A = f(Z) and their derivatives f'(Z), entry by entry.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "kernels/backend.h"
#include "matrix.h"
#include "network/smooth_units.h"

namespace deltascope {

// A new f also needs: a bound on |f(z)| (finite.h), the rounding of its slope (checks/rounding.h)
// its range (lab/histogram.h) and whether f' jumps (has_kink), which the compiler asks for, as for
// the functions below.
enum class Activation { sigmoid, tanh, relu, leaky_relu, softplus, gelu, identity };

// The slope of leaky_relu below 0.
constexpr double leak = 0.01;

// Whether f' jumps at z = 0.
constexpr bool has_kink(Activation f) {
  switch (f) {
    case Activation::relu:
    case Activation::leaky_relu:
      return true;
    case Activation::sigmoid:
    case Activation::tanh:
    case Activation::softplus:
    case Activation::gelu:
    case Activation::identity:
      break;
  }
  return false;
}

// The activation of each hidden layer, the first one first. Made of one, it is that of all.
class HiddenActivations {
 public:
  HiddenActivations(Activation of_all) : each_{of_all} {}
  // Requires: one for each hidden layer; or one, that of all; none where there is no hidden layer.
  HiddenActivations(std::vector<Activation> each) : each_(std::move(each)) {}

  Activation operator[](std::size_t l) const { return each_.size() == 1 ? each_[0] : each_[l]; }

  // Whether all of the first `count` are f.
  bool are_all(Activation f, std::size_t count) const {
    for (std::size_t l = 0; l < count; ++l) {
      if ((*this)[l] != f) return false;
    }
    return true;
  }

 private:
  std::vector<Activation> each_;
};

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
    case Activation::leaky_relu:
      A = Z.unaryExpr(
          [](const Scalar& z) { return real_part(z) <= 0 ? Scalar(Real<Scalar>(leak) * z) : z; });
      break;
    case Activation::softplus:
      A = Z.unaryExpr([](const Scalar& z) { return deltascope::softplus(z); });
      break;
    case Activation::gelu:
      A = Z.unaryExpr([](const Scalar& z) { return deltascope::gelu(z); });
      break;
    case Activation::identity:
      A = Z;
      break;
  }
}

// product = product o f'(Z), all n x width; A = f(Z) is given since sigmoid and tanh need only it.
// The derivative at 0 of relu is taken to be 0, that of leaky_relu to be `leak`.
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
    case Activation::leaky_relu:
      product.array() *=
          Z.unaryExpr([](const Scalar& z) { return z > 0 ? Scalar(1) : Scalar(leak); }).array();
      break;
    case Activation::softplus:
      product.array() *= Z.unaryExpr([](const Scalar& z) { return sigmoid(z); }).array();
      break;
    case Activation::gelu:
      product.array() *= Z.unaryExpr([](const Scalar& z) { return gelu_slope(z); }).array();
      break;
    case Activation::identity:
      break;
  }
}

}  // namespace deltascope
