// The product of large matrices: both factors are laid out first, in the order in which the blocks
// read them.
#pragma once

#include <algorithm>
#include <array>

#include "blocks.h"
#include "lay_out.h"
#include "matrix.h"
#include "vectors.h"

namespace deltascope::kernels {

// A large product is made in blocks of `high` rows by two vectors: the sums, two vectors of the
// right factor and a number of the left one fill 13 of the 15 registers that V8 has on x86.
constexpr Index high = 5;

// Up to `high` rows of the left factor, term by term.
template <class Scalar>
struct Strip {
  const Scalar* data;
  static constexpr Index row = 1;
  static constexpr Index col = high;
};

// Up to `wide` columns of the right factor, term by term.
template <class Scalar>
struct Panel {
  const Scalar* data;
  static constexpr Index row = wide<Scalar>;
  static constexpr Index col = 1;
};

// The first `count` lanes; the others are 0.
template <class Scalar>
Vector<Scalar> load_first(Index count, const Scalar* from) {
  std::array<Scalar, lanes<Scalar>> copied = {};
  std::copy_n(from, count, copied.data());
  return load<Vector<Scalar>>(copied.data());
}

template <class Scalar>
void store_first(Index count, Vector<Scalar> stored, Scalar* to) {
  std::array<Scalar, lanes<Scalar>> copied;
  store(stored, copied.data());
  std::copy_n(copied.data(), count, to);
}

// R rows of a strip times P vectors of a panel, over K terms; `last` lanes of the last vector are
// wanted. The order of a sum's terms is theirs, as in every block.
// This stands in a function of its own, and is called by a pointer: V8 unrolls a loop by how deep
// it lies in others, then gathers the loads of all copies at their top and runs out of registers.
// Alone, the loop is left as it is written.
template <class Scalar, int R, int P>
__attribute__((noinline)) void laid_out_block(Index K, Index last, Strip<Scalar> a, Panel<Scalar> b,
                                              const Sums<Scalar>& sums) {
  using Lanes = Vector<Scalar>;
  constexpr Index L = lanes<Scalar>;
  Lanes sum[R][P];
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < P; ++q) {
      if (sums.start == nullptr) {
        sum[r][q] = splat<Lanes>(Scalar(0));
      } else if (q + 1 < P || last == L) {
        sum[r][q] = load<Lanes>(sums.start + r * sums.start_row + q * L);
      } else {
        sum[r][q] = load_first(last, sums.start + r * sums.start_row + q * L);
      }
    }
  }
#ifdef __clang__
#pragma clang loop unroll(disable) vectorize(disable)
#endif
  for (Index p = 0; p < K; ++p) {
    Lanes row[P];
    for (int q = 0; q < P; ++q) row[q] = load<Lanes>(b.data + q * L);
    for (int r = 0; r < R; ++r) {
      const auto a_rp = splat<Lanes>(a.data[r * a.row]);
      for (int q = 0; q < P; ++q) sum[r][q] += a_rp * row[q];
    }
    a.data += a.col;
    b.data += b.row;
  }
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < P; ++q) {
      Scalar* const to = sums.end + r * sums.end_row + q * L;
      if (q + 1 < P || last == L) {
        store(sum[r][q], to);
      } else {
        store_first(last, sum[r][q], to);
      }
    }
  }
}

template <class Scalar>
void any_laid_out_block(Index rows, Index columns, Index K, Strip<Scalar> a, Panel<Scalar> b,
                        const Sums<Scalar>& sums) {
  using Block = void (*)(Index, Index, Strip<Scalar>, Panel<Scalar>, const Sums<Scalar>&);
  static constexpr std::array<Block, high> of_one_vector = {
      &laid_out_block<Scalar, 1, 1>, &laid_out_block<Scalar, 2, 1>, &laid_out_block<Scalar, 3, 1>,
      &laid_out_block<Scalar, 4, 1>, &laid_out_block<Scalar, 5, 1>};
  static constexpr std::array<Block, high> of_two = {
      &laid_out_block<Scalar, 1, 2>, &laid_out_block<Scalar, 2, 2>, &laid_out_block<Scalar, 3, 2>,
      &laid_out_block<Scalar, 4, 2>, &laid_out_block<Scalar, 5, 2>};
  constexpr Index L = lanes<Scalar>;
  if (columns > L) {
    of_two[rows - 1](K, columns - L, a, b, sums);
  } else {
    of_one_vector[rows - 1](K, columns, a, b, sums);
  }
}

// So much of the right factor is laid out at once: `deep` terms of `broad` columns, 256 KB.
template <class Scalar>
constexpr Index broad = 32 * wide<Scalar>;

// As multiply, to the last bit.
template <class Scalar>
void multiply_large(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                    const Scalar* bias, Scalar* c) {
  alignas(64) static thread_local std::array<Scalar, deep * broad<Scalar>> panels;
  alignas(64) static thread_local std::array<Scalar, deep * high> strip;
  for (Index j = 0; j < N; j += broad<Scalar>) {
    const Index columns = std::min(broad<Scalar>, N - j);
    for (Index p = 0; p < K; p += deep) {
      const Index terms = std::min(deep, K - p);
      for (Index q = 0; q < columns; q += wide<Scalar>) {
        lay_out<wide<Scalar>>(std::min(wide<Scalar>, columns - q), terms, b.at(p, j + q).data,
                              b.col, b.row, panels.data() + q * terms);
      }
      for (Index i = 0; i < M; i += high) {
        const Index rows = std::min(high, M - i);
        lay_out<high>(rows, terms, a.at(i, p).data, a.row, a.col, strip.data());
        for (Index q = 0; q < columns; q += wide<Scalar>) {
          Scalar* const to = c + i * N + j + q;
          const Scalar* const start = bias != nullptr ? bias + j + q : nullptr;
          const auto sums = p == 0 ? Sums<Scalar>{start, 0, to, N} : Sums<Scalar>{to, N, to, N};
          any_laid_out_block(rows, std::min(wide<Scalar>, columns - q), terms,
                             Strip<Scalar>{strip.data()}, Panel<Scalar>{panels.data() + q * terms},
                             sums);
        }
      }
    }
  }
}

}  // namespace deltascope::kernels
