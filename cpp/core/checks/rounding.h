// How far rounding alone can move J and the gradient: a bound that is propagated through both
// passes.
#pragma once

#include <cstddef>
#include <vector>

#include "network/backprop.h"
#include "network/frame.h"
#include "network/local_derivatives.h"
#include "network/loss.h"
#include "network/network.h"

namespace deltascope {

// In units in the last place of 1: times frame.arithmetic.ulp it is a bound on the error.
template <class Scalar>
struct RoundingBound {
  struct OfLayer {
    Matrix<Scalar> Z, A;       // n x fan_out
    Matrix<Scalar> delta;      // n x fan_out
    Matrix<Scalar> grad_W;     // fan_in x fan_out
    RowVector<Scalar> grad_b;  // 1 x fan_out, or empty
  };
  std::vector<OfLayer> layers;
  Scalar J = Scalar(0);
};

// A B by its definition. Only small networks are checked: there Eigen's blocked product would gain
// nothing, and it would add a third to the WebAssembly.
template <class Left, class Right>
Matrix<typename Left::Scalar> lazy_product(const Left& A, const Right& B) {
  return A.lazyProduct(B);
}

// Bound on A_out, from of_Z, the bound on Z_out; every z of a row moves a softmax.
template <class Scalar>
Matrix<Scalar> output_rounding(Output output, const LayerFrame<Scalar>& out,
                               const Matrix<Scalar>& of_Z) {
  if (has_identity_output(output)) return of_Z;
  if (output != Output::cross_entropy_softmax) {
    return out.A.array() * (1 - out.A.array()) * of_Z.array() + 3 * out.A.array();
  }
  Matrix<Scalar> of_A = of_Z;
  for (Index k = 0; k < of_Z.rows(); ++k) of_A.row(k).array() += of_Z.row(k).maxCoeff();
  of_A.array() += Scalar(of_Z.cols() + 4);
  return of_A.cwiseProduct(out.A);
}

// Bound on f'(Z) of a hidden layer. 1 - a and 1 - a^2 lose an ulp of 1, however small they are.
template <class Scalar>
Matrix<Scalar> slope_rounding(Activation f, const Matrix<Scalar>& A, const Matrix<Scalar>& of_A) {
  switch (f) {
    case Activation::sigmoid:
      return of_A + A;
    case Activation::tanh:
      return (2 * of_A).array() + 1;
    case Activation::relu:
    case Activation::identity:
      break;
  }
  return Matrix<Scalar>::Zero(A.rows(), A.cols());
}

// Bound on delta_out. A - Y is as uncertain as A and Y are, however small the difference.
template <class Scalar>
Matrix<Scalar> delta_rounding(const Network<Scalar>& network, const LayerFrame<Scalar>& out,
                              const Matrix<Scalar>& Y, const Matrix<Scalar>& of_Z,
                              const Matrix<Scalar>& of_A) {
  Matrix<Scalar> bound = of_A + out.A.cwiseAbs() + Y.cwiseAbs();
  if (network.output == Output::cross_entropy_softmax) {
    const auto sums = Y.rowwise().sum().eval();
    bound = (of_A + Scalar(Y.cols()) * out.A).array().colwise() * sums.array();
    bound += Scalar(Y.cols()) * Y;
  }
  if (network.output == Output::squared_error_sigmoid) {
    const Matrix<Scalar> slope = output_slope(network.output, out.Z, out.A);
    bound = slope.array() * (bound.array() + (out.A - Y).array().abs() * (3 + of_Z.array()));
  }
  return bound * reduction_factor<Scalar>(network.reduction, Y.rows(), Y.cols());
}

// A sum of K products is off by at most K ulps of the sum of their magnitudes; an error of the
// input comes out multiplied by the local derivative (Higham, Accuracy and Stability of Numerical
// Algorithms, section 3.1).
// Requires: forward and backward have filled the frame for this network and problem.
template <class Scalar>
RoundingBound<Scalar> rounding_bound(const Network<Scalar>& network, const Problem<Scalar>& problem,
                                     const Frame<Scalar>& frame) {
  const std::size_t last = network.layers.size() - 1;
  const auto n = Scalar(problem.X.rows());
  RoundingBound<Scalar> bound;
  bound.layers.resize(network.layers.size());
  const Matrix<Scalar> exact = Matrix<Scalar>::Zero(problem.X.rows(), problem.X.cols());
  const auto bound_of_input = [&](std::size_t l) -> const Matrix<Scalar>& {
    return l == 0 ? exact : bound.layers[l - 1].A;
  };

  for (std::size_t l = 0; l <= last; ++l) {
    const Matrix<Scalar> W = network.layers[l].W.cwiseAbs();
    Matrix<Scalar> magnitude = lazy_product(input_of(l, problem, frame).cwiseAbs(), W);
    if (network.layers[l].b.size() > 0) magnitude.rowwise() += network.layers[l].b.cwiseAbs();
    auto& own = bound.layers[l];
    own.Z = lazy_product(bound_of_input(l), W) + Scalar(W.rows() + 1) * magnitude;
    if (l == last) {
      own.A = output_rounding(network.output, frame.layers[l], own.Z);
    } else {
      own.A = own.Z;
      multiply_by_derivative(network.hidden, frame.layers[l].Z, frame.layers[l].A, own.A);
      own.A += 3 * frame.layers[l].A.cwiseAbs();
    }
  }

  const auto& out = frame.layers[last];
  bound.layers[last].delta =
      delta_rounding(network, out, problem.Y, bound.layers[last].Z, bound.layers[last].A);
  bound.J = Scalar(problem.Y.size() + 8) * frame.J +
            out.delta.cwiseAbs().cwiseProduct(bound.layers[last].Z).sum();

  // A factor that rounded to 0 may be as large as its bound: hence the ulps added below.
  const Scalar ulp = frame.arithmetic.ulp;
  for (std::size_t l = last + 1; l-- > 0;) {
    auto& own = bound.layers[l];
    const Matrix<Scalar> delta = frame.layers[l].delta.cwiseAbs() + ulp * own.delta;
    const Matrix<Scalar> A_prev = input_of(l, problem, frame).cwiseAbs();
    const Matrix<Scalar> uncertain = own.delta + n * delta;
    own.grad_W = lazy_product(bound_of_input(l).transpose(), delta) +
                 lazy_product(A_prev.transpose(), uncertain);
    if (network.layers[l].b.size() > 0) own.grad_b = uncertain.colwise().sum();
    if (l == 0) break;
    const auto& before = frame.layers[l - 1];
    auto& previous = bound.layers[l - 1];
    const Matrix<Scalar> W = network.layers[l].W.cwiseAbs().transpose();
    const Matrix<Scalar> of_slope = slope_rounding(network.hidden, before.A, previous.A);
    Matrix<Scalar> slope = Matrix<Scalar>::Ones(before.A.rows(), before.A.cols());
    multiply_by_derivative(network.hidden, before.Z, before.A, slope);
    slope += ulp * of_slope;
    const Matrix<Scalar> carried = own.delta + Scalar(W.rows()) * delta;
    previous.delta = lazy_product(carried, W).cwiseProduct(slope) +
                     lazy_product(delta, W).cwiseProduct(of_slope);
  }
  return bound;
}

}  // namespace deltascope
