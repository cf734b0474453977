// The output layer as it would be under another pair of output activation and loss.
#pragma once

#include "matrix.h"
#include "network/local_derivatives.h"
#include "network/loss.h"

namespace deltascope {

// What depends on the pair; Z_out and all before it do not. All matrices are n x t.
template <class Scalar>
struct OutputPair {
  Scalar J;
  Matrix<Scalar> A;
  Matrix<Scalar> delta;
  LayerDerivatives<Scalar> local;
  Matrix<Scalar> J_term;
};

// Gives the bits of a forward and a backward pass with this output. Cross-entropy, too, takes
// targets outside [0, 1] as they are. Z (Z_out) and Y are n x t.
template <class Scalar>
OutputPair<Scalar> output_pair(Output output, LossFactor factor, const Matrix<Scalar>& Z,
                               const Matrix<Scalar>& Y) {
  Matrix<Scalar> A(Z.rows(), Z.cols());
  activate_output(output, Z, A);
  Matrix<Scalar> delta(Z.rows(), Z.cols());
  output_delta(output, factor, Z, A, Y, delta);
  return {loss(output, factor, Z, A, Y), A, delta, output_derivatives(output, factor, Z, A, Y),
          loss_terms(output, factor, Z, A, Y)};
}

}  // namespace deltascope
