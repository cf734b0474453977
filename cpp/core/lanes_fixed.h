// The pass of lanes.h for a network of one hidden layer whose sizes are known when this is
// compiled: its loops unroll, and most of its numbers stay in registers.
#pragma once

#include <algorithm>
#include <cmath>

#include "kernels.h"
#include "matrix.h"
#include "vectors.h"

namespace deltascope {

// How the parameters of a layer lie in memory: those of one matrix with a row for each of its terms
// (inputs, and before them 1 for the bias). It lies by rows or by columns, whichever are longer,
// and these are filled up to whole vectors.
template <class Scalar>
struct LaneLayout {
  static constexpr Index L = kernels::lanes<Scalar>;

  Index terms;
  Index units;

  static constexpr Index filled_up(Index size) { return (size + L - 1) / L * L; }
  constexpr bool by_columns() const { return terms > units; }
  constexpr Index shorter() const { return by_columns() ? units : terms; }
  constexpr Index longer() const { return by_columns() ? terms : units; }
  constexpr Index stride() const { return filled_up(longer()); }
  constexpr Index size() const { return shorter() * stride(); }
  constexpr Index at(Index p, Index j) const {
    return by_columns() ? j * stride() + p : p * stride() + j;
  }
};

// Sigmoids and the cross-entropy; a bias of each unit where B is 1.
template <class Scalar, Index B, Index M, Index D, Index T>
class FixedPass {
  static constexpr Index L = kernels::lanes<Scalar>;
  using Lane = kernels::Vector<Scalar>;
  using Layout = LaneLayout<Scalar>;

 public:
  // X: B + M rows of L examples, the first ones where B is 1, and so on for all tiles; Y: T rows.
  // Writes the gradient g, and gives the sum of all z^2, which is finite only where all parameters
  // are. The parameters w and g are those of both layers, one after the other. delta_out is
  // multiplied by `factor`.
  static Scalar pass(const Scalar* w, const Scalar* X, const Scalar* Y, Index count, Scalar factor,
                     Scalar* g) {
    Lane squares = {};
    for (Index first = 0; first < count; first += L, X += (B + M) * L, Y += T * L) {
      alignas(16) Scalar A[(B + D) * L];
      alignas(16) Scalar Z[std::max(D, T) * L];
      alignas(16) Scalar delta[T * L];
      alignas(16) Scalar delta_h[D * L];
      if (B == 1) kernels::store(ones(), A);
      squares += sums<hidden>(w, X, Z);
      kernels::sigmoid_of(Z, D * L, A + B * L);
      squares += sums<out>(w + hidden.size(), A, Z);
      kernels::sigmoid_of(Z, T * L, delta);
      for (Index j = 0; j < T; ++j) {
        put((row(delta, j) - row(Y, j)) * kernels::splat<Lane>(factor), delta, j);
      }
      back(w + hidden.size(), delta, A + B * L, delta_h);
      const Index left = count - first;
      add_outer<out>(first == 0, left, A, delta, g + hidden.size());
      add_outer<hidden>(first == 0, left, X, delta_h, g);
    }
    Scalar sum(0);
    for (Index k = 0; k < L; ++k) sum += squares[k];
    return sum;
  }

 private:
  static constexpr Layout hidden{B + M, D};
  static constexpr Layout out{B + D, T};

  static Lane row(const Scalar* tile, Index i) { return kernels::load<Lane>(tile + i * L); }
  static void put(const Lane& numbers, Scalar* tile, Index i) {
    kernels::store(numbers, tile + i * L);
  }
  static Lane ones() { return kernels::splat<Lane>(Scalar(1)); }

  // Z, and the sum of its squares.
  template <const Layout& layout>
  static Lane sums(const Scalar* w, const Scalar* input, Scalar* Z) {
    Lane squares = {};
    for (Index j = 0; j < layout.units; ++j) {
      Lane sum = kernels::splat<Lane>(w[layout.at(0, j)]) * row(input, 0);
      for (Index p = 1; p < layout.terms; ++p) {
        sum += kernels::splat<Lane>(w[layout.at(p, j)]) * row(input, p);
      }
      put(sum, Z, j);
      squares += sum * sum;
    }
    return squares;
  }

  static void back(const Scalar* w, const Scalar* delta, const Scalar* A, Scalar* delta_h) {
    for (Index i = 0; i < D; ++i) {
      Lane dJ_dA = row(delta, 0) * kernels::splat<Lane>(w[out.at(B + i, 0)]);
      for (Index j = 1; j < T; ++j) {
        dJ_dA += row(delta, j) * kernels::splat<Lane>(w[out.at(B + i, j)]);
      }
      const Lane a = row(A, i);
      put(dJ_dA * (a * (ones() - a)), delta_h, i);
    }
  }

  // What L examples, or those that are left, add to a gradient, one after the other; the first
  // ones, to 0.
  template <const Layout& layout>
  static void add_outer(bool is_first, Index left, const Scalar* input, const Scalar* delta,
                        Scalar* g) {
    const Scalar* const longer = layout.by_columns() ? input : delta;
    const Scalar* const shorter = layout.by_columns() ? delta : input;
    for (Index v = 0; v < layout.stride() / L; ++v) {
      Lane of_example[L];
      for (Index i = 0; i < L; ++i) {
        of_example[i] = v * L + i < layout.longer() ? row(longer, v * L + i) : Lane{};
      }
      kernels::transpose(of_example);
      for (Index s = 0; s < layout.shorter(); ++s) {
        Scalar* const place = g + s * layout.stride() + v * L;
        Lane sum = is_first ? Lane{} : kernels::load<Lane>(place);
        const auto add = [&](Index k) {
          sum += kernels::splat<Lane>(shorter[s * L + k]) * of_example[k];
        };
        if (left >= L) {
          for (Index k = 0; k < L; ++k) add(k);
        } else {
          for (Index k = 0; k < left; ++k) add(k);
        }
        kernels::store(sum, place);
      }
    }
  }
};

}  // namespace deltascope
