// The gradient check must catch every wrong formula, and must not cry wolf. Wrong formulas are
// written with lazyProduct, which is a plain product that compiles in a tenth of the time.
#include "checks/gradient_check.h"

#include <gtest/gtest.h>

#include <cmath>

#include "network/presets.h"
#include "networks.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

GradientCheck<double> check_of(const Pass& pass, double epsilon = 1e-5) {
  return check_gradient(pass.network, pass.problem, pass.frame, epsilon);
}

// n = d = t = 3, where shapes let a wrong order of factors pass.
Pass square_pass(Output output, Reduction reduction = Reduction::sum) {
  Network<double> network = zero_network({3, 3, 3}, Bias::trained);
  network.output = output;
  network.factor = reduction;
  initialise(network.layers, Scheme::xavier, 5, 1.5);
  return pass_through(network, random_problem<double>(3, 3, 3, output, 6));
}

TEST(Check, AgreesForEveryKindOfNetwork) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        EXPECT_TRUE(check_of(random_pass(kind, seed)).agrees) << kind << ", seed " << seed;
      }
    }
  }
}

TEST(Check, AgreesForLargeAndForTinyWeights) {
  for (const double scale : {1e-8, 1e-3, 10.0, 100.0}) {
    for (const Output output : all_outputs) {
      for (const Kind& kind : kinds_with(output, {Reduction::sum})) {
        const auto check = check_of(random_pass(kind, 2, scale));
        EXPECT_TRUE(check.agrees) << kind << ", scale " << scale << ", central " << check.central
                                  << ", complex " << check.complex_step;
      }
    }
  }
}

TEST(Check, AgreesForEveryEpsilon) {
  for (double epsilon = 1; epsilon >= 0.9e-12; epsilon /= 100) {
    for (const Output output : all_outputs) {
      for (const Kind& kind : kinds_with(output, {Reduction::sum})) {
        EXPECT_TRUE(check_of(random_pass(kind, 3), epsilon).agrees) << kind << ", " << epsilon;
      }
    }
  }
}

TEST(Check, AgreesWhileTrainingDrivesTheGradientTowardZero) {
  for (const Output output : all_outputs) {
    for (const Bias bias : {Bias::none, Bias::trained}) {
      const Pass pass = random_pass({Activation::tanh, output, Reduction::sum, bias, {3, 6, 2}}, 4);
      Trainer<double> trainer(pass.network, pass.problem);
      for (int round = 0; round < 12; ++round) {
        const auto check =
            check_gradient(trainer.network(), trainer.problem(), trainer.frame(), 1e-5);
        EXPECT_TRUE(check.agrees) << "output " << static_cast<int>(output) << ", epoch "
                                  << trainer.epoch() << ", central " << check.central
                                  << ", complex " << check.complex_step;
        trainer.advance(1 << round, 0.05);
      }
    }
  }
}

TEST(Check, AgreesAtAZeroStartWhereReluUnitsStandOnTheirKink) {
  Network<double> network = zero_network({3, 4, 2}, Bias::none);
  network.hidden = Activation::relu;
  const auto problem = random_problem<double>(5, 3, 2, Output::cross_entropy_sigmoid, 7);
  const auto check = check_of(pass_through(network, problem));
  EXPECT_TRUE(check.agrees);
  EXPECT_EQ(check.kinks, 12);  // every weight of the first layer moves such units
}

TEST(Check, DoesNotAgreeWithALossThatIsNotFinite) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.output = Output::squared_error_identity;
  network.layers[0].W(0, 0) = 1e300;
  EXPECT_FALSE(check_of(pass_through(network, {matrix(1, 1, {1e10}), matrix(1, 1, {0})})).agrees);
}

// A weight of 1e12 has no digits for an epsilon of 1e-5.
TEST(Check, LeavesHugeWeightsToTheComplexStep) {
  Network<double> network = zero_network({1, 1, 1}, Bias::none);
  network.hidden = Activation::identity;
  network.output = Output::squared_error_identity;
  for (auto& layer : network.layers) layer.W(0, 0) = 1e12;
  Pass pass =
      pass_through(network, {Matrix<double>::Constant(1, 1, 10), Matrix<double>::Ones(1, 1)});
  const auto check = check_of(pass);
  EXPECT_TRUE(check.agrees);
  EXPECT_EQ(check.lost, 2);
  EXPECT_EQ(check.central, 0);
  pass.frame.layers[0].grad_W *= 1 + 1e-12;
  EXPECT_FALSE(check_of(pass).agrees);
}

