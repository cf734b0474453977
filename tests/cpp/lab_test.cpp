// What the lab shows besides the matrices: accuracy, histograms, and the network's outputs all over
// the plane.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "lab/accuracy.h"
#include "lab/histogram.h"
#include "lab/surface.h"
#include "networks.h"

namespace deltascope {
namespace {

TEST(Accuracy, OfSigmoidsAsksEachOutputForItsSideOfOneHalf) {
  const auto A = matrix(4, 2, {0.9, 0.2, 0.6, 0.6, 0.5, 0.1, 0.4, 0.3});
  const auto Y = matrix(4, 2, {1, 0, 1, 0, 0.99, 0.01, 1, 1});
  // Right, second output wrong, right (1/2 is above), both wrong.
  EXPECT_EQ(accuracy(Output::cross_entropy_sigmoid, A, Y), 0.5);
  EXPECT_EQ(accuracy(Output::squared_error_sigmoid, A, Y), 0.5);
}

TEST(Accuracy, OfTanhAsksEachOutputForItsSign) {
  const auto A = matrix(3, 2, {0.9, -0.2, 0.4, 0.1, -0.9, 0});
  const auto Y = matrix(3, 2, {1, -1, 1, -1, -1, 1});
  EXPECT_EQ(accuracy(Output::squared_error_tanh, A, Y), 2.0 / 3);
}

TEST(Accuracy, OfSoftmaxAsksForTheLargestOutput) {
  const auto A = matrix(4, 3, {0.4, 0.35, 0.25, 0.2, 0.3, 0.5, 0.3, 0.4, 0.3, 0.1, 0.1, 0.8});
  const auto Y = matrix(4, 3, {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1});
  EXPECT_EQ(accuracy(Output::cross_entropy_softmax, A, Y), 0.75);
}

TEST(Accuracy, HasNoMeaningForAnswersThatAreNumbers) {
  const auto A = matrix(1, 2, {1, 0});
  EXPECT_TRUE(std::isnan(accuracy(Output::squared_error_identity, A, A)));
}

TEST(Surface, LiesAsPixelsDo) {
  // The network is the identity: its outputs are the coordinates themselves.
  Network<double> network = zero_network({2, 2}, Bias::none);
  network.output = Output::squared_error_identity;
  network.layers[0].W = Matrix<double>::Identity(2, 2);
  const auto A = surface(network, Window{-1, 3, 10, 12}, 4);
  ASSERT_EQ(A.rows(), 16);
  ASSERT_EQ(A.cols(), 2);
  // Middles of four equal parts: -0.5, 0.5, 1.5, 2.5 to the right; 11.75, 11.25, 10.75, 10.25 down.
  for (Index down = 0; down < 4; ++down) {
    for (Index across = 0; across < 4; ++across) {
      EXPECT_EQ(A(4 * down + across, 0), -0.5 + static_cast<double>(across));
      EXPECT_EQ(A(4 * down + across, 1), 11.75 - 0.5 * static_cast<double>(down));
    }
  }
}

TEST(Surface, GoesThroughEveryLayer) {
  Network<double> network = zero_network({2, 3, 1}, Bias::trained);
  network.hidden = Activation::tanh;
  initialise(network.layers, Scheme::xavier, 7, 1.5);
  network.layers[0].b << 0.1, -0.2, 0.3;
  network.layers[1].b << -0.4;
  const auto A = surface(network, Window{-1, 1, -1, 1}, 3);
  const auto& [W_h, b_h] = network.layers[0];
  const auto& [W_out, b_out] = network.layers[1];
  for (Index place = 0; place < 9; ++place) {
    const double x_1 = -2.0 / 3 + 2.0 / 3 * static_cast<double>(place % 3);
    const double x_2 = 2.0 / 3 - 2.0 / 3 * static_cast<double>(place / 3);
    double z = b_out(0);
    for (Index i = 0; i < 3; ++i) {
      z += std::tanh(x_1 * W_h(0, i) + x_2 * W_h(1, i) + b_h(i)) * W_out(i, 0);
    }
    // A few roundings of numbers of size 1.
    EXPECT_NEAR(A(place, 0), 1 / (1 + std::exp(-z)), 1e-14);
  }
}

TEST(Histogram, CountsEveryEntryOnceInItsPart) {
  // A number between two bins counts to the upper one, the highest number to the last bin.
  const auto A = matrix(2, 4, {0, 0.24, 0.25, 0.5, 0.74, 0.75, 0.99, 1});
  const Histogram sigmoid = histogram(Activation::sigmoid, A, 4);
  EXPECT_EQ(sigmoid.low, 0);
  EXPECT_EQ(sigmoid.high, 1);
  EXPECT_EQ(sigmoid.counts, (std::vector<double>{2, 1, 2, 3}));
  const Histogram tanh = histogram(Activation::tanh, A, 4);
  EXPECT_EQ(tanh.low, -1);
  EXPECT_EQ(tanh.counts, (std::vector<double>{0, 0, 3, 5}));
  EXPECT_EQ(histogram(Output::cross_entropy_softmax, A, 4).counts, sigmoid.counts);
}

TEST(Histogram, WithoutBoundsReachesAsFarAsTheEntries) {
  const auto A = matrix(1, 4, {-1, 0, 2, 3});
  for (const Histogram& counted :
       {histogram(Activation::identity, A, 2), histogram(Output::squared_error_identity, A, 2)}) {
    EXPECT_EQ(counted.low, -1);
    EXPECT_EQ(counted.high, 3);
    EXPECT_EQ(counted.counts, (std::vector<double>{2, 2}));
  }
  const Histogram dead = histogram(Activation::relu, matrix(1, 3, {0, 0, 0}), 5);
  EXPECT_EQ(dead.counts, (std::vector<double>{3, 0, 0, 0, 0}));
}

TEST(Histogram, CountsEntriesThatAreFurtherApartThanAnyNumber) {
  const auto A = matrix(1, 4, {-1.5e308, -0.5e308, 0.5e308, 1.5e308});
  EXPECT_EQ(histogram(Activation::identity, A, 2).counts, (std::vector<double>{2, 2}));
}

TEST(Histogram, ThereIsNoneWhereAnEntryIsNotFinite) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(has_histogram(matrix(1, 3, {-1e308, 0, 1e308})));
  EXPECT_FALSE(has_histogram(matrix(1, 3, {0, infinity, 0})));
  EXPECT_FALSE(has_histogram(matrix(1, 3, {0, 0, -infinity})));
  EXPECT_FALSE(has_histogram(matrix(1, 3, {std::nan(""), 0, 0})));
}

}  // namespace
}  // namespace deltascope
