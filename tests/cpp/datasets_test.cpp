// Data sets: their geometry without noise, their seeds, their order and their scaling.
#include "lab/datasets.h"

#include <gtest/gtest.h>

#include <array>

#include "networks.h"

namespace deltascope {
namespace {

struct Case {
  Dataset dataset;
  Index classes;
};

const std::vector<Case> all_cases = {{Dataset::circles, 2},   {Dataset::circles, 3},
                                     {Dataset::spiral, 2},    {Dataset::spiral, 5},
                                     {Dataset::moons, 2},     {Dataset::gaussians, 2},
                                     {Dataset::gaussians, 4}, {Dataset::quadrants, 2}};

double radius(const LabelledPoints<double>& points, Index k) { return points.X.row(k).norm(); }

TEST(EveryDataset, HasItsClassesInEqualNumbers) {
  for (const auto& [dataset, classes] : all_cases) {
    const auto points = draw_dataset<double>(dataset, 20 * classes, classes, 0, 1);
    for (Index c = 0; c < classes; ++c) {
      EXPECT_EQ(std::count(points.labels.begin(), points.labels.end(), c), 20);
    }
  }
}

TEST(EveryDataset, IsTheSameForTheSameSeedOnly) {
  for (const auto& [dataset, classes] : all_cases) {
    const auto points = draw_dataset<double>(dataset, 30, classes, 0.1, 7);
    EXPECT_TRUE(same_bits(points.X, draw_dataset<double>(dataset, 30, classes, 0.1, 7).X));
    EXPECT_FALSE(same_bits(points.X, draw_dataset<double>(dataset, 30, classes, 0.1, 8).X));
  }
}

TEST(EveryDataset, LiesInTheSquareWithoutNoise) {
  for (const auto& [dataset, classes] : all_cases) {
    if (dataset == Dataset::gaussians) continue;
    EXPECT_LE(draw_dataset<double>(dataset, 500, classes, 0, 3).X.cwiseAbs().maxCoeff(), 1);
  }
}

TEST(EveryDataset, MayBeEmptyOrSmallerThanItsClasses) {
  for (const auto& [dataset, classes] : all_cases) {
    EXPECT_EQ(draw_dataset<double>(dataset, 0, classes, 0.1, 1).X.rows(), 0);
    EXPECT_TRUE(draw_dataset<double>(dataset, 1, classes, 0.1, 1).X.allFinite());
  }
}

// The noise is drawn after each point, so it is the difference of the two. The mean of 2n squares
// has standard deviation sigma^2 sqrt(2 / 2n) = 0.02 sigma^2 here: six of them.
TEST(Noise, HasTheStandardDeviationAskedFor) {
  const auto clean = draw_dataset<double>(Dataset::spiral, 2500, 2, 0, 5).X;
  const auto noisy = draw_dataset<double>(Dataset::spiral, 2500, 2, 0.3, 5).X;
  const double variance = (noisy - clean).squaredNorm() / 5000;
  EXPECT_NEAR(variance / 0.09, 1, 6 * 0.02);
}

TEST(Circles, AreRingsWithRoomBetweenThem) {
  const auto points = draw_dataset<double>(Dataset::circles, 600, 3, 0, 2);
  for (Index k = 0; k < 600; ++k) {
    const auto c = static_cast<double>(points.labels[k]);
    EXPECT_GE(radius(points, k), c == 0 ? 0 : (c + 0.2) / 3);
    EXPECT_LE(radius(points, k), (c + 1) / 3);
  }
}

TEST(Spiral, TurnsSevenQuartersWhileItsRadiusGrows) {
  const auto points = draw_dataset<double>(Dataset::spiral, 50, 5, 0, 2);
  for (Index k = 0; k < 50; ++k) {
    const double along = radius(points, k);
    const double angle = 2 * pi * (1.75 * along + static_cast<double>(points.labels[k]) / 5);
    EXPECT_NEAR(points.X(k, 0), along * std::cos(angle), 1e-14);
    EXPECT_NEAR(points.X(k, 1), along * std::sin(angle), 1e-14);
  }
  EXPECT_EQ(radius(points, 0), 0);
  EXPECT_NEAR(radius(points, 49), 0.9, 1e-15);  // the last of ten
}

TEST(Moons, AreHalfCirclesAroundTwoCentres) {
  const auto points = draw_dataset<double>(Dataset::moons, 200, 2, 0, 2);
  for (Index k = 0; k < 200; ++k) {
    const bool upper = points.labels[k] == 0;
    const double x = 1.5 * points.X(k, 0) + 0.5 - (upper ? 0 : 1);
    const double y = 1.5 * points.X(k, 1) + 0.25 - (upper ? 0 : 0.5);
    EXPECT_NEAR(std::hypot(x, y), 1, 1e-14);
    EXPECT_TRUE(upper ? y >= -1e-14 : y <= 1e-14);
  }
}

// The mean of 2000 coordinates has standard deviation 0.15 / sqrt(2000) = 0.0034: five of them.
TEST(Gaussians, AreCloudsAroundCentresOnACircle) {
  const auto points = draw_dataset<double>(Dataset::gaussians, 8000, 4, 0, 2);
  for (Index c = 0; c < 4; ++c) {
    const double angle = 2 * pi * (static_cast<double>(c) / 4 + 0.125);
    RowVector<double> mean = RowVector<double>::Zero(2);
    for (Index k = c; k < 8000; k += 4) mean += points.X.row(k) / 2000;
    EXPECT_NEAR(mean(0), 0.6 * std::cos(angle), 0.017);
    EXPECT_NEAR(mean(1), 0.6 * std::sin(angle), 0.017);
  }
}

TEST(Quadrants, AreTheExclusiveOrOfTheSigns) {
  const auto points = draw_dataset<double>(Dataset::quadrants, 400, 2, 0, 2);
  std::array<int, 4> seen{};
  for (Index k = 0; k < 400; ++k) {
    const bool right = points.X(k, 0) > 0;
    const bool up = points.X(k, 1) > 0;
    EXPECT_EQ(points.labels[k], right == up ? 0 : 1);
    seen[(right ? 1 : 0) + (up ? 2 : 0)] += 1;
  }
  for (const int count : seen) EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace deltascope
