// What training spends its time in, written for vectors of four floats or two doubles: the three
// products of a pass, the sigmoid and tanh. heavy_work.h chooses between these and Eigen's own
// (plain.h).
#pragma once

#include <cassert>

#include "kernels/blocks.h"
#include "kernels/large_product.h"
#include "kernels/small_product.h"
#include "kernels/vector_sigmoid.h"
#include "kernels/vector_tanh.h"
#include "matrix.h"

namespace deltascope::kernels {

// Whether laying out both factors saves more than it takes.
template <class Scalar>
bool is_large(Index M, Index N, Index K, const Operand<Scalar>& b) {
  return N >= 64 && K >= 8 && (M >= 16 || b.col != 1);
}

// C = A B, or 1 b + A B where `bias` is not null: A is M x K, B is K x N, b is 1 x N; C is M x N,
// row by row. Where `strips` is not null, a large product finds A laid out there, or lays it out.
template <class Scalar>
void multiply(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
              const Scalar* bias, Scalar* c, Strips<Scalar>* strips = nullptr) {
  if (M * N * K <= few) return multiply_few(M, N, K, a, b, bias, c);
  if (!is_large(M, N, K, b)) return multiply_small(M, N, K, a, b, bias, c);
  if (strips != nullptr) return multiply_kept(M, N, K, a, *strips, b, bias, c);
  multiply_large(M, N, K, a, b, bias, c);
}

// What is laid out of a matrix that stays while many products are made with it. It knows no matrix:
// who changes that has to forget.
template <class Scalar>
class Kept {
 public:
  void forget() {
    rows.clear();
    columns.clear();
  }

  Strips<Scalar> rows;     // of the matrix as it is
  Strips<Scalar> columns;  // of its transpose
};

template <class Scalar>
Operand<Scalar> as_it_is(const Matrix<Scalar>& A) {
  return {A.data(), A.cols(), 1};
}

template <class Scalar>
Operand<Scalar> transposed(const Matrix<Scalar>& A) {
  return {A.data(), 1, A.cols()};
}

// Z = 1 b + A W, or A W where b is empty. A is n x fan_in, W fan_in x fan_out, b 1 x fan_out; Z has
// the shape of the result. `kept` is null, or of A.
template <class Scalar>
void affine(const Matrix<Scalar>& A, const Matrix<Scalar>& W, const RowVector<Scalar>& b,
            Matrix<Scalar>& Z, Kept<Scalar>* kept = nullptr) {
  assert(A.cols() == W.rows() && (b.size() == 0 || b.size() == W.cols()));
  assert(Z.rows() == A.rows() && Z.cols() == W.cols());
  multiply(A.rows(), W.cols(), A.cols(), as_it_is(A), as_it_is(W),
           b.size() > 0 ? b.data() : nullptr, Z.data(), kept ? &kept->rows : nullptr);
}

// C = A^T B. A is n x r, B n x s, C r x s. `kept` is null, or of A.
template <class Scalar>
void transposed_product(const Matrix<Scalar>& A, const Matrix<Scalar>& B, Matrix<Scalar>& C,
                        Kept<Scalar>* kept = nullptr) {
  assert(A.rows() == B.rows() && C.rows() == A.cols() && C.cols() == B.cols());
  const Scalar* const no_bias = nullptr;
  if (B.cols() == 1) {
    // A column is as well made as the row B^T A, and then has a vector's lanes side by side.
    multiply(Index{1}, A.cols(), A.rows(), transposed(B), as_it_is(A), no_bias, C.data());
  } else {
    multiply(A.cols(), B.cols(), A.rows(), transposed(A), as_it_is(B), no_bias, C.data(),
             kept ? &kept->columns : nullptr);
  }
}

// C = A B^T. A is n x s, B r x s, C n x r.
template <class Scalar>
void product_transposed(const Matrix<Scalar>& A, const Matrix<Scalar>& B, Matrix<Scalar>& C) {
  assert(A.cols() == B.cols() && C.rows() == A.rows() && C.cols() == B.rows());
  const Scalar* const no_bias = nullptr;
  // A single column is also a row.
  const auto right = B.cols() == 1 ? Operand<Scalar>{B.data(), B.rows(), 1} : transposed(B);
  multiply(A.rows(), B.rows(), A.cols(), as_it_is(A), right, no_bias, C.data());
}

// The sums of the columns that stand in P vectors, or in a number alone; `row` is the distance of
// the rows.
template <class Lanes, int P, class Scalar>
void sum_columns(Index rows, const Scalar* from, Index row, Scalar* to) {
  constexpr Index L = sizeof(Lanes) / sizeof(Scalar);
  Lanes sum[P] = {};
  for (Index k = 0; k < rows; ++k) {
    for (int q = 0; q < P; ++q) sum[q] += load<Lanes>(from + q * L);
    from += row;
  }
  for (int q = 0; q < P; ++q) store(sum[q], to + q * L);
}

// sums = 1^T A, the sum of each column in the order of its rows. A is n x s, sums 1 x s.
template <class Scalar>
void column_sums(const Matrix<Scalar>& A, RowVector<Scalar>& sums) {
  assert(sums.size() == A.cols());
  constexpr Index L = lanes<Scalar>;
  const Index s = A.cols();
  const auto sum = [&](auto of, Index j) { of(A.rows(), A.data() + j, s, sums.data() + j); };
  Index j = 0;
  for (; j + 4 * L <= s; j += 4 * L) sum(&sum_columns<Vector<Scalar>, 4, Scalar>, j);
  for (; j + L <= s; j += L) sum(&sum_columns<Vector<Scalar>, 1, Scalar>, j);
  for (; j < s; ++j) sum(&sum_columns<Scalar, 1, Scalar>, j);
}

}  // namespace deltascope::kernels
