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

// Within, neither e^-z nor e^z is too large or too small for a number that has all its digits.
template <class Scalar>
constexpr Scalar far = std::is_same_v<Scalar, float> ? 87 : 700;

// What a comparison gives: 0 or -1.
template <class Scalar>
using Mask = decltype(Vector<Scalar>{} <= Vector<Scalar>{});

template <class Scalar>
Mask<Scalar> is_near(const Vector<Scalar>& z) {
  return (z <= splat<Vector<Scalar>>(far<Scalar>)) & (z >= splat<Vector<Scalar>>(-far<Scalar>));
}

// e = e^r for |r| <= ln 2 / 2: the polynomial of degree 6 whose relative error is the least
// (3.1e-9, a twentieth of a digit) of all that begin with 1 + r; found by exchange, after Remez.
template <int N>
void exponential_of_rest(const Floats* r, Floats* e) {
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
void exponential_of_rest(const Doubles* r, Doubles* e) {
  less_one<double, N>(r, e);
  for_each_vector<N>([&](int v) { e[v] = e[v] + splat<Doubles>(1.0); });
}

// a = 1 / (1 + e^-z) for N vectors where |z| <= far; NaN for NaN. `are_near` loses the lanes where
// it is not.
template <class Scalar, int N>
void sigmoid_near(const Vector<Scalar>* z, Vector<Scalar>* a, Mask<Scalar>& are_near) {
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  const auto one = splat<Vector<Scalar>>(Scalar(1));
  Vector<Scalar> x[N];
  Vector<Scalar> n[N];
  Vector<Scalar> r[N];
  Vector<Scalar> e[N];
  each([&](int v) { are_near &= is_near<Scalar>(z[v]); });
  each([&](int v) { x[v] = -z[v]; });
  reduce<Scalar, N>(x, n, r);
  exponential_of_rest<N>(r, e);
  // Times 2^n: the exponent of a number stands in its first digits.
  each([&](int v) {
    const auto exponents = digits_of<Scalar>(n[v]) << Parts<Scalar>::fraction;
    e[v] = numbers_of<Scalar>(digits_of<Scalar>(e[v]) + exponents);
  });
  each([&](int v) { a[v] = one / (one + e[v]); });
}

template <class Mask>
bool all_of(const Mask& masks) {
  std::int64_t halves[2];
  std::memcpy(halves, &masks, sizeof halves);
  return (halves[0] & halves[1]) == -1;
}

// Where |z| > far. Kept apart: it is seldom needed, and its exponential is long.
template <class Scalar>
[[gnu::noinline]] void mend_far(const Scalar* z, Index size, Scalar* a) {
  for (Index e = 0; e < size; ++e) {
    // Asked this way round, so that NaN is not near and stays NaN.
    if (!(std::abs(z[e]) <= far<Scalar>)) a[e] = deltascope::sigmoid(z[e]);
  }
}

// The same from and to memory.
template <class Scalar, int N>
void sigmoid_near(const Scalar* z, Scalar* a, Mask<Scalar>& are_near) {
  Vector<Scalar> vectors[N];
  for (int v = 0; v < N; ++v) vectors[v] = load<Vector<Scalar>>(z + v * lanes<Scalar>);
  sigmoid_near<Scalar, N>(vectors, vectors, are_near);
  for (int v = 0; v < N; ++v) store(vectors[v], a + v * lanes<Scalar>);
}

// a = sigmoid(z), `size` numbers each. A result depends on its own z alone, wherever it stands.
template <class Scalar>
void sigmoid_of(const Scalar* z, Index size, Scalar* a) {
  constexpr Index L = lanes<Scalar>;
  auto are_near = is_near<Scalar>(splat<Vector<Scalar>>(Scalar(0)));
  Index e = 0;
  for (; e + 4 * L <= size; e += 4 * L) sigmoid_near<Scalar, 4>(z + e, a + e, are_near);
  for (; e + L <= size; e += L) sigmoid_near<Scalar, 1>(z + e, a + e, are_near);
  if (e < size) {
    std::array<Scalar, L> own = {};
    std::copy(z + e, z + size, own.begin());
    sigmoid_near<Scalar, 1>(own.data(), own.data(), are_near);
    std::copy_n(own.begin(), size - e, a + e);
  }
  if (!all_of(are_near)) mend_far(z, size, a);
}

// The same for N vectors that are at hand.
template <class Scalar, int N>
void sigmoid_of(const Vector<Scalar>* z, Vector<Scalar>* a) {
  auto are_near = is_near<Scalar>(splat<Vector<Scalar>>(Scalar(0)));
  constexpr int fours = N / 4 * 4;
  for (int v = 0; v < fours; v += 4) sigmoid_near<Scalar, 4>(z + v, a + v, are_near);
  if constexpr (N > fours) sigmoid_near<Scalar, N - fours>(z + fours, a + fours, are_near);
  if (all_of(are_near)) return;
  constexpr Index size = N * lanes<Scalar>;
  Scalar numbers[size];
  Scalar results[size];
  std::memcpy(numbers, z, sizeof numbers);
  std::memcpy(results, a, sizeof results);
  mend_far(numbers, size, results);
  std::memcpy(a, results, sizeof results);
}

// A = sigmoid(Z), both dense and of one shape.
template <class In, class Out>
void sigmoid(const In& Z, Out& A) {
  assert(A.rows() == Z.rows() && A.cols() == Z.cols());
  sigmoid_of(Z.data(), Z.size(), A.data());
}

}  // namespace deltascope::kernels
