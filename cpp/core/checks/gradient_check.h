// The gradient check: backpropagation, central difference and complex step, compared by entry.
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "checks/gradient_probe.h"
#include "checks/rounding.h"
#include "network/frame.h"
#include "network/network.h"
#include "network/random.h"

namespace deltascope {

// A derivative for every parameter of a layer, by both ways.
template <class Scalar>
struct LayerCheck {
  Matrix<Scalar> central_W;     // fan_in x fan_out
  Matrix<Scalar> complex_W;     // fan_in x fan_out
  RowVector<Scalar> central_b;  // 1 x fan_out, or empty: no bias
  RowVector<Scalar> complex_b;  // 1 x fan_out, or empty
};

template <class Scalar>
struct GradientCheck {
  Scalar epsilon = 0;
  // Largest difference from the frame's gradient, relative to the gradient's largest entry
  // (absolute where that is 0).
  Scalar central = 0;
  Scalar complex_step = 0;
  // Whether rounding and, for the central difference, epsilon can explain every difference.
  bool agrees = true;
  // Entries left out because epsilon moves a relu unit across its kink, where no slope exists.
  std::int64_t kinks = 0;
  // Entries that were looked at, kinks among them; the derivatives of the others are NaN.
  std::int64_t checked = 0;
  std::vector<LayerCheck<Scalar>> layers;
};

// What arithmetic can explain of the difference between an entry of the gradient and its complex
// step: twice the bound of rounding.h, once for each way of computing. rounding: in ulps, as there.
// arithmetic: the gradient's; the complex step's is this or a finer one.
template <class Scalar>
Scalar allowed_for_complex_step(Scalar rounding, const Arithmetic<Scalar>& arithmetic) {
  // The complex step of so small a gradient is below the smallest number.
  const Scalar underflow = std::sqrt(arithmetic.smallest);
  return 2 * arithmetic.ulp * rounding + underflow;
}

// `agrees` allows each entry what arithmetic can explain, and no more: for the complex step, as
// above; for the central difference also the rounding of J over epsilon, and its own change when
// epsilon doubles. These do not shrink with the gradient, so that a run that has converged raises
// no alarm; a wrong formula is off by a part of the gradient itself. The complex step, which has no
// truncation, is what sees the finest faults.
template <class Scalar>
class GradientComparison {
 public:
  GradientComparison(const Network<Scalar>& network, const Problem<Scalar>& problem,
                     const Frame<Scalar>& frame, Scalar epsilon, Index every)
      : network_(network),
        frame_(frame),
        probe_(network, problem, frame),
        bound_(rounding_bound(network, problem, frame)),
        ulps_of_J_(Scalar(problem.Y.size() + 8)),
        every_(every) {
    check_.epsilon = epsilon;
  }

  GradientCheck<Scalar> run() {
    check_.layers.resize(network_.layers.size());
    for (std::size_t l = 0; l < network_.layers.size(); ++l) {
      auto& layer = check_.layers[l];
      const Index weights = frame_.layers[l].grad_W.size();
      compare(frame_.layers[l].grad_W, bound_.layers[l].grad_W, l, 0, layer.central_W,
              layer.complex_W);
      compare(frame_.layers[l].grad_b, bound_.layers[l].grad_b, l, weights, layer.central_b,
              layer.complex_b);
    }
    judge_central_differences();
    if (largest_gradient_ > 0) {
      check_.central /= largest_gradient_;
      check_.complex_step /= largest_gradient_;
    }
    return check_;
  }

 private:
  struct Difference {
    Scalar size;
    Scalar allowed;  // without the truncation
  };

