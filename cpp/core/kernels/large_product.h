// The product of large matrices: both factors are laid out first, in the order in which the blocks
// read them.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "kernels/blocks.h"
#include "kernels/lay_out.h"
#include "kernels/vectors.h"
#include "matrix.h"

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

// Panels side by side: `count` of them, that begin so far apart.
template <class Scalar>
struct PanelRow {
  Panel<Scalar> first;
  Index count;
  Index apart;
};

// R rows of a strip times P vectors of each panel, over K terms.
// This is called by a pointer, so that it stays a function of its own: V8 unrolls a loop by how
// deep it lies in others, then gathers the loads of all copies at their top and runs out of
// registers. Here it makes three copies of the loop as it is written.
template <class Scalar, int R, int P>
void laid_out_blocks(Index K, Strip<Scalar> a, const PanelRow<Scalar>& panels, Sums<Scalar> sums) {
  using Lanes = Vector<Scalar>;
  constexpr Index L = lanes<Scalar>;
  Panel<Scalar> b = panels.first;
  for (Index left = panels.count; left > 0; --left) {
    Lanes sum[R][P];
    for (int r = 0; r < R; ++r) {
      for (int q = 0; q < P; ++q) {
        sum[r][q] = load<Lanes>(sums.start + r * sums.start_row + q * L);
      }
    }
    add_terms<Lanes, R, P>(K, a, b, last_of<Lanes, P, Scalar>, sum);
    for (int r = 0; r < R; ++r) {
      for (int q = 0; q < P; ++q) store(sum[r][q], sums.end + r * sums.end_row + q * L);
    }
    b.data += panels.apart;
    sums.start += P * L;
    sums.end += P * L;
  }
}

template <class Scalar, int P>
void whole_blocks(Index rows, Index K, Strip<Scalar> a, const PanelRow<Scalar>& panels,
                  const Sums<Scalar>& sums) {
  using Blocks = void (*)(Index, Strip<Scalar>, const PanelRow<Scalar>&, Sums<Scalar>);
  static constexpr std::array<Blocks, high> of_rows = {
      &laid_out_blocks<Scalar, 1, P>, &laid_out_blocks<Scalar, 2, P>,
      &laid_out_blocks<Scalar, 3, P>, &laid_out_blocks<Scalar, 4, P>,
      &laid_out_blocks<Scalar, 5, P>};
  of_rows[rows - 1](K, a, panels, sums);
}

// Less than `wide` columns: their sums are made in a block that is whole.
template <class Scalar>
void ragged_block(Index rows, Index columns, Index K, Strip<Scalar> a, Panel<Scalar> b,
                  const Sums<Scalar>& sums) {
  constexpr Index W = wide<Scalar>;
  std::array<Scalar, high* W> whole = {};
  const auto row_of = [&](Index r) { return whole.data() + r * W; };
  for (Index r = 0; r < rows; ++r) {
    std::copy_n(sums.start + r * sums.start_row, columns, row_of(r));
  }
  const Sums<Scalar> in_place{whole.data(), W, whole.data(), W};
  if (columns > lanes<Scalar>) {
    whole_blocks<Scalar, 2>(rows, K, a, {b, 1, 0}, in_place);
  } else {
    whole_blocks<Scalar, 1>(rows, K, a, {b, 1, 0}, in_place);
  }
  for (Index r = 0; r < rows; ++r) std::copy_n(row_of(r), columns, sums.end + r * sums.end_row);
}

// So much of the right factor is laid out at once: `deep` terms of `broad` columns, 256 KB.
template <class Scalar>
constexpr Index broad = 32 * wide<Scalar>;

// Panels of up to `deep` terms of up to `broad` columns. They begin a little further apart than
// they are long: powers of two apart, they would share the same few places of the cache.
template <class Scalar>
class Panels {
 public:
  // Those of the columns up to this one, which begins a panel, or ends the last one.
  PanelRow<Scalar> until(Index column) const {
    return {{numbers_.data()}, column / wide<Scalar>, distance_};
  }

  Panel<Scalar> from(Index column) const {
    return {numbers_.data() + column / wide<Scalar> * distance_};
  }

  void lay_out_all(Index columns, Index terms, const Operand<Scalar>& b) {
    distance_ = terms * wide<Scalar> + gap;
    Index done = 0;
    if (b.col == 1) {
      done = columns / wide<Scalar> * wide<Scalar>;
      lay_out_rows(done, terms, b);
    }
    for (; done < columns; done += wide<Scalar>) {
      lay_out<wide<Scalar>>(std::min(wide<Scalar>, columns - done), terms, b.at(0, done).data,
                            b.col, b.row, numbers_.data() + done / wide<Scalar> * distance_);
    }
  }

