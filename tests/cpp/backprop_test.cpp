// Forward and backward: against hand arithmetic, complex step, central difference, published
// numbers, and the identity that a small step lowers J by eta ||grad||^2.
#include "network/backprop.h"

#include <gtest/gtest.h>

#include "checks/gradient_check.h"
#include "network/presets.h"
#include "networks.h"
#include "training/optimizer.h"

namespace deltascope {
namespace {

class Gradient : public testing::TestWithParam<Output> {};

std::string name_of_pair(const testing::TestParamInfo<Output>& info) {
  const std::vector<std::string> names = {"CrossEntropySigmoid", "CrossEntropySoftmax",
                                          "SquaredErrorSigmoid", "SquaredErrorIdentity",
                                          "SquaredErrorTanh"};
  return names.at(static_cast<std::size_t>(info.param));
}

INSTANTIATE_TEST_SUITE_P(Pairs, Gradient, testing::ValuesIn(all_outputs), name_of_pair);

TEST_P(Gradient, AgreesWithComplexStepForEveryParameterOfEveryKindOfNetwork) {
  for (const Kind& kind : kinds_with(GetParam())) {
    const Pass pass = random_pass_off_kinks(kind);
    const auto check = check_gradient(pass.network, pass.problem, pass.frame, 1e-5);
    EXPECT_EQ(check.kinks, 0) << kind;
    // Nothing is subtracted, so only rounding is left: some hundred ulps after four layers.
    EXPECT_LT(check.complex_step, 1e-13) << kind;
  }
}

TEST_P(Gradient, AgreesWithCentralDifferenceForEveryParameterOfEveryKindOfNetwork) {
  for (const Kind& kind : kinds_with(GetParam())) {
    const Pass pass = random_pass_off_kinks(kind);
    // epsilon^2 = 1e-10 times a third derivative, and an ulp of J over epsilon, about 1e-10.
    EXPECT_LT(check_gradient(pass.network, pass.problem, pass.frame, 1e-5).central, 1e-7) << kind;
  }
}

TEST_P(Gradient, SmallStepLowersTheLossByEtaTimesItsSquaredLength) {
  for (const Kind& kind : kinds_with(GetParam())) {
    Pass pass = random_pass_off_kinks(kind);
    double squared_length = 0;
    for (const auto& layer : pass.frame.layers) {
      squared_length += layer.grad_W.squaredNorm() + layer.grad_b.squaredNorm();
    }
    const double before = pass.frame.J;
    const double eta = 1e-6;
    descend(pass.network, pass.frame, eta);
    forward(pass.network, pass.problem, pass.frame);
    // The next term is eta/2 grad^T H grad: relative to the first, eta times half a curvature,
    // which is below 1000 here; the rounding of J, 1e-15 over eta, is below 1e-6 of it.
    EXPECT_NEAR((before - pass.frame.J) / (eta * squared_length), 1, 1e-3) << kind;
  }
}

// n = 2, m = 3, d = 1, t = 4, in numbers that one can follow in the head.
Pass hand_made(LossFactor factor) {
  Network<double> network = zero_network({3, 1, 4}, Bias::trained);
  network.hidden = Activation::identity;
  network.output = Output::squared_error_identity;
  network.factor = factor;
  network.layers[0].W = matrix(3, 1, {2, 1, 5});
  network.layers[1].W = matrix(1, 4, {1, -1, 2, 0});
  return pass_through(
      network, {matrix(2, 3, {1, 2, 0, 3, -1, 1}), matrix(2, 4, {3, -4, 8, 1, 11, -12, 20, 0})});
}

TEST(HandArithmetic, GivesTheSameForwardPass) {
  const Pass pass = hand_made(Reduction::sum);
  EXPECT_EQ(pass.frame.layers[0].A, matrix(2, 1, {4, 10}));
  EXPECT_EQ(pass.frame.layers[1].A, matrix(2, 4, {4, -4, 8, 0, 10, -10, 20, 0}));
  EXPECT_EQ(pass.frame.J, (1 + 1 + 1 + 4) / 2.0);
}

TEST(HandArithmetic, GivesTheSameDeltas) {
  const Pass pass = hand_made(Reduction::sum);
  EXPECT_EQ(pass.frame.layers[1].delta, matrix(2, 4, {1, 0, 0, -1, -1, 2, 0, 0}));
  EXPECT_EQ(pass.frame.layers[0].delta, matrix(2, 1, {1, -3}));
}

TEST(HandArithmetic, GivesTheSameGradients) {
  const Pass pass = hand_made(Reduction::sum);
  EXPECT_EQ(pass.frame.layers[1].grad_W, matrix(1, 4, {4 - 10, 20, 0, -4}));
  EXPECT_EQ(pass.frame.layers[1].grad_b, matrix(1, 4, {0, 2, 0, -1}));
  EXPECT_EQ(pass.frame.layers[0].grad_W, matrix(3, 1, {1 - 9, 2 + 3, -3}));
  EXPECT_EQ(pass.frame.layers[0].grad_b, matrix(1, 1, {-2}));
}

TEST(HandArithmetic, DividesByTheExamplesForTheirMean) {
  const Pass pass = hand_made(Reduction::mean_examples);
  EXPECT_EQ(pass.frame.J, 3.5 / 2);
  EXPECT_EQ(pass.frame.layers[0].grad_W, matrix(3, 1, {-4, 2.5, -1.5}));
}

TEST(HandArithmetic, DividesByTheEntriesForTheirMean) {
  const Pass pass = hand_made(Reduction::mean_entries);
  EXPECT_EQ(pass.frame.J, 3.5 / 8);
  EXPECT_EQ(pass.frame.layers[0].grad_W, matrix(3, 1, {-1, 0.625, -0.375}));
}

TEST(HandArithmetic, DoublesAllWithoutTheHalfOfSquaredError) {
  const Pass sum = hand_made({Reduction::sum, Square::whole});
  EXPECT_EQ(sum.frame.J, 1 + 1 + 1 + 4);
  EXPECT_EQ(sum.frame.layers[1].delta, matrix(2, 4, {2, 0, 0, -2, -2, 4, 0, 0}));
  EXPECT_EQ(sum.frame.layers[0].grad_W, matrix(3, 1, {-16, 10, -6}));
  const Pass mean = hand_made({Reduction::mean_entries, Square::whole});
  EXPECT_EQ(mean.frame.J, 7.0 / 8);
  EXPECT_EQ(mean.frame.layers[0].grad_W, matrix(3, 1, {-2, 1.25, -0.75}));
}

// The published figures are rounded to nine decimals or so: half a unit of the last one printed.
TEST(Mazur, PublishedLossAtTheStart) {
  const auto run = mazur_run();
  EXPECT_NEAR(pass_through(run.network, run.problem).frame.J, 0.298371109, 5e-10);
}

TEST(Mazur, PublishedWeightsAfterOneStep) {
  const auto run = mazur_run();
  Pass pass = pass_through(run.network, run.problem);
  descend(pass.network, pass.frame, 0.5);
  const auto& W_h = pass.network.layers[0].W;
  EXPECT_NEAR(W_h(0, 0), 0.149780716, 5e-10);  // w1
  EXPECT_NEAR(W_h(1, 0), 0.19956143, 5e-9);    // w2
  EXPECT_NEAR(W_h(0, 1), 0.24975114, 5e-9);    // w3
  EXPECT_NEAR(W_h(1, 1), 0.29950229, 5e-9);    // w4
  const auto& W_out = pass.network.layers[1].W;
  EXPECT_NEAR(W_out(0, 0), 0.35891648, 5e-9);    // w5
  EXPECT_NEAR(W_out(1, 0), 0.408666186, 5e-10);  // w6
  EXPECT_NEAR(W_out(0, 1), 0.511301270, 5e-10);  // w7
  EXPECT_NEAR(W_out(1, 1), 0.561370121, 5e-10);  // w8
}

TEST(Mazur, BiasesStayWhereTheyAre) {
  const auto run = mazur_run();
  Pass pass = pass_through(run.network, run.problem);
  EXPECT_GT(pass.frame.layers[0].grad_b.cwiseAbs().minCoeff(), 0);
  descend(pass.network, pass.frame, 0.5);
  EXPECT_EQ(pass.network.layers[0].b, matrix(1, 2, {0.35, 0.35}));
  EXPECT_EQ(pass.network.layers[1].b, matrix(1, 2, {0.60, 0.60}));
}

TEST(ZeroStart, EveryOutputIsOneHalfAndEveryEntryCostsLnTwo) {
  const auto problem = random_problem<double>(5, 3, 2, Output::cross_entropy_sigmoid, 7);
  const Pass pass = pass_through(zero_network({3, 4, 2}, Bias::trained), problem);
  EXPECT_EQ(pass.frame.layers[1].A, Matrix<double>::Constant(5, 2, 0.5));
  EXPECT_NEAR(pass.frame.J, 10 * std::log(2.0), 1e-15 * 10);  // ten roundings of a sum of ten
}

TEST(Delta, IsPredictionMinusTargetToTheBitForTheNotesLoss) {
  const auto run = note_run();
  const Pass pass = pass_through(run.network, run.problem);
  const auto& out = pass.frame.layers[1];
  EXPECT_TRUE(same_bits(out.delta, Matrix<double>(out.A - run.problem.Y)));
}

TEST(Bias, IsAnInputThatIsAlwaysOne) {
  Kind kind{Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::trained, {3, 2}};
  const Pass with_bias = random_pass(kind, 3);
  Network<double> widened = zero_network({4, 2}, Bias::none);
  widened.layers[0].W << with_bias.network.layers[0].W, with_bias.network.layers[0].b;
  Matrix<double> X(5, 4);
  X << with_bias.problem.X, Matrix<double>::Ones(5, 1);
  const Pass without = pass_through(widened, {X, with_bias.problem.Y});
  // The same products in another order of summation: a few ulps of a sum of five.
  EXPECT_LT(
      max_abs_difference(with_bias.frame.layers[0].grad_b, without.frame.layers[0].grad_W.row(3)),
      1e-14);
}

TEST(FloatPrecision, GivesTheGradientOfDoublePrecision) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      const Pass pass = random_pass_off_kinks(kind);
      const auto network = cast<float>(pass.network);
      const auto problem = cast<float>(pass.problem);
      Frame<float> frame = make_frame(network, 5);
      forward(network, problem, frame);
      backward(network, problem, frame);
      for (std::size_t l = 0; l < frame.layers.size(); ++l) {
        const auto& expected = pass.frame.layers[l].grad_W;
        // An ulp of a float is 1.2e-7; a hundred of them are lost on the way.
        EXPECT_LT(max_abs_difference(frame.layers[l].grad_W.cast<double>(), expected),
                  1.2e-5 * expected.cwiseAbs().maxCoeff())
            << kind;
      }
    }
  }
}

}  // namespace
}  // namespace deltascope
