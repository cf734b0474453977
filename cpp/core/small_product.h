// The product of small matrices: the factors are read where they lie.
#pragma once

#include <algorithm>
#include <array>

#include "blocks.h"
#include "lay_out.h"
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

// As multiply, to the last bit.
template <class Scalar>
void multiply_small(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                    const Scalar* bias, Scalar* c) {
  if (b.col != 1) return multiply_by_panels(M, N, K, a, b, bias, c);
  for (Index i = 0; i < M; i += tall) {
    for (Index j = 0; j < N; j += wide<Scalar>) {
      blocks(std::min<Index>(tall, M - i), std::min(wide<Scalar>, N - j), K, a.at(i, 0), b.at(0, j),
             {bias ? bias + j : nullptr, 0, c + i * N + j, N});
    }
  }
}

}  // namespace deltascope::kernels
