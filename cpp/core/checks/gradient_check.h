// The gradient check: backpropagation, central difference and complex step, compared by entry. With
// L2 it is of what training lowers: J + penalty.
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
#include "network/penalty.h"
#include "network/random.h"

namespace deltascope {

// The derivative by every parameter of a layer, computed in both ways.
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
  // Entries that the central difference says nothing about: epsilon is lost in the digits of the
  // parameter, or what it changes in those of J, or J is beyond all numbers. The complex step
  // judges these alone.
  std::int64_t lost = 0;
  // Entries that were checked, kinks among them; the derivatives of the others are NaN.
  std::int64_t checked = 0;
  std::vector<LayerCheck<Scalar>> layers;
};

// What arithmetic can explain of the difference between an entry of the gradient and its complex
// step: twice the bound of rounding.h, once for each way of computing. `rounding` is that bound;
// `arithmetic` is the gradient's, and the complex step's is as fine or finer.
template <class Scalar>
Scalar allowed_for_complex_step(Scalar rounding, const Arithmetic<Scalar>& arithmetic) {
  // The complex step of a gradient below this underflows.
  const Scalar underflow = std::sqrt(arithmetic.smallest);
  return 2 * rounding + underflow;
}

// `agrees` allows each entry what arithmetic can explain, and no more: allowed_for_complex_step,
// and for the central difference also the rounding of J over epsilon, and the difference's change
// when epsilon doubles. These do not shrink with the gradient, so that a run that has converged
// raises no alarm; a wrong formula is off by a part of the gradient itself. The complex step has no
// truncation, so it sees the smallest faults.
template <class Scalar>
class GradientComparison {
 public:
  GradientComparison(const Network<Scalar>& network, const Problem<Scalar>& problem,
                     const Frame<Scalar>& frame, Scalar epsilon, Index every, const Penalty& added)
      : network_(network),
        frame_(frame),
        added_(added),
        probe_(network, problem, frame, added),
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
      const auto& [W, b] = network_.layers[l];
      const auto& rounding = bound_.layers[l];
      compare_lowered(frame_.layers[l].grad_W, rounding.grad_W, W, l, 0, layer.central_W,
                      layer.complex_W);
      if (added_.has_biases()) {
        compare_lowered(frame_.layers[l].grad_b, rounding.grad_b, b, l, weights, layer.central_b,
                        layer.complex_b);
      } else {
        compare(frame_.layers[l].grad_b, rounding.grad_b, l, weights, layer.central_b,
                layer.complex_b);
      }
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

  // Compares those of what is lowered: of J, and of the penalty of parameters w.
  template <class Dense>
  void compare_lowered(const Dense& gradient, const Dense& rounding, const Dense& w, std::size_t l,
                       Index first, Dense& central, Dense& complex_step) {
    const auto lambda = static_cast<Scalar>(added_.lambda);
    if (lambda == 0) {
      compare(gradient, rounding, l, first, central, complex_step);
      return;
    }
    const Dense both = with_penalty(lambda, gradient, w);
    // Rounded besides: lambda, its product with w, and the sum.
    const Dense more =
        rounding + frame_.arithmetic.ulp * (both.cwiseAbs() + 2 * lambda * w.cwiseAbs());
    compare(both, more, l, first, central, complex_step);
  }

  // Compares the entries of W or b of layer l, which count from `first`. All have one shape.
  template <class Dense>
  void compare(const Dense& gradient, const Dense& rounding, std::size_t l, Index first,
               Dense& central, Dense& complex_step) {
    const Scalar unknown = std::numeric_limits<Scalar>::quiet_NaN();
    central.setConstant(gradient.rows(), gradient.cols(), unknown);
    complex_step.setConstant(gradient.rows(), gradient.cols(), unknown);
    for (Index e = 0; e < gradient.size(); ++e) {
      if (!is_sampled()) continue;
      const ParameterIndex p = parameter_index(network_.layers[l], l, first + e);
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

  // Whether the next entry is in the sample: one at random of each `every_` entries, since a fixed
  // step might meet the same column again and again.
  bool is_sampled() {
    if (seen_ % every_ == 0) {
      const auto length = static_cast<std::uint64_t>(every_);
      sampled_ = seen_ + static_cast<Index>(random_.next() % length);
    }
    // The last entries may be fewer than every_, and their pick lie beyond them: the very first
    // entry stands in for it.
    const bool taken = seen_ == sampled_ || seen_ == 0;
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
    if (std::isfinite(gradient) && !std::isfinite(central.slope)) {
      ++check_.lost;
      return;
    }
    // J is computed in Scalar here, whatever the gradient was computed in.
    const Scalar rounding_of_J =
        ulp / frame_.arithmetic.ulp * bound_.J + ulp * ulps_of_J_ * central.largest_J;
    const Difference difference{std::abs(central.slope - gradient),
                                allowed + rounding_of_J / check_.epsilon};
    // Asked of the bound, too: where J does not move at all, a gradient that is not 0 is a fault.
    const bool is_unmoved = central.slope == 0 && gradient != 0;
    if (is_unmoved && difference.size <= difference.allowed) {
      ++check_.lost;
      return;
    }
    truncation_ = std::max(truncation_, central.truncation);
    central_differences_.push_back(difference);
  }

  // Allows a truncation of four times the largest change of all entries: where epsilon jumps over a
  // step of J, the slope is off by twice its change, and a single entry may by chance not change at
  // all. An epsilon above 1e-3 says nothing: J may bend more than once within it.
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
  Penalty added_;
  GradientProbe<Scalar> probe_;
  RoundingBound<Scalar> bound_;
  Scalar ulps_of_J_;
  GradientCheck<Scalar> check_;
  Scalar largest_gradient_ = 0;
  Scalar truncation_ = 0;
  Index every_;
  Index seen_ = 0;
  Index sampled_ = 0;
  SplitMix64 random_{1};
  std::vector<Difference> central_differences_;
};

// Compares the gradient that the frame holds, and that of L2's penalty added to it, with both other
// ways.
// Checks one of `every` entries, spread over all layers; 1 checks all.
// Requires: forward and backward have filled the frame for this network and problem; epsilon > 0,
// every >= 1.
template <class Scalar>
GradientCheck<Scalar> check_gradient(const Network<Scalar>& network, const Problem<Scalar>& problem,
                                     const Frame<Scalar>& frame, Scalar epsilon, Index every = 1,
                                     const Penalty& added = {}) {
  assert(epsilon > 0 && every >= 1);
  return GradientComparison<Scalar>(network, problem, frame, epsilon, every, added).run();
}

}  // namespace deltascope
