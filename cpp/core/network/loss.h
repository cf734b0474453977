// The pairs of output activation and loss: A_out, J and delta_out, each in its stable form.
#pragma once

#include <cmath>

#include "matrix.h"
#include "network/activation.h"

namespace deltascope {

enum class Output {
  cross_entropy_sigmoid,   // J = -sum [ y ln a + (1-y) ln(1-a) ],  a = sigmoid(z),  y in [0, 1]
  cross_entropy_softmax,   // J = -sum y ln a,                      a = softmax(z),  y in [0, 1]
  squared_error_sigmoid,   // J = 1/2 sum (a-y)^2,                  a = sigmoid(z)
  squared_error_identity,  // J = 1/2 sum (a-y)^2,                  a = z
  squared_error_tanh,      // J = 1/2 sum (a-y)^2,                  a = tanh(z)
};

constexpr bool is_cross_entropy(Output output) {
  return output == Output::cross_entropy_sigmoid || output == Output::cross_entropy_softmax;
}

// Whether A_out is Z_out, so that outputs are numbers without bounds instead of shares in [0, 1].
constexpr bool has_identity_output(Output output) {
  return output == Output::squared_error_identity;
}

enum class Reduction { sum, mean_examples, mean_entries };

// Whether squared error is 1/2 sum (a-y)^2 or sum (a-y)^2. Cross-entropy has no such factor.
enum class Square { half, whole };

// What the losses of all examples and outputs are multiplied by, before they add up to J.
struct LossFactor {
  LossFactor(Reduction over, Square of = Square::half) : reduction(over), square(of) {}

