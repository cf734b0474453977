// The products and the activations of a pass as Eigen writes them: what the kernels are held to.
#pragma once

#include <cmath>
#include <complex>

#include "kernels/sigmoid.h"
#include "matrix.h"

namespace deltascope::plain {

// Keeps nothing: Eigen packs anew for each product.
template <class Scalar>
struct PackingCache {
  void invalidate() {}
};

// Z = A W + 1 b, or A W where b is empty. A is n x fan_in, W fan_in x fan_out, b 1 x fan_out, Z
// n x fan_out.
template <class Scalar>
void affine(const Matrix<Scalar>& A, const Matrix<Scalar>& W, const RowVector<Scalar>& b,
            Matrix<Scalar>& Z, PackingCache<Scalar>* = nullptr) {
  if constexpr (Eigen::NumTraits<Scalar>::IsComplex) {
    // Only the check of small networks is complex: Eigen's blocked product would gain nothing
    // there, and add a third to the WebAssembly.
    Z = A.lazyProduct(W);
  } else {
    Z.noalias() = A * W;
  }
  if (b.size() > 0) Z.rowwise() += b;
}

// C = A^T B. A is n x r, B n x s, C r x s.
template <class Scalar>
void transposed_product(const Matrix<Scalar>& A, const Matrix<Scalar>& B, Matrix<Scalar>& C,
                        PackingCache<Scalar>* = nullptr) {
  C.noalias() = A.transpose() * B;
}

// C = A B^T. A is n x s, B r x s, C n x r.
template <class Scalar>
void product_transposed(const Matrix<Scalar>& A, const Matrix<Scalar>& B, Matrix<Scalar>& C) {
  C.noalias() = A * B.transpose();
}

// sums = 1^T A, the sum of each column. A is n x s, sums 1 x s.
template <class Scalar>
void column_sums(const Matrix<Scalar>& A, RowVector<Scalar>& sums) {
  sums = A.colwise().sum();
}

// A = sigmoid(Z), both of one shape.
template <class In, class Out>
void sigmoid(const In& Z, Out& A) {
  A = Z.unaryExpr([](const typename In::Scalar& z) { return deltascope::sigmoid(z); });
}

// A = tanh(Z), both of one shape.
template <class In, class Out>
void tanh(const In& Z, Out& A) {
  A = Z.unaryExpr([](const typename In::Scalar& z) { return std::tanh(z); });
}

}  // namespace deltascope::plain
