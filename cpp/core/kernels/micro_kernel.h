// The micro-kernels of a product: each keeps the sums of a few rows and columns in registers while
// it adds their terms. The names of sizes are those of BLIS and GotoBLAS.
#pragma once

#include "kernels/build.h"
#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// Entry (i, p) is data[i * row_stride + p * col_stride].
template <class Scalar>
struct Operand {
  const Scalar* data;
  Index row_stride;
  Index col_stride;

  Operand at(Index i, Index p) const {
    return {data + i * row_stride + p * col_stride, row_stride, col_stride};
  }
};

// An Operand whose row stride is 1. Since the compiler knows that, the places of a column's entries
// cost no arithmetic.
template <class Scalar>
struct ColumnMajor {
  const Scalar* data;
  static constexpr Index row_stride = 1;
  Index col_stride;

  ColumnMajor at(Index i, Index p) const { return {data + i + p * col_stride, col_stride}; }
};

// Where the sums of a tile are read from and written to. `start` may be null: the sums start at 0.
template <class Scalar>
struct Sums {
  const Scalar* start;
  Index start_stride;  // from row to row
  Scalar* end;
  Index end_stride;
};

// mr x nr: the usual tile of C, nr being two vectors. Its sums, and what its terms need, find room
// in the 16 registers of x86.
constexpr int mr = 4;
template <class Scalar>
constexpr Index nr = 2 * lanes<Scalar>;

// Where the last of P adjacent vectors (or numbers) begins.
template <class Packet, int P, class Scalar>
constexpr Index last_of = (P - 1) * sizeof(Packet) / sizeof(Scalar);

// Hides the pointer's value from the optimizer, so that induction variables are not merged and
// increments stay where they are.
template <class Scalar>
void hide_value(const Scalar*& pointer) {
  asm("" : "+r"(pointer));
}

// Adds K >= 1 terms to the sums of R rows by P vectors (or columns, where Packet is a number): rows
// of A times columns of B. The columns of B are adjacent; the last vector begins at column `last`.
// A and B have the members of Operand.
// Each sum adds its terms in their order, wherever in a product it stands, so that units that are
// equal stay equal to the last bit. The loop over the terms is left rolled: unrolled, V8 runs out
// of registers and spills. The first term stands before it: the addresses of numbers a fixed
// distance apart, which V8 computes for it, are then not computed again in the loop. The loop ends
// where B does, since a counter would be one instruction more.
template <class Packet, int R, int P, class Left, class Right>
void add_terms(Index K, Left a, Right b, Index last, Packet (&sum)[R][P]) {
  constexpr Index L = sizeof(Packet) / sizeof(*a.data);
  const auto add_term = [&] {
    Packet row[P];
    DELTASCOPE_UNROLLED
    for (int q = 0; q < P; ++q) row[q] = load<Packet>(b.data + (q + 1 < P ? q * L : last));
    DELTASCOPE_UNROLLED
    for (int r = 0; r < R; ++r) {
      const auto a_rp = splat<Packet>(a.data[r * a.row_stride]);
      DELTASCOPE_UNROLLED
      for (int q = 0; q < P; ++q) sum[r][q] += a_rp * row[q];
    }
  };
  const auto* const last_term = b.data + (K - 1) * b.row_stride;
  add_term();
#ifdef __clang__
#pragma clang loop unroll(disable) vectorize(disable)
#endif
  while (b.data != last_term) {
    a.data += a.col_stride;
    b.data += b.row_stride;
    hide_value(a.data);
    hide_value(b.data);
    add_term();
  }
}

// Makes R rows by P vectors (or columns) of A B, over K terms. A is an Operand or ColumnMajor;
// the columns of B are adjacent. The last vector begins at column `last`, where it may overlap the
// one before.
template <class Packet, int R, int P, class Left, class Scalar>
void micro_kernel(Index K, const Left& a, const Operand<Scalar>& b, const Sums<Scalar>& sums,
                  Index last = last_of<Packet, P, Scalar>) {
  constexpr Index L = sizeof(Packet) / sizeof(Scalar);
  const auto column = [last](int q) { return q + 1 < P ? q * L : last; };
  Packet sum[R][P];
  DELTASCOPE_UNROLLED
  for (int r = 0; r < R; ++r) {
    DELTASCOPE_UNROLLED
    for (int q = 0; q < P; ++q) {
      sum[r][q] = sums.start ? load<Packet>(sums.start + r * sums.start_stride + column(q))
                             : splat<Packet>(Scalar(0));
    }
  }
  add_terms<Packet, R, P>(K, a, b, last, sum);
  DELTASCOPE_UNROLLED
  for (int r = 0; r < R; ++r) {
    DELTASCOPE_UNROLLED
    for (int q = 0; q < P; ++q) store(sum[r][q], sums.end + r * sums.end_stride + column(q));
  }
}

// Calls the micro-kernel for 1 <= rows <= mr.
template <class Packet, int P, class Left, class Scalar>
void micro_kernel_of(Index rows, Index K, const Left& a, const Operand<Scalar>& b,
                     const Sums<Scalar>& sums) {
  switch (rows) {
    case 1:
      return micro_kernel<Packet, 1, P>(K, a, b, sums);
    case 2:
      return micro_kernel<Packet, 2, P>(K, a, b, sums);
    case 3:
      return micro_kernel<Packet, 3, P>(K, a, b, sums);
    default:
      return micro_kernel<Packet, mr, P>(K, a, b, sums);
  }
}

// Makes up to mr rows by up to nr columns of A B: two vectors, or one, and the rest number by
// number.
template <class Scalar>
void multiply_tile(Index rows, Index columns, Index K, const Operand<Scalar>& a,
                   const Operand<Scalar>& b, const Sums<Scalar>& sums) {
  constexpr Index L = lanes<Scalar>;
  if (columns == nr<Scalar>) return micro_kernel_of<Vector<Scalar>, 2>(rows, K, a, b, sums);
  Index done = 0;
  if (columns >= L) {
    micro_kernel_of<Vector<Scalar>, 1>(rows, K, a, b, sums);
    done = L;
  }
  const Sums<Scalar> rest{sums.start ? sums.start + done : nullptr, sums.start_stride,
                          sums.end + done, sums.end_stride};
  switch (columns - done) {
    case 1:
      return micro_kernel_of<Scalar, 1>(rows, K, a, b.at(0, done), rest);
    case 2:
      return micro_kernel_of<Scalar, 2>(rows, K, a, b.at(0, done), rest);
    case 3:
      return micro_kernel_of<Scalar, 3>(rows, K, a, b.at(0, done), rest);
    default:
      return;
  }
}

}  // namespace deltascope::kernels
