// Derivatives of J, or with L2 of J + penalty, without backpropagation: by central difference and
// by complex step.
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>

#include "checks/perturbed_loss.h"
#include "network/frame.h"
#include "network/network.h"

namespace deltascope {

// (J(w + epsilon) - J(w - epsilon)) / (2 epsilon), and what is known of its accuracy.
template <class Scalar>
struct CentralDifference {
  Scalar slope;
  Scalar truncation;  // |slope at 2 epsilon - slope at epsilon|, about three times the error
  Scalar largest_J;   // of the evaluations, with the penalty
  bool kink;          // a unit whose slope jumps at 0 was on the other side of it
};

template <class Scalar>
struct ComplexStep {
  Scalar slope;
  bool kink;
};

// Evaluates J away from a frame's parameters, on copies of the network.
template <class Scalar>
class GradientProbe {
 public:
  using Complex = std::complex<Scalar>;

  // Requires: the frame holds forward's results for this network and problem; all outlive this.
  GradientProbe(const Network<Scalar>& network, const Problem<Scalar>& problem,
                const Frame<Scalar>& frame, const Penalty& added = {})
      : network_(network),
        frame_(frame),
        perturbed_loss_(cast<Scalar>(network), cast<Scalar>(problem), added),
        complex_loss_(cast<Complex>(network), cast<Complex>(problem), added) {}

  CentralDifference<Scalar> central_difference(ParameterIndex p, Scalar epsilon) {
    CentralDifference<Scalar> result{0, 0, 0, false};
    const Scalar wide = slope_over(p, 2 * epsilon, result);
    result.slope = slope_over(p, epsilon, result);
    result.truncation = std::abs(wide - result.slope);
    return result;
  }

  // Im J(w + ih) / h: nothing is subtracted, so h may be so small that h^2 vanishes beside 1
  // (Squire and Trapp, "Using Complex Variables to Estimate Derivatives of Real Functions", 1998).
  // h > 0.
  ComplexStep<Scalar> complex_step(ParameterIndex p, Scalar h = Scalar(1e-30)) {
    const Complex J = complex_loss_.at(p, complex_loss_.value_of(p) + Complex(0, h));
    return {J.imag() / h, crosses_kink(p, complex_loss_)};
  }

 private:
  Scalar slope_over(ParameterIndex p, Scalar epsilon, CentralDifference<Scalar>& result) {
    const Scalar w = perturbed_loss_.value_of(p);
    const Scalar above = w + epsilon;
    const Scalar below = w - epsilon;
    const Scalar J_above = loss_at(p, above, result);
    const Scalar J_below = loss_at(p, below, result);
    // w + epsilon is rounded, too: divide by the step that was taken.
    return (J_above - J_below) / (above - below);
  }

  Scalar loss_at(ParameterIndex p, Scalar value, CentralDifference<Scalar>& result) {
    const Scalar J = perturbed_loss_.at(p, value);
    result.kink = result.kink || crosses_kink(p, perturbed_loss_);
    result.largest_J = std::max(result.largest_J, J);
    return J;
  }

  // Whether a hidden unit's z has another sign than in the frame, whose arithmetic may be coarser.
  template <class Other>
  bool crosses_kink(ParameterIndex p, const PerturbedLoss<Other>& loss) const {
    for (std::size_t l = 0; l + 1 < frame_.layers.size(); ++l) {
      if (!has_kink(network_.hidden[l])) continue;
      const auto& other = l < p.layer ? loss.base() : loss.perturbed();
      const auto base = frame_.layers[l].Z.array() > 0;
      const auto perturbed = other.layers[l].Z.real().array() > 0;
      if ((base != perturbed).any()) return true;
    }
    return false;
  }

  const Network<Scalar>& network_;
  const Frame<Scalar>& frame_;
  PerturbedLoss<Scalar> perturbed_loss_;
  PerturbedLoss<Complex> complex_loss_;
};

}  // namespace deltascope