  // All of one shape: W of layer l, or b, whose entries count from `first`.
  template <class Dense>
  void compare(const Dense& gradient, const Dense& rounding, std::size_t l, Index first,
               Dense& central, Dense& complex_step) {
    const Scalar unknown = std::numeric_limits<Scalar>::quiet_NaN();
    central.setConstant(gradient.rows(), gradient.cols(), unknown);
    complex_step.setConstant(gradient.rows(), gradient.cols(), unknown);
    for (Index e = 0; e < gradient.size(); ++e) {
      if (!is_taken()) continue;
      const Parameter p = parameter_at(network_.layers[l], l, first + e);
      const auto by_difference = probe_.central_difference(p, check_.epsilon);
      const auto by_complex = probe_.complex_step(p);
      central.data()[e] = by_difference.slope;
      complex_step.data()[e] = by_complex.slope;
      if (by_difference.kink || by_complex.kink) {
        ++check_.kinks;
      } else {
        judge(gradient.data()[e], rounding.data()[e], by_difference, by_complex.slope);
      }
    }
  }

  // Takes one of every so many entries, at a place of its own in each stretch of them: a fixed step
  // might meet the same column again and again.
  bool is_taken() {
    if (seen_ % every_ == 0) {
      const auto length = static_cast<std::uint64_t>(every_);
      taken_ = seen_ + static_cast<Index>(places_.next() % length);
    }
    // The last stretch may be shorter than the others: the very first entry stands in for it.
    const bool taken = seen_ == taken_ || seen_ == 0;
    ++seen_;
    if (taken) ++check_.checked;
    return taken;
  }

  void judge(Scalar gradient, Scalar rounding, const CentralDifference<Scalar>& central,
             Scalar complex_step) {
    const Scalar ulp = std::numeric_limits<Scalar>::epsilon();
    const Scalar off = std::abs(complex_step - gradient);
    const Scalar allowed = allowed_for_complex_step(rounding, frame_.arithmetic);
    // Asked this way round, so that NaN does not agree.
    if (!(off <= allowed)) check_.agrees = false;
    check_.complex_step = std::max(check_.complex_step, off);
    largest_gradient_ = std::max(largest_gradient_, std::abs(gradient));
    truncation_ = std::max(truncation_, central.truncation);
    const Scalar rounding_of_J = bound_.J + ulps_of_J_ * central.largest_J;
    central_differences_.push_back(
        {std::abs(central.slope - gradient), allowed + ulp * rounding_of_J / check_.epsilon});
  }

  // The truncation allowed is four times the largest change of all entries: where J is a step that
  // epsilon jumps over, the slope is twice its change off, and a single entry may not change at all
  // by chance. A coarser epsilon than 1e-3 says nothing: J may bend more than once within it.
  void judge_central_differences() {
    const bool is_telling = check_.epsilon <= Scalar(1e-3);
    for (const auto& difference : central_differences_) {
      check_.central = std::max(check_.central, difference.size);
      const bool is_explained = difference.size <= difference.allowed + 4 * truncation_;
      if (is_telling && !is_explained) check_.agrees = false;
    }
  }

  const Network<Scalar>& network_;
  const Frame<Scalar>& frame_;
  GradientProbe<Scalar> probe_;
  RoundingBound<Scalar> bound_;
  Scalar ulps_of_J_;
  GradientCheck<Scalar> check_;
  Scalar largest_gradient_ = 0;
  Scalar truncation_ = 0;
  Index every_;
  Index seen_ = 0;
  Index taken_ = 0;
  SplitMix64 places_{1};
  std::vector<Difference> central_differences_;
};

// Compares the gradient that the frame holds with both other ways.
// every: 1 checks all entries, more only one of so many, spread over all layers.
// Requires: forward and backward have filled the frame for this network and problem; epsilon > 0,
// every >= 1.
template <class Scalar>
GradientCheck<Scalar> check_gradient(const Network<Scalar>& network, const Problem<Scalar>& problem,
                                     const Frame<Scalar>& frame, Scalar epsilon, Index every = 1) {
  assert(epsilon > 0 && every >= 1);
  return GradientComparison<Scalar>(network, problem, frame, epsilon, every).run();
}

}  // namespace deltascope
