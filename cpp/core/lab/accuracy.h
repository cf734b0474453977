// How often a classifier is right.
#pragma once

#include <cassert>
#include <limits>

#include "matrix.h"
#include "network/loss.h"

namespace deltascope {

// The share of examples, in [0, 1], that A puts into the class of Y: for softmax where the largest
// a is at the largest y, for sigmoids where each a is on the same side of 1/2 as its y (1/2 itself
// counts as above), for tanh likewise of 0. NaN for the identity, which predicts numbers, not
// classes. A and Y are n x t. Requires: n >= 1.
template <class Scalar>
double accuracy(Output output, const Matrix<Scalar>& A, const Matrix<Scalar>& Y) {
  assert(A.rows() > 0 && A.rows() == Y.rows() && A.cols() == Y.cols());
  if (has_identity_output(output)) return std::numeric_limits<double>::quiet_NaN();
  Index right = 0;
  for (Index k = 0; k < Y.rows(); ++k) {
    bool is_right = false;
    if (output == Output::cross_entropy_softmax) {
      Index predicted = 0;
      Index target = 0;
      A.row(k).maxCoeff(&predicted);
      Y.row(k).maxCoeff(&target);
      is_right = predicted == target;
    } else {
      const auto middle = Scalar(output == Output::squared_error_tanh ? 0 : 0.5);
      is_right = ((A.row(k).array() >= middle) == (Y.row(k).array() >= middle)).all();
    }
    if (is_right) ++right;
  }
  return static_cast<double>(right) / static_cast<double>(Y.rows());
}

}  // namespace deltascope
