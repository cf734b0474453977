// The gradient as a sum over the examples: A_prev^T delta, one outer product after the other.
#pragma once

#include <cassert>
#include <vector>

#include "matrix.h"

namespace deltascope {

template <class Scalar>
struct OuterSums {
  std::vector<Matrix<Scalar>> outer;  // n of fan_in x fan_out: A_prev[k]^T delta[k]
  std::vector<Matrix<Scalar>> sums;   // n of fan_in x fan_out: outer[0] + ... + outer[k]
};

// A_prev is n x fan_in, delta is n x fan_out.
template <class Scalar>
OuterSums<Scalar> outer_sums(const Matrix<Scalar>& A_prev, const Matrix<Scalar>& delta) {
  assert(A_prev.rows() == delta.rows());
  OuterSums<Scalar> result;
  Matrix<Scalar> sum = Matrix<Scalar>::Zero(A_prev.cols(), delta.cols());
  for (Index k = 0; k < A_prev.rows(); ++k) {
    result.outer.push_back(A_prev.row(k).transpose().lazyProduct(delta.row(k)));
    sum += result.outer.back();
    result.sums.push_back(sum);
  }
  return result;
}

}  // namespace deltascope
