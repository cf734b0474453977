// The past of a run: every epoch is computed again, with the bits of a run that never went further.
#include "training/history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "epochs.h"
#include "network/presets.h"
#include "networks.h"

namespace deltascope {
namespace {

Trainer<double> start() {
  const auto run = random_342_run();
  return {run.network, run.problem};
}

// A run with everything that may happen to one: other learning rates, methods, batches, an edit.
struct Event {
  std::int64_t steps;
  Rule rule;
  bool edits;  // afterwards
};
const std::vector<Event> eventful = {{7, rule_of(Method::gradient_descent, 0.5), false},
                                     {40, rule_of(Method::adam, 0.02), false},
                                     {13, rule_of(Method::adam, 0.05), true},
                                     {30, rule_of(Method::adam, 0.05), false},
                                     {25, rule_of(Method::momentum, 0.05), true},
                                     {60, rule_of(Method::nesterov, 0.03, 0, 2), false},
                                     {1, rule_of(Method::rms_prop, 0.01), false},
                                     {24, rule_of(Method::rms_prop, 0.01, 0, 3), false}};

void edit(Trainer<double>& trainer) {
  trainer.edit({Quantity::W, 0, 1, 2}, trainer.network().layers[0].W(1, 2) + 0.25);
}

// Runs the same events up to an epoch, without a history.
Trainer<double> run_as_far_as(std::int64_t epoch) {
  Trainer<double> trainer = start();
  for (const auto& [steps, rule, edits] : eventful) {
    const auto left = std::min(steps, epoch - trainer.epoch());
    if (left > 0) trainer.advance(left, rule);
    if (edits && left == steps) edit(trainer);
    if (left < steps) break;
  }
  return trainer;
}

void run_all(Trainer<double>& trainer, History<double>& history) {
  history.begin(trainer);
  for (const auto& [steps, rule, edits] : eventful) {
    history.advance(trainer, steps, rule);
    if (!edits) continue;
    edit(trainer);
    history.edit(trainer);
  }
}

void expect_same(const Trainer<double>& one, const Trainer<double>& other) {
  EXPECT_EQ(one.epoch(), other.epoch());
  EXPECT_EQ(one.frame().J, other.frame().J);
  EXPECT_TRUE(same_bits(one.network().layers, other.network().layers)) << one.epoch();
  EXPECT_TRUE(same_bits(one.frame().layers[0].grad_W, other.frame().layers[0].grad_W));
}

constexpr std::size_t any_bytes = 1 << 26;

TEST(History, GivesEveryEpochAgainBitForBit) {
  // Of many checkpoints, of few, of every 16th epoch (n = 5), and of none but those of the edits.
  for (const auto& [count, between] : std::vector<std::pair<std::size_t, Index>>{
           {1024, 1}, {16, 1}, {4, 1}, {16, 64}, {8, 2000}}) {
    Trainer<double> trainer = start();
    History<double> history(count, any_bytes, between);
    run_all(trainer, history);
    EXPECT_EQ(history.first(), 0);
    EXPECT_EQ(history.last(), 200);
    // 77 and 201 have no common factor, so every epoch has its turn, in no order.
    for (std::int64_t turn = 0; turn <= 200; ++turn) {
      const std::int64_t epoch = turn * 77 % 201;
      history.rewind(trainer, epoch);
      expect_same(trainer, run_as_far_as(epoch));
    }
  }
}

TEST(History, GoesOnFromThePastAsIfTheFutureHadNotBeen) {
  Trainer<double> trainer = start();
  History<double> history(8, any_bytes, 1);
  run_all(trainer, history);
  history.rewind(trainer, 65);
  const auto rule = rule_of(Method::adam, 0.01);
  history.advance(trainer, 20, rule);
  Trainer<double> fresh = run_as_far_as(65);
  fresh.advance(20, rule);
  expect_same(trainer, fresh);
  EXPECT_EQ(history.last(), 85);
  // The past of the old run is still there.
  history.rewind(trainer, 64);
  expect_same(trainer, run_as_far_as(64));
  history.rewind(trainer, 85);
  expect_same(trainer, fresh);
}

TEST(History, OfAnEditInThePastForgetsWhatCameAfter) {
  Trainer<double> trainer = start();
  History<double> history(8, any_bytes, 1);
  run_all(trainer, history);
  history.rewind(trainer, 30);
  edit(trainer);
  history.edit(trainer);
  EXPECT_EQ(history.last(), 30);
  Trainer<double> fresh = run_as_far_as(30);
  edit(fresh);
  history.rewind(trainer, 12);
  expect_same(trainer, run_as_far_as(12));
  history.rewind(trainer, 30);
  expect_same(trainer, fresh);
}

TEST(History, StaysWithinItsCountAndItsBytes) {
  Trainer<double> trainer = start();
  History<double> few(10, any_bytes, 1);
  few.begin(trainer);
  few.advance(trainer, 5000, rule_of(Method::gradient_descent, 0.01));
  EXPECT_LE(few.count(), 10);
  EXPECT_GE(few.count(), 5);

  Trainer<double> other = start();
  // 3-4-2 without biases has 20 weights; Adam remembers two numbers for each.
  const std::size_t bytes = 20 * 3 * sizeof(double);
  History<double> small(1024, 6 * bytes, 1);
  small.begin(other);
  small.advance(other, 500, rule_of(Method::adam, 0.01));
  EXPECT_LE(small.count(), 7);  // the first checkpoint is smaller: it remembers nothing yet
  EXPECT_GE(small.count(), 3);
}

// Else the checkpoints of the first epochs, each in new memory, would slow a run down.
TEST(History, KeepsNoCheckpointBeforeEnoughExamplesArePassed) {
  Trainer<double> trainer = start();  // n = 5
  History<double> history(1024, any_bytes, 1000);
  history.begin(trainer);
  history.advance(trainer, 255, rule_of(Method::gradient_descent, 0.01));
  EXPECT_EQ(history.count(), 1U);
  history.advance(trainer, 1, rule_of(Method::gradient_descent, 0.01));
  EXPECT_EQ(history.count(), 2U);
}

// Squared error on an identity: with eta = 1 the weight's distance grows by a factor of 8 each
// step.
Trainer<double> diverging() {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.output = Output::squared_error_identity;
  return {network, {matrix(1, 1, {3}), matrix(1, 1, {1})}};
}

TEST(History, OfADivergingRunEndsWhereItStopped) {
  Trainer<double> trainer = diverging();
  Trainer<double> alone = diverging();
  History<double> history(8, any_bytes, 1);
  history.begin(trainer);
  const auto progress = history.advance(trainer, 1000, rule_of(Method::gradient_descent, 1));
  EXPECT_TRUE(progress.diverged);
  EXPECT_EQ(progress.steps, alone.advance(1000, 1).steps);
  EXPECT_EQ(history.last(), progress.steps);
  EXPECT_EQ(trainer.frame().J, alone.frame().J);
}

}  // namespace
}  // namespace deltascope
