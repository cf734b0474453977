// The sigmoid of many numbers, four floats at a time.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "matrix.h"
#include "sigmoid.h"
#include "vectors.h"

namespace deltascope::kernels {

// Within, neither e^-z nor e^z is too large or too small for a float that has all its digits.
constexpr float far = 87;

inline Ints is_near(const Floats& z) {
  return (z <= splat<Floats>(far)) & (z >= splat<Floats>(-far));
}

// a = 1 / (1 + e^-z) for N vectors where |z| <= far; NaN for NaN. `are_near` loses the lanes where
// it is not. Each step is written for all N before the next one, since every step waits for the one
// before: while it does, the processor works at the others.
//
// e^x is 2^n e^r with |r| <= ln 2 / 2. For e^r stands the polynomial of degree 6 whose relative
// error is the least (3.1e-9, a twentieth of a digit) of all that begin with 1 + r; found by
// exchange, after Remez.
template <int N>
void sigmoid_near(const Floats* z, Floats* a, Ints& are_near) {
  const auto all = [](float number) { return splat<Floats>(number); };
  const auto each = [](const auto& step) {
    for (int v = 0; v < N; ++v) step(v);
  };
  // With x = -z:
  Floats shifted[N];
  Floats n[N];
  Floats r[N];
  Floats r_2[N];
  Floats r_4[N];
  Floats low[N];
  Floats high[N];
  Floats e[N];
  each([&](int v) { are_near &= is_near(z[v]); });
  // 1.5 * 2^23 leaves no digit behind the point beside it.
  each([&](int v) { shifted[v] = z[v] * all(-1.44269504F) + all(12582912); });
  each([&](int v) { n[v] = shifted[v] - all(12582912); });
  // ln 2 in two parts: 0.693359375 has ten digits, so that n times it is exact.
  each([&](int v) { r[v] = n[v] * all(-0.693359375F) - z[v]; });
  each([&](int v) { r[v] = r[v] + n[v] * all(2.12194440e-4F); });
  each([&](int v) { r_2[v] = r[v] * r[v]; });
  each([&](int v) { low[v] = all(0.499999935F) + r[v] * all(0.166665207F); });
  each([&](int v) { high[v] = all(0.0416683874F) + r[v] * all(0.00836870982F); });
  each([&](int v) { high[v] = high[v] + r_2[v] * all(0.00138146133F); });
  each([&](int v) { r_4[v] = r_2[v] * r_2[v]; });
  each([&](int v) { low[v] = r[v] + r_2[v] * low[v]; });
  each([&](int v) { e[v] = all(1) + (low[v] + r_4[v] * high[v]); });
  // n stands in the last digits of `shifted`; the exponent of a float, in its first ones.
  each([&](int v) {
    Bits exponents;
    Bits digits;
    std::memcpy(&exponents, &shifted[v], sizeof exponents);
    std::memcpy(&digits, &e[v], sizeof digits);
    digits += exponents << 23;
    std::memcpy(&e[v], &digits, sizeof digits);
  });
  each([&](int v) { a[v] = all(1) / (all(1) + e[v]); });
}

inline bool all_of(const Ints& masks) {
  std::int64_t halves[2];
  std::memcpy(halves, &masks, sizeof halves);
  return (halves[0] & halves[1]) == -1;
}

// Where |z| > far. Kept apart: it is seldom needed, and its exponential is long.
[[gnu::noinline]] inline void mend_far(const float* z, Index size, float* a) {
  for (Index e = 0; e < size; ++e) {
    // Asked this way round, so that NaN is not near and stays NaN.
    if (!(std::abs(z[e]) <= far)) a[e] = deltascope::sigmoid(z[e]);
  }
}

// The same from and to memory.
template <int N>
void sigmoid_near(const float* z, float* a, Ints& are_near) {
  Floats vectors[N];
  for (int v = 0; v < N; ++v) vectors[v] = load<Floats>(z + v * lanes<float>);
  sigmoid_near<N>(vectors, vectors, are_near);
  for (int v = 0; v < N; ++v) store(vectors[v], a + v * lanes<float>);
}

// a = sigmoid(z), `size` numbers each. A result depends on its own z alone, wherever it stands.
inline void sigmoid_of(const float* z, Index size, float* a) {
  constexpr Index L = lanes<float>;
  Ints are_near = is_near(splat<Floats>(0.0F));
  Index e = 0;
  for (; e + 4 * L <= size; e += 4 * L) sigmoid_near<4>(z + e, a + e, are_near);
  for (; e + L <= size; e += L) sigmoid_near<1>(z + e, a + e, are_near);
  if (e < size) {
    std::array<float, L> own = {};
    std::copy(z + e, z + size, own.begin());
    sigmoid_near<1>(own.data(), own.data(), are_near);
    std::copy_n(own.begin(), size - e, a + e);
  }
  if (!all_of(are_near)) mend_far(z, size, a);
}

// The same for N vectors that are at hand.
template <int N>
void sigmoid_of(const Floats* z, Floats* a) {
  Ints are_near = is_near(splat<Floats>(0.0F));
  constexpr int fours = N / 4 * 4;
  for (int v = 0; v < fours; v += 4) sigmoid_near<4>(z + v, a + v, are_near);
  if constexpr (N > fours) sigmoid_near<N - fours>(z + fours, a + fours, are_near);
  if (all_of(are_near)) return;
  float numbers[N * lanes<float>];
  float results[N * lanes<float>];
  std::memcpy(numbers, z, sizeof numbers);
  std::memcpy(results, a, sizeof results);
  mend_far(numbers, N * lanes<float>, results);
  std::memcpy(a, results, sizeof results);
}

template <int N>
void sigmoid_of(const Doubles* z, Doubles* a) {
  for (int v = 0; v < N; ++v) {
    a[v] = Doubles{deltascope::sigmoid(z[v][0]), deltascope::sigmoid(z[v][1])};
  }
}

// In double a vector holds two, and gains nothing over the library's exponential.
inline void sigmoid_of(const double* z, Index size, double* a) {
  for (Index e = 0; e < size; ++e) a[e] = deltascope::sigmoid(z[e]);
}

// A = sigmoid(Z), both dense and of one shape.
template <class In, class Out>
void sigmoid(const In& Z, Out& A) {
  assert(A.rows() == Z.rows() && A.cols() == Z.cols());
  sigmoid_of(Z.data(), Z.size(), A.data());
}

}  // namespace deltascope::kernels
