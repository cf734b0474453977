// The kernels that training spends its time in, for vectors of four floats or two doubles: the
// three products of a pass, the sigmoid and tanh. backend.h chooses these or Eigen's own (plain.h).
#pragma once

#include <cassert>

#include "kernels/build.h"
#include "kernels/large_product.h"
#include "kernels/micro_kernel.h"
#include "kernels/small_product.h"
#include "kernels/vector_sigmoid.h"
#include "kernels/vector_tanh.h"
#include "matrix.h"

namespace deltascope::kernels {

// Whether packing both factors saves more than it takes.
template <class Scalar>
bool is_large(Index M, Index N, Index K, const Operand<Scalar>& b) {
  return N >= 64 && K >= 8 && (M >= 16 || b.col_stride != 1);
}

// C = A B, or 1 b + A B where `bias` is not null: A is M x K, B is K x N, b is 1 x N; C is M x N,
// row by row. Where `packed_a` is not null, a large product finds A packed there, or packs it.
template <class Scalar>
void multiply(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
              const Scalar* bias, Scalar* c, PackedA<Scalar>* packed_a = nullptr) {
  if constexpr (is_opening) {
    multiply_scalar(M, N, K, a, b, bias, c);
  } else {
    if (M * N * K <= scalar_limit) return multiply_scalar(M, N, K, a, b, bias, c);
    if (!is_large(M, N, K, b)) return multiply_small(M, N, K, a, b, bias, c);
    if (packed_a != nullptr) return multiply_cached(M, N, K, a, *packed_a, b, bias, c);
    multiply_large(M, N, K, a, b, bias, c);
  }
}

// Keeps a matrix packed while many products are made with it. Does not notice when the matrix
// changes: whoever changes it calls invalidate.
template <class Scalar>
class PackingCache {
 public:
  void invalidate() {
    as_it_is.clear();
    transposed.clear();
  }

  PackedA<Scalar> as_it_is;    // the matrix
  PackedA<Scalar> transposed;  // its transpose
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
// the shape of the result. `cache` is null, or A's.
template <class Scalar>
void affine(const Matrix<Scalar>& A, const Matrix<Scalar>& W, const RowVector<Scalar>& b,
            Matrix<Scalar>& Z, PackingCache<Scalar>* cache = nullptr) {
  assert(A.cols() == W.rows() && (b.size() == 0 || b.size() == W.cols()));
  assert(Z.rows() == A.rows() && Z.cols() == W.cols());
  multiply(A.rows(), W.cols(), A.cols(), as_it_is(A), as_it_is(W),
           b.size() > 0 ? b.data() : nullptr, Z.data(), cache ? &cache->as_it_is : nullptr);
}

// C = A^T B. A is n x r, B n x s, C r x s. `cache` is null, or A's.
template <class Scalar>
void transposed_product(const Matrix<Scalar>& A, const Matrix<Scalar>& B, Matrix<Scalar>& C,
                        PackingCache<Scalar>* cache = nullptr) {
  assert(A.rows() == B.rows() && C.rows() == A.cols() && C.cols() == B.cols());
  const Scalar* const no_bias = nullptr;
  if (B.cols() == 1) {
    // Made as the row B^T A, the column's entries fill the lanes of a vector.
    multiply(Index{1}, A.cols(), A.rows(), transposed(B), as_it_is(A), no_bias, C.data());
  } else {
    multiply(A.cols(), B.cols(), A.rows(), transposed(A), as_it_is(B), no_bias, C.data(),
             cache ? &cache->transposed : nullptr);
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

// Adds up the columns that stand in P vectors (or numbers, where Packet is a number).
template <class Packet, int P, class Scalar>
void sum_columns(Index rows, const Scalar* from, Index row_stride, Scalar* to) {
  constexpr Index L = sizeof(Packet) / sizeof(Scalar);
  Packet sum[P] = {};
  for (Index k = 0; k < rows; ++k) {
    DELTASCOPE_UNROLLED
    for (int q = 0; q < P; ++q) sum[q] += load<Packet>(from + q * L);
    from += row_stride;
  }
  DELTASCOPE_UNROLLED
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
