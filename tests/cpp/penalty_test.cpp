// L2: what is lowered is J + lambda / 2 |W|^2, and the check, the sweep and the nudge are of that
// sum.
#include "network/penalty.h"

#include <gtest/gtest.h>

#include <cmath>

#include "checks/check_sweep.h"
#include "checks/gradient_check.h"
#include "checks/nudge.h"
#include "epochs.h"
#include "networks.h"
#include "training/any_run.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

// n = 5 m = 3 d = 4 t = 2: no two sizes agree. Biases are not 0.
Pass oblong_pass(Output output = Output::cross_entropy_sigmoid) {
  return random_pass({Activation::tanh, output, Reduction::sum, Bias::trained, {3, 4, 2}}, 1);
}

// J + lambda / 2 |W|^2 as one would write it down, weight by weight, and bias by bias where asked.
double lowered(const Network<double>& network, const Problem<double>& problem,
               const Penalty& added) {
  double sum = 0;
  for (const auto& layer : network.layers) {
    for (Index i = 0; i < layer.W.rows(); ++i) {
      for (Index j = 0; j < layer.W.cols(); ++j) sum += layer.W(i, j) * layer.W(i, j);
    }
    for (Index j = 0; added.of_biases && j < layer.b.size(); ++j) sum += layer.b(j) * layer.b(j);
  }
  return pass_through(network, problem).frame.J + added.lambda / 2 * sum;
}

TEST(Penalty, IsHalfOfLambdaTimesTheSquaresOfAllWeightsAndOfNoBias) {
  Network<double> network = zero_network({2, 1, 2}, Bias::trained);
  network.layers[0].W << 1, -2;
  network.layers[1].W << 3, 0.5;
  network.layers[0].b << 7;
  network.layers[1].b << -11, 13;
  // 1 + 4 + 9 + 0.25 = 14.25
  EXPECT_EQ(penalty(0.5, network.layers), 0.25 * 14.25);
  EXPECT_EQ(penalty(4.0, network.layers), 28.5);
}

TEST(Penalty, IsZeroWithoutL2HoweverLargeTheWeights) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.layers[0].W << 1e200;  // whose square is infinite
  EXPECT_EQ(penalty(0.0, network.layers), 0);
  PerturbedLoss<double> loss(network, {matrix(1, 1, {0}), matrix(1, 1, {1})});
  EXPECT_TRUE(std::isfinite(loss.at({0, 0, 0}, 1e200)));
}

// Central differences of the sum, taken here.
void expect_slopes(const Penalty& added) {
  const Pass pass = oblong_pass();
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& own = pass.frame.layers[l];
    const auto& [W, b] = pass.network.layers[l];
    const Matrix<double> of_W = with_penalty(added.lambda, own.grad_W, W);
    RowVector<double> of_b = own.grad_b;
    if (added.of_biases) of_b = with_penalty(added.lambda, own.grad_b, b);
    const auto slope = [&](auto&& parameter) {
      Network<double> above = pass.network;
      Network<double> below = pass.network;
      parameter(above) += 1e-5;
      parameter(below) -= 1e-5;
      return (lowered(above, pass.problem, added) - lowered(below, pass.problem, added)) / 2e-5;
    };
    for (Index e = 0; e < of_W.size(); ++e) {
      const auto w = [&](Network<double>& of) -> double& { return of.layers[l].W.data()[e]; };
      // epsilon^2 J''' / 6, and an ulp of the sum over epsilon
      EXPECT_NEAR(slope(w), of_W.data()[e], 1e-9) << "layer " << l << ", entry " << e;
    }
    for (Index j = 0; j < of_b.size(); ++j) {
      const auto bias = [&](Network<double>& of) -> double& { return of.layers[l].b(j); };
      EXPECT_NEAR(slope(bias), of_b(j), 1e-9) << "layer " << l << ", bias " << j;
    }
    const auto check = check_gradient(pass.network, pass.problem, pass.frame, 1e-5, 1, added);
    EXPECT_TRUE(check.agrees);
    EXPECT_LT(max_abs_difference(check.layers[l].complex_b, of_b), 1e-14);
    EXPECT_LT(max_abs_difference(check.layers[l].central_b, of_b), 1e-9);
  }
}

TEST(Penalty, AddsLambdaTimesTheWeightToTheGradientAndNothingToABias) { expect_slopes(0.3); }

