// The product of small matrices: the factors are read where they lie, except a B whose columns are
// apart.
#pragma once

#include <algorithm>
#include <array>
#include <type_traits>

#include "kernels/micro_kernel.h"
#include "kernels/pack.h"
#include "matrix.h"

namespace deltascope::kernels {

// Products of at most this many multiplications skip the micro-kernels.
constexpr Index scalar_limit = 16;

// As multiply, to the last bit; number by number.
template <class Scalar>
void multiply_scalar(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                     const Scalar* bias, Scalar* c) {
  for (Index i = 0; i < M; ++i) {
    for (Index j = 0; j < N; ++j) {
      const Scalar* a_ip = a.data + i * a.row_stride;
      const Scalar* b_pj = b.data + j * b.col_stride;
      Scalar sum = bias ? bias[j] : Scalar(0);
#ifdef __clang__
#pragma clang loop unroll(disable) vectorize(disable)
#endif
      for (Index p = 0; p < K; ++p) {
        sum += *a_ip * *b_pj;
        a_ip += a.col_stride;
        b_pj += b.row_stride;
      }
      *c++ = sum;
    }
  }
}

// As multiply, to the last bit; packs B, whose columns are not adjacent, panel by panel.
template <class Scalar>
void multiply_packing_b(Index M, Index N, Index K, const Operand<Scalar>& a,
                        const Operand<Scalar>& b, const Scalar* bias, Scalar* c) {
  alignas(64) static thread_local std::array<Scalar, kc * nr<Scalar>> memory;
  const Operand<Scalar> panel{memory.data(), nr<Scalar>, 1};
  for (Index j = 0; j < N; j += nr<Scalar>) {
    const Index columns = std::min(nr<Scalar>, N - j);
    for (Index p = 0; p < K; p += kc) {
      const Index terms = std::min(kc, K - p);
      pack_panel<nr<Scalar>>(columns, terms, b.at(p, j).data, b.col_stride, b.row_stride,
                             memory.data());
      for (Index i = 0; i < M; i += mr) {
        Scalar* const to = c + i * N + j;
        const Scalar* const start = bias ? bias + j : nullptr;
        const auto sums = p == 0 ? Sums<Scalar>{start, 0, to, N} : Sums<Scalar>{to, N, to, N};
        multiply_tile(std::min<Index>(mr, M - i), columns, terms, a.at(i, p), panel, sums);
      }
    }
  }
}

// Makes P vectors of each row of C, R rows at a time; b, bias and c begin at the first of their
// columns, the last vector at column `last`.
template <int R, int P, class Left, class Scalar>
void multiply_columns(Index M, Index N, Index K, const Left& a, const Operand<Scalar>& b,
                      const Scalar* bias, Scalar* c,
                      Index last = last_of<Vector<Scalar>, P, Scalar>) {
  const auto sums = [&](Index i) { return Sums<Scalar>{bias, 0, c + i * N, N}; };
  Index i = 0;
  for (; i + R <= M; i += R) micro_kernel<Vector<Scalar>, R, P>(K, a.at(i, 0), b, sums(i), last);
  if (i == M) return;
  if constexpr (R == mr) {
    micro_kernel_of<Vector<Scalar>, P>(M - i, K, a.at(i, 0), b, sums(i));
  } else {
    for (; i < M; ++i) micro_kernel<Vector<Scalar>, 1, P>(K, a.at(i, 0), b, sums(i), last);
  }
}

// As multiply, to the last bit; the columns of B are adjacent, and fill a vector or more.
template <class Left, class Scalar>
void multiply_unpacked(Index M, Index N, Index K, const Left& a, const Operand<Scalar>& b,
                       const Scalar* bias, Scalar* c) {
  constexpr Index L = lanes<Scalar>;
  constexpr bool is_strided = !std::is_same_v<Left, ColumnMajor<Scalar>>;
  const auto from = [&](Index j) { return bias ? bias + j : nullptr; };
  Index j = 0;
  if constexpr (is_strided) {
    // Fewer rows need fewer addresses.
    for (; j + 4 * L <= N; j += 4 * L) {
      multiply_columns<2, 4>(M, N, K, a, b.at(0, j), from(j), c + j);
    }
  }
  // A last vector begins where it has room, and makes some columns again: to the same bits.
  if (const Index left = N - j; 2 * L < left && left <= 3 * L) {
    constexpr int rows = is_strided ? 2 : 3;
    return multiply_columns<rows, 3>(M, N, K, a, b.at(0, j), from(j), c + j, left - L);
  }
  for (; j + 2 * L <= N; j += 2 * L) {
    multiply_columns<mr, 2>(M, N, K, a, b.at(0, j), from(j), c + j);
  }
  for (; j < N; j += L) {
    const Index first = std::min(j, N - L);
    multiply_columns<mr, 1>(M, N, K, a, b.at(0, first), from(first), c + first);
  }
}

// As multiply, to the last bit.
template <class Scalar>
void multiply_small(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                    const Scalar* bias, Scalar* c) {
  if (b.col_stride != 1) return multiply_packing_b(M, N, K, a, b, bias, c);
  if (N < lanes<Scalar>) {
    for (Index i = 0; i < M; i += mr) {
      multiply_tile(std::min<Index>(mr, M - i), N, K, a.at(i, 0), b, {bias, 0, c + i * N, N});
    }
  } else if (a.row_stride == 1) {
    multiply_unpacked(M, N, K, ColumnMajor<Scalar>{a.data, a.col_stride}, b, bias, c);
  } else {
    multiply_unpacked(M, N, K, a, b, bias, c);
  }
}

}  // namespace deltascope::kernels
