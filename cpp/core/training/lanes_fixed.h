// The pass of lanes.h for a network of one hidden layer whose sizes are compile-time constants:
// loops unroll, and most numbers stay in registers.
#pragma once

#include <algorithm>
#include <type_traits>

#include "kernels/build.h"
#include "kernels/kernels.h"
#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope {

// How the parameters of a layer lie in memory: as a matrix of terms x units, where the terms are 1
// for the bias, if there is one, and the inputs. It is stored by rows or by columns, whichever are
// longer, padded to whole vectors.
template <class Scalar>
struct LaneLayout {
  static constexpr Index L = kernels::lanes<Scalar>;

  Index terms;
  Index units;

  static constexpr Index padded(Index size) { return (size + L - 1) / L * L; }
  constexpr bool by_columns() const { return terms > units; }
  constexpr Index shorter() const { return by_columns() ? units : terms; }
  constexpr Index longer() const { return by_columns() ? terms : units; }
  constexpr Index stride() const { return padded(longer()); }
  constexpr Index size() const { return shorter() * stride(); }
  constexpr Index at(Index p, Index j) const {
    return by_columns() ? j * stride() + p : p * stride() + j;
  }
};

// The pass for sigmoids and cross-entropy, with m = M, d = D and t = T; with biases where B is 1.
template <class Scalar, Index B, Index M, Index D, Index T>
class FixedPass {
  static constexpr Index L = kernels::lanes<Scalar>;
  using Vector = kernels::Vector<Scalar>;
  using Layout = LaneLayout<Scalar>;

 public:
  // Writes the gradient g, and returns the sum of all z^2, which is finite only where all
  // parameters are. w and g hold both layers, one after the other. A tile has L examples: B + M
  // rows of X, the first all 1 where B is 1, and T rows of Y. delta_out is multiplied by `factor`.
  static Scalar pass(const Scalar* w, const Scalar* X, const Scalar* Y, Index count, Scalar factor,
                     Scalar* g) {
    Vector squares = {};
    for (Index first = 0; first < count; first += L, X += (B + M) * L, Y += T * L) {
      Vector x[B + M];
      DELTASCOPE_UNROLLED
      for (Index i = 0; i < B + M; ++i) x[i] = kernels::load<Vector>(X + i * L);
      Vector a[B + D];
      if (B == 1) a[0] = all(1);
      Vector z[D];
      squares += sums<hidden>(w, x, z);
      kernels::sigmoid_of<Scalar, D>(z, a + B);
      Vector z_out[T];
      squares += sums<out>(w + hidden.size(), a, z_out);
      Vector delta[T];
      kernels::sigmoid_of<Scalar, T>(z_out, delta);
      DELTASCOPE_UNROLLED
      for (Index j = 0; j < T; ++j) {
        delta[j] = (delta[j] - kernels::load<Vector>(Y + j * L)) * all(factor);
      }
      Vector delta_h[D];
      back(w + hidden.size(), delta, a + B, delta_h);
      add_outer<out>(first == 0, count - first, a, delta, g + hidden.size());
      add_outer<hidden>(first == 0, count - first, x, delta_h, g);
    }
    Scalar sum(0);
    DELTASCOPE_UNROLLED
    for (Index k = 0; k < L; ++k) sum += squares[k];
    return sum;
  }

 private:
  static constexpr Layout hidden{B + M, D};
  static constexpr Layout out{B + D, T};

  static Vector all(Scalar number) { return kernels::splat<Vector>(number); }

  // Writes z, and returns the sum of its squares.
  template <const Layout& layout>
  static Vector sums(const Scalar* w, const Vector* input, Vector* z) {
    Vector squares = {};
    DELTASCOPE_UNROLLED
    for (Index j = 0; j < layout.units; ++j) {
      z[j] = all(w[layout.at(0, j)]) * input[0];
      DELTASCOPE_UNROLLED
      for (Index p = 1; p < layout.terms; ++p) z[j] += all(w[layout.at(p, j)]) * input[p];
      squares += z[j] * z[j];
    }
    return squares;
  }

  static void back(const Scalar* w, const Vector* delta, const Vector* a, Vector* delta_h) {
    DELTASCOPE_UNROLLED
    for (Index i = 0; i < D; ++i) {
      Vector dJ_dA = delta[0] * all(w[out.at(B + i, 0)]);
      DELTASCOPE_UNROLLED
      for (Index j = 1; j < T; ++j) dJ_dA += delta[j] * all(w[out.at(B + i, j)]);
      delta_h[i] = dJ_dA * (a[i] * (all(1) - a[i]));
    }
  }

  // Adds the outer products of min(L, left) examples to the gradient g, one after the other; to 0
  // where is_first.
  template <const Layout& layout>
  static void add_outer(bool is_first, Index left, const Vector* input, const Vector* delta,
                        Scalar* g) {
    constexpr Index S = layout.shorter();
    constexpr Index V = layout.stride() / L;
    const Vector* const longer = layout.by_columns() ? input : delta;
    const Vector* const shorter = layout.by_columns() ? delta : input;
    Vector of_example[V][L];
    DELTASCOPE_UNROLLED
    for (Index v = 0; v < V; ++v) {
      DELTASCOPE_UNROLLED
      for (Index i = 0; i < L; ++i) {
        of_example[v][i] = v * L + i < layout.longer() ? longer[v * L + i] : Vector{};
      }
      kernels::transpose(of_example[v]);
    }
    Vector sum[S][V];
    DELTASCOPE_UNROLLED
    for (Index s = 0; s < S; ++s) {
      DELTASCOPE_UNROLLED
      for (Index v = 0; v < V; ++v) {
        sum[s][v] = is_first ? Vector{} : kernels::load<Vector>(g + s * layout.stride() + v * L);
      }
    }
    const auto add = [&](auto k) {
      DELTASCOPE_UNROLLED
      for (Index s = 0; s < S; ++s) {
        const Vector factor = kernels::broadcast<k.value>(shorter[s]);
        DELTASCOPE_UNROLLED
        for (Index v = 0; v < V; ++v) sum[s][v] += factor * of_example[v][k.value];
      }
    };
    add(std::integral_constant<int, 0>());
    if (left > 1) add(std::integral_constant<int, 1>());
    if constexpr (L == 4) {
      if (left > 2) add(std::integral_constant<int, 2>());
      if (left > 3) add(std::integral_constant<int, 3>());
    }
    DELTASCOPE_UNROLLED
    for (Index s = 0; s < S; ++s) {
      DELTASCOPE_UNROLLED
      for (Index v = 0; v < V; ++v) {
        kernels::store(sum[s][v], g + s * layout.stride() + v * L);
      }
    }
  }
};

}  // namespace deltascope
