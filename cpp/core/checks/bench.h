// Candidate formulas for dJ/dW, the right one and the usual mistakes, judged by shape and by
// complex step, neither of which knows the right one.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "checks/gradient_check.h"
#include "checks/gradient_probe.h"
#include "checks/rounding.h"
#include "network/backprop.h"
#include "network/local_derivatives.h"
#include "network/network.h"

namespace deltascope {

// A (A_prev) is n x fan_in, delta is n x fan_out.
enum class Candidate {
  A_T_delta,         // A^T delta: the gradient
  delta_T_A,         // delta^T A
  A_delta_T,         // A delta^T
  A_delta,           // A delta
  A_hadamard_delta,  // A o delta
  with_slope,        // A^T (delta o f'(Z)), f the activation of the layer
  mean,              // A^T delta / n
  one_example,       // A[n]^T delta[n], the last example's
};

inline const std::vector<Candidate> all_candidates = {
    Candidate::A_T_delta, Candidate::delta_T_A,        Candidate::A_delta_T,
    Candidate::A_delta,   Candidate::A_hadamard_delta, Candidate::with_slope,
    Candidate::mean,      Candidate::one_example};

struct Shape {
  Index rows;
  Index cols;
};

inline bool operator==(Shape left, Shape right) {
  return left.rows == right.rows && left.cols == right.cols;
}

template <class Scalar>
struct Trial {
  Shape shape = {0, 0};     // of the result; 0 x 0 where the operation is not defined
  Matrix<Scalar> value;     // empty where not defined, or of a wrong shape and too large to show
  bool shape_fits = false;  // the shape is that of W
  // Where the shape fits: the largest difference from the complex step, relative to the complex
  // step's largest entry (absolute where that is 0), and whether rounding explains every
  // difference.
  Scalar difference = 0;
  bool agrees = false;
};

// The shape of a candidate; 0 x 0 where its operation is not defined.
inline Shape shape_of(Candidate candidate, Index n, Index fan_in, Index fan_out) {
  switch (candidate) {
    case Candidate::A_T_delta:
    case Candidate::with_slope:
    case Candidate::mean:
    case Candidate::one_example:
      return {fan_in, fan_out};
    case Candidate::delta_T_A:
      return {fan_out, fan_in};
    case Candidate::A_delta_T:
      if (fan_in == fan_out) return {n, n};
      break;
    case Candidate::A_delta:
      if (fan_in == n) return {n, fan_out};
      break;
    case Candidate::A_hadamard_delta:
      if (fan_in == fan_out) return {n, fan_in};
      break;
  }
  return {0, 0};
}

// f'(Z) of layer l (n x fan_out). For softmax, where every z moves every a, the a (1 - a) that a
// reader would write down.
template <class Scalar>
Matrix<Scalar> slope_of_layer(const Network<Scalar>& network, const Frame<Scalar>& frame,
                              std::size_t l) {
  const auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
  if (l + 1 == network.layers.size()) {
    if (network.output == Output::cross_entropy_softmax) return A.array() * (1 - A.array());
    return output_slope(network.output, Z, A);
  }
  Matrix<Scalar> slope = Matrix<Scalar>::Ones(Z.rows(), Z.cols());
  multiply_by_derivative(network.hidden[l], Z, A, slope);
  return slope;
}

// Requires: shape_of(candidate) is not 0 x 0.
template <class Scalar>
Matrix<Scalar> value_of(Candidate candidate, const Matrix<Scalar>& A, const Matrix<Scalar>& delta,
                        const Matrix<Scalar>& slope) {
  switch (candidate) {
    case Candidate::A_T_delta:
      break;
    case Candidate::delta_T_A:
      return plain_product(transposed(delta), A);
    case Candidate::A_delta_T:
      return plain_product(A, transposed(delta));
    case Candidate::A_delta:
      return plain_product(A, delta);
    case Candidate::A_hadamard_delta:
      return entrywise(A, delta);
    case Candidate::with_slope:
      return plain_product(transposed(A), entrywise(delta, slope));
    case Candidate::mean:
      return plain_product(transposed(A), delta) / Scalar(A.rows());
    case Candidate::one_example:
      return plain_product<Scalar>(A.bottomRows(1).transpose(), delta.bottomRows(1));
  }
  return plain_product(transposed(A), delta);
}

// dJ/dW of one layer by complex step, and how far rounding may have moved each entry.
template <class Scalar>
struct Reference {
  Matrix<Scalar> complex_W;  // fan_in x fan_out
  Matrix<Scalar> allowed;    // fan_in x fan_out; negative at a kink of relu, where no slope exists
};

template <class Scalar>
Reference<Scalar> reference_for(const Network<Scalar>& network, const Problem<Scalar>& problem,
                                const Frame<Scalar>& frame, std::size_t l) {
  GradientProbe<Scalar> probe(network, problem, frame);
  const RoundingBound<Scalar> bound = rounding_bound(network, problem, frame);
  const auto& W = network.layers[l].W;
  Reference<Scalar> reference{Matrix<Scalar>(W.rows(), W.cols()),
                              Matrix<Scalar>(W.rows(), W.cols())};
  for (Index e = 0; e < W.size(); ++e) {
    const ComplexStep<Scalar> step = probe.complex_step(parameter_index(network.layers[l], l, e));
    reference.complex_W.data()[e] = step.slope;
    const Scalar rounding = bound.layers[l].grad_W.data()[e];
    reference.allowed.data()[e] =
        step.kink ? Scalar(-1) : allowed_for_complex_step(rounding, frame.arithmetic);
  }
  return reference;
}

// Fills in difference and agrees of a trial whose shape fits.
template <class Scalar>
void judge(const Reference<Scalar>& reference, Trial<Scalar>& trial) {
  trial.agrees = true;
  Scalar largest = 0;
  for (Index e = 0; e < trial.value.size(); ++e) {
    const Scalar allowed = reference.allowed.data()[e];
    if (allowed < 0) continue;
    const Scalar off = std::abs(trial.value.data()[e] - reference.complex_W.data()[e]);
    // Asked this way round, so that NaN does not agree.
    if (!(off <= allowed)) trial.agrees = false;
    // A NaN stays: nothing is greater.
    if (std::isnan(off) || off > trial.difference) trial.difference = off;
    largest = std::max(largest, std::abs(reference.complex_W.data()[e]));
  }
  if (largest > 0) trial.difference /= largest;
}

// All candidates for dJ/dW of layer l, in the order of all_candidates.
// Values of a wrong shape are left out where they have more than `shown` entries.
// Requires: forward and backward have filled the frame for this network and problem.
template <class Scalar>
std::vector<Trial<Scalar>> bench(const Network<Scalar>& network, const Problem<Scalar>& problem,
                                 const Frame<Scalar>& frame, std::size_t l, Index shown) {
  const Matrix<Scalar>& A = input_of(l, problem, frame);
  const Matrix<Scalar>& delta = frame.layers[l].delta;
  const Matrix<Scalar> slope = slope_of_layer(network, frame, l);
  const Reference<Scalar> reference = reference_for(network, problem, frame, l);
  const Shape of_W{A.cols(), delta.cols()};
  std::vector<Trial<Scalar>> trials;
  for (const Candidate candidate : all_candidates) {
    Trial<Scalar> trial;
    trial.shape = shape_of(candidate, A.rows(), A.cols(), delta.cols());
    trial.shape_fits = trial.shape == of_W;
    const Index size = trial.shape.rows * trial.shape.cols;
    if (trial.shape_fits || (size > 0 && size <= shown)) {
      trial.value = value_of(candidate, A, delta, slope);
    }
    if (trial.shape_fits) judge(reference, trial);
    trials.push_back(trial);
  }
  return trials;
}

}  // namespace deltascope
