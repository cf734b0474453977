// Losses, output activations and local derivatives: at saturation, and what they add up to.
#include "network/loss.h"

#include <gtest/gtest.h>

#include "network/local_derivatives.h"
#include "networks.h"

namespace deltascope {
namespace {

// One example, one input of 1, no hidden layer: Z_out is the row of weights.
Pass saturated(Output output, const std::vector<double>& z, const std::vector<double>& y) {
  const auto t = static_cast<Index>(z.size());
  Network<double> network = zero_network({1, t}, Bias::none);
  network.output = output;
  network.layers[0].W = matrix(1, t, z);
  return pass_through(network, {matrix(1, 1, {1}), matrix(1, t, y)});
}

TEST(SaturatedSigmoid, CrossEntropyIsTheLogitItselfWhereItIsWrong) {
  // -ln sigmoid(-800) = 800 + ln(1 + e^-800), and e^-800 is below the smallest double.
  EXPECT_EQ(saturated(Output::cross_entropy_sigmoid, {800, -800}, {0, 1}).frame.J, 1600);
}

TEST(SaturatedSigmoid, CrossEntropyIsZeroWhereItIsRight) {
  EXPECT_EQ(saturated(Output::cross_entropy_sigmoid, {800, -800}, {1, 0}).frame.J, 0);
}

TEST(SaturatedSigmoid, CrossEntropyDeltaIsExact) {
  const auto pass = saturated(Output::cross_entropy_sigmoid, {800, 800, -800, -800}, {0, 1, 0, 1});
  EXPECT_EQ(pass.frame.layers[0].delta, matrix(1, 4, {1, 0, 0, -1}));
}

TEST(SaturatedSigmoid, SquaredErrorIsOneHalfAndItsDeltaVanishes) {
  const auto pass = saturated(Output::squared_error_sigmoid, {800, -800}, {0, 0});
  EXPECT_EQ(pass.frame.J, 0.5);
  EXPECT_EQ(pass.frame.layers[0].delta, matrix(1, 2, {0, 0}));
}

TEST(SaturatedSigmoid, SquaredErrorDeltaKeepsItsDigitsWhereOneMinusAIsBelowAnUlp) {
  const auto pass = saturated(Output::squared_error_sigmoid, {50}, {0});
  // (a - y) a (1 - a) = sigmoid(50)^2 sigmoid(-50), and sigmoid(50) is 1 to 2e-22.
  EXPECT_NEAR(pass.frame.layers[0].delta(0, 0) / std::exp(-50.0), 1, 1e-14);
}

TEST(SaturatedTanh, SquaredErrorIsTwoWhereItIsWrongAndItsDeltaKeepsItsDigits) {
  const auto pass = saturated(Output::squared_error_tanh, {800, 25}, {-1, 0});
  EXPECT_EQ(pass.frame.J, 2 + 0.5);
  // (a - y) / cosh(25)^2, where 4 e^-50 is 1 / cosh(25)^2 to 4e-22.
  EXPECT_NEAR(pass.frame.layers[0].delta(0, 1) / (4 * std::exp(-50.0)), 1, 1e-14);
  EXPECT_EQ(pass.frame.layers[0].delta(0, 0), 0);
}

TEST(SquareWithoutItsHalf, IsNothingToCrossEntropy) {
  const std::vector<double> z = {0.5, -2};
  for (const Output output : {Output::cross_entropy_sigmoid, Output::cross_entropy_softmax}) {
    Pass pass = saturated(output, z, {1, 0});
    const double J = pass.frame.J;
    const Matrix<double> delta = pass.frame.layers[0].delta;
    pass.network.factor.square = Square::whole;
    pass = pass_through(pass.network, pass.problem);
    EXPECT_EQ(pass.frame.J, J);
    EXPECT_EQ(pass.frame.layers[0].delta, delta);
  }
}

TEST(SaturatedSoftmax, CrossEntropyIsTheDifferenceOfTheLogits) {
  const auto pass = saturated(Output::cross_entropy_softmax, {800, -800, 0}, {0, 1, 0});
  EXPECT_EQ(pass.frame.J, 1600);
  EXPECT_EQ(pass.frame.layers[0].delta, matrix(1, 3, {1, -1, 0}));
}

TEST(SaturatedIdentity, SquaredErrorIsPlainArithmetic) {
  const auto pass = saturated(Output::squared_error_identity, {800, -800}, {0, 1});
  EXPECT_EQ(pass.frame.J, (800.0 * 800 + 801 * 801) / 2);
  EXPECT_EQ(pass.frame.layers[0].delta, matrix(1, 2, {800, -801}));
}

TEST(SaturatedHiddenUnit, LeavesTheLossFiniteAndItsDeltaZero) {
  for (const Activation hidden : {Activation::sigmoid, Activation::tanh}) {
    Network<double> network = zero_network({1, 2, 1}, Bias::none);
    network.hidden = hidden;
    network.layers[0].W = matrix(1, 2, {800, -800});
    network.layers[1].W = matrix(2, 1, {0.5, -0.5});
    const Pass pass = pass_through(network, {matrix(1, 1, {1}), matrix(1, 1, {0})});
    EXPECT_TRUE(std::isfinite(pass.frame.J));
    EXPECT_EQ(pass.frame.layers[0].delta.cwiseAbs().maxCoeff(), 0);
  }
}

TEST(CrossEntropy, IsTheFormulaOfTheNoteWhereThatCanBeComputed) {
  for (const double z : {-3.0, -0.4, 0.0, 1.1, 2.5}) {
    for (const double y : {0.0, 0.3, 1.0}) {
      const double a = 1 / (1 + std::exp(-z));
      const double formula = -(y * std::log(a) + (1 - y) * std::log(1 - a));
      // 1 - a is at least 0.05 here: it costs 20 ulps of the formula at most.
      EXPECT_NEAR(cross_entropy_of_logit(z, y), formula, 20 * 2.3e-16 * formula);
    }
  }
}

TEST(Softmax, AddsUpToOneInEveryRow) {
  const auto pass = random_pass(
      {Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, Bias::trained, {3, 4, 2}},
      1);
  EXPECT_LT((pass.frame.layers[1].A.rowwise().sum().array() - 1).abs().maxCoeff(), 1e-15);
}

TEST(Softmax, DeltaIsRightForTargetsThatDoNotAddUpToOne) {
  const auto pass = saturated(Output::cross_entropy_softmax, {0, std::log(3.0)}, {0.5, 1});
  // a = [1/4, 3/4]; dJ/dz = a (0.5 + 1) - y, by hand from J = sum y (lse - z).
  EXPECT_LT(max_abs_difference(pass.frame.layers[0].delta, matrix(1, 2, {-0.125, 0.125})), 1e-15);
}

TEST(LossTerms, AddUpToTheLoss) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      const Pass pass = random_pass(kind, 1);
      const auto local = local_derivatives(pass.network, pass.problem, pass.frame);
      // Ten addends: as many roundings.
      EXPECT_NEAR(local.J_term.sum(), pass.frame.J, 2.3e-15 * pass.frame.J) << kind;
    }
  }
}

