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

// Bounds on the error of each number, in the number's own unit. Counted in ulps they would overflow
// where a weight is near the largest number.
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

// What follows is made of these few functions of matrices. Only small networks are checked, where
// an expression of Eigen's own for each formula would gain nothing, and add 20 KB to the
// WebAssembly.

// A B by its definition.
template <class Scalar>
[[gnu::noinline]] Matrix<Scalar> plain_product(const Matrix<Scalar>& A, const Matrix<Scalar>& B) {
  return A.lazyProduct(B);
}

template <class Scalar>
[[gnu::noinline]] Matrix<Scalar> transposed(const Matrix<Scalar>& A) {
  return A.transpose();
}

// factor |A|
template <class Scalar>
[[gnu::noinline]] Matrix<Scalar> magnitudes(const Matrix<Scalar>& A, Scalar factor = 1) {
  return factor * A.cwiseAbs();
}

// sum += factor A
template <class Scalar>
[[gnu::noinline]] void add(Matrix<Scalar>& sum, const Matrix<Scalar>& A, Scalar factor = 1) {
  sum += factor * A;
}

// A o B
template <class Scalar>
[[gnu::noinline]] Matrix<Scalar> entrywise(const Matrix<Scalar>& A, const Matrix<Scalar>& B) {
  return A.cwiseProduct(B);
}

// Bound on A_out, from of_Z, the bound on Z_out; every z of a row moves a softmax.
template <class Scalar>
Matrix<Scalar> output_rounding(Output output, const LayerFrame<Scalar>& out,
                               const Matrix<Scalar>& of_Z, Scalar ulp) {
  if (has_identity_output(output)) return of_Z;
  if (output != Output::cross_entropy_softmax) {
    Matrix<Scalar> of_A = entrywise(output_slope(output, out.Z, out.A), of_Z);
    add(of_A, magnitudes(out.A, 3 * ulp));
    return of_A;
  }
  Matrix<Scalar> of_A = of_Z;
  for (Index k = 0; k < of_Z.rows(); ++k) of_A.row(k).array() += of_Z.row(k).maxCoeff();
  of_A.array() += Scalar(of_Z.cols() + 4) * ulp;
  return of_A.cwiseProduct(out.A);
}

// Bound on A of a hidden layer, from of_Z, the bound on its Z.
template <class Scalar>
Matrix<Scalar> hidden_rounding(Activation f, const LayerFrame<Scalar>& layer,
                               const Matrix<Scalar>& of_Z, Scalar ulp) {
  Matrix<Scalar> of_A = of_Z;
  multiply_by_derivative(f, layer.Z, layer.A, of_A);
  Matrix<Scalar> own = magnitudes(layer.A, 3 * ulp);
  if constexpr (!is_opening) {
    if (f == Activation::gelu) {
      // It falls, too; and in its tail the rounding of z^2 / 2 moves e^(-z^2 / 2).
      of_A = magnitudes(of_A);
      add(own, entrywise(entrywise(layer.Z, layer.Z), own));
    }
  }
  add(of_A, own);
  return of_A;
}

// Bound on f'(Z) of a hidden layer, from the bounds on its Z and A. 1 - a and 1 - a^2 lose an ulp
// of 1, however small they are.
template <class Scalar>
Matrix<Scalar> slope_rounding(Activation f, const Matrix<Scalar>& A, const Matrix<Scalar>& of_Z,
                              const Matrix<Scalar>& of_A, Scalar ulp) {
  switch (f) {
    case Activation::sigmoid:
      return of_A + ulp * A;
    case Activation::tanh:
      return (2 * of_A).array() + ulp;
    case Activation::softplus:
      // The slope is less than A, and so is the slope's own.
      if constexpr (!is_opening) return of_A + 4 * ulp * A;
      break;
    case Activation::gelu:
      // |f''| is less than 0.8, and what two terms of opposite signs lose less than 8 ulps of 1.
      if constexpr (!is_opening) return (of_Z * Scalar(0.8)).array() + 8 * ulp;
      break;
    case Activation::relu:
    case Activation::leaky_relu:
    case Activation::identity:
      break;
  }
  return Matrix<Scalar>::Zero(A.rows(), A.cols());
}