TEST(Penalty, AddsLambdaTimesTheBiasWhereBiasesAreSquaredToo) { expect_slopes({0.3, true}); }

TEST(Penalty, OfBiasesIsHalfOfLambdaTimesTheirSquaresBesides) {
  Network<double> network = zero_network({1, 2}, Bias::trained);
  network.layers[0].W << 1, -2;
  network.layers[0].b << 3, 4;
  EXPECT_EQ(penalty({2, true}, network.layers), 30);
  EXPECT_EQ(penalty(2, network.layers), 5);
}

TEST(Penalty, FallsTogetherWithJByEtaTimesTheSquaredGradientInASmallStep) {
  Rule rule = rule_of(Method::gradient_descent, 1e-6);
  rule.lambda = 0.7;
  const Pass pass = oblong_pass();
  double squares = 0;
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& own = pass.frame.layers[l];
    squares += (own.grad_W + 0.7 * pass.network.layers[l].W).squaredNorm();
    squares += own.grad_b.squaredNorm();
  }
  Trainer<double> trainer(pass.network, pass.problem);
  trainer.advance(1, rule);
  const double before = pass.frame.J + penalty(0.7, pass.network.layers);
  const double after = trainer.frame().J + penalty(0.7, trainer.network().layers);
  // The second order is eta times a curvature below 10; an ulp of J over eta is smaller.
  EXPECT_NEAR((before - after) / 1e-6 / squares, 1, 1e-5);
}

GradientCheck<double> check_of(const Pass& pass, double lambda, Index every = 1) {
  return check_gradient(pass.network, pass.problem, pass.frame, 1e-5, every, lambda);
}

TEST(CheckWithL2, FindsLambdaTimesTheWeightInBothDerivativesOfWeightsAndInNoneOfBiases) {
  const Pass pass = oblong_pass();
  const auto check = check_of(pass, 0.3);
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& own = pass.frame.layers[l];
    const Matrix<double> of_W = own.grad_W + 0.3 * pass.network.layers[l].W;
    // Rounding for the complex step; for the other epsilon^2 J''' / 6, and an ulp of J over
    // epsilon.
    EXPECT_LT(max_abs_difference(check.layers[l].complex_W, of_W), 1e-14);
    EXPECT_LT(max_abs_difference(check.layers[l].complex_b, own.grad_b), 1e-14);
    EXPECT_LT(max_abs_difference(check.layers[l].central_W, of_W), 1e-9);
    EXPECT_LT(max_abs_difference(check.layers[l].central_b, own.grad_b), 1e-9);
  }
}

TEST(CheckWithL2, AgreesForEveryKindOfNetworkAndEverySizeOfLambda) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output, {Reduction::mean_examples})) {
      const Pass pass = random_pass(kind, 2);
      for (const double lambda : {1e-6, 0.1, 1.0, 1e6}) {
        const auto check = check_of(pass, lambda);
        EXPECT_TRUE(check.agrees) << kind << ", lambda " << lambda << ", central " << check.central
                                  << ", complex " << check.complex_step;
      }
    }
  }
}

TEST(CheckWithL2, AgreesForLargeAndForTinyWeights) {
  for (const double scale : {1e-8, 1e-3, 10.0, 1e4}) {
    const Kind kind{
        Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, Bias::trained, {3, 4, 2}};
    const auto check = check_of(random_pass(kind, 2, scale), 0.1);
    EXPECT_TRUE(check.agrees) << "scale " << scale << ", central " << check.central << ", complex "
                              << check.complex_step;
  }
}

TEST(CheckWithL2, AgreesInFloat32) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output, {Reduction::sum})) {
      const Pass pass = random_pass_off_kinks(kind);
      const auto run = run_in(Precision::float32, pass.network, pass.problem);
      EXPECT_TRUE(check_gradient(run->network(), run->problem(), run->frame(), 1e-5, 1, 0.1).agrees)
          << kind;
    }
  }
}

