// tanh of many numbers, four floats or two doubles at a time.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>

#include "kernels/vector_exponential.h"
#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// a = tanh(z) for N vectors: -e / (2 + e) with e = e^(-2|z|) - 1, and the sign of z. With
// e = 2^n (1 + p) - 1 = 2^n p + (2^n - 1), no digit is lost near 0.
template <class Scalar, int N>
void tanh_of(const Vector<Scalar>* z, Vector<Scalar>* a) {
  using Numbers = Vector<Scalar>;
  using Format = FloatFormat<Scalar>;
  const auto all = [](Scalar number) { return splat<Numbers>(number); };
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  const auto sign = to_bits<Scalar>(all(Scalar(-0.0)));
  const Numbers is_1 = all(20);  // from here on tanh rounds to 1, in float and in double
  Numbers x[N];
  Numbers power[N];
  Numbers r[N];
  Numbers e[N];
  each([&](int v) { x[v] = from_bits<Scalar>(to_bits<Scalar>(z[v]) & ~sign); });
  // Asked so that NaN stays NaN.
  each([&](int v) { x[v] = all(-2) * (x[v] > is_1 ? is_1 : x[v]); });
  reduce_range<Scalar, N>(x, power, r);
  each([&](int v) {
    power[v] = from_bits<Scalar>((to_bits<Scalar>(power[v]) + Format::exponent_bias)
                                 << Format::mantissa_bits);
  });
  expm1<Scalar, N>(r, e);
  each([&](int v) { e[v] = power[v] * e[v] + (power[v] - all(1)); });
  each([&](int v) { e[v] = e[v] / (all(2) + e[v]); });
  each([&](int v) {
    a[v] = from_bits<Scalar>((to_bits<Scalar>(e[v]) & ~sign) | (to_bits<Scalar>(z[v]) & sign));
  });
}

// The same, from memory and to memory.
template <class Scalar, int N>
void tanh_of(const Scalar* z, Scalar* a) {
  Vector<Scalar> vectors[N];
  DELTASCOPE_UNROLLED
  for (int v = 0; v < N; ++v) vectors[v] = load<Vector<Scalar>>(z + v * lanes<Scalar>);
  tanh_of<Scalar, N>(vectors, vectors);
  DELTASCOPE_UNROLLED
  for (int v = 0; v < N; ++v) store(vectors[v], a + v * lanes<Scalar>);
}

// A = tanh(Z), both dense and of one shape. Each a depends on its own z alone, wherever it stands.
template <class In, class Out>
void tanh(const In& Z, Out& A) {
  using Scalar = typename In::Scalar;
  assert(A.rows() == Z.rows() && A.cols() == Z.cols());
  constexpr Index L = lanes<Scalar>;
  const Scalar* const z = Z.data();
  Scalar* const a = A.data();
  const Index size = Z.size();
  Index e = 0;
  for (; e + 4 * L <= size; e += 4 * L) tanh_of<Scalar, 4>(z + e, a + e);
  for (; e + L <= size; e += L) tanh_of<Scalar, 1>(z + e, a + e);
  if (e < size) {
    std::array<Scalar, L> own = {};
    std::copy(z + e, z + size, own.begin());
    tanh_of<Scalar, 1>(own.data(), own.data());
    std::copy_n(own.begin(), size - e, a + e);
  }
}

}  // namespace deltascope::kernels
