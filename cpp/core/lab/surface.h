// The outputs of a network all over a window of the plane, to be drawn as a picture.
#pragma once

#include <cassert>

#include "network/backprop.h"
#include "network/network.h"

namespace deltascope {

// A part of the plane of x_1 (to the right) and x_2 (upwards).
struct Window {
  double left;
  double right;
  double bottom;
  double top;
};

// A_out (count^2 x t) at the middles of count x count equal parts of the window: row by row from
// the top, each from left to right, as pixels lie.
// Requires: the network has two inputs; count >= 1.
template <class Scalar>
Matrix<Scalar> surface(const Network<Scalar>& network, const Window& window, Index count) {
  assert(network.layers.front().W.rows() == 2 && count >= 1);
  const auto middle = [&](double from, double to, Index part) {
    const double share = (static_cast<double>(part) + 0.5) / static_cast<double>(count);
    return static_cast<Scalar>(from + (to - from) * share);
  };
  const Index t = network.layers.back().W.cols();
  Problem<Scalar> problem{Matrix<Scalar>(count * count, 2), Matrix<Scalar>::Zero(count * count, t)};
  for (Index down = 0; down < count; ++down) {
    for (Index across = 0; across < count; ++across) {
      problem.X.row(down * count + across) << middle(window.left, window.right, across),
          middle(window.top, window.bottom, down);
    }
  }
  auto frame = make_frame(network, count * count);
  forward(network, problem, frame);
  return frame.layers.back().A;
}

}  // namespace deltascope