TEST(LocalDerivatives, MultiplyToDeltaInEveryLayer) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      const Pass pass = random_pass(kind, 1);
      const auto local = local_derivatives(pass.network, pass.problem, pass.frame);
      for (std::size_t l = 0; l < local.layers.size(); ++l) {
        const auto& [dJ_dA, dA_dZ] = local.layers[l];
        if (dA_dZ.size() == 0) continue;
        // A - Y keeps the ulps of A, however small it is.
        EXPECT_LT(max_abs_difference(dJ_dA.cwiseProduct(dA_dZ), pass.frame.layers[l].delta),
                  1e-15 * (1 + dJ_dA.cwiseAbs().maxCoeff()))
            << kind;
      }
    }
  }
}

TEST(LocalDerivatives, AreLeftOutForSoftmaxOnly) {
  for (const Output output : all_outputs) {
    const Pass pass = random_pass(kinds_with(output)[0], 1);
    const auto local = local_derivatives(pass.network, pass.problem, pass.frame);
    EXPECT_EQ(local.layers.back().dA_dZ.size() == 0, output == Output::cross_entropy_softmax);
  }
}

TEST(LossSlope, IsTheDerivativeOfTheLossCurve) {
  for (const Output output : all_outputs) {
    for (const double y : {0.0, 0.3, 1.0}) {
      const auto points = loss_curve<double>(output, Reduction::sum, 1, 1, y, 20001);
      for (const Index i : {2000, 10000, 18000}) {
        const double a = points(i, 0);
        const double slope =
            (points(i + 1, 1) - points(i - 1, 1)) / (points(i + 1, 0) - points(i - 1, 0));
        const double z = std::log(a / (1 - a));
        // The points are 1e-4 apart; squared, times a third derivative of 3000 at a = 0.1 over 6.
        if (output == Output::squared_error_identity) {
          EXPECT_NEAR(loss_slope(output, a, a, y), slope, 1e-5);
        } else {
          EXPECT_NEAR(loss_slope(output, z, a, y), slope, 1e-5);
        }
      }
    }
  }
}

TEST(LossSlope, StaysFiniteAtASaturatedOutputThatIsRight) {
  EXPECT_EQ(loss_slope(Output::cross_entropy_sigmoid, 800.0, 1.0, 1.0), -1);
  EXPECT_EQ(loss_slope(Output::cross_entropy_sigmoid, -800.0, 0.0, 0.0), 1);
}

TEST(LossCurve, PassesThroughTheLossOfTheOutput) {
  const auto points =
      loss_curve<double>(Output::cross_entropy_sigmoid, Reduction::mean_entries, 2, 5, 1.0, 3);
  // The middle one of three points is a = 1/2, whose loss is ln 2, a tenth of it in the mean.
  EXPECT_EQ(points(1, 0), 0.5);
  EXPECT_NEAR(points(1, 1), std::log(2.0) / 10, 1e-17);
}

}  // namespace
}  // namespace deltascope
