// The sigmoid of many numbers, four floats or two doubles at a time.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "kernels/sigmoid.h"
#include "kernels/vector_exponential.h"
#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// Where |z| is at most this, e^-z and e^z neither overflow nor underflow.
template <class Scalar>
constexpr Scalar saturation_limit = std::is_same_v<Scalar, float> ? 87 : 700;

// What a comparison gives for each lane: 0 or -1.
template <class Scalar>
using Mask = decltype(Vector<Scalar>{} <= Vector<Scalar>{});

template <class Scalar>
Mask<Scalar> is_unsaturated(const Vector<Scalar>& z) {
  return (z <= splat<Vector<Scalar>>(saturation_limit<Scalar>)) &
         (z >= splat<Vector<Scalar>>(-saturation_limit<Scalar>));
}

// e = e^r for |r| <= ln 2 / 2: the polynomial of degree 6 whose relative error is the least
// (3.1e-9, a twentieth of an ulp) of all that begin with 1 + r; found by Remez' exchange.
template <int N>
void exp_reduced(const Floats* r, Floats* e) {
  const auto all = [](float number) { return splat<Floats>(number); };
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  Floats r_2[N];
  Floats r_4[N];
  Floats low[N];
  Floats high[N];
  each([&](int v) { r_2[v] = r[v] * r[v]; });
  each([&](int v) { low[v] = all(0.499999935F) + r[v] * all(0.166665207F); });
  each([&](int v) { high[v] = all(0.0416683874F) + r[v] * all(0.00836870982F); });
  each([&](int v) { high[v] = high[v] + r_2[v] * all(0.00138146133F); });
  each([&](int v) { r_4[v] = r_2[v] * r_2[v]; });
  each([&](int v) { low[v] = r[v] + r_2[v] * low[v]; });
  each([&](int v) { e[v] = all(1) + (low[v] + r_4[v] * high[v]); });
}

template <int N>
void exp_reduced(const Doubles* r, Doubles* e) {
  expm1<double, N>(r, e);
  for_each_vector<N>([&](int v) { e[v] = e[v] + splat<Doubles>(1.0); });
}

// a = 1 / (1 + e^-z) for N vectors, right where |z| <= saturation_limit; NaN for NaN. Clears the
// lanes of `unsaturated` where |z| is larger.
template <class Scalar, int N>
void sigmoid_unsaturated(const Vector<Scalar>* z, Vector<Scalar>* a, Mask<Scalar>& unsaturated) {
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  const auto one = splat<Vector<Scalar>>(Scalar(1));
  Vector<Scalar> x[N];
  Vector<Scalar> n[N];
  Vector<Scalar> r[N];
  Vector<Scalar> e[N];
  each([&](int v) { unsaturated &= is_unsaturated<Scalar>(z[v]); });
  each([&](int v) { x[v] = -z[v]; });
  reduce_range<Scalar, N>(x, n, r);
  exp_reduced<N>(r, e);
  // Times 2^n: adds n to the exponent, which stands above the mantissa.
  each([&](int v) {
    const auto exponents = to_bits<Scalar>(n[v]) << FloatFormat<Scalar>::mantissa_bits;
    e[v] = from_bits<Scalar>(to_bits<Scalar>(e[v]) + exponents);
  });
  each([&](int v) { a[v] = one / (one + e[v]); });
}

template <class Mask>
bool all_lanes(const Mask& masks) {
  std::int64_t halves[2];
  std::memcpy(halves, &masks, sizeof halves);
  return (halves[0] & halves[1]) == -1;
}

// Computes a anew where |z| > saturation_limit. Not inlined: it is seldom needed, and its
// exponential is long.
template <class Scalar>
[[gnu::noinline]] void fix_saturated(const Scalar* z, Index size, Scalar* a) {
  for (Index e = 0; e < size; ++e) {
    // Asked this way round, so that NaN counts as saturated and stays NaN.
    if (!(std::abs(z[e]) <= saturation_limit<Scalar>)) a[e] = deltascope::sigmoid(z[e]);
  }
}

// The same, from memory and to memory.
template <class Scalar, int N>
void sigmoid_unsaturated(const Scalar* z, Scalar* a, Mask<Scalar>& unsaturated) {
  Vector<Scalar> vectors[N];
  DELTASCOPE_UNROLLED
  for (int v = 0; v < N; ++v) vectors[v] = load<Vector<Scalar>>(z + v * lanes<Scalar>);
  sigmoid_unsaturated<Scalar, N>(vectors, vectors, unsaturated);
  DELTASCOPE_UNROLLED
  for (int v = 0; v < N; ++v) store(vectors[v], a + v * lanes<Scalar>);
}

// a = sigmoid(z), `size` numbers each. Each a depends on its own z alone, wherever it stands.
template <class Scalar>
void sigmoid_of(const Scalar* z, Index size, Scalar* a) {
  constexpr Index L = lanes<Scalar>;
  auto unsaturated = is_unsaturated<Scalar>(splat<Vector<Scalar>>(Scalar(0)));
  Index e = 0;
  for (; e + 4 * L <= size; e += 4 * L) sigmoid_unsaturated<Scalar, 4>(z + e, a + e, unsaturated);
  for (; e + L <= size; e += L) sigmoid_unsaturated<Scalar, 1>(z + e, a + e, unsaturated);
  if (e < size) {
    std::array<Scalar, L> own = {};
    std::copy(z + e, z + size, own.begin());
    sigmoid_unsaturated<Scalar, 1>(own.data(), own.data(), unsaturated);
    std::copy_n(own.begin(), size - e, a + e);
  }
  if (!all_lanes(unsaturated)) fix_saturated(z, size, a);
}

// The same for N vectors in registers.
template <class Scalar, int N>
void sigmoid_of(const Vector<Scalar>* z, Vector<Scalar>* a) {
  auto unsaturated = is_unsaturated<Scalar>(splat<Vector<Scalar>>(Scalar(0)));
  constexpr int fours = N / 4 * 4;
  DELTASCOPE_UNROLLED
  for (int v = 0; v < fours; v += 4) sigmoid_unsaturated<Scalar, 4>(z + v, a + v, unsaturated);
  if constexpr (N > fours) {
    sigmoid_unsaturated<Scalar, N - fours>(z + fours, a + fours, unsaturated);
  }
  if (all_lanes(unsaturated)) return;
  constexpr Index size = N * lanes<Scalar>;
  Scalar numbers[size];
  Scalar results[size];
  std::memcpy(numbers, z, sizeof numbers);
  std::memcpy(results, a, sizeof results);
  fix_saturated(numbers, size, results);
  std::memcpy(a, results, sizeof results);
}

// A = sigmoid(Z), both dense and of one shape.
template <class In, class Out>
void sigmoid(const In& Z, Out& A) {
  assert(A.rows() == Z.rows() && A.cols() == Z.cols());
  sigmoid_of(Z.data(), Z.size(), A.data());
}

}  // namespace deltascope::kernels
