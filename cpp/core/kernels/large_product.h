// The product of large matrices: both factors are packed first, into the order in which the
// micro-kernels read them.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "kernels/build.h"
#include "kernels/micro_kernel.h"
#include "kernels/pack.h"
#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// The mr of packed products: five rows of sums by two vectors, two vectors of B and a number of A
// fill 13 of the 15 registers that V8 has on x86.
constexpr Index packed_mr = 5;

// Up to packed_mr rows of A, term by term.
template <class Scalar>
struct PanelA {
  const Scalar* data;
  static constexpr Index row_stride = 1;
  static constexpr Index col_stride = packed_mr;
};

// Up to nr columns of B, term by term.
template <class Scalar>
struct PanelB {
  const Scalar* data;
  static constexpr Index row_stride = nr<Scalar>;
  static constexpr Index col_stride = 1;
};

// `count` adjacent panels of B.
template <class Scalar>
struct PanelRow {
  PanelB<Scalar> first;
  Index count;
  Index stride;  // from panel to panel
};

// Multiplies R rows of a panel of A by P vectors of each panel of B, over K terms.
// This is called by a pointer, so that it stays a function of its own: V8 unrolls a loop by how
// deep it lies in others, then gathers the loads of all copies at their top and runs out of
// registers. Here it makes three copies of the loop as it is written.
template <class Scalar, int R, int P>
void packed_kernel(Index K, PanelA<Scalar> a, const PanelRow<Scalar>& panels, Sums<Scalar> sums) {
  using Packet = Vector<Scalar>;
  constexpr Index L = lanes<Scalar>;
  PanelB<Scalar> b = panels.first;
  for (Index left = panels.count; left > 0; --left) {
    Packet sum[R][P];
    DELTASCOPE_UNROLLED
    for (int r = 0; r < R; ++r) {
      DELTASCOPE_UNROLLED
      for (int q = 0; q < P; ++q) {
        sum[r][q] = load<Packet>(sums.start + r * sums.start_stride + q * L);
      }
    }
    add_terms<Packet, R, P>(K, a, b, last_of<Packet, P, Scalar>, sum);
    DELTASCOPE_UNROLLED
    for (int r = 0; r < R; ++r) {
      DELTASCOPE_UNROLLED
      for (int q = 0; q < P; ++q) store(sum[r][q], sums.end + r * sums.end_stride + q * L);
    }
    b.data += panels.stride;
    sums.start += P * L;
    sums.end += P * L;
  }
}

// Calls the kernel for 1 <= rows <= packed_mr.
template <class Scalar, int P>
void packed_kernel_of(Index rows, Index K, PanelA<Scalar> a, const PanelRow<Scalar>& panels,
                      const Sums<Scalar>& sums) {
  using Kernel = void (*)(Index, PanelA<Scalar>, const PanelRow<Scalar>&, Sums<Scalar>);
  static constexpr std::array<Kernel, packed_mr> of_rows = {
      &packed_kernel<Scalar, 1, P>, &packed_kernel<Scalar, 2, P>, &packed_kernel<Scalar, 3, P>,
      &packed_kernel<Scalar, 4, P>, &packed_kernel<Scalar, 5, P>};
  of_rows[rows - 1](K, a, panels, sums);
}

// Makes the tile of fewer than nr columns at the right edge: as a full tile, of which it copies
// what is needed.
template <class Scalar>
void edge_tile(Index rows, Index columns, Index K, PanelA<Scalar> a, PanelB<Scalar> b,
               const Sums<Scalar>& sums) {
  constexpr Index W = nr<Scalar>;
  std::array<Scalar, packed_mr* W> full = {};
  const auto row_of = [&](Index r) { return full.data() + r * W; };
  for (Index r = 0; r < rows; ++r) {
    std::copy_n(sums.start + r * sums.start_stride, columns, row_of(r));
  }
  const Sums<Scalar> in_place{full.data(), W, full.data(), W};
  if (columns > lanes<Scalar>) {
    packed_kernel_of<Scalar, 2>(rows, K, a, {b, 1, 0}, in_place);
  } else {
    packed_kernel_of<Scalar, 1>(rows, K, a, {b, 1, 0}, in_place);
  }
  for (Index r = 0; r < rows; ++r) std::copy_n(row_of(r), columns, sums.end + r * sums.end_stride);
}

// nc: the columns of B that are packed at a time. kc x nc numbers are 256 KB.
template <class Scalar>
constexpr Index nc = 32 * nr<Scalar>;

// Packed B: panels of up to kc terms of up to nc columns. A panel begins `padding` numbers after
// the end of the one before: a power of two apart, panels would share a few sets of the cache.
template <class Scalar>
class PackedB {
 public:
  // The panels left of `column`, where a panel begins or the last one ends.
  PanelRow<Scalar> until(Index column) const {
    return {{numbers_.data()}, column / nr<Scalar>, stride_};
  }

  PanelB<Scalar> from(Index column) const {
    return {numbers_.data() + column / nr<Scalar> * stride_};
  }