// One weight of 1e20 makes J so large that it has no digits for what the other weights change, but
// for those that it multiplies.
TEST(Check, CountsEntriesWhoseChangeIsLostInJ) {
  Pass pass = random_pass(
      {Activation::sigmoid, Output::cross_entropy_sigmoid, Reduction::sum, Bias::none, {2, 2, 2}},
      3);
  pass.network.layers[1].W(0, 0) = 1e20;
  pass = pass_through(pass.network, pass.problem);
  const auto check = check_of(pass);
  EXPECT_TRUE(check.agrees);
  EXPECT_LT(check.central, 1e-9);
  std::int64_t unmoved = 0;
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& found = check.layers[l].central_W;
    for (Index e = 0; e < 4; ++e) {
      const bool says_nothing = !std::isfinite(found.data()[e]) || found.data()[e] == 0;
      if (says_nothing && pass.frame.layers[l].grad_W.data()[e] != 0) ++unmoved;
    }
  }
  EXPECT_EQ(unmoved, 6);
  EXPECT_EQ(check.lost, unmoved);
  // J does not move with a weight out of a unit that is silent: no rounding explains a gradient
  // there.
  pass.network.layers[1].W(0, 0) = 1;
  pass.network.hidden = Activation::relu;
  pass.network.layers[0].W.col(0).setConstant(-1);
  pass.problem.X = pass.problem.X.cwiseAbs();
  pass = pass_through(pass.network, pass.problem);
  pass.frame.layers[1].grad_W(0, 0) = 1e-6;
  const auto wrong = check_of(pass);
  EXPECT_EQ(wrong.lost, 0);
  EXPECT_FALSE(wrong.agrees);
}

// Every unit is saturated beside such a weight, and the sums of magnitudes are near the largest
// number, so that twice as much would overflow.
TEST(Check, AgreesWhereAWeightIsNearTheLargestNumber) {
  for (const Output output : {Output::cross_entropy_sigmoid, Output::squared_error_sigmoid}) {
    for (const Activation hidden : {Activation::sigmoid, Activation::tanh}) {
      for (const double weight : {1e300, 1e307, 1e308, -1.7e308}) {
        Pass pass = random_pass({hidden, output, Reduction::sum, Bias::trained, {2, 2, 2}}, 3);
        pass.network.layers[0].W(0, 1) = weight;
        pass = pass_through(pass.network, pass.problem);
        const auto check = check_of(pass);
        EXPECT_TRUE(check.agrees) << weight << ", complex " << check.complex_step;
        pass.frame.layers[1].grad_W(1, 1) *= 1 + 1e-10;
        EXPECT_FALSE(check_of(pass).agrees) << weight;
      }
    }
  }
}

TEST(WrongFormula, SigmoidSlopeLeftInAtTheOutputIsCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  auto& out = pass.frame.layers[1];
  const Matrix<double> wrong = out.delta.array() * out.A.array() * (1 - out.A.array());
  out.grad_W = pass.frame.layers[0].A.transpose().lazyProduct(wrong);
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, SigmoidSlopeLeftOutForSquaredErrorIsCaught) {
  Pass pass = square_pass(Output::squared_error_sigmoid);
  auto& out = pass.frame.layers[1];
  out.grad_W = pass.frame.layers[0].A.transpose().lazyProduct(out.A - pass.problem.Y);
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, SigmoidSlopeLeftOutAtTheHiddenLayerIsCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  const Matrix<double> wrong =
      pass.frame.layers[1].delta.lazyProduct(pass.network.layers[1].W.transpose());
  pass.frame.layers[0].grad_W = pass.problem.X.transpose().lazyProduct(wrong);
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, RowsAndColumnsSwappedAreCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  pass.frame.layers[1].grad_W.transposeInPlace();
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, FactorsInTheOtherOrderAreCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  pass.frame.layers[1].grad_W =
      pass.frame.layers[1].delta.lazyProduct(pass.frame.layers[0].A.transpose());
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, WeightsNotTransposedOnTheWayBackAreCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  Matrix<double> wrong = pass.frame.layers[1].delta.lazyProduct(pass.network.layers[1].W);
  multiply_by_derivative(Activation::sigmoid, pass.frame.layers[0].Z, pass.frame.layers[0].A,
                         wrong);
  pass.frame.layers[0].grad_W = pass.problem.X.transpose().lazyProduct(wrong);
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, OneExampleInPlaceOfTheSumIsCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  pass.frame.layers[1].grad_W =
      pass.frame.layers[0].A.row(0).transpose().lazyProduct(pass.frame.layers[1].delta.row(0));
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, MeanInPlaceOfTheSumIsCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  pass.frame.layers[1].grad_W /= 3;
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, SumInPlaceOfTheMeanIsCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid, Reduction::mean_examples);
  pass.frame.layers[1].grad_W *= 3;
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, BiasOfOneExampleInPlaceOfTheSumIsCaught) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  pass.frame.layers[0].grad_b = pass.frame.layers[0].delta.row(0);
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, IsCaughtStillWhenTheGradientHasAllButVanished) {
  const auto run = exclusive_or_run();
  Trainer<double> trainer(run.network, run.problem);
  trainer.advance(20000, 0.5);
  Pass pass{trainer.network(), trainer.problem(), trainer.frame()};
  EXPECT_LT(pass.frame.layers[1].grad_W.cwiseAbs().maxCoeff(), 1e-2);
  pass.frame.layers[1].grad_W /= 4;  // mean for sum
  EXPECT_FALSE(check_of(pass).agrees);
}

