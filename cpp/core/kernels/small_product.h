// The product of small matrices: the factors are read where they lie.
#pragma once

#include <algorithm>
#include <array>
#include <type_traits>

#include "kernels/blocks.h"
#include "kernels/lay_out.h"
#include "matrix.h"

namespace deltascope::kernels {

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

// As multiply, to the last bit, where the columns of B do not lie side by side: they are laid out
// so.
template <class Scalar>
void multiply_by_panels(Index M, Index N, Index K, const Operand<Scalar>& a,
                        const Operand<Scalar>& b, const Scalar* bias, Scalar* c) {
  alignas(64) static thread_local std::array<Scalar, deep * wide<Scalar>> memory;
  const Operand<Scalar> panel{memory.data(), wide<Scalar>, 1};
  for (Index j = 0; j < N; j += wide<Scalar>) {
    const Index columns = std::min(wide<Scalar>, N - j);
    for (Index p = 0; p < K; p += deep) {
      const Index terms = std::min(deep, K - p);
      lay_out<wide<Scalar>>(columns, terms, b.at(p, j).data, b.col, b.row, memory.data());
      for (Index i = 0; i < M; i += tall) {
        Scalar* const to = c + i * N + j;
        const Scalar* const start = bias ? bias + j : nullptr;
        const auto sums = p == 0 ? Sums<Scalar>{start, 0, to, N} : Sums<Scalar>{to, N, to, N};
        blocks(std::min<Index>(tall, M - i), columns, terms, a.at(i, p), panel, sums);
      }
    }
  }
}

// P vectors of each row of C, the last from column `last`, R rows at a time; b, bias and c begin at
// the first of their columns.
template <int R, int P, class Left, class Scalar>
void multiply_stripe(Index M, Index N, Index K, const Left& a, const Operand<Scalar>& b,
                     const Scalar* bias, Scalar* c,
                     Index last = last_of<Vector<Scalar>, P, Scalar>) {
  const auto sums = [&](Index i) { return Sums<Scalar>{bias, 0, c + i * N, N}; };
  Index i = 0;
  for (; i + R <= M; i += R) block<Vector<Scalar>, R, P>(K, a.at(i, 0), b, sums(i), last);
  if (i == M) return;
  if constexpr (R == tall) {
    block_of<Vector<Scalar>, P>(M - i, K, a.at(i, 0), b, sums(i));
  } else {
    for (; i < M; ++i) block<Vector<Scalar>, 1, P>(K, a.at(i, 0), b, sums(i), last);
  }
}

// As multiply, to the last bit; the columns of B lie side by side, a vector of them or more.
template <class Left, class Scalar>
void multiply_in_place(Index M, Index N, Index K, const Left& a, const Operand<Scalar>& b,
                       const Scalar* bias, Scalar* c) {
  constexpr Index L = lanes<Scalar>;
  constexpr bool is_reckoned = !std::is_same_v<Left, SideBySide<Scalar>>;
  const auto from = [&](Index j) { return bias ? bias + j : nullptr; };
  Index j = 0;
  if constexpr (is_reckoned) {
    // Fewer rows, fewer places to reckon.
    for (; j + 4 * L <= N; j += 4 * L) {
      multiply_stripe<2, 4>(M, N, K, a, b.at(0, j), from(j), c + j);
    }
  }
  // A last vector begins where it has room, and makes some columns again: to the same bits.
  if (const Index left = N - j; 2 * L < left && left <= 3 * L) {
    constexpr int rows = is_reckoned ? 2 : 3;
    return multiply_stripe<rows, 3>(M, N, K, a, b.at(0, j), from(j), c + j, left - L);
  }
  for (; j + 2 * L <= N; j += 2 * L) {
    multiply_stripe<tall, 2>(M, N, K, a, b.at(0, j), from(j), c + j);
  }
  for (; j < N; j += L) {
    const Index first = std::min(j, N - L);
    multiply_stripe<tall, 1>(M, N, K, a, b.at(0, first), from(first), c + first);
  }
}

// As multiply, to the last bit.
template <class Scalar>
void multiply_small(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                    const Scalar* bias, Scalar* c) {
  if (b.col != 1) return multiply_by_panels(M, N, K, a, b, bias, c);
  if (N < lanes<Scalar>) {
    for (Index i = 0; i < M; i += tall) {
      blocks(std::min<Index>(tall, M - i), N, K, a.at(i, 0), b, {bias, 0, c + i * N, N});
    }
  } else if (a.row == 1) {
    multiply_in_place(M, N, K, SideBySide<Scalar>{a.data, a.col}, b, bias, c);
  } else {
    multiply_in_place(M, N, K, a, b, bias, c);
  }
}

}  // namespace deltascope::kernels
