// Hidden activations A = f(Z) and their derivatives f'(Z), entry by entry.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "kernels/backend.h"
#include "kernels/build.h"
#include "matrix.h"
#include "network/unit_functions.h"

namespace deltascope {

// A new f also needs: a bound on |f(z)| (finite.h), the rounding of its slope (checks/rounding.h),
// its range (lab/histogram.h) and whether f' jumps (has_kink), which the compiler asks for, as for
// the functions below.
enum class Activation { sigmoid, tanh, relu, leaky_relu, softplus, gelu, identity };

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

// The activation of each hidden layer, the first one first. A network has 63 at most.
class HiddenActivations {
 public:
  HiddenActivations(Activation of_all) { each_.fill(of_all); }
  // Requires: a list of at most 63.
  template <class List>
  HiddenActivations(const List& each) : HiddenActivations(Activation::sigmoid) {
    std::copy(each.begin(), each.end(), each_.begin());
  }

  Activation& operator[](std::size_t l) { return each_[l]; }
  Activation operator[](std::size_t l) const { return each_[l]; }

 private:
  std::array<Activation, 63> each_;
};

// Writes f of every number of Z to A, which has its shape. One function for all f, which are not
// worth vectors: an expression of Eigen's own for each would add kilobytes to the WebAssembly.
template <class Scalar>
[[gnu::noinline]] void apply(Scalar (*f)(const Scalar&), const Scalar* Z, Scalar* A, Index count) {
  for (Index e = 0; e < count; ++e) A[e] = f(Z[e]);
}

// Multiplies every number of `product` by f' of the number of Z in its place.
template <class Scalar>
[[gnu::noinline]] void multiply_by(Scalar (*slope)(const Scalar&), const Scalar* Z, Scalar* product,
                                   Index count) {
  for (Index e = 0; e < count; ++e) product[e] *= slope(Z[e]);
}

// Eigen has no vectors for a choice between two numbers, so relu is written out.
// Asked as "is it below?", so that NaN stays NaN and divergence is seen.
template <class Scalar>
[[gnu::noinline]] void relu(const Scalar* Z, Scalar* A, Index count) {
  DELTASCOPE_VECTORISED
  for (Index e = 0; e < count; ++e) A[e] = Z[e] <= 0 ? Scalar(0) : Z[e];
}

// Multiplies every number of `product` by relu' of the number of Z in its place.
template <class Scalar>
[[gnu::noinline]] void multiply_by_relu_slope(const Scalar* Z, Scalar* product, Index count) {
  DELTASCOPE_VECTORISED
  for (Index e = 0; e < count; ++e) product[e] *= Z[e] > 0 ? Scalar(1) : Scalar(0);
}

// A = f(Z), both n x width and dense. The module that the page opens with has no leaky_relu,
// softplus and gelu. Requires: A has the shape of Z.
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
      if constexpr (is_complex) {
        A = Z.unaryExpr([](const Scalar& z) { return real_part(z) <= 0 ? Scalar(0) : z; });
      } else {
        relu(Z.data(), A.data(), Z.size());
      }
      break;
    case Activation::leaky_relu:
      if constexpr (!is_opening)
        apply<Scalar>(&deltascope::leaky_relu, Z.data(), A.data(), Z.size());
      break;
    case Activation::softplus:
      if constexpr (!is_opening) apply<Scalar>(&deltascope::softplus, Z.data(), A.data(), Z.size());
      break;
    case Activation::gelu:
      if constexpr (!is_opening) apply<Scalar>(&deltascope::gelu, Z.data(), A.data(), Z.size());
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
      multiply_by_relu_slope(Z.data(), product.data(), Z.size());
      break;
    case Activation::leaky_relu:
      if constexpr (!is_opening)
        multiply_by<Scalar>(&leaky_relu_slope, Z.data(), product.data(), Z.size());
      break;
    case Activation::softplus:
      if constexpr (!is_opening) multiply_by<Scalar>(&sigmoid, Z.data(), product.data(), Z.size());
      break;
    case Activation::gelu:
      if constexpr (!is_opening)
        multiply_by<Scalar>(&gelu_slope, Z.data(), product.data(), Z.size());
      break;
    case Activation::identity:
      break;
  }
}

}  // namespace deltascope
