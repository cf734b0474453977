// Blocks of a product: the sums of a few rows and columns, kept in registers while their terms are
// added.
#pragma once

#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// Entry (i, p) is data[i * row + p * col].
template <class Scalar>
struct Operand {
  const Scalar* data;
  Index row;
  Index col;

  Operand at(Index i, Index p) const { return {data + i * row + p * col, row, col}; }
};

// As an Operand whose rows lie side by side: with the distance known to the compiler, the numbers
// of a column are found without reckoning.
template <class Scalar>
struct SideBySide {
  const Scalar* data;
  static constexpr Index row = 1;
  Index col;

  SideBySide at(Index i, Index p) const { return {data + i + p * col, col}; }
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

// Where the last of P vectors (or numbers) begins, side by side.
template <class Lanes, int P, class Scalar>
constexpr Index last_of = (P - 1) * sizeof(Lanes) / sizeof(Scalar);

// Says that a pointer may be any, so that the compiler neither reckons with what it was before nor
// moves its steps.
template <class Scalar>
void forget_where(const Scalar*& pointer) {
  asm("" : "+r"(pointer));
}

// Adds K terms, at least one, to the sums of R rows by P vectors (or P columns, for Lanes that are
// a number): rows of A times columns of B, that lie side by side; the last vector begins at column
// `last`. A and B tell where their numbers are, as Operand does.
// Each sum adds its terms in their order, wherever in a product it stands, so that units that are
// equal stay equal to the last bit. The loop over the terms is left rolled: unrolled, V8 runs out
// of registers and spills. The first term stands before it: what V8 reckons for it, the places of
// numbers that are a fixed distance apart, it then does not reckon again in the loop. It ends where
// B does, since a counter would be one instruction more.
template <class Lanes, int R, int P, class Left, class Right>
void add_terms(Index K, Left a, Right b, Index last, Lanes (&sum)[R][P]) {
  constexpr Index L = sizeof(Lanes) / sizeof(*a.data);
  const auto add_term = [&] {
    Lanes row[P];
    for (int q = 0; q < P; ++q) row[q] = load<Lanes>(b.data + (q + 1 < P ? q * L : last));
    for (int r = 0; r < R; ++r) {
      const auto a_rp = splat<Lanes>(a.data[r * a.row]);
      for (int q = 0; q < P; ++q) sum[r][q] += a_rp * row[q];
    }
  };
  const auto* const last_term = b.data + (K - 1) * b.row;
  add_term();
#ifdef __clang__
#pragma clang loop unroll(disable) vectorize(disable)
#endif
  while (b.data != last_term) {
    a.data += a.col;
    b.data += b.row;
    forget_where(a.data);
    forget_where(b.data);
    add_term();
  }
}

// R rows by P vectors (or P columns) of A B, over K terms; A is an Operand or SideBySide, and the
// columns of b lie side by side. The last vector begins at column `last`, where it may overlap the
// one before.
template <class Lanes, int R, int P, class Left, class Scalar>
void block(Index K, const Left& a, const Operand<Scalar>& b, const Sums<Scalar>& sums,
           Index last = last_of<Lanes, P, Scalar>) {
  constexpr Index L = sizeof(Lanes) / sizeof(Scalar);
  const auto column = [last](int q) { return q + 1 < P ? q * L : last; };
  Lanes sum[R][P];
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < P; ++q) {
      sum[r][q] = sums.start ? load<Lanes>(sums.start + r * sums.start_row + column(q))
                             : splat<Lanes>(Scalar(0));
    }
  }
  add_terms<Lanes, R, P>(K, a, b, last, sum);
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < P; ++q) store(sum[r][q], sums.end + r * sums.end_row + column(q));
  }
}

template <class Lanes, int P, class Left, class Scalar>
void block_of(Index rows, Index K, const Left& a, const Operand<Scalar>& b,
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

}  // namespace deltascope::kernels
