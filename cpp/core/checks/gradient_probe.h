// Derivatives of J without backpropagation: by central difference and by complex step.
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>

#include "checks/moved_loss.h"
#include "network/frame.h"
#include "network/network.h"

namespace deltascope {

// (J(w + epsilon) - J(w - epsilon)) / (2 epsilon) and what can be said of its accuracy.
template <class Scalar>
struct CentralDifference {
  Scalar slope;
  Scalar truncation;  // |slope at 2 epsilon - slope at epsilon|: three times the error, or so
  Scalar largest_J;   // the largest loss met
  bool kink;          // a relu unit was on the other side of 0
};

template <class Scalar>
struct ComplexStep {
  Scalar slope;
  bool kink;
};

// Evaluates J away from the point of a frame, on copies of its own.
template <class Scalar>
class GradientProbe {
 public:
  using Complex = std::complex<Scalar>;

  // Requires: the frame holds forward's results for this network and problem; all outlive this.
  GradientProbe(const Network<Scalar>& network, const Problem<Scalar>& problem,
                const Frame<Scalar>& frame)
      : network_(network),
        frame_(frame),
        moved_(network, problem),
        complex_(cast<Complex>(network), cast<Complex>(problem)) {}

  CentralDifference<Scalar> central_difference(Parameter p, Scalar epsilon) {
    CentralDifference<Scalar> result{0, 0, 0, false};
    const Scalar wide = slope_over(p, 2 * epsilon, result);
    result.slope = slope_over(p, epsilon, result);
    result.truncation = std::abs(wide - result.slope);
    return result;
  }

  // Im J(w + ih) / h: nothing is subtracted, so h may be so small that h^2 vanishes beside 1
  // (Squire and Trapp, "Using Complex Variables to Estimate Derivatives of Real Functions", 1998).
  // h > 0.
  ComplexStep<Scalar> complex_step(Parameter p, Scalar h = Scalar(1e-30)) {
    const Complex J = complex_.at(p, complex_.value_of(p) + Complex(0, h));
    return {J.imag() / h, crosses_kink(p, complex_)};
  }

 private:
  Scalar slope_over(Parameter p, Scalar epsilon, CentralDifference<Scalar>& result) {
    const Scalar w = moved_.value_of(p);
    const Scalar above = w + epsilon;
    const Scalar below = w - epsilon;
    const Scalar J_above = loss_at(p, above, result);
    const Scalar J_below = loss_at(p, below, result);
    // w + epsilon is rounded, too: divide by the step that was taken.
    return (J_above - J_below) / (above - below);
  }

  Scalar loss_at(Parameter p, Scalar value, CentralDifference<Scalar>& result) {
    const Scalar J = moved_.at(p, value);
    result.kink = result.kink || crosses_kink(p, moved_);
    result.largest_J = std::max(result.largest_J, J);
    return J;
  }

  // Whether a unit is on another side of 0 than in the frame, which may be in a coarser arithmetic.
  template <class Other>
  bool crosses_kink(Parameter p, const MovedLoss<Other>& moved) const {
    if (network_.hidden != Activation::relu) return false;
    for (std::size_t l = 0; l + 1 < frame_.layers.size(); ++l) {
      const auto& other = l < p.layer ? moved.here() : moved.there();
      const auto here = frame_.layers[l].Z.array() > 0;
      const auto there = other.layers[l].Z.real().array() > 0;
      if ((here != there).any()) return true;
    }
    return false;
  }

  const Network<Scalar>& network_;
  const Frame<Scalar>& frame_;
  MovedLoss<Scalar> moved_;
  MovedLoss<Complex> complex_;
};

}  // namespace deltascope
