// Frame: every matrix of one pass, allocated once and written by forward and backward.
#pragma once

#include <vector>

#include "matrix.h"
#include "network/arithmetic.h"
#include "network/network.h"

namespace deltascope {

template <class Scalar>
struct LayerFrame {
  Matrix<Scalar> Z;          // n x fan_out       A_prev W + 1 b
  Matrix<Scalar> A;          // n x fan_out       f(Z)
  Matrix<Scalar> delta;      // n x fan_out       dJ/dZ
  Matrix<Scalar> grad_W;     // fan_in x fan_out  dJ/dW = A_prev^T delta
  RowVector<Scalar> grad_b;  // 1 x fan_out       dJ/db, or empty: no bias
};

template <class Scalar>
struct Frame {
  Scalar J = Scalar(0);
  std::vector<LayerFrame<Scalar>> layers;
  Arithmetic<Real<Scalar>> arithmetic = arithmetic_of<Real<Scalar>, Real<Scalar>>();
};

template <class Scalar>
Frame<Scalar> make_frame(const Network<Scalar>& network, Index n) {
  Frame<Scalar> frame;
  for (const auto& layer : network.layers) {
    const Matrix<Scalar> zero = Matrix<Scalar>::Zero(n, layer.W.cols());
    frame.layers.push_back({zero, zero, zero, Matrix<Scalar>::Zero(layer.W.rows(), layer.W.cols()),
                            RowVector<Scalar>::Zero(layer.b.size())});
  }
  return frame;
}

}  // namespace deltascope