 private:
  // Row after row, as they lie in memory: a panel at a time would fetch each row many times.
  void lay_out_rows(Index columns, Index terms, const Operand<Scalar>& b) {
    for (Index p = 0; p < terms; ++p) {
      const Scalar* from = b.data + p * b.row;
      Scalar* to = numbers_.data() + p * wide<Scalar>;
      for (Index q = 0; q < columns; q += wide<Scalar>) {
        std::memcpy(to, from, wide<Scalar> * sizeof(Scalar));
        from += wide<Scalar>;
        to += distance_;
      }
    }
  }

  static constexpr Index gap = 64 / sizeof(Scalar);
  alignas(64) std::array<Scalar, deep * broad<Scalar> + 32 * gap> numbers_;
  Index distance_ = 0;
};

// A left factor laid out whole, for a matrix that stays while many products are made with it.
template <class Scalar>
class Strips {
 public:
  bool is_empty() const { return numbers_.empty(); }
  void clear() { numbers_.clear(); }

  // The first M rows and K terms of a.
  void lay_out_all(Index M, Index K, const Operand<Scalar>& a) {
    rows_ = (M + high - 1) / high * high;
    numbers_.resize(rows_ * K);
    for (Index p = 0; p < K; p += deep) {
      const Index terms = std::min(deep, K - p);
      for (Index i = 0; i < M; i += high) {
        lay_out<high>(std::min(high, M - i), terms, a.at(i, p).data, a.row, a.col,
                      numbers_.data() + place_of(i, p, terms));
      }
    }
  }

  // The strip that begins at row i and at term p, and has so many terms.
  Strip<Scalar> at(Index i, Index p, Index terms) const {
    return {numbers_.data() + place_of(i, p, terms)};
  }

 private:
  Index place_of(Index i, Index p, Index terms) const { return p * rows_ + i * terms; }

  std::vector<Scalar> numbers_;
  Index rows_ = 0;  // with those that fill the last strip
};

// As multiply, to the last bit. strip_at(i, p, rows, terms) is the part of the left factor from row
// i and term p on, laid out.
template <class Scalar, class StripAt>
void multiply_strips(Index M, Index N, Index K, const StripAt& strip_at, const Operand<Scalar>& b,
                     const Scalar* bias, Scalar* c) {
  static thread_local Panels<Scalar> panels;
  alignas(64) static constexpr std::array<Scalar, broad<Scalar>> zeros = {};
  for (Index j = 0; j < N; j += broad<Scalar>) {
    const Index columns = std::min(broad<Scalar>, N - j);
    const Index whole = columns / wide<Scalar> * wide<Scalar>;
    const Scalar* const first = bias != nullptr ? bias + j : zeros.data();
    for (Index p = 0; p < K; p += deep) {
      const Index terms = std::min(deep, K - p);
      panels.lay_out_all(columns, terms, b.at(p, j));
      for (Index i = 0; i < M; i += high) {
        const Index rows = std::min(high, M - i);
        const Strip<Scalar> strip = strip_at(i, p, rows, terms);
        Scalar* const to = c + i * N + j;
        const auto sums = p == 0 ? Sums<Scalar>{first, 0, to, N} : Sums<Scalar>{to, N, to, N};
        whole_blocks<Scalar, 2>(rows, terms, strip, panels.until(whole), sums);
        if (whole < columns) {
          ragged_block(rows, columns - whole, terms, strip, panels.from(whole),
                       {sums.start + whole, sums.start_row, to + whole, N});
        }
      }
    }
  }
}

// As multiply, to the last bit.
template <class Scalar>
void multiply_large(Index M, Index N, Index K, const Operand<Scalar>& a, const Operand<Scalar>& b,
                    const Scalar* bias, Scalar* c) {
  alignas(64) static thread_local std::array<Scalar, deep * high> memory;
  const auto strip_at = [&](Index i, Index p, Index rows, Index terms) {
    lay_out<high>(rows, terms, a.at(i, p).data, a.row, a.col, memory.data());
    return Strip<Scalar>{memory.data()};
  };
  multiply_strips(M, N, K, strip_at, b, bias, c);
}

// As multiply, to the last bit; the left factor is laid out in `strips`, or will be.
template <class Scalar>
void multiply_kept(Index M, Index N, Index K, const Operand<Scalar>& a, Strips<Scalar>& strips,
                   const Operand<Scalar>& b, const Scalar* bias, Scalar* c) {
  if (strips.is_empty()) strips.lay_out_all(M, K, a);
  const auto strip_at = [&](Index i, Index p, Index, Index terms) {
    return strips.at(i, p, terms);
  };
  multiply_strips(M, N, K, strip_at, b, bias, c);
}

}  // namespace deltascope::kernels
