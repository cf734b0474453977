// J, or with L2 J + penalty, as a curve over one weight, the others unchanged.
#pragma once

#include <cassert>
#include <cstddef>

#include "checks/perturbed_loss.h"
#include "network/network.h"

namespace deltascope {

// `count` points (w, J), a row each: W(i, j) of layer l runs evenly over [w - reach, w + reach].
// The ends are w +- reach as rounded, and the middle of an odd count is w itself.
// Requires: shapes_fit(network, problem); W(i, j) of layer l exists; reach > 0; count >= 2.
template <class Scalar>
Matrix<Scalar> nudge(const Network<Scalar>& network, const Problem<Scalar>& problem, std::size_t l,
                     Index i, Index j, Scalar reach, Index count, const Penalty& added = {}) {
  assert(reach > 0 && count >= 2);
  PerturbedLoss<Scalar> loss(network, problem, added);
  Matrix<Scalar> points(count, 2);
  for (Index e = 0; e < count; ++e) {
    const Scalar part = Scalar(2 * e - (count - 1)) / Scalar(count - 1);  // -1 ... 1
    const Scalar w = network.layers[l].W(i, j) + reach * part;
    points.row(e) << w, loss.at({l, i, j}, w);
  }
  return points;
}

}  // namespace deltascope
