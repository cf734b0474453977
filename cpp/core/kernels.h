// What training spends its time in, written for vectors of four floats or two doubles: the three
// products of a pass, the sigmoid and tanh. heavy_work.h chooses between these and Eigen's own
// (plain.h).
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "matrix.h"
#include "vector_sigmoid.h"
#include "vector_tanh.h"
#include "vectors.h"

namespace deltascope::kernels {

// Entry (i, p) is data[i * row + p * col].
template <class Scalar>
struct Operand {
  const Scalar* data;
  Index row;
  Index col;

  Operand at(Index i, Index p) const { return {data + i * row + p * col, row, col}; }
};

// Where the sums of a block start and where they end, with the distances of their rows; `start` may
// be null: 0.
template <class Scalar>
struct Sums {
  const Scalar* start;
  Index start_row;
  Scalar* end;
  Index end_row;
};

// A product is made in blocks of `tall` rows by two vectors: with what they are made of, the sums
// find room in the 16 registers of x86.
constexpr int tall = 4;
template <class Scalar>
constexpr Index wide = 2 * lanes<Scalar>;

// R rows by P vectors (or P columns, for Lanes that are a number) of A B, over K terms; the columns
// of b lie side by side. Each sum adds its terms in their order, wherever in a product it stands,
// so that units that are equal stay equal to the last bit.
// The loop over the terms is left rolled: unrolled, V8 runs out of registers and spills.
template <class Lanes, int R, int P, class Scalar>
void block(Index K, const Operand<Scalar>& a, const Operand<Scalar>& b, const Sums<Scalar>& sums) {
  constexpr Index L = sizeof(Lanes) / sizeof(Scalar);
  Lanes sum[R][P];
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < P; ++q) {
      sum[r][q] = sums.start ? load<Lanes>(sums.start + r * sums.start_row + q * L)
                             : splat<Lanes>(Scalar(0));
    }
  }
  const Scalar* a_p = a.data;
  const Scalar* b_p = b.data;
#ifdef __clang__
#pragma clang loop unroll(disable) vectorize(disable)
#endif
  for (Index p = 0; p < K; ++p) {
    Lanes row[P];
    for (int q = 0; q < P; ++q) row[q] = load<Lanes>(b_p + q * L);
    for (int r = 0; r < R; ++r) {
      const auto a_rp = splat<Lanes>(a_p[r * a.row]);
      for (int q = 0; q < P; ++q) sum[r][q] += a_rp * row[q];
    }
    a_p += a.col;
    b_p += b.row;
  }
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < P; ++q) store(sum[r][q], sums.end + r * sums.end_row + q * L);
  }
}

template <class Lanes, int P, class Scalar>
void block_of(Index rows, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
              const Sums<Scalar>& sums) {
  switch (rows) {
    case 1:
      return block<Lanes, 1, P>(K, a, b, sums);
    case 2:
      return block<Lanes, 2, P>(K, a, b, sums);
    case 3:
      return block<Lanes, 3, P>(K, a, b, sums);
    default:
      return block<Lanes, tall, P>(K, a, b, sums);
  }
}

// Up to `wide` columns: two vectors, or one, and what is left number by number.
template <class Scalar>
void blocks(Index rows, Index columns, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
            const Sums<Scalar>& sums) {
  constexpr Index L = lanes<Scalar>;
  if (columns == wide<Scalar>) return block_of<Vector<Scalar>, 2>(rows, K, a, b, sums);
  Index done = 0;
  if (columns >= L) {
    block_of<Vector<Scalar>, 1>(rows, K, a, b, sums);
    done = L;
  }
  const Sums<Scalar> rest{sums.start ? sums.start + done : nullptr, sums.start_row, sums.end + done,
                          sums.end_row};
  switch (columns - done) {
    case 1:
      return block_of<Scalar, 1>(rows, K, a, b.at(0, done), rest);
    case 2:
      return block_of<Scalar, 2>(rows, K, a, b.at(0, done), rest);
    case 3:
      return block_of<Scalar, 3>(rows, K, a, b.at(0, done), rest);
    default:
      return;
  }
}

// So much of the right factor is made ready at once: `deep` terms of `broad` columns, 256 KB.
constexpr Index deep = 256;
template <class Scalar>
constexpr Index broad = 32 * wide<Scalar>;
// Up to here a factor lies in the fastest cache as it is; in bytes.
constexpr Index near = 16384;

// The part of a product that is made at once: columns of it, and terms of its sums.
struct Part {
  Index first_column;
  Index columns;
  Index first_term;
  Index terms;
};

// The right factor in panels of `wide` columns, term by term; where it lies well in memory, it is
// read in place.
template <class Scalar>
class Panels {
 public:
  Panels(const Operand<Scalar>& b, Index rows, Index cols)
      : b_(b), in_place_(b.col == 1 && rows * cols * Index{sizeof(Scalar)} <= near) {}

  void prepare(const Part& part) {
    part_ = part;
    if (in_place_) return;
    for (Index j = 0; j < part.columns; j += wide<Scalar>) {
      const Index columns = std::min(wide<Scalar>, part.columns - j);
      const auto from = b_.at(part.first_term, part.first_column + j);
      Scalar* to = memory() + j * part.terms;
      if (b_.col == 1 && columns == wide<Scalar>) {
        for (Index p = 0; p < part.terms; ++p) {
          std::memcpy(to + p * wide<Scalar>, from.data + p * b_.row, wide<Scalar> * sizeof(Scalar));
        }
        continue;
      }
      for (Index p = 0; p < part.terms; ++p) {
        for (Index c = 0; c < columns; ++c) to[c] = from.data[p * b_.row + c * b_.col];
        to += columns;
      }
    }
  }

