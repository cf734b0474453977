// Whether J and the parameters are finite: bounds without logarithms, or even without a pass, since
// training asks after every epoch.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "matrix.h"
#include "network/activation.h"
#include "network/frame.h"
#include "network/loss.h"
#include "network/network.h"

namespace deltascope {

// A bound on J, from Z_out and A_out. It is at least twice J, to allow for rounding.
template <class In, class Targets>
typename In::Scalar loss_bound(Output output, const In& Z, const In& A, const Targets& Y) {
  using Scalar = typename In::Scalar;
  switch (output) {
    case Output::cross_entropy_sigmoid:
    case Output::cross_entropy_softmax:
      // With y in [0, 1] an example adds less than 2 t (max |z| + 1), for sigmoids and for softmax.
      return 4 * Scalar(Z.cols()) * (Z.cwiseAbs().sum() + Scalar(Z.rows()));
    case Output::squared_error_sigmoid:
    case Output::squared_error_identity:
    case Output::squared_error_tanh:
      break;
  }
  return 2 * (A - Y).squaredNorm();
}

// Whether loss_bound is finite, and J with it; false says nothing.
template <class Scalar>
bool loss_is_surely_finite(Output output, const Matrix<Scalar>& Z, const Matrix<Scalar>& A,
                           const Matrix<Scalar>& Y) {
  return std::isfinite(loss_bound(output, Z, A, Y));
}

// Looks at one row of each layer's Z: a number of W or b that is not finite makes its column of Z
// non-finite, even where it is multiplied by 0. False says nothing.
// Requires: activate_all.
template <class Scalar>
bool parameters_are_surely_finite(const Frame<Scalar>& frame) {
  const auto& layers = frame.layers;
  return std::all_of(layers.begin(), layers.end(),
                     [](const auto& layer) { return layer.Z.row(0).allFinite(); });
}

// The largest magnitudes and the sizes of a problem, which training does not change.
template <class Scalar>
struct Extent {
  Scalar x;
  Scalar y;
  Scalar n;
  Scalar t;
};

template <class Scalar>
Extent<Scalar> extent_of(const Problem<Scalar>& problem) {
  const auto& [X, Y] = problem;
  return {X.cwiseAbs().maxCoeff(), Y.cwiseAbs().maxCoeff(), Scalar(X.rows()), Scalar(Y.cols())};
}

// A bound on |f| over [-z, z].
template <class Scalar>
Scalar activation_bound(Activation f, Scalar z) {
  switch (f) {
    case Activation::sigmoid:
    case Activation::tanh:
      return Scalar(1);
    case Activation::softplus:
      return z + 1;
    case Activation::relu:
    case Activation::leaky_relu:
    case Activation::gelu:
    case Activation::identity:
      break;
  }
  return z;
}

// Whether a bound on J from the parameters alone is finite, and J and the parameters with it; false
// says nothing.
template <class Scalar>
bool loss_is_surely_finite(const Network<Scalar>& network, const Extent<Scalar>& extent) {
  Scalar a = extent.x;
  Scalar z(0);
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    const auto& [W, b] = network.layers[l];
    // |z| <= a sum |w| + sum |b|; doubled, to allow for rounding.
    z = 2 * (a * W.cwiseAbs().sum() + b.cwiseAbs().sum());
    if (!std::isfinite(z)) return false;
    if (l + 1 < network.layers.size()) a = activation_bound(network.hidden[l], z);
  }
  const Scalar terms = extent.n * extent.t;
  switch (network.output) {
    case Output::cross_entropy_sigmoid:
    case Output::cross_entropy_softmax:
      return std::isfinite(4 * terms * (extent.t * z + 1));
    case Output::squared_error_sigmoid:
    case Output::squared_error_tanh:
      z = 1;
      break;
    case Output::squared_error_identity:
      break;
  }
  return std::isfinite(4 * terms * (z + extent.y) * (z + extent.y));
}

}  // namespace deltascope
