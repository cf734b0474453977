// The kernels against the definitions of products and activations, and against Eigen's own.
#include "kernels/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <random>
#include <type_traits>
#include <utility>
#include <vector>

#include "kernels/plain.h"

namespace deltascope {
namespace {

// Full vectors, tails of every length, and one more than each of the kernels' own sizes.
const std::vector<Index> ragged = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33};
constexpr Index widest = 33;

template <class Scalar>
Matrix<Scalar> drawn(Index rows, Index cols, std::uint32_t seed) {
  std::mt19937 random(seed);
  Matrix<Scalar> A(rows, cols);
  for (Index e = 0; e < A.size(); ++e) {
    A.data()[e] = static_cast<Scalar>(random()) / Scalar(2147483648) - 1;
  }
  return A;
}

// A type in which the product of two Scalars is exact, and a sum of them far more exact.
template <class Scalar>
using Wide = std::conditional_t<std::is_same_v<Scalar, float>, double, long double>;

// Each sum may be off by a few digits of the sum of its magnitudes. Looks at every `stride`-th
// entry.
template <class Scalar>
void expect_product(const Matrix<Scalar>& C, const Matrix<Scalar>& A, const Matrix<Scalar>& B,
                    const RowVector<Scalar>& start, Index stride) {
  ASSERT_EQ(C.rows(), A.rows());
  ASSERT_EQ(C.cols(), B.cols());
  for (Index e = 0; e < C.size(); e += stride) {
    const Index i = e / C.cols();
    const Index j = e % C.cols();
    Wide<Scalar> sum = start.size() > 0 ? start(j) : Scalar(0);
    Wide<Scalar> magnitude = std::abs(sum);
    for (Index p = 0; p < A.cols(); ++p) {
      const auto term = Wide<Scalar>(A(i, p)) * Wide<Scalar>(B(p, j));
      sum += term;
      magnitude += std::abs(term);
    }
    const auto allowed = 4 * std::numeric_limits<Scalar>::epsilon() * magnitude;
    if (!(std::abs(Wide<Scalar>(C(i, j)) - sum) <= allowed)) {
      FAIL() << A.rows() << " x " << A.cols() << " x " << B.cols() << " at " << i << ", " << j;
    }
  }
}

// Looks at every `stride`-th entry of each.
template <class Scalar>
void expect_all_products(Index n, Index r, Index s, Index stride = 1) {
  const auto A = drawn<Scalar>(n, r, 1);
  const auto W = drawn<Scalar>(r, s, 2);
  const RowVector<Scalar> b = drawn<Scalar>(1, s, 3);
  Matrix<Scalar> Z = Matrix<Scalar>::Constant(n, s, 7);
  kernels::affine(A, W, b, Z);
  expect_product(Z, A, W, b, stride);
  kernels::affine(A, W, RowVector<Scalar>(), Z);
  expect_product(Z, A, W, RowVector<Scalar>(), stride);

  const auto B = drawn<Scalar>(n, s, 4);
  Matrix<Scalar> C = Matrix<Scalar>::Constant(r, s, 7);
  kernels::transposed_product(A, B, C);
  expect_product<Scalar>(C, A.transpose(), B, RowVector<Scalar>(), stride);

  Matrix<Scalar> D = Matrix<Scalar>::Constant(n, r, 7);
  kernels::product_transposed(B, W, D);
  expect_product<Scalar>(D, B, W.transpose(), RowVector<Scalar>(), stride);
}

template <class Scalar>
class Kernels : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(Kernels, Scalars, );

// Entry (i, j) is start(j), or 0, and then the terms of A B in their order.
template <class Scalar, class Left, class Right>
Matrix<Scalar> added_in_order(const Left& A, const Right& B, const RowVector<Scalar>& start) {
  Matrix<Scalar> C(A.rows(), B.cols());
  for (Index i = 0; i < A.rows(); ++i) {
    for (Index j = 0; j < B.cols(); ++j) {
      Scalar sum = start.size() > 0 ? start.data()[j] : Scalar(0);
      for (Index p = 0; p < A.cols(); ++p) sum += A.coeff(i, p) * B.coeff(p, j);
      C.coeffRef(i, j) = sum;
    }
  }
  return C;
}

template <class Scalar>
bool equal(const Matrix<Scalar>& C, const Matrix<Scalar>& other) {
  return (C.array() == other.array()).all();
}

// Then it does not matter which kernel makes a product, or where in it a sum stands.
TYPED_TEST(Kernels, AddTheTermsOfEverySmallShapeInTheirOrder) {
  using M = Matrix<TypeParam>;
  const RowVector<TypeParam> none;
  for (Index n = 1; n <= widest; ++n) {
    for (Index r = 1; r <= widest; ++r) {
      const auto A = drawn<TypeParam>(n, r, 1);
      for (Index s = 1; s <= widest; ++s) {
        const auto W = drawn<TypeParam>(r, s, 2);
        const RowVector<TypeParam> b = drawn<TypeParam>(1, s, 3);
        const auto B = drawn<TypeParam>(n, s, 4);
        M Z(n, s);
        M C(r, s);
        M D(n, r);
        kernels::affine(A, W, b, Z);
        kernels::transposed_product(A, B, C);
        kernels::product_transposed(B, W, D);
        RowVector<TypeParam> sums(s);
        kernels::column_sums(B, sums);
        const M ones = M::Ones(1, n);
        const bool right = equal<TypeParam>(Z, added_in_order(A, W, b)) &&
                           equal<TypeParam>(sums, added_in_order(ones, B, none)) &&
                           equal<TypeParam>(C, added_in_order(A.transpose(), B, none)) &&
                           equal<TypeParam>(D, added_in_order(B, W.transpose(), none));
        ASSERT_TRUE(right) << n << " x " << r << " x " << s;
      }
    }
  }
}

// More terms than kc and more columns than nc; few and many rows, with tails of each kind.
TYPED_TEST(Kernels, MakeProductsOfLargeShapes) {
  expect_all_products<TypeParam>(5, 300, 270, 3);
  expect_all_products<TypeParam>(270, 33, 131, 7);
  expect_all_products<TypeParam>(515, 9, 3);
  for (Index tail = 0; tail < 10; ++tail) {
    expect_all_products<TypeParam>(15 + tail, 7 + tail, 63 + tail);
    expect_all_products<TypeParam>(63 + tail, 64, 15 + tail, 3);
  }
}

// Both layers of every network that the benchmark trains.
TYPED_TEST(Kernels, MakeTheProductsOfTheBenchmark) {
  const auto expect_network = [](Index m, Index d, Index t, Index n) {
    expect_all_products<TypeParam>(n, m, d, 1 + n * d / 1000);
    expect_all_products<TypeParam>(n, d, t, 1 + n * t / 1000);
  };
  expect_network(2, 2, 2, 1);
  expect_network(2, 2, 2, 4);
  expect_network(2, 8, 1, 10);
  expect_network(2, 8, 1, 200);
  expect_network(4, 8, 3, 150);
  expect_network(64, 32, 10, 128);
  expect_network(784, 128, 10, 64);
  expect_network(784, 1024, 10, 256);
}

TYPED_TEST(Kernels, PassNaNAndInfinityOnAsEigenDoes) {
  using Limits = std::numeric_limits<TypeParam>;
  for (const TypeParam odd : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
    for (const Index size : {Index{3}, Index{13}}) {
      for (Index at = 0; at < size; ++at) {
        auto A = drawn<TypeParam>(size, size, 1);
        auto B = drawn<TypeParam>(size, size, 2);
        A(at, size - 1 - at) = odd;
        B(size - 1 - at, (at + 1) % size) = at % 2 == 0 ? TypeParam(0) : odd;
        Matrix<TypeParam> ours(size, size);
        kernels::affine(A, B, RowVector<TypeParam>(), ours);
        const Matrix<TypeParam> eigens = A.lazyProduct(B);
        for (Index e = 0; e < ours.size(); ++e) {
          const TypeParam one = ours.data()[e];
          const TypeParam other = eigens.data()[e];
          EXPECT_EQ(std::isnan(one), std::isnan(other));
          if (std::isinf(one) || std::isinf(other)) {
            EXPECT_EQ(one, other);
          }
        }
      }
    }
  }
}

// Hidden units that start the same must stay the same, wherever in a vector their columns stand.
TYPED_TEST(Kernels, MakeEqualColumnsEqualToTheLastBit) {
  for (const Index units : ragged) {
    const auto A = drawn<TypeParam>(9, 11, 1);
    const Matrix<TypeParam> W = drawn<TypeParam>(11, 1, 2).replicate(1, units);
    Matrix<TypeParam> Z(9, units);
    kernels::affine(A, W, RowVector<TypeParam>(), Z);
    Matrix<TypeParam> H(9, units);
    kernels::sigmoid(Z, H);
    Matrix<TypeParam> G(11, units);
    kernels::transposed_product(A, H, G);
    for (Index j = 1; j < units; ++j) {
      EXPECT_TRUE((Z.col(j).array() == Z.col(0).array()).all()) << units;
      EXPECT_TRUE((H.col(j).array() == H.col(0).array()).all()) << units;
      EXPECT_TRUE((G.col(j).array() == G.col(0).array()).all()) << units;
    }
  }
}

// e^r - 1, by Taylor's sum, and n, where z = n ln 2 + r, |r| <= ln 2 / 2. In WebAssembly the
// library's long double functions are no better than a double.
std::pair<long double, int> reduced_exponential(long double z) {
  constexpr long double high = 0x1.62e42fefa38p-1L;  // of ln 2: times n it is exact
  constexpr long double low = 0x1.ef35793c7673007e5ed5e81e69p-45L;
  const auto n = static_cast<int>(std::lround(static_cast<double>(z / (high + low))));
  const long double r = (z - n * high) - n * low;
  long double sum = 0;
  for (int k = 26; k >= 1; --k) sum = (sum + 1) * r / k;
  return {sum, n};
}

long double exact_exponential(long double z) {
  const auto [sum, n] = reduced_exponential(z);
  return std::ldexp(1 + sum, n);
}

// e^z - 1
long double exact_exponential_less_one(long double z) {
  const auto [sum, n] = reduced_exponential(z);
  return n == 0 ? sum : std::ldexp(1 + sum, n) - 1;
}

long double exact_sigmoid(long double z) {
  const long double e = exact_exponential(-std::abs(z));
  return (z < 0 ? e : 1) / (1 + e);
}

long double exact_tanh(long double z) {
  const long double e = exact_exponential_less_one(-2 * std::abs(z));
  return (z < 0 ? e : -e) / (2 + e);
}

TEST(Reference, IsTheLibrarysToTheDigitsThatThatHas) {
#ifdef __EMSCRIPTEN__
  const double allowed = 1e-15;
#else
  const double allowed = 1e-18;
#endif
  for (double z = -700; z < 700; z += 0.37) {
    const long double x = z;
    EXPECT_NEAR(double(exact_exponential(x) / std::exp(x) - 1), 0, allowed) << z;
    EXPECT_NEAR(double(exact_exponential_less_one(x) / std::expm1(x) - 1), 0, allowed) << z;
  }
  for (double z = 1e-9; z < 30; z *= 1.1) {
    const long double x = z;
    EXPECT_NEAR(double(exact_tanh(x) / std::tanh(x) - 1), 0, allowed) << z;
    EXPECT_EQ(exact_tanh(-x), -exact_tanh(x));
  }
}

// The largest distance of f(z) from the exact value, in ulps, over `count` numbers from low to
// high.
template <class Scalar, class Kernel, class Exact>
long double worst_error(Scalar low, Scalar high, Index count, Kernel kernel, Exact exact) {
  Matrix<Scalar> Z(1, count);
  for (Index e = 0; e < count; ++e) {
    Z(e) = low + (high - low) * (static_cast<Scalar>(e) / static_cast<Scalar>(count - 1));
  }
  Matrix<Scalar> A(1, count);
  kernel(Z, A);
  long double worst = 0;
  for (Index e = 0; e < count; ++e) {
    const long double right = exact(static_cast<long double>(Z(e)));
    const auto near = std::abs(static_cast<Scalar>(right));
    const long double ulp = near == 1 ? std::numeric_limits<Scalar>::epsilon() / 2
                                      : std::nextafter(near, Scalar(2)) - near;
    worst = std::max(worst, std::abs(A(e) - right) / ulp);
  }
  return worst;
}

template <class Scalar>
void call_sigmoid(const Matrix<Scalar>& Z, Matrix<Scalar>& A) {
  kernels::sigmoid(Z, A);
}

template <class Scalar>
void call_tanh(const Matrix<Scalar>& Z, Matrix<Scalar>& A) {
  kernels::tanh(Z, A);
}

// The whole range is from where the sigmoid is the smallest number there is to where it is 1.
TYPED_TEST(Kernels, TheSigmoidIsRightToTwoDigitsOverItsWholeRange) {
  const TypeParam end = std::is_same_v<TypeParam, float> ? 104 : 745;
  long double worst = 0;
  for (const TypeParam range : {end, TypeParam(40), TypeParam(2), TypeParam(1e-3)}) {
    worst = std::max(worst, worst_error<TypeParam>(-range, range, 50001, call_sigmoid<TypeParam>,
                                                   exact_sigmoid));
  }
  std::cout << "largest error of the sigmoid: " << worst << " ulps\n";
  EXPECT_LE(worst, 2.5L);
}

TYPED_TEST(Kernels, TanhIsRightToTwoDigitsOverItsWholeRange) {
  long double worst = 0;
  for (const TypeParam range : {TypeParam(25), TypeParam(2), TypeParam(0.4), TypeParam(1e-5),
                                100 * std::numeric_limits<TypeParam>::min()}) {
    worst = std::max(
        worst, worst_error<TypeParam>(-range, range, 50001, call_tanh<TypeParam>, exact_tanh));
  }
  std::cout << "largest error of tanh: " << worst << " ulps\n";
  EXPECT_LE(worst, 2.5L);
}

TYPED_TEST(Kernels, ActivationsHoldAtTheEndsAndKeepNaN) {
  using Limits = std::numeric_limits<TypeParam>;
  const TypeParam inf = Limits::infinity();
  const TypeParam least = Limits::denorm_min();
  const std::vector<TypeParam> z = {0,
                                    inf,
                                    -inf,
                                    TypeParam(1e30),
                                    TypeParam(-1e30),
                                    -90,
                                    90,
                                    NAN,
                                    1,
                                    -104,
                                    -200,
                                    2,
                                    -710,
                                    710,
                                    20,
                                    -746,
                                    19,
                                    least,
                                    Limits::min(),
                                    -least};
  for (std::size_t from = 0; from < z.size(); ++from) {
    const Matrix<TypeParam> Z =
        Eigen::Map<const Matrix<TypeParam>>(z.data() + from, 1, z.size() - from);
    Matrix<TypeParam> A(1, Z.cols());
    Matrix<TypeParam> plainly(1, Z.cols());
    const auto compare = [&](Index e) {
      if (std::isnan(Z(e))) {
        EXPECT_TRUE(std::isnan(A(e)));
      } else {
        const TypeParam size = std::abs(plainly(e));
        EXPECT_NEAR(A(e), plainly(e), 4 * (std::nextafter(size, inf) - size)) << Z(e);
      }
    };
    kernels::sigmoid(Z, A);
    plain::sigmoid(Z, plainly);
    for (Index e = 0; e < Z.cols(); ++e) compare(e);
    kernels::tanh(Z, A);
    plain::tanh(Z, plainly);
    for (Index e = 0; e < Z.cols(); ++e) compare(e);
  }
}

TYPED_TEST(Kernels, TanhKeepsTheSignOfZeroAndIsOdd) {
  const auto Z = drawn<TypeParam>(7, 9, 3);
  Matrix<TypeParam> A(7, 9);
  Matrix<TypeParam> B(7, 9);
  kernels::tanh(Z, A);
  kernels::tanh(Matrix<TypeParam>(-Z), B);
  EXPECT_TRUE((A.array() == -B.array()).all());
  Matrix<TypeParam> zeros(1, 2);
  zeros << TypeParam(0), TypeParam(-0.0);
  kernels::tanh(Matrix<TypeParam>(zeros), zeros);
  EXPECT_FALSE(std::signbit(zeros(0)));
  EXPECT_TRUE(std::signbit(zeros(1)));
}

}  // namespace
}  // namespace deltascope