// Bound on delta_out. A - Y is as uncertain as A and Y are, however small the difference.
template <class Scalar>
Matrix<Scalar> delta_rounding(const Network<Scalar>& network, const LayerFrame<Scalar>& out,
                              const Matrix<Scalar>& Y, const Matrix<Scalar>& of_Z,
                              const Matrix<Scalar>& of_A, Scalar ulp) {
  Matrix<Scalar> bound = of_A + ulp * (out.A.cwiseAbs() + Y.cwiseAbs());
  if (network.output == Output::cross_entropy_softmax) {
    const auto sums = Y.rowwise().sum().eval();
    const Scalar of_sum = Scalar(Y.cols()) * ulp;
    bound = (of_A + of_sum * out.A).array().colwise() * sums.array();
    bound += of_sum * Y;
  }
  if (network.output == Output::squared_error_sigmoid ||
      network.output == Output::squared_error_tanh) {
    const Matrix<Scalar> slope = output_slope(network.output, out.Z, out.A);
    // z moves ln f'(z) by 1 at most, and 2 for tanh, which is two sigmoids wide.
    const Scalar of_slope = network.output == Output::squared_error_tanh ? 2 : 1;
    bound = slope.array() *
            (bound.array() + (out.A - Y).array().abs() * of_slope * (3 * ulp + of_Z.array()));
  }
  return bound * value_of<Scalar>(network.factor, network.output, Y.rows(), Y.cols());
}

// A sum of K products is off by at most K ulps of the sum of their magnitudes; an error of the
// input comes out multiplied by the local derivative (Higham, Accuracy and Stability of Numerical
// Algorithms, section 3.1).
// Requires: forward and backward have filled the frame for this network and problem.
template <class Scalar>
RoundingBound<Scalar> rounding_bound(const Network<Scalar>& network, const Problem<Scalar>& problem,
                                     const Frame<Scalar>& frame) {
  const std::size_t last = network.layers.size() - 1;
  const Scalar ulp = frame.arithmetic.ulp;
  const Scalar of_sum = Scalar(problem.X.rows()) * ulp;
  RoundingBound<Scalar> bound;
  bound.layers.resize(network.layers.size());
  const Matrix<Scalar> exact = Matrix<Scalar>::Zero(problem.X.rows(), problem.X.cols());
  const auto bound_of_input = [&](std::size_t l) -> const Matrix<Scalar>& {
    return l == 0 ? exact : bound.layers[l - 1].A;
  };

  for (std::size_t l = 0; l <= last; ++l) {
    const Matrix<Scalar> W = magnitudes(network.layers[l].W);
    // An ulp of the sum of the magnitudes: W is made small before it is multiplied by anything.
    Matrix<Scalar> of_Z =
        plain_product(magnitudes(input_of(l, problem, frame)), magnitudes(W, ulp));
    if (network.layers[l].b.size() > 0) of_Z.rowwise() += ulp * network.layers[l].b.cwiseAbs();
    auto& own = bound.layers[l];
    own.Z = plain_product(bound_of_input(l), W);
    add(own.Z, of_Z, Scalar(W.rows() + 1));
    if (l == last) {
      own.A = output_rounding(network.output, frame.layers[l], own.Z, ulp);
    } else {
      own.A = hidden_rounding(network.hidden[l], frame.layers[l], own.Z, ulp);
    }
  }

  const auto& out = frame.layers[last];
  bound.layers[last].delta =
      delta_rounding(network, out, problem.Y, bound.layers[last].Z, bound.layers[last].A, ulp);
  bound.J = Scalar(problem.Y.size() + 8) * ulp * frame.J +
            entrywise(magnitudes(out.delta), bound.layers[last].Z).sum();

  // A factor that rounded to 0 may be as large as its bound: hence the bounds added below.
  for (std::size_t l = last + 1; l-- > 0;) {
    auto& own = bound.layers[l];
    Matrix<Scalar> delta = magnitudes(frame.layers[l].delta);
    add(delta, own.delta);
    Matrix<Scalar> uncertain = own.delta;
    add(uncertain, delta, of_sum);
    own.grad_W = plain_product(transposed(magnitudes(input_of(l, problem, frame))), uncertain);
    add(own.grad_W, plain_product(transposed(bound_of_input(l)), delta));
    if (network.layers[l].b.size() > 0) own.grad_b = uncertain.colwise().sum();
    if (l == 0) break;
    const auto& before = frame.layers[l - 1];
    auto& previous = bound.layers[l - 1];
    const Matrix<Scalar> W = transposed(magnitudes(network.layers[l].W));
    const Activation f = network.hidden[l - 1];
    const Matrix<Scalar> of_slope = slope_rounding(f, before.A, previous.Z, previous.A, ulp);
    Matrix<Scalar> slope = Matrix<Scalar>::Ones(before.A.rows(), before.A.cols());
    multiply_by_derivative(f, before.Z, before.A, slope);
    slope = magnitudes(slope);
    add(slope, of_slope);
    Matrix<Scalar> carried = own.delta;
    add(carried, delta, Scalar(W.rows()) * ulp);
    previous.delta = entrywise(plain_product(carried, W), slope);
    add(previous.delta, entrywise(plain_product(delta, W), of_slope));
  }
  return bound;
}

}  // namespace deltascope
