// The factors of the chain rule that figures show: dJ/dA, dA/dZ, and the loss term by term.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "network/activation.h"
#include "network/backprop.h"
#include "network/frame.h"
#include "network/loss.h"
#include "network/network.h"

namespace deltascope {

template <class Scalar>
struct LayerDerivatives {
  Matrix<Scalar> dJ_dA;  // n x fan_out
  Matrix<Scalar> dA_dZ;  // n x fan_out, or empty: softmax, where z_j moves every a of the row
};

template <class Scalar>
struct LocalDerivatives {
  std::vector<LayerDerivatives<Scalar>> layers;
  Matrix<Scalar> J_term;  // n x t, the loss of each example and output; they add up to J
};

// dJ/da of one output, without the factor. A term whose coefficient is 0 is dropped, so
// that 0/0 never arises; 1 - a is sigmoid(-z), so that the rest is finite as long as e^|z| is.
template <class Scalar>
Scalar loss_slope(Output output, Scalar z, Scalar a, Scalar y) {
  switch (output) {
    case Output::cross_entropy_sigmoid: {
      const Scalar pull_up = y == 0 ? Scalar(0) : y / a;
      const Scalar push_down = y == 1 ? Scalar(0) : (1 - y) / sigmoid(-z);
      return push_down - pull_up;
    }
    case Output::cross_entropy_softmax:
      return y == 0 ? Scalar(0) : -y / a;
    case Output::squared_error_sigmoid:
    case Output::squared_error_identity:
    case Output::squared_error_tanh:
      break;
  }
  return a - y;
}

// dA_out/dZ_out (n x t), or empty for softmax.
template <class Scalar>
Matrix<Scalar> output_slope(Output output, const Matrix<Scalar>& Z, const Matrix<Scalar>& A) {
  switch (output) {
    case Output::cross_entropy_sigmoid:
    case Output::squared_error_sigmoid:
    case Output::squared_error_tanh:
      return Z.binaryExpr(
          A, [output](Scalar z, Scalar a) { return times_slope(Scalar(1), output, z, a); });
    case Output::squared_error_identity:
      return Matrix<Scalar>::Ones(Z.rows(), Z.cols());
    case Output::cross_entropy_softmax:
      break;
  }
  return {};
}

// dJ/dA and dA/dZ of the output layer, from its Z and A, and Y (all n x t).
template <class Scalar>
LayerDerivatives<Scalar> output_derivatives(Output output, LossFactor factor,
                                            const Matrix<Scalar>& Z, const Matrix<Scalar>& A,
                                            const Matrix<Scalar>& Y) {
  const Scalar share = value_of<Scalar>(factor, output, Y.rows(), Y.cols());
  Matrix<Scalar> dJ_dA(Y.rows(), Y.cols());
  for (Index k = 0; k < Y.rows(); ++k) {
    for (Index j = 0; j < Y.cols(); ++j) {
      dJ_dA(k, j) = share * loss_slope(output, Z(k, j), A(k, j), Y(k, j));
    }
  }
  return {dJ_dA, output_slope(output, Z, A)};
}

// The loss of each example and output (n x t), from Z, A and Y of the output layer (all n x t).
template <class Scalar>
Matrix<Scalar> loss_terms(Output output, LossFactor factor, const Matrix<Scalar>& Z,
                          const Matrix<Scalar>& A, const Matrix<Scalar>& Y) {
  const Scalar share = value_of<Scalar>(factor, output, Y.rows(), Y.cols());
  Matrix<Scalar> J_term(Y.rows(), Y.cols());
  for_each_loss(output, Z, A, Y,
                [&](Index k, Index j, Scalar J_kj) { J_term(k, j) = share * J_kj; });
  return J_term;
}

// Requires: forward and backward have filled the frame for this network and problem.
template <class Scalar>
LocalDerivatives<Scalar> local_derivatives(const Network<Scalar>& network,
                                           const Problem<Scalar>& problem,
                                           const Frame<Scalar>& frame) {
  LocalDerivatives<Scalar> local;
  for (std::size_t l = 0; l + 1 < network.layers.size(); ++l) {
    const auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
    Matrix<Scalar> slope = Matrix<Scalar>::Ones(Z.rows(), Z.cols());
    multiply_by_derivative(network.hidden[l], Z, A, slope);
    Matrix<Scalar> dJ_dA(Z.rows(), Z.cols());
    back_through_weights(frame.layers[l + 1].delta, network.layers[l + 1].W, dJ_dA);
    local.layers.push_back({dJ_dA, slope});
  }
  const auto& out = frame.layers.back();
  local.layers.push_back(
      output_derivatives(network.output, network.factor, out.Z, out.A, problem.Y));
  local.J_term = loss_terms(network.output, network.factor, out.Z, out.A, problem.Y);
  return local;
}

// The loss of one output as a curve over its prediction a, for target y: `count` points (a, J),
// with the factor of n examples and t outputs, so that (A_out, J_term) lies on it. a runs
// over the middles of `count` equal parts of (0, 1), of (-1, 1) for tanh, or of (y-1, y+1) for the
// identity.
// Requires: count >= 1; y in [0, 1] for cross-entropy.
template <class Scalar>
Matrix<Scalar> loss_curve(Output output, LossFactor factor, Index n, Index t, Scalar y,
                          Index count) {
  const bool bounded = !has_identity_output(output);
  const bool is_tanh = output == Output::squared_error_tanh;
  const Scalar from = !bounded ? y - 1 : is_tanh ? Scalar(-1) : Scalar(0);
  const Scalar length = bounded && !is_tanh ? Scalar(1) : Scalar(2);
  const Scalar share = value_of<Scalar>(factor, output, n, t);
  Matrix<Scalar> points(count, 2);
  for (Index i = 0; i < count; ++i) {
    const Scalar a = from + length * (Scalar(i) + Scalar(0.5)) / Scalar(count);
    Scalar J = (a - y) * (a - y) / 2;
    if (output == Output::cross_entropy_softmax) J = -y * std::log(a);
    if (output == Output::cross_entropy_sigmoid) J = -y * std::log(a) - (1 - y) * std::log1p(-a);
    points.row(i) << a, share * J;
  }
  return points;
}

}  // namespace deltascope