TEST(CheckWithL2, AgreesWhereTheWeightsHaveSettledAndTheirTwoSlopesCancel) {
  const Pass pass = oblong_pass();
  Trainer<double> trainer(pass.network, pass.problem);
  Rule rule = rule_of(Method::gradient_descent, 0.1);
  rule.lambda = 0.1;
  trainer.advance(20000, rule);
  const auto& frame = trainer.frame();
  const Matrix<double> both =
      with_penalty(0.1, frame.layers[1].grad_W, trainer.network().layers[1].W);
  EXPECT_LT(both.cwiseAbs().maxCoeff(), 1e-9);
  EXPECT_GT(frame.layers[1].grad_W.cwiseAbs().maxCoeff(), 1e-2);
  EXPECT_TRUE(check_gradient(trainer.network(), trainer.problem(), frame, 1e-5, 1, 0.1).agrees);
}

TEST(CheckWithL2, SeesTheSmallestFaultInOneEntry) {
  Pass pass = oblong_pass();
  pass.frame.layers[1].grad_W(2, 1) *= 1 + 1e-10;
  EXPECT_FALSE(check_of(pass, 0.3).agrees);
}

TEST(CheckWithL2, SeesAPenaltyThatBelongsToNoGradient) {
  Pass pass = oblong_pass();
  for (std::size_t l = 0; l < 2; ++l) {
    pass.frame.layers[l].grad_W -= 0.3 * pass.network.layers[l].W;
  }
  EXPECT_FALSE(check_of(pass, 0.3).agrees);
  EXPECT_FALSE(check_of(pass, 0).agrees);
}

TEST(CheckWithL2, OfASampleHasTheNumbersOfTheWholeCheck) {
  const Pass pass = oblong_pass();
  const auto whole = check_of(pass, 0.3);
  const auto sample = check_of(pass, 0.3, 5);
  EXPECT_TRUE(sample.agrees);
  EXPECT_LT(sample.checked, whole.checked);
  std::int64_t seen = 0;
  for (std::size_t l = 0; l < 2; ++l) {
    for (Index e = 0; e < whole.layers[l].complex_W.size(); ++e) {
      const double found = sample.layers[l].complex_W.data()[e];
      if (std::isnan(found)) continue;
      ++seen;
      EXPECT_EQ(found, whole.layers[l].complex_W.data()[e]);
    }
  }
  EXPECT_GT(seen, 0);
}

// The slope lambda w is finite still.
TEST(CheckWithL2, LeavesAWeightWhoseSquareIsNotFiniteToTheComplexStep) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.layers[0].W << 1e200;
  Pass pass = pass_through(network, {matrix(1, 1, {0}), matrix(1, 1, {1})});
  const auto check = check_of(pass, 0.5);
  EXPECT_TRUE(check.agrees);
  EXPECT_EQ(check.lost, 1);
  EXPECT_EQ(check.layers[0].complex_W(0, 0), 0.5e200);
  pass.frame.layers[0].grad_W(0, 0) = 1e190;
  EXPECT_FALSE(check_of(pass, 0.5).agrees);
}

TEST(SweepWithL2, HasTheSlopeOfTheSumAndDistancesFromIt) {
  const Pass pass = oblong_pass();
  for (std::size_t l = 0; l < 2; ++l) {
    const auto sweep = check_sweep(pass.network, pass.problem, pass.frame, l, 2, 1, {1e-5}, 0.3);
    const double slope = pass.frame.layers[l].grad_W(2, 1) + 0.3 * pass.network.layers[l].W(2, 1);
    EXPECT_NEAR(sweep.slope, slope, 1e-14);  // rounding
    EXPECT_LT(sweep.central(0), 1e-7);       // epsilon^2, and an ulp of J over epsilon
    EXPECT_LT(sweep.complex_step(0), 1e-7);  // epsilon^2
  }
}

// J = (3 w + 2)^2 / 2 at w = -1, 0, 1, 2, 3 and lambda / 2 (w^2 + 25), by hand.
TEST(NudgeWithL2, DrawsTheSumOfBothParabolas) {
  Network<double> network = zero_network({2, 1}, Bias::none);
  network.output = Output::squared_error_identity;
  network.layers[0].W << 1, 5;
  const Problem<double> problem{matrix(1, 2, {3, 0.5}), matrix(1, 1, {0.5})};
  const auto points = nudge(network, problem, 0, 0, 0, 2.0, 5, 2.0);
  EXPECT_EQ(points,
            matrix(5, 2, {-1, 0.5 + 26, 0, 2 + 25, 1, 12.5 + 26, 2, 32 + 29, 3, 60.5 + 34}));
}

}  // namespace
}  // namespace deltascope
