// The two halves of e^x, four floats or two doubles at a time: range reduction by powers of two,
// and e^r - 1 of the remainder r.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "kernels/build.h"
#include "kernels/vectors.h"

namespace deltascope::kernels {

// The format of a type's numbers, and the constants that e^x needs in it.
template <class Scalar>
struct FloatFormat;

template <>
struct FloatFormat<float> {
  using Bits = std::uint32_t __attribute__((vector_size(16)));
  static constexpr int mantissa_bits = 23;  // without the leading 1
  static constexpr std::uint32_t exponent_bias = 127;
  static constexpr float round = 12582912;          // 1.5 * 2^23: x + round keeps no bit below 1
  static constexpr float ln_2_high = 0.693359375F;  // nine bits, so that n ln_2_high is exact
  static constexpr float ln_2_low = -2.12194440e-4F;
  static constexpr std::size_t taylor_terms =
      8;  // of e^r - 1; the next is below a hundredth of an ulp
};

template <>
struct FloatFormat<double> {
  using Bits = std::uint64_t __attribute__((vector_size(16)));
  static constexpr int mantissa_bits = 52;
  static constexpr std::uint64_t exponent_bias = 1023;
  static constexpr double round = 6755399441055744;               // 1.5 * 2^52
  static constexpr double ln_2_high = 6.93147180369123816490e-1;  // 32 bits
  static constexpr double ln_2_low = 1.90821492927058770002e-10;
  static constexpr std::size_t taylor_terms = 13;
};

template <class Scalar>
using Bits = typename FloatFormat<Scalar>::Bits;

// Both as std::bit_cast of C++20.
template <class Scalar>
Bits<Scalar> to_bits(const Vector<Scalar>& numbers) {
  Bits<Scalar> bits;
  std::memcpy(&bits, &numbers, sizeof bits);
  return bits;
}

template <class Scalar>
Vector<Scalar> from_bits(const Bits<Scalar>& bits) {
  Vector<Scalar> numbers;
  std::memcpy(&numbers, &bits, sizeof numbers);
  return numbers;
}

// Calls step(v) for each of N vectors. A chain of operations is written as such steps, each for all
// N vectors: while one vector waits for its result, the processor works at the others.
template <int N, class Step>
void for_each_vector(const Step& step) {
  DELTASCOPE_UNROLLED
  for (int v = 0; v < N; ++v) step(v);
}

// Range reduction: x = n ln 2 + r with n whole and |r| <= ln 2 / 2. Writes r, and n into the low
// bits of `shifted`.
// Requires: |x| is at most 87 in float, 700 in double.
template <class Scalar, int N>
void reduce_range(const Vector<Scalar>* x, Vector<Scalar>* shifted, Vector<Scalar>* r) {
  using Format = FloatFormat<Scalar>;
  const auto all = [](Scalar number) { return splat<Vector<Scalar>>(number); };
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  Vector<Scalar> n[N];
  each([&](int v) { shifted[v] = x[v] * all(Scalar(1.4426950408889634)) + all(Format::round); });
  each([&](int v) { n[v] = shifted[v] - all(Format::round); });
  each([&](int v) { r[v] = x[v] - n[v] * all(Format::ln_2_high); });
  each([&](int v) { r[v] = r[v] - n[v] * all(Format::ln_2_low); });
}

template <class Scalar>
constexpr std::array<Scalar, 14> one_over_factorials() {
  std::array<Scalar, 14> all = {};
  double factorial = 1;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (k > 1) factorial *= static_cast<double>(k);
    all[k] = static_cast<Scalar>(1 / factorial);
  }
  return all;
}

// 1 / k!
template <class Scalar>
constexpr std::array<Scalar, 14> taylor = one_over_factorials<Scalar>();

// p = e^r - 1, by Taylor's sum. Sums even and odd powers apart, since half as many steps then wait
// for each other. Requires: |r| <= ln 2 / 2.
template <class Scalar, int N>
void expm1(const Vector<Scalar>* r, Vector<Scalar>* p) {
  const auto all = [](std::size_t k) { return splat<Vector<Scalar>>(taylor<Scalar>[k]); };
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  constexpr std::size_t even = FloatFormat<Scalar>::taylor_terms / 2 * 2;
  constexpr std::size_t odd = (FloatFormat<Scalar>::taylor_terms - 1) / 2 * 2 + 1;
  Vector<Scalar> r_2[N];
  Vector<Scalar> of_odd[N];
  each([&](int v) { r_2[v] = r[v] * r[v]; });
  each([&](int v) { p[v] = all(even); });
  each([&](int v) { of_odd[v] = all(odd); });
  DELTASCOPE_UNROLLED
  for (std::size_t below = 2; below < odd; below += 2) {
    if (below < even) each([&](int v) { p[v] = p[v] * r_2[v] + all(even - below); });
    if (below + 1 < odd) each([&](int v) { of_odd[v] = of_odd[v] * r_2[v] + all(odd - below); });
  }
  each([&](int v) { p[v] = p[v] + r[v] * of_odd[v]; });
  each([&](int v) { p[v] = r[v] + r_2[v] * p[v]; });
}

}  // namespace deltascope::kernels
