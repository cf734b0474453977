// The output layer as it would be under another pair of output activation and loss.
#pragma once

#include "matrix.h"
#include "network/local_derivatives.h"
#include "network/loss.h"

namespace deltascope {

// What a pair changes; Z_out and all that comes before it stay. All matrices are n x t.
template <class Scalar>
struct OutputPair {
  Scalar J;
  Matrix<Scalar> A;
  Matrix<Scalar> delta;
  LayerDerivatives<Scalar> local;
  Matrix<Scalar> J_term;
};

// To the bit what a forward and a backward pass with this output give. Targets outside [0, 1] are
// taken as they are by cross-entropy, too. Z (Z_out) and Y are n x t.
template <class Scalar>
OutputPair<Scalar> output_pair(Output output, Reduction reduction, const Matrix<Scalar>& Z,
                               const Matrix<Scalar>& Y) {
  Matrix<Scalar> A(Z.rows(), Z.cols());
  activate_output(output, Z, A);
  Matrix<Scalar> delta(Z.rows(), Z.cols());
  output_delta(output, reduction, Z, A, Y, delta);
  return {loss(output, reduction, Z, A, Y), A, delta,
          output_derivatives(output, reduction, Z, A, Y), loss_terms(output, reduction, Z, A, Y)};
}

}  // namespace deltascope
