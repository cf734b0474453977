// How the error of both numerical derivatives depends on their step, for one weight.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "checks/gradient_probe.h"

namespace deltascope {

// Errors are distances from `slope`, relative to it (absolute where it is 0).
template <class Scalar>
struct CheckSweep {
  Scalar slope;                    // the complex step at h = 1e-30, which rounding alone moves
  RowVector<Scalar> central;       // 1 x steps: the central difference; NaN where w +- epsilon is w
  RowVector<Scalar> complex_step;  // 1 x steps: the complex step with h = epsilon
  RowVector<Scalar> central_slope;  // 1 x steps: what each of them found; see `central`
  RowVector<Scalar> complex_slope;
};

// Of J, or with L2 of J + penalty, by W(i, j) of layer l, for each epsilon.
// Requires: what GradientProbe does; W(i, j) of layer l exists; every epsilon > 0.
template <class Scalar>
CheckSweep<Scalar> check_sweep(const Network<Scalar>& network, const Problem<Scalar>& problem,
                               const Frame<Scalar>& frame, std::size_t l, Index i, Index j,
                               const std::vector<Scalar>& epsilons, const Penalty& added = {}) {
  GradientProbe<Scalar> probe(network, problem, frame, added);
  const ParameterIndex w{l, i, j};
  const auto steps = static_cast<Index>(epsilons.size());
  CheckSweep<Scalar> sweep{probe.complex_step(w).slope, RowVector<Scalar>(steps),
                           RowVector<Scalar>(steps), RowVector<Scalar>(steps),
                           RowVector<Scalar>(steps)};
  const Scalar unit = sweep.slope == 0 ? Scalar(1) : std::abs(sweep.slope);
  for (Index e = 0; e < steps; ++e) {
    const Scalar epsilon = epsilons[static_cast<std::size_t>(e)];
    sweep.central_slope(e) = probe.central_difference(w, epsilon).slope;
    sweep.complex_slope(e) = probe.complex_step(w, epsilon).slope;
    sweep.central(e) = std::abs(sweep.central_slope(e) - sweep.slope) / unit;
    sweep.complex_step(e) = std::abs(sweep.complex_slope(e) - sweep.slope) / unit;
  }
  return sweep;
}

}  // namespace deltascope
