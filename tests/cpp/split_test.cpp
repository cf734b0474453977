// The two parts of a data set: no example is lost or in both, and the test part is measured.
#include "lab/split.h"

#include <gtest/gtest.h>

#include <set>

#include "lab/test_part.h"
#include "networks.h"

namespace deltascope {
namespace {

TEST(Scaling, MakesMeanZeroAndDeviationOneAndLeavesConstantColumns) {
  const auto X = matrix(4, 3, {1, 0.1, -2, 3, 0.1, 5, 5, 0.1, 0, 7, 0.1, 1});
  const auto Z = scaled(X, scaling_of(X));
  for (const Index i : {0, 2}) {
    EXPECT_NEAR(Z.col(i).mean(), 0, 1e-15);
    EXPECT_NEAR(Z.col(i).squaredNorm() / 4, 1, 1e-15);
  }
  EXPECT_NEAR(Z(3, 0), 3 / std::sqrt(5), 1e-15);  // 1 3 5 7: mean 4, variance 5
  EXPECT_LT(Z.col(1).cwiseAbs().maxCoeff(), 1e-15);
}

// Example k is (k, 10 k) with target k / 8.
Problem<double> counted() {
  Problem<double> all{Matrix<double>(8, 2), Matrix<double>(8, 1)};
  for (Index k = 0; k < 8; ++k) {
    const auto number = static_cast<double>(k);
    all.X.row(k) << number, 10 * number;
    all.Y(k, 0) = number / 8;
  }
  return all;
}

TEST(Split, KeepsEveryExampleWithItsTargetInOneOfTheParts) {
  const auto [training, test] = split(counted(), 3, 5, false);
  ASSERT_EQ(training.X.rows(), 5);
  ASSERT_EQ(test.X.rows(), 3);
  std::set<double> seen;
  for (const auto& part : {training, test}) {
    for (Index k = 0; k < part.X.rows(); ++k) {
      seen.insert(part.X(k, 0));
      EXPECT_EQ(part.X(k, 1), 10 * part.X(k, 0));
      EXPECT_EQ(part.Y(k, 0), part.X(k, 0) / 8);
    }
  }
  EXPECT_EQ(seen.size(), 8U);
}

TEST(Split, IsAnotherForAnotherSeedAndTheSameForTheSame) {
  const auto one = split(counted(), 3, 5, false);
  EXPECT_TRUE(same_bits(one.test.X, split(counted(), 3, 5, false).test.X));
  std::set<double> first;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    first.insert(split(counted(), 3, seed, false).test.X(0, 0));
  }
  EXPECT_EQ(first.size(), 8U);
}

TEST(Split, InOrderTakesTheLastRowsAndLeavesTheFirstAsTheyStand) {
  const auto all = counted();
  const auto parts = split(all, 3, 5, false, true);
  EXPECT_TRUE(same_bits(parts.training.X, Matrix<double>(all.X.topRows(5))));
  EXPECT_TRUE(same_bits(parts.training.Y, Matrix<double>(all.Y.topRows(5))));
  EXPECT_TRUE(same_bits(parts.test.X, Matrix<double>(all.X.bottomRows(3))));
  EXPECT_TRUE(same_bits(parts.test.Y, Matrix<double>(all.Y.bottomRows(3))));
  EXPECT_TRUE(same_bits(split(all, 0, 5, false, true).training.X, all.X));
}

TEST(Split, WithoutATestKeepsTheOrder) {
  const auto all = counted();
  const auto parts = split(all, 0, 5, false);
  EXPECT_TRUE(same_bits(parts.training.X, all.X));
  EXPECT_TRUE(same_bits(parts.training.Y, all.Y));
  EXPECT_EQ(parts.test.X.rows(), 0);
}

TEST(Split, ScalesTheTestByWhatTrainingGives) {
  const auto plain = split(counted(), 3, 5, false);
  const auto scaled_parts = split(counted(), 3, 5, true);
  const double mean = plain.training.X.col(0).mean();
  const double deviation = std::sqrt((plain.training.X.col(0).array() - mean).square().mean());
  for (Index k = 0; k < 3; ++k) {
    EXPECT_NEAR(scaled_parts.test.X(k, 0), (plain.test.X(k, 0) - mean) / deviation, 1e-14);
  }
  EXPECT_TRUE(same_bits(scaled_parts.test.Y, plain.test.Y));
}

TEST(TestPart, IsMeasuredAsTrainingIsButChangesNothing) {
  const Pass pass = random_pass({Activation::tanh,
                                 Output::cross_entropy_sigmoid,
                                 Reduction::mean_examples,
                                 Bias::trained,
                                 {3, 4, 2}},
                                1);
  TestPart<double> test(pass.network, pass.problem);
  test.measure(pass.network);
  EXPECT_EQ(test.J(), pass.frame.J);
  EXPECT_EQ(test.accuracy(),
            accuracy(pass.network.output, pass.frame.layers.back().A, pass.problem.Y));
}

}  // namespace
}  // namespace deltascope
