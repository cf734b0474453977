// Training runs: steps, divergence, reset, edits, and the presets to start from.
#include "training/trainer.h"

#include <gtest/gtest.h>

#include "network/presets.h"
#include "networks.h"

namespace deltascope {
namespace {

Trainer<double> start(const Run& run) { return {run.network, run.problem}; }

TEST(Advance, IsThatManyStepsOfGradientDescent) {
  const auto run = random_342_run();
  Trainer<double> trainer = start(run);
  trainer.advance(3, 0.5);
  Pass by_hand = pass_through(run.network, run.problem);
  for (int step = 0; step < 3; ++step) {
    descend(by_hand.network, by_hand.frame, 0.5);
    forward(by_hand.network, by_hand.problem, by_hand.frame);
    backward(by_hand.network, by_hand.problem, by_hand.frame);
  }
  EXPECT_TRUE(same_bits(trainer.network().layers, by_hand.network.layers));
  EXPECT_TRUE(same_bits(trainer.frame().layers[0].grad_W, by_hand.frame.layers[0].grad_W));
  EXPECT_EQ(trainer.epoch(), 3);
}

TEST(Advance, InOneCallOrInManyGivesTheSameBits) {
  Trainer<double> at_once = start(exclusive_or_run());
  Trainer<double> one_by_one = start(exclusive_or_run());
  at_once.advance(100, 0.5);
  for (int step = 0; step < 100; ++step) one_by_one.advance(1, 0.5);
  EXPECT_TRUE(same_bits(at_once.network().layers, one_by_one.network().layers));
}

TEST(Advance, LearnsExclusiveOr) {
  Trainer<double> trainer = start(exclusive_or_run());
  EXPECT_FALSE(trainer.advance(5000, exclusive_or_run().eta).diverged);
  const auto& A_out = trainer.frame().layers.back().A;
  EXPECT_LT((A_out - trainer.problem().Y).cwiseAbs().maxCoeff(), 0.1);
}

// Squared error on an identity grows by a factor each step when eta exceeds 2 / curvature.
Run diverging_run() {
  Run run{zero_network({1, 1}, Bias::none), {matrix(1, 1, {3}), matrix(1, 1, {1})}, 1};
  run.network.output = Output::squared_error_identity;
  return run;
}

TEST(Divergence, IsReported) {
  const Progress progress = start(diverging_run()).advance(1000000, 1);
  EXPECT_TRUE(progress.diverged);
  // w - 1/3 grows by |1 - eta x^2| = 8 a step, and J by 64: J overflows past 2^1024 = 64^170.67.
  EXPECT_EQ(progress.steps, 170);
}

TEST(Divergence, StopsAtTheLastFiniteEpochBitForBit) {
  Trainer<double> diverged = start(diverging_run());
  diverged.advance(17, 1);
  const Progress progress = diverged.advance(1000, 1);
  Trainer<double> stopped = start(diverging_run());
  stopped.advance(17 + progress.steps, 1);
  EXPECT_EQ(diverged.epoch(), stopped.epoch());
  EXPECT_TRUE(std::isfinite(diverged.frame().J));
  EXPECT_EQ(diverged.frame().J, stopped.frame().J);
  EXPECT_TRUE(same_bits(diverged.network().layers, stopped.network().layers));
  EXPECT_TRUE(same_bits(diverged.frame().layers[0].grad_W, stopped.frame().layers[0].grad_W));
}

TEST(Divergence, GoesNoFurtherWhenAskedAgain) {
  Trainer<double> trainer = start(diverging_run());
  trainer.advance(1000, 1);
  const auto epoch = trainer.epoch();
  const Progress again = trainer.advance(1, 1);
  EXPECT_TRUE(again.diverged);
  EXPECT_EQ(again.steps, 0);
  EXPECT_EQ(trainer.epoch(), epoch);
}

TEST(Divergence, OfAParameterIsSeenEvenWhereTheLossStaysFinite) {
  // A first step of 1.5e308 along a gradient of -2 takes w to infinity; sigmoid(inf) = 1 = y.
  Trainer<double> trainer(zero_network({1, 1}, Bias::none), {matrix(1, 1, {4}), matrix(1, 1, {1})});
  const Progress progress = trainer.advance(1, 1.5e308);
  EXPECT_TRUE(progress.diverged);
  EXPECT_EQ(trainer.network().layers[0].W(0, 0), 0);
}

// Networks for the small and for the large kernels, whose first example is all zeros.
TEST(Divergence, OfEveryParameterIsSeenInTheFirstRowOfZ) {
  for (const auto& sizes : {std::vector<Index>{3, 4, 2}, {40, 33, 9}}) {
    Network<float> network = cast<float>(zero_network(sizes, Bias::trained));
    Problem<float> problem{Matrix<float>::Zero(21, sizes[0]), Matrix<float>::Zero(21, sizes[2])};
    Frame<float> frame = make_frame(network, 21);
    activate_all(network, problem, frame);
    EXPECT_TRUE(parameters_are_surely_finite(frame));
    const auto is_seen = [&](auto& parameter) {
      for (Index e = 0; e < parameter.size(); ++e) {
        for (const float value : {std::nanf(""), INFINITY, -INFINITY}) {
          parameter.data()[e] = value;
          activate_all(network, problem, frame);
          EXPECT_FALSE(parameters_are_surely_finite(frame)) << sizes[0] << ", " << e << value;
        }
        parameter.data()[e] = 0;
      }
    };
    for (auto& [W, b] : network.layers) {
      is_seen(W);
      is_seen(b);
    }
  }
}

TEST(Divergence, OfAReluNetworkIsSeen) {
  Network<double> network = zero_network({2, 3, 1}, Bias::trained);
  network.hidden = Activation::relu;
  network.output = Output::squared_error_identity;
  initialise(network.layers, Scheme::constant, 1, 1);
  Trainer<double> trainer(network, {matrix(1, 2, {1, 2}), matrix(1, 1, {0})});
  EXPECT_TRUE(trainer.advance(1000, 10).diverged ||
              trainer.frame().layers[0].A.cwiseAbs().maxCoeff() == 0);
  EXPECT_TRUE(std::isfinite(trainer.frame().J));
}

TEST(Reset, ReturnsToTheStartBitForBit) {
  Trainer<double> trainer = start(random_342_run());
  const double J = trainer.frame().J;
  trainer.advance(50, 0.5);
  EXPECT_NE(trainer.frame().J, J);
  trainer.reset();
  EXPECT_TRUE(same_bits(trainer.network().layers, random_342_run().network.layers));
  EXPECT_EQ(trainer.frame().J, J);
  EXPECT_EQ(trainer.epoch(), 0);
}

TEST(Edit, BeforeTheFirstStepChangesTheStart) {
  Trainer<double> trainer = start(note_run());
  trainer.edit({Quantity::W, 1, 0, 1}, 0.25);
  trainer.advance(5, 0.5);
  trainer.reset();
  EXPECT_EQ(trainer.network().layers[1].W(0, 1), 0.25);
}

TEST(Edit, AfterTheFirstStepLeavesTheStart) {
  Trainer<double> trainer = start(note_run());
  trainer.advance(1, 0.5);
  trainer.edit({Quantity::W, 1, 0, 1}, 0.25);
  EXPECT_EQ(trainer.network().layers[1].W(0, 1), 0.25);
  trainer.reset();
  EXPECT_EQ(trainer.network().layers[1].W(0, 1), -0.7);
}

TEST(Edit, OfDataIsSeenInTheFrameAtOnce) {
  Trainer<double> trainer = start(note_run());
  trainer.edit({Quantity::Y, 0, 0, 0}, 1);
  Matrix<double> Y(1, 2);
  Y << 1, 1;
  const auto& out = trainer.frame().layers[1];
  EXPECT_EQ(out.delta, Matrix<double>(out.A - Y));
}

// So large that X is packed for both of its products, in more than one part of kc terms.
TEST(Edit, OfTheDataOfALargeNetworkIsTrainedOn) {
  const Kind kind{Activation::sigmoid,
                  Output::cross_entropy_sigmoid,
                  Reduction::sum,
                  Bias::trained,
                  {300, 64, 3}};
  auto problem = random_problem<double>(21, 300, 3, Output::cross_entropy_sigmoid, 1);
  Trainer<double> trainer(random_pass(kind, 1).network, problem);
  problem.X(20, 299) = 0.625;
  trainer.edit({Quantity::X, 0, 20, 299}, 0.625);
  Pass by_hand = pass_through(trainer.network(), problem);
  trainer.advance(3, 0.1);
  for (int step = 0; step < 3; ++step) {
    descend(by_hand.network, by_hand.frame, 0.1);
    by_hand = pass_through(by_hand.network, by_hand.problem);
  }
  EXPECT_TRUE(same_bits(trainer.network().layers, by_hand.network.layers));
  EXPECT_EQ(trainer.frame().J, by_hand.frame.J);
}

TEST(Resume, TakesUpARunWhereItWasLeft) {
  Trainer<double> first = start(random_342_run());
  first.advance(7, 0.5);
  Trainer<double> second = start(random_342_run());
  second.resume(first.start(), first.network().layers, first.epoch());
  first.advance(5, 0.5);
  second.advance(5, 0.5);
  EXPECT_EQ(second.epoch(), 12);
  EXPECT_TRUE(same_bits(first.network().layers, second.network().layers));
  second.reset();
  EXPECT_TRUE(same_bits(second.network().layers, random_342_run().network.layers));
}

TEST(Presets, HaveShapesThatFit) {
  for (const auto preset :
       {Preset::note, Preset::mazur, Preset::exclusive_or, Preset::random_342}) {
    const auto run = preset_run(preset);
    EXPECT_TRUE(shapes_fit(run.network, run.problem));
  }
}

TEST(Presets, Random342HasNoTwoSizesAlike) {
  const auto run = random_342_run();
  EXPECT_EQ(sizes_of(run.network), (std::vector<Index>{3, 4, 2}));
  EXPECT_EQ(run.problem.X.rows(), 5);
}

}  // namespace
}  // namespace deltascope
