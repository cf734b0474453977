// J as a curve over one weight, while all the others stay.
#pragma once

#include <cassert>
#include <cstddef>

#include "checks/moved_loss.h"
#include "network/network.h"

namespace deltascope {

// `count` points (w, J), a row each: W(i, j) of layer l runs evenly over [w - reach, w + reach].
// The ends are as rounded as w +- reach, and the middle one of an odd count is w itself.
// Requires: shapes_fit(network, problem); W(i, j) of layer l exists; reach > 0; count >= 2.
template <class Scalar>
Matrix<Scalar> nudge(const Network<Scalar>& network, const Problem<Scalar>& problem, std::size_t l,
                     Index i, Index j, Scalar reach, Index count) {
  assert(reach > 0 && count >= 2);
  MovedLoss<Scalar> moved(network, problem);
  Matrix<Scalar> points(count, 2);
  for (Index e = 0; e < count; ++e) {
    const Scalar part = Scalar(2 * e - (count - 1)) / Scalar(count - 1);  // -1 ... 1
    const Scalar w = network.layers[l].W(i, j) + reach * part;
    points.row(e) << w, moved.at({l, i, j}, w);
  }
  return points;
}

}  // namespace deltascope