  void pack(Index columns, Index terms, const Operand<Scalar>& b) {
    stride_ = terms * nr<Scalar> + padding;
    Index done = 0;
    if (b.col_stride == 1) {
      done = columns / nr<Scalar> * nr<Scalar>;
      pack_rows(done, terms, b);
    }
    for (; done < columns; done += nr<Scalar>) {
      pack_panel<nr<Scalar>>(std::min(nr<Scalar>, columns - done), terms, b.at(0, done).data,
                             b.col_stride, b.row_stride,
                             numbers_.data() + done / nr<Scalar> * stride_);
    }
  }

 private:
  // Row after row, as they lie in memory: a panel at a time would fetch each row many times.
  void pack_rows(Index columns, Index terms, const Operand<Scalar>& b) {
    for (Index p = 0; p < terms; ++p) {
      const Scalar* from = b.data + p * b.row_stride;
      Scalar* to = numbers_.data() + p * nr<Scalar>;
      for (Index q = 0; q < columns; q += nr<Scalar>) {
        std::memcpy(to, from, nr<Scalar> * sizeof(Scalar));
        from += nr<Scalar>;
        to += stride_;
      }
    }
  }

  static constexpr Index padding = 64 / sizeof(Scalar);
  alignas(64) std::array<Scalar, kc * nc<Scalar> + 32 * padding> numbers_;
  Index stride_ = 0;  // from panel to panel
};

// Packed A: all of it, for a matrix that stays while many products are made with it.
template <class Scalar>
class PackedA {
 public:
  bool is_empty() const { return numbers_.empty(); }
  void clear() { numbers_.clear(); }

  // Packs the first M rows and K terms of a.
  void pack(Index M, Index K, const Operand<Scalar>& a) {
    rows_ = (M + packed_mr - 1) / packed_mr * packed_mr;
    numbers_.resize(rows_ * K);
    for (Index p = 0; p < K; p += kc) {
      const Index terms = std::min(kc, K - p);
      for (Index i = 0; i < M; i += packed_mr) {
        pack_panel<packed_mr>(std::min(packed_mr, M - i), terms, a.at(i, p).data, a.row_stride,
                              a.col_stride, numbers_.data() + place_of(i, p, terms));
      }
    }
  }

  // The panel of `terms` terms that begins at row i and term p.
  PanelA<Scalar> at(Index i, Index p, Index terms) const {
    return {numbers_.data() + place_of(i, p, terms)};
  }

 private:
  Index place_of(Index i, Index p, Index terms) const { return p * rows_ + i * terms; }

  std::vector<Scalar> numbers_;
  Index rows_ = 0;  // with those that pad the last panel
};

// As multiply, to the last bit. panel_at(i, p, rows, terms) gives the packed panel of A that begins
// at row i and term p.
template <class Scalar, class PanelAt>
void multiply_packed(Index M, Index N, Index K, const PanelAt& panel_at, const Operand<Scalar>& b,
                     const Scalar* bias, Scalar* c) {
  static thread_local PackedB<Scalar> packed_b;
  alignas(64) static constexpr std::array<Scalar, nc<Scalar>> zeros = {};
  for (Index j = 0; j < N; j += nc<Scalar>) {
    const Index columns = std::min(nc<Scalar>, N - j);
    const Index full = columns / nr<Scalar> * nr<Scalar>;
    const Scalar* const first = bias != nullptr ? bias + j : zeros.data();
    for (Index p = 0; p < K; p += kc) {
      const Index terms = std::min(kc, K - p);
      packed_b.pack(columns, terms, b.at(p, j));
      for (Index i = 0; i < M; i += packed_mr) {
        const Index rows = std::min(packed_mr, M - i);
        const PanelA<Scalar> panel = panel_at(i, p, rows, terms);
        Scalar* const to = c + i * N + j;
        const auto sums = p == 0 ? Sums<Scalar>{first, 0, to, N} : Sums<Scalar>{to, N, to, N};
        packed_kernel_of<Scalar, 2>(rows, terms, panel, packed_b.until(full), sums);
        if (full < columns) {
          edge_tile(rows, columns - full, terms, panel, packed_b.from(full),
                    {sums.start + full, sums.start_stride, to + full, N});
        }
      }
    }
  }
}

// As multiply, to the last bit; packs each panel of A when it is needed.
template <class Scalar>
void multiply_large(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                    const Scalar* bias, Scalar* c) {
  alignas(64) static thread_local std::array<Scalar, kc * packed_mr> memory;
  const auto panel_at = [&](Index i, Index p, Index rows, Index terms) {
    pack_panel<packed_mr>(rows, terms, a.at(i, p).data, a.row_stride, a.col_stride, memory.data());
    return PanelA<Scalar>{memory.data()};
  };
  multiply_packed(M, N, K, panel_at, b, bias, c);
}

// As multiply, to the last bit; finds A packed in `packed_a`, or packs it there.
template <class Scalar>
void multiply_cached(Index M, Index N, Index K, const Operand<Scalar>& a, PackedA<Scalar>& packed_a,
                     const Operand<Scalar>& b, const Scalar* bias, Scalar* c) {
  if (packed_a.is_empty()) packed_a.pack(M, K, a);
  const auto panel_at = [&](Index i, Index p, Index, Index terms) {
    return packed_a.at(i, p, terms);
  };
  multiply_packed(M, N, K, panel_at, b, bias, c);
}

}  // namespace deltascope::kernels