  Reduction reduction;
  Square square;
};

// The reduction's part of it, for n examples and t outputs.
template <class Scalar>
Real<Scalar> reduction_factor(Reduction reduction, Index n, Index t) {
  switch (reduction) {
    case Reduction::sum:
      return Real<Scalar>(1);
    case Reduction::mean_examples:
      return Real<Scalar>(1) / Real<Scalar>(n);
    case Reduction::mean_entries:
      break;
  }
  return Real<Scalar>(1) / Real<Scalar>(n * t);
}

// All of it, where the loss of one output is 1/2 (a-y)^2 or the cross-entropy.
template <class Scalar>
[[gnu::noinline]] Real<Scalar> value_of(LossFactor factor, Output output, Index n, Index t) {
  const auto share = reduction_factor<Scalar>(factor.reduction, n, t);
  return factor.square == Square::whole && !is_cross_entropy(output) ? 2 * share : share;
}

// -[ y ln a + (1-y) ln(1-a) ] with a = sigmoid(z), from z: every addend is >= 0, so none cancels.
template <class Scalar>
Scalar cross_entropy_of_logit(const Scalar& z, const Scalar& y) {
  using std::exp;
  const Scalar minus_magnitude = real_part(z) < 0 ? z : -z;
  const Scalar overshoot = real_part(z) < 0 ? -z * y : z * (Scalar(1) - y);
  return overshoot + log_of_one_plus(Scalar(exp(minus_magnitude)));
}

// The largest entry z_max of one row and ln sum_j e^(z_j - z_max), of which one addend is 1.
template <class Scalar>
struct LogSumExp {
  Scalar largest;
  Scalar log_of_sum;
};

template <class Row, class Scalar = typename Row::Scalar>
LogSumExp<Scalar> log_sum_exp(const Row& z) {
  using std::exp;
  Index top = 0;
  for (Index j = 1; j < z.size(); ++j) {
    if (real_part(z(j)) > real_part(z(top))) top = j;
  }
  Scalar others(0);
  for (Index j = 0; j < z.size(); ++j) {
    if (j != top) others += exp(z(j) - z(top));
  }
  using std::log;
  // log1p holds a small sum of the others; where the sum exceeds 1 it is as good as log.
  return {z(top), log_of_one_plus(others)};
}

// A_out (n x t) from Z_out (n x t).
template <class In, class Out>
void activate_output(Output output, const In& Z, Out& A) {
  using std::exp;
  switch (output) {
    case Output::cross_entropy_sigmoid:
    case Output::squared_error_sigmoid:
      activate(Activation::sigmoid, Z, A);
      break;
    case Output::cross_entropy_softmax:
      for (Index k = 0; k < Z.rows(); ++k) {
        const auto row = log_sum_exp(Z.row(k));
        for (Index j = 0; j < Z.cols(); ++j) {
          A(k, j) = exp((Z(k, j) - row.largest) - row.log_of_sum);
        }
      }
      break;
    case Output::squared_error_identity:
      A = Z;
      break;
    case Output::squared_error_tanh:
      activate(Activation::tanh, Z, A);
      break;
  }
}

// Calls visit(k, j, J_kj) with the loss of each example and output, without the factor.
template <class Scalar, class Visit>
void for_each_loss(Output output, const Matrix<Scalar>& Z, const Matrix<Scalar>& A,
                   const Matrix<Scalar>& Y, Visit visit) {
  for (Index k = 0; k < Z.rows(); ++k) {
    const LogSumExp<Scalar> row = output == Output::cross_entropy_softmax
                                      ? log_sum_exp(Z.row(k))
                                      : LogSumExp<Scalar>{Scalar(0), Scalar(0)};
    for (Index j = 0; j < Z.cols(); ++j) {
      switch (output) {
        case Output::cross_entropy_sigmoid:
          visit(k, j, cross_entropy_of_logit(Z(k, j), Y(k, j)));
          break;
        case Output::cross_entropy_softmax:
          visit(k, j, Scalar(Y(k, j) * ((row.largest - Z(k, j)) + row.log_of_sum)));
          break;
        case Output::squared_error_sigmoid:
        case Output::squared_error_identity:
        case Output::squared_error_tanh: {
          const Scalar difference = A(k, j) - Y(k, j);
          visit(k, j, Scalar(difference * difference / Real<Scalar>(2)));
          break;
        }
      }
    }
  }
}

// J, a single number.
template <class Scalar>
Scalar loss(Output output, LossFactor factor, const Matrix<Scalar>& Z, const Matrix<Scalar>& A,
            const Matrix<Scalar>& Y) {
  Scalar sum(0);
  for_each_loss(output, Z, A, Y, [&sum](Index, Index, const Scalar& J_kj) { sum += J_kj; });
  return sum * value_of<Scalar>(factor, output, Y.rows(), Y.cols());
}

// The slope of an output a = f(z) with two ends, a (1 - a) of a sigmoid and 1 - a^2 of tanh, times
// `before`. As products, since the differences would be 0 from z = 37 or 19 on.
template <class Scalar>
Scalar times_slope(Scalar before, Output output, const Scalar& z, const Scalar& a) {
  const bool is_tanh = output == Output::squared_error_tanh;
  const Scalar wide = is_tanh ? Scalar(2 * z) : z;
  return before * (is_tanh ? Scalar(4) * sigmoid(wide) : a) * sigmoid(Scalar(-wide));
}

// delta_out = dJ/dZ_out (n x t).
template <class In, class Targets, class Out>
void output_delta(Output output, LossFactor factor, const In& Z, const In& A, const Targets& Y,
                  Out& delta) {
  using Scalar = typename In::Scalar;
  switch (output) {
    case Output::cross_entropy_sigmoid:
    case Output::squared_error_identity:
      delta = A - Y;
      break;
    case Output::cross_entropy_softmax:
      // A - Y where the targets of an example add up to 1; right also where they do not.
      for (Index k = 0; k < A.rows(); ++k) {
        Scalar y(0);
        for (Index j = 0; j < Y.cols(); ++j) y += Y(k, j);
        delta.row(k) = A.row(k) * y - Y.row(k);
      }
      break;
    case Output::squared_error_sigmoid:
    case Output::squared_error_tanh:
      for (Index k = 0; k < A.rows(); ++k) {
        for (Index j = 0; j < A.cols(); ++j) {
          delta(k, j) = times_slope<Scalar>(A(k, j) - Y(k, j), output, Z(k, j), A(k, j));
        }
      }
      break;
  }
  const auto share = value_of<Scalar>(factor, output, A.rows(), A.cols());
  if (share != 1) delta *= share;
}

}  // namespace deltascope
