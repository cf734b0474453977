// What e^x of many numbers is made of, four floats or two doubles at a time: the powers of two, and
// what is left.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "kernels/vectors.h"

namespace deltascope::kernels {

// The arithmetic of a type.
template <class Scalar>
struct Parts;

template <>
struct Parts<float> {
  using Digits = std::uint32_t __attribute__((vector_size(16)));  // as the numbers are written
  static constexpr int fraction = 23;                             // binary digits behind the point
  static constexpr std::uint32_t exponent_of_1 = 127;             // as it is written
  static constexpr float round = 12582912;  // 1.5 * 2^23: no digit behind the point beside it
  static constexpr float ln_2_high = 0.693359375F;  // ten digits, so that a multiple is exact
  static constexpr float ln_2_low = -2.12194440e-4F;
  static constexpr std::size_t terms = 8;  // of e^r - 1: the next is below a hundredth of a digit
};

template <>
struct Parts<double> {
  using Digits = std::uint64_t __attribute__((vector_size(16)));
  static constexpr int fraction = 52;
  static constexpr std::uint64_t exponent_of_1 = 1023;
  static constexpr double round = 6755399441055744;               // 1.5 * 2^52
  static constexpr double ln_2_high = 6.93147180369123816490e-1;  // 32 digits
  static constexpr double ln_2_low = 1.90821492927058770002e-10;
  static constexpr std::size_t terms = 13;
};

template <class Scalar>
using Digits = typename Parts<Scalar>::Digits;

template <class Scalar>
Digits<Scalar> digits_of(const Vector<Scalar>& numbers) {
  Digits<Scalar> digits;
  std::memcpy(&digits, &numbers, sizeof digits);
  return digits;
}

template <class Scalar>
Vector<Scalar> numbers_of(const Digits<Scalar>& digits) {
  Vector<Scalar> numbers;
  std::memcpy(&numbers, &digits, sizeof numbers);
  return numbers;
}

// Does a step for each of N vectors. What waits for a result is written in steps for all N, one
// after the other: while one vector waits, the processor works at the others.
template <int N, class Step>
void for_each_vector(const Step& step) {
  for (int v = 0; v < N; ++v) step(v);
}

// x = n ln 2 + r with n whole and |r| <= ln 2 / 2; n stands in the last digits of `shifted`.
// Requires: |x| is at most 87 in float, 700 in double.
template <class Scalar, int N>
void reduce(const Vector<Scalar>* x, Vector<Scalar>* shifted, Vector<Scalar>* r) {
  using P = Parts<Scalar>;
  const auto all = [](Scalar number) { return splat<Vector<Scalar>>(number); };
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  Vector<Scalar> n[N];
  each([&](int v) { shifted[v] = x[v] * all(Scalar(1.4426950408889634)) + all(P::round); });
  each([&](int v) { n[v] = shifted[v] - all(P::round); });
  each([&](int v) { r[v] = x[v] - n[v] * all(P::ln_2_high); });
  each([&](int v) { r[v] = r[v] - n[v] * all(P::ln_2_low); });
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

// p = e^r - 1, by Taylor's sum; the terms of even and of odd powers apart, since half as many steps
// then wait for each other. Requires: |r| <= ln 2 / 2.
template <class Scalar, int N>
void less_one(const Vector<Scalar>* r, Vector<Scalar>* p) {
  const auto all = [](std::size_t k) { return splat<Vector<Scalar>>(taylor<Scalar>[k]); };
  const auto each = [](const auto& step) { for_each_vector<N>(step); };
  constexpr std::size_t even = Parts<Scalar>::terms / 2 * 2;
  constexpr std::size_t odd = (Parts<Scalar>::terms - 1) / 2 * 2 + 1;
  Vector<Scalar> r_2[N];
  Vector<Scalar> of_odd[N];
  each([&](int v) { r_2[v] = r[v] * r[v]; });
  each([&](int v) { p[v] = all(even); });
  each([&](int v) { of_odd[v] = all(odd); });
  for (std::size_t below = 2; below < odd; below += 2) {
    if (below < even) each([&](int v) { p[v] = p[v] * r_2[v] + all(even - below); });
    if (below + 1 < odd) each([&](int v) { of_odd[v] = of_odd[v] * r_2[v] + all(odd - below); });
  }
  each([&](int v) { p[v] = p[v] + r[v] * of_odd[v]; });
  each([&](int v) { p[v] = r[v] + r_2[v] * p[v]; });
}

}  // namespace deltascope::kernels
