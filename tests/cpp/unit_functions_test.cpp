// Softplus and GELU by their definitions, and their slopes by differences that share nothing with
// them.
#include "network/unit_functions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <vector>

namespace deltascope {
namespace {

const std::vector<double> places = {-40, -8, -3.5, -1, -0.75, -1e-9, 0, 1e-9, 0.3, 1, 2.5, 9, 40};

TEST(Softplus, IsTheLogarithmOfOnePlusTheExponential) {
  for (const double z : places) {
    const long double exact = std::log1p(std::exp(static_cast<long double>(z)));
    EXPECT_NEAR(softplus(z), static_cast<double>(exact), 4e-16 * static_cast<double>(exact)) << z;
  }
}

TEST(Softplus, IsFiniteAndKeepsItsTailWhereTheExponentialIsNot) {
  EXPECT_EQ(softplus(1000.0), 1000.0);
  EXPECT_EQ(softplus(-700.0), std::exp(-700.0));
  EXPECT_TRUE(std::isnan(softplus(std::nan(""))));
}

TEST(Gelu, HasTheTabulatedValues) {
  // Of the normal distribution at 1, 2 and -3: Abramowitz and Stegun, table 26.1.
  EXPECT_NEAR(gelu(1.0), 0.841344746068543, 1e-15);
  EXPECT_NEAR(gelu(2.0), 2 * 0.977249868051821, 2e-15);
  EXPECT_NEAR(gelu(-3.0), -3 * 0.001349898031630, 1e-14);
  EXPECT_EQ(gelu(0.0), 0.0);
}

// The step is as good as none: only rounding is left.
double slope_by_complex_step(std::complex<double> (*f)(const std::complex<double>&), double z) {
  return f({z, 1e-30}).imag() / 1e-30;
}

// In long double, so that what is lost by subtracting is below the digits of a double.
template <class F>
double slope_by_differences(const F& f, double z) {
  const long double h = 1e-4L;
  const long double x = z;
  const long double wide = (f(x + 2 * h) - f(x - 2 * h)) / (4 * h);
  const long double near = (f(x + h) - f(x - h)) / (2 * h);
  return static_cast<double>((4 * near - wide) / 3);
}

// By its definition, in more digits than a double has.
long double gelu_of_long_double(const long double& z) {
  return z * std::erfc(-z * std::sqrt(0.5L)) / 2;
}

TEST(Slopes, AreThoseOfDifferencesAndOfTheComplexStep) {
  for (const double z : places) {
    const double of_softplus = sigmoid(z);
    EXPECT_NEAR(slope_by_complex_step(&softplus<std::complex<double>>, z), of_softplus, 1e-15);
    EXPECT_NEAR(slope_by_differences(&softplus<long double>, z), of_softplus, 1e-13) << z;
    EXPECT_NEAR(slope_by_complex_step(&gelu<std::complex<double>>, z), gelu_slope(z), 1e-15);
    EXPECT_NEAR(slope_by_differences(&gelu_of_long_double, z), gelu_slope(z), 1e-12) << z;
  }
}

TEST(ComplexUnits, AreAnalyticFarFromTheRealLine) {
  // The mean of an analytic function over a circle is its value in the middle.
  for (const double z : {-2.0, -0.5, 0.0, 0.7, 3.0}) {
    std::complex<double> of_softplus(0);
    std::complex<double> of_gelu(0);
    constexpr int count = 64;
    for (int each = 0; each < count; ++each) {
      const auto at = z + std::polar(1.0, 2 * M_PI * (each + 0.5) / count);
      of_softplus += softplus(at) / double{count};
      of_gelu += gelu(at) / double{count};
    }
    EXPECT_LT(std::abs(of_softplus - softplus(z)), 1e-14) << z;
    EXPECT_LT(std::abs(of_gelu - gelu(z)), 1e-13) << z;
  }
}

}  // namespace
}  // namespace deltascope