TEST(WrongFormula, IsCaughtByTheComplexStepHoweverCoarseEpsilonIs) {
  Pass pass = square_pass(Output::cross_entropy_sigmoid);
  pass.frame.layers[1].grad_W(1, 2) *= 1 + 1e-10;
  EXPECT_FALSE(check_of(pass, 1).agrees);
}

// Moves the entry of each layer with the largest rounding bound, by twenty times that bound.
TEST(Check, RefusesAnEntryThatIsFurtherOffThanRoundingExplains) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      const Pass pass = random_pass(kind, 2);
      ASSERT_TRUE(check_of(pass).agrees) << kind;
      const auto bound = rounding_bound(pass.network, pass.problem, pass.frame);
      for (std::size_t l = 0; l < pass.frame.layers.size(); ++l) {
        Index row = 0;
        Index col = 0;
        const Matrix<double>& own = bound.layers[l].grad_W;
        own.maxCoeff(&row, &col);
        if (own(row, col) == 0) continue;  // no unit of the layer is active
        Pass wrong = pass;
        wrong.frame.layers[l].grad_W(row, col) += 20 * own(row, col);
        EXPECT_FALSE(check_of(wrong).agrees) << kind << ", layer " << l;
      }
    }
  }
}

TEST(CentralDifference, IsWorstForCoarseAndForTinyEpsilon) {
  const Pass pass = square_pass(Output::cross_entropy_sigmoid);
  const double best = check_of(pass, 1e-5).central;
  EXPECT_GT(check_of(pass, 1e-1).central, 1e3 * best);   // truncation, epsilon^2
  EXPECT_GT(check_of(pass, 1e-12).central, 1e3 * best);  // rounding, 1 / epsilon
}

// Alternates between layers and units, so that each call finds the frame that another one left.
TEST(PerturbedLoss, IsTheLossOfANetworkWithThatParameter) {
  for (const Output output : all_outputs) {
    for (const Bias bias : {Bias::none, Bias::trained}) {
      const Pass pass =
          random_pass({Activation::tanh, output, Reduction::sum, bias, {3, 4, 5, 2}}, 8);
      PerturbedLoss<double> loss(pass.network, pass.problem);
      SplitMix64 random{9};
      for (int turn = 0; turn < 60; ++turn) {
        const auto l = static_cast<std::size_t>(random.next() % 3);
        Network<double> other = pass.network;
        auto& [W, b] = other.layers[l];
        const auto e = static_cast<Index>(random.next() % std::uint64_t(W.size() + b.size()));
        double& value = e < W.size() ? W.data()[e] : b(e - W.size());
        const ParameterIndex p = parameter_index(other.layers[l], l, e);
        EXPECT_EQ(loss.value_of(p), value);
        value += 0.5;
        const Pass exact = pass_through(other, pass.problem);
        EXPECT_NEAR(loss.at(p, value), exact.frame.J, 1e-13 * exact.frame.J);
      }
    }
  }
}

// 3-4-2 with biases has 26 entries.
TEST(Sample, TakesOneOfEverySoManyWithTheNumbersOfTheWholeCheck) {
  const Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::trained, {3, 4, 2}},
      1);
  const auto whole = check_gradient(pass.network, pass.problem, pass.frame, 1e-5);
  EXPECT_EQ(whole.checked, 26);
  for (const Index every : {2, 5, 13, 26, 1000}) {
    const auto sample = check_gradient(pass.network, pass.problem, pass.frame, 1e-5, every);
    EXPECT_TRUE(sample.agrees);
    EXPECT_GE(sample.checked, 26 / every);
    EXPECT_GE(sample.checked, 1);
    EXPECT_LE(sample.checked, 26 / every + 2);
    std::int64_t seen = 0;
    const auto compare = [&seen](const auto& part, const auto& all) {
      for (Index e = 0; e < part.size(); ++e) {
        if (std::isnan(part.data()[e])) continue;
        ++seen;
        EXPECT_EQ(part.data()[e], all.data()[e]);
      }
    };
    for (std::size_t l = 0; l < whole.layers.size(); ++l) {
      compare(sample.layers[l].complex_W, whole.layers[l].complex_W);
      compare(sample.layers[l].complex_b, whole.layers[l].complex_b);
    }
    EXPECT_EQ(seen, sample.checked);
  }
}

TEST(Sample, SeesAWrongGradientWhereItLooks) {
  Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::trained, {3, 4, 2}},
      1);
  for (auto& layer : pass.frame.layers) layer.grad_W *= 1.001;
  EXPECT_FALSE(check_gradient(pass.network, pass.problem, pass.frame, 1e-5, 7).agrees);
}

}  // namespace
}  // namespace deltascope
