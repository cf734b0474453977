// Minibatches: their order, their steps against steps by hand, and where they stop on divergence.
#include "training/batches.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "network/presets.h"
#include "networks.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

TEST(Shuffled, IsAPermutation) {
  auto order = shuffled(100, 4);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  EXPECT_EQ(order, shuffled(100, 4));
  EXPECT_NE(order, shuffled(100, 5));
  std::sort(order.begin(), order.end());
  for (Index k = 0; k < 100; ++k) EXPECT_EQ(order[k], k);
}

// Each of the 6 orders of three is expected 1000 times, with a standard deviation of 29.
TEST(Shuffled, GivesEveryOrderAsOften) {
  std::array<int, 27> seen{};
  for (std::uint64_t seed = 0; seed < 6000; ++seed) {
    const auto order = shuffled(3, seed);
    seen[9 * order[0] + 3 * order[1] + order[2]] += 1;
  }
  int orders = 0;
  for (const int count : seen) {
    if (count == 0) continue;
    ++orders;
    EXPECT_NEAR(count, 1000, 5 * 29);
  }
  EXPECT_EQ(orders, 6);
}

// An epoch in batches, in plain words; `seed` is that of the rule with the number of the epoch.
void batched_epoch_by_hand(Pass& pass, Index size, double eta, std::uint64_t seed) {
  const auto order = shuffled(pass.problem.X.rows(), seed);
  for (std::size_t first = 0; first < order.size(); first += size) {
    const std::size_t end = std::min(first + size, order.size());
    const auto rows = static_cast<Index>(end - first);
    Problem<double> batch{Matrix<double>(rows, pass.problem.X.cols()),
                          Matrix<double>(rows, pass.problem.Y.cols())};
    for (Index k = 0; k < rows; ++k) {
      batch.X.row(k) = pass.problem.X.row(order[first + k]);
      batch.Y.row(k) = pass.problem.Y.row(order[first + k]);
    }
    Pass part = pass_through(pass.network, batch);
    descend(part.network, part.frame, eta);
    pass.network = part.network;
  }
}

Rule in_batches(std::int32_t size, double eta = 0.5) {
  Rule rule;
  rule.eta = eta;
  rule.batch = size;
  rule.order_seed = 7;
  return rule;
}

TEST(Batches, AreStepsOnAFewExamplesEach) {
  const auto run = random_342_run();  // five examples
  for (const Index size : {1, 2, 3, 4}) {
    Trainer<double> trainer(run.network, run.problem);
    trainer.advance(3, in_batches(static_cast<std::int32_t>(size)));
    EXPECT_EQ(trainer.epoch(), 3);
    Pass by_hand = pass_through(run.network, run.problem);
    for (std::uint64_t epoch = 0; epoch < 3; ++epoch) {
      batched_epoch_by_hand(by_hand, size, 0.5, (std::uint64_t{7} << 32) + epoch);
    }
    EXPECT_TRUE(same_bits(trainer.network().layers, by_hand.network.layers)) << size;
    // The frame is that of all five.
    const Pass all = pass_through(by_hand.network, run.problem);
    EXPECT_EQ(trainer.frame().J, all.frame.J);
    EXPECT_TRUE(same_bits(trainer.frame().layers[0].grad_W, all.frame.layers[0].grad_W));
  }
}

TEST(Batches, OfAllExamplesOrMoreAreTheWholeInItsOrder) {
  const auto run = random_342_run();
  for (const std::int32_t size : {5, 6, 100}) {
    Trainer<double> whole(run.network, run.problem);
    Trainer<double> batched(run.network, run.problem);
    whole.advance(4, 0.5);
    batched.advance(4, in_batches(size));
    EXPECT_TRUE(same_bits(whole.network().layers, batched.network().layers));
  }
}

TEST(Batches, InOneCallOrInManyAndWithOtherSizesBetweenGiveTheSameBits) {
  const auto run = random_342_run();
  Trainer<double> at_once(run.network, run.problem);
  Trainer<double> one_by_one(run.network, run.problem);
  for (const std::int32_t size : {2, 3, 0, 2}) {
    at_once.advance(5, in_batches(size));
    for (int epoch = 0; epoch < 5; ++epoch) one_by_one.advance(1, in_batches(size));
  }
  EXPECT_TRUE(same_bits(at_once.network().layers, one_by_one.network().layers));
}

TEST(Batches, ThatDivergeLeaveTheLastFiniteEpoch) {
  deltascope::Run run{
      zero_network({1, 1}, Bias::none), {matrix(3, 1, {3, 2, 4}), matrix(3, 1, {1, 0, 2})}, 1};
  run.network.output = Output::squared_error_identity;
  Trainer<double> diverging(run.network, run.problem);
  const Progress progress = diverging.advance(1000, in_batches(2, 1));
  EXPECT_TRUE(progress.diverged);
  EXPECT_GT(progress.steps, 10);
  EXPECT_EQ(progress.steps, diverging.epoch());
  EXPECT_TRUE(std::isfinite(diverging.frame().J));

  Trainer<double> finite(run.network, run.problem);
  EXPECT_FALSE(finite.advance(progress.steps, in_batches(2, 1)).diverged);
  EXPECT_TRUE(same_bits(finite.network().layers, diverging.network().layers));
  EXPECT_TRUE(same_bits(finite.frame().layers[0].grad_W, diverging.frame().layers[0].grad_W));
  EXPECT_EQ(finite.advance(1, in_batches(2, 1)).steps, 0);
}

// Makes weights larger until nothing is finite any more: the bound may give up early, but is never
// wrong.
template <class Scalar>
void expect_bound_holds(Activation hidden, Output output) {
  auto run = random_342_run();
  run.network.hidden = hidden;
  run.network.output = output;
  const auto problem = cast<Scalar>(run.problem);
  const auto extent = extent_of(problem);
  const auto largest = std::numeric_limits<Scalar>::max_exponent10 + 2;
  EXPECT_TRUE(loss_is_surely_finite(cast<Scalar>(run.network), extent));
  bool holds = true;
  for (int power = 0; power < largest; ++power) {
    auto network = cast<Scalar>(run.network);
    for (auto& [W, b] : network.layers) W *= std::pow(Scalar(10), Scalar(power));
    holds = loss_is_surely_finite(network, extent);
    if (!holds) continue;
    Frame<Scalar> frame = make_frame(network, problem.X.rows());
    forward(network, problem, frame);
    EXPECT_TRUE(std::isfinite(frame.J)) << power;
    EXPECT_TRUE(all_finite(network.layers)) << power;
  }
  EXPECT_FALSE(holds);
}

TEST(LossIsSurelyFinite, OnlyWhereItIs) {
  for (const Activation hidden : all_activations) {
    for (const Output output : all_outputs) {
      expect_bound_holds<double>(hidden, output);
      expect_bound_holds<float>(hidden, output);
    }
  }
}

TEST(LossIsSurelyFinite, NotForAParameterThatIsNoNumber) {
  for (const double wrong : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
    for (const std::size_t l : {std::size_t{0}, std::size_t{1}}) {
      auto run = random_342_run();
      run.network.layers[l].W(1, 1) = wrong;
      EXPECT_FALSE(loss_is_surely_finite(run.network, extent_of(run.problem)));
    }
  }
}

}  // namespace
}  // namespace deltascope