  // The panel that begins with column j of the part.
  Operand<Scalar> panel(Index j) const {
    if (in_place_) return b_.at(part_.first_term, part_.first_column + j);
    return {memory() + j * part_.terms, std::min(wide<Scalar>, part_.columns - j), 1};
  }

 private:
  static Scalar* memory() {
    alignas(64) static thread_local std::array<Scalar, deep * broad<Scalar>> packed;
    return packed.data();
  }

  Operand<Scalar> b_;
  bool in_place_;
  Part part_ = {};
};

// Four rows of the left factor, term by term; where they lie well in memory, they are read in
// place.
template <class Scalar>
Operand<Scalar> rows_of(const Operand<Scalar>& a, Index rows, Index terms, bool in_place) {
  if (in_place) return a;
  alignas(64) static thread_local std::array<Scalar, deep * tall> packed;
  if (a.row == 1 && rows == tall) {
    for (Index p = 0; p < terms; ++p) {
      std::memcpy(packed.data() + p * tall, a.data + p * a.col, tall * sizeof(Scalar));
    }
  } else {
    for (Index p = 0; p < terms; ++p) {
      for (Index r = 0; r < rows; ++r) packed[p * tall + r] = a.data[r * a.row + p * a.col];
    }
  }
  return {packed.data(), 1, tall};
}

// Up to so many terms in all, a product is made entry by entry before its blocks would be laid
// out.
constexpr Index few = 16;

// As multiply, to the last bit.
template <class Scalar>
void multiply_few(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                  const Scalar* bias, Scalar* c) {
  for (Index i = 0; i < M; ++i) {
    for (Index j = 0; j < N; ++j) {
      const Scalar* a_ip = a.data + i * a.row;
      const Scalar* b_pj = b.data + j * b.col;
      Scalar sum = bias ? bias[j] : Scalar(0);
#ifdef __clang__
#pragma clang loop unroll(disable) vectorize(disable)
#endif
      for (Index p = 0; p < K; ++p) {
        sum += *a_ip * *b_pj;
        a_ip += a.col;
        b_pj += b.row;
      }
      *c++ = sum;
    }
  }
}

// C = A B, or 1 b + A B where `bias` is not null: A is M x K, B is K x N, b is 1 x N; C is M x N,
// row by row.
template <class Scalar>
void multiply(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
              const Scalar* bias, Scalar* c) {
  if (M * N * K <= few) return multiply_few(M, N, K, a, b, bias, c);
  Panels<Scalar> panels(b, K, N);
  const bool a_in_place = a.col == 1 || M * K * Index{sizeof(Scalar)} <= near;
  for (Index j = 0; j < N; j += broad<Scalar>) {
    for (Index p = 0; p < K; p += deep) {
      const Part part{j, std::min(broad<Scalar>, N - j), p, std::min(deep, K - p)};
      panels.prepare(part);
      for (Index i = 0; i < M; i += tall) {
        const Index rows = std::min<Index>(tall, M - i);
        const auto own = rows_of(a.at(i, p), rows, part.terms, a_in_place);
        for (Index q = 0; q < part.columns; q += wide<Scalar>) {
          const Index columns = std::min(wide<Scalar>, part.columns - q);
          Scalar* const to = c + i * N + j + q;
          const Scalar* const start = bias ? bias + j + q : nullptr;
          const Sums<Scalar> sums =
              p == 0 ? Sums<Scalar>{start, 0, to, N} : Sums<Scalar>{to, N, to, N};
          blocks(rows, columns, part.terms, own, panels.panel(q), sums);
        }
      }
    }
  }
}

template <class Scalar>
Operand<Scalar> as_it_is(const Matrix<Scalar>& A) {
  return {A.data(), A.cols(), 1};
}

template <class Scalar>
Operand<Scalar> transposed(const Matrix<Scalar>& A) {
  return {A.data(), 1, A.cols()};
}

// Z = 1 b + A W, or A W where b is empty. A is n x fan_in, W fan_in x fan_out, b 1 x fan_out; Z has
// the shape of the result.
template <class Scalar>
void affine(const Matrix<Scalar>& A, const Matrix<Scalar>& W, const RowVector<Scalar>& b,
            Matrix<Scalar>& Z) {
  assert(A.cols() == W.rows() && (b.size() == 0 || b.size() == W.cols()));
  assert(Z.rows() == A.rows() && Z.cols() == W.cols());
  multiply(A.rows(), W.cols(), A.cols(), as_it_is(A), as_it_is(W),
           b.size() > 0 ? b.data() : nullptr, Z.data());
}

// C = A^T B. A is n x r, B n x s, C r x s.
template <class Scalar>
void transposed_product(const Matrix<Scalar>& A, const Matrix<Scalar>& B, Matrix<Scalar>& C) {
  assert(A.rows() == B.rows() && C.rows() == A.cols() && C.cols() == B.cols());
  const Scalar* const no_bias = nullptr;
  if (B.cols() == 1) {
    // A column is as well made as the row B^T A, and then has a vector's lanes side by side.
    multiply(Index{1}, A.cols(), A.rows(), transposed(B), as_it_is(A), no_bias, C.data());
  } else {
    multiply(A.cols(), B.cols(), A.rows(), transposed(A), as_it_is(B), no_bias, C.data());
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

// sums = 1^T A, the sum of each column in the order of its rows. A is n x s, sums 1 x s.
template <class Scalar>
void column_sums(const Matrix<Scalar>& A, RowVector<Scalar>& sums) {
  assert(sums.size() == A.cols());
  const Scalar* a = A.data();
  sums.setZero();
  for (Index k = 0; k < A.rows(); ++k) {
    for (Index j = 0; j < A.cols(); ++j) sums.data()[j] += *a++;
  }
}

}  // namespace deltascope::kernels
