// Derivatives of J without backpropagation: by central difference and by complex step.
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>

#include "backprop.h"
#include "frame.h"
#include "network.h"

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

  // Requires: the frame holds forward's results for this network and problem; both outlive this.
  GradientProbe(const Network<Scalar>& network, const Problem<Scalar>& problem,
                const Frame<Scalar>& frame)
      : problem_(problem),
        frame_(frame),
        moved_(network),
        moved_frame_(make_frame(network, problem.X.rows())),
        complex_problem_(cast<Complex>(problem)),
        complex_(cast<Complex>(network)),
        complex_frame_(make_frame(complex_, problem.X.rows())) {}

  Layer<Scalar>& moved(std::size_t l) { return moved_.layers[l]; }
  Layer<Complex>& complex(std::size_t l) { return complex_.layers[l]; }

  // w: a parameter of moved().
  CentralDifference<Scalar> central_difference(Scalar& w, Scalar epsilon) {
    CentralDifference<Scalar> result{0, 0, 0, false};
    const Scalar wide = slope_over(w, 2 * epsilon, result);
    result.slope = slope_over(w, epsilon, result);
    result.truncation = std::abs(wide - result.slope);
    return result;
  }

  // Im J(w + ih) / h: nothing is subtracted, so h may be so small that h^2 vanishes beside 1
  // (Squire and Trapp, "Using Complex Variables to Estimate Derivatives of Real Functions", 1998).
  // w: a parameter of complex(); h > 0.
  ComplexStep<Scalar> complex_step(Complex& w, Scalar h = Scalar(1e-30)) {
    const Complex at = w;
    w += Complex(0, h);
    forward(complex_, complex_problem_, complex_frame_);
    w = at;
    return {complex_frame_.J.imag() / h, crosses_kink(complex_frame_)};
  }

 private:
  Scalar slope_over(Scalar& w, Scalar epsilon, CentralDifference<Scalar>& result) {
    const Scalar at = w;
    const Scalar above = at + epsilon;
    const Scalar below = at - epsilon;
    w = above;
    const Scalar J_above = loss_here(result);
    w = below;
    const Scalar J_below = loss_here(result);
    w = at;
    // w + epsilon is rounded, too: divide by the step that was taken.
    return (J_above - J_below) / (above - below);
  }

  Scalar loss_here(CentralDifference<Scalar>& result) {
    forward(moved_, problem_, moved_frame_);
    result.kink = result.kink || crosses_kink(moved_frame_);
    result.largest_J = std::max(result.largest_J, moved_frame_.J);
    return moved_frame_.J;
  }

  template <class Other>
  bool crosses_kink(const Frame<Other>& other) const {
    if (moved_.hidden != Activation::relu) return false;
    for (std::size_t l = 0; l + 1 < frame_.layers.size(); ++l) {
      const auto here = frame_.layers[l].Z.array() > 0;
      const auto there = other.layers[l].Z.real().array() > 0;
      if ((here != there).any()) return true;
    }
    return false;
  }

  const Problem<Scalar>& problem_;
  const Frame<Scalar>& frame_;
  Network<Scalar> moved_;
  Frame<Scalar> moved_frame_;
  Problem<Complex> complex_problem_;
  Network<Complex> complex_;
  Frame<Complex> complex_frame_;
};

}  // namespace deltascope
