// The gradient once more, without backpropagation: by central difference and by complex step.
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <limits>
#include <vector>

#include "backprop.h"
#include "frame.h"
#include "network.h"
#include "rounding.h"

namespace deltascope {

// A derivative for every parameter of a layer, by both ways.
struct LayerCheck {
  Matrix<double> central_W;     // fan_in x fan_out
  Matrix<double> complex_W;     // fan_in x fan_out
  RowVector<double> central_b;  // 1 x fan_out, or empty: no bias
  RowVector<double> complex_b;
};

struct GradientCheck {
  double epsilon = 0;
  // Largest difference from the frame's gradient, relative to the gradient's largest entry
  // (absolute where that is 0).
  double central = 0;
  double complex_step = 0;
  // Whether every difference can be told by rounding and, for the central one, by epsilon.
  bool agrees = true;
  // Entries left out because epsilon moves a relu unit across its kink, where no slope exists.
  std::int64_t kinks = 0;
  std::vector<LayerCheck> layers;
};

// (J(w + epsilon) - J(w - epsilon)) / (2 epsilon) and what can be said of its accuracy.
struct CentralDifference {
  double slope;
  double truncation;  // |slope at 2 epsilon - slope at epsilon|: three times the error, or so
  double largest_J;   // the largest loss met
  bool kink;          // a relu unit was on both sides of 0
};

// Evaluates J away from the point of a frame, on copies of its own.
class GradientProbe {
 public:
  GradientProbe(const Network<double>& network, const Problem<double>& problem,
                const Frame<double>& frame)
      : problem_(problem),
        frame_(frame),
        moved_(network),
        moved_frame_(make_frame(network, problem.X.rows())),
        complex_problem_(cast<std::complex<double>>(problem)),
        complex_(cast<std::complex<double>>(network)),
        complex_frame_(make_frame(complex_, problem.X.rows())) {}

  Network<double>& moved() { return moved_; }
  Network<std::complex<double>>& complex() { return complex_; }

  // w: a parameter of moved().
  CentralDifference central_difference(double& w, double epsilon) {
    CentralDifference result{0, 0, 0, false};
    const double wide = slope_over(w, 2 * epsilon, result);
    result.slope = slope_over(w, epsilon, result);
    result.truncation = std::abs(wide - result.slope);
    return result;
  }

  // Im J(w + ih) / h: nothing is subtracted, so h may be so small that h^2 vanishes beside 1.
  // w: a parameter of complex().
  double complex_step(std::complex<double>& w, bool& kink) {
    const double h = 1e-30;
    const std::complex<double> at = w;
    w += std::complex<double>(0, h);
    forward(complex_, complex_problem_, complex_frame_);
    w = at;
    kink = kink || crosses_kink(complex_frame_);
    return complex_frame_.J.imag() / h;
  }

 private:
  double slope_over(double& w, double epsilon, CentralDifference& result) {
    const double at = w;
    const double above = at + epsilon;
    const double below = at - epsilon;
    w = above;
    const double J_above = loss_here(result);
    w = below;
    const double J_below = loss_here(result);
    w = at;
    // w + epsilon is rounded, too: divide by the step that was taken.
    return (J_above - J_below) / (above - below);
  }

  double loss_here(CentralDifference& result) {
    forward(moved_, problem_, moved_frame_);
    result.kink = result.kink || crosses_kink(moved_frame_);
    result.largest_J = std::max(result.largest_J, moved_frame_.J);
    return moved_frame_.J;
  }

  template <class Scalar>
  bool crosses_kink(const Frame<Scalar>& other) const {
    if (moved_.hidden != Activation::relu) return false;
    for (std::size_t l = 0; l + 1 < frame_.layers.size(); ++l) {
      const auto here = frame_.layers[l].Z.array() > 0;
      const auto there = other.layers[l].Z.real().array() > 0;
      if ((here != there).any()) return true;
    }
    return false;
  }

  const Problem<double>& problem_;
  const Frame<double>& frame_;
  Network<double> moved_;
  Frame<double> moved_frame_;
  Problem<std::complex<double>> complex_problem_;
  Network<std::complex<double>> complex_;
  Frame<std::complex<double>> complex_frame_;
};

// Compares the gradient in the frame with both other ways, entry by entry.
//
// `agrees` allows each entry what arithmetic can explain, and no more: for the complex step, twice
// the bound of rounding.h (once for each way of computing); for the central difference also the
// rounding of J over epsilon, and its own change when epsilon doubles. These bounds do not shrink
// with the gradient, so that a run that has converged raises no alarm; a wrong formula is off by a
// part of the gradient itself.
// Requires: the frame holds forward's results for this network and problem; epsilon > 0.
inline GradientCheck check_gradient(const Network<double>& network, const Problem<double>& problem,
                                    const Frame<double>& frame, double epsilon) {
  assert(epsilon > 0);
  const double ulp = std::numeric_limits<double>::epsilon();
  GradientProbe probe(network, problem, frame);
  const RoundingBound<double> bound = rounding_bound(network, problem, frame);

  GradientCheck check;
  check.epsilon = epsilon;
  double largest_gradient = 0;
  double truncation = 0;
  struct Judged {
    double difference;
    double allowed;
  };
  std::vector<Judged> central_differences;

  const auto compare = [&](const auto& gradient, const auto& rounding, auto& w, auto& complex_w,
                           auto& central, auto& complex_step) {
    central.resize(gradient.rows(), gradient.cols());
    complex_step.resize(gradient.rows(), gradient.cols());
    for (Index i = 0; i < gradient.rows(); ++i) {
      for (Index j = 0; j < gradient.cols(); ++j) {
        auto measured = probe.central_difference(w(i, j), epsilon);
        central(i, j) = measured.slope;
        complex_step(i, j) = probe.complex_step(complex_w(i, j), measured.kink);
        largest_gradient = std::max(largest_gradient, std::abs(gradient(i, j)));
        if (measured.kink) {
          ++check.kinks;
          continue;
        }
        const double off = std::abs(complex_step(i, j) - gradient(i, j));
        const double allowed = 2 * ulp * rounding(i, j);
        check.complex_step = std::max(check.complex_step, off);
        // Asked this way round, so that NaN does not agree.
        if (!(off <= allowed)) check.agrees = false;
        truncation = std::max(truncation, measured.truncation);
        const double rounding_of_J =
            bound.J + static_cast<double>(problem.Y.size() + 8) * measured.largest_J;
        central_differences.push_back({std::abs(measured.slope - gradient(i, j)),
                                       allowed + ulp * rounding_of_J / epsilon});
      }
    }
  };

  check.layers.resize(network.layers.size());
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    auto& layer = check.layers[l];
    auto& w = probe.moved().layers[l];
    auto& complex_w = probe.complex().layers[l];
    compare(frame.layers[l].grad_W, bound.layers[l].grad_W, w.W, complex_w.W, layer.central_W,
            layer.complex_W);
    compare(frame.layers[l].grad_b, bound.layers[l].grad_b, w.b, complex_w.b, layer.central_b,
            layer.complex_b);
  }

  for (const auto& [difference, allowed] : central_differences) {
    check.central = std::max(check.central, difference);
    if (!(difference <= allowed + truncation)) check.agrees = false;
  }
  if (largest_gradient > 0) {
    check.central /= largest_gradient;
    check.complex_step /= largest_gradient;
  }
  return check;
}

}  // namespace deltascope
