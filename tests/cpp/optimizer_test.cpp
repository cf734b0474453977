// Optimizers: two steps by hand, closed forms on a quadratic, and the state that a run keeps.
#include "training/optimizer.h"

#include <gtest/gtest.h>

#include "epochs.h"
#include "network/presets.h"
#include "networks.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

// J = (scale w)^2 / 2 with one weight, from w = 1: the gradient is scale^2 w.
Run bowl(double scale = 1) {
  Run run{zero_network({1, 1}, Bias::none), {matrix(1, 1, {scale}), matrix(1, 1, {0})}, 1};
  run.network.output = Output::squared_error_identity;
  run.network.layers[0].W(0, 0) = 1;
  return run;
}

// w after each of the steps, the start first.
std::vector<double> path(const Run& run, const Rule& rule, int steps) {
  Trainer<double> trainer(run.network, run.problem);
  std::vector<double> ws{trainer.network().layers[0].W(0, 0)};
  for (int s = 0; s < steps; ++s) {
    trainer.advance(1, rule);
    ws.push_back(trainer.network().layers[0].W(0, 0));
  }
  return ws;
}

// A few ulps of numbers near 1: each step rounds a handful of times.
constexpr double rounding = 1e-15;

void expect_path(const Rule& rule, const std::vector<double>& expected) {
  const auto ws = path(bowl(), rule, static_cast<int>(expected.size()) - 1);
  for (std::size_t s = 0; s < ws.size(); ++s) EXPECT_NEAR(ws[s], expected[s], rounding) << s;
}

TEST(TwoStepsByHand, GradientDescent) {
  expect_path(rule_of(Method::gradient_descent, 0.1), {1, 0.9, 0.81});
}

TEST(TwoStepsByHand, Momentum) {
  Rule rule = rule_of(Method::momentum, 0.1);
  rule.mu = 0.5;
  // v = -0.1, then -0.05 - 0.09.
  expect_path(rule, {1, 0.9, 0.76});
}

TEST(TwoStepsByHand, Nesterov) {
  Rule rule = rule_of(Method::nesterov, 0.1);
  rule.mu = 0.5;
  // v = -0.1, w = 1 - 0.05 - 0.1; then v = -0.05 - 0.085, w = 0.85 - 0.0675 - 0.085.
  expect_path(rule, {1, 0.85, 0.6975});
}

TEST(TwoStepsByHand, RmsProp) {
  Rule rule = rule_of(Method::rms_prop, 0.1);
  rule.rho = 0.75;
  rule.epsilon = 0.5;
  // q = 0.25, w = 1 - 0.1 / (0.5 + 0.5); then q = 0.1875 + 0.25 * 0.81 = 0.39.
  expect_path(rule, {1, 0.9, 0.9 - 0.09 / (std::sqrt(0.39) + 0.5)});
}

TEST(TwoStepsByHand, Adam) {
  Rule rule = rule_of(Method::adam, 0.1);
  rule.beta_1 = 0.5;
  rule.beta_2 = 0.75;
  rule.epsilon = 0;
  // v = 0.5, q = 0.25, both over what they lack: 1 and 1. Then v = 0.25 + 0.45, q = 0.1875 +
  // 0.2025, over 1 - 0.5^2 = 0.75 and 1 - 0.75^2 = 0.4375.
  expect_path(rule, {1, 0.9, 0.9 - 0.1 * (0.7 / 0.75) / std::sqrt(0.39 / 0.4375)});
}

TEST(TwoStepsByHand, L2AddsLambdaTimesTheWeight) {
  Rule rule = rule_of(Method::gradient_descent, 0.1);
  rule.lambda = 1;
  expect_path(rule, {1, 0.8, 0.64});
}

Rule decaying(Decay decay, double rate, std::int32_t epochs) {
  Rule rule = rule_of(Method::gradient_descent, 0.5);
  rule.decay = decay;
  rule.decay_rate = rate;
  rule.decay_epochs = epochs;
  return rule;
}

TEST(DecayByHand, InSteps) {
  // eta = 0.5, 0.5, 0.1, 0.1: a step multiplies w by 1 - eta.
  expect_path(decaying(Decay::step, 0.2, 2), {1, 0.5, 0.25, 0.225, 0.2025});
}

TEST(DecayByHand, Exponential) {
  // eta = 0.5, 0.25, 0.125.
  expect_path(decaying(Decay::exponential, 0.5, 1), {1, 0.5, 0.375, 0.328125});
}

TEST(DecayByHand, CosineEndsAtNothing) {
  // eta = 0.5 (1 + cos(0, pi/3, 2 pi/3)) / 2 = 0.5, 0.375, 0.125, then 0.
  expect_path(decaying(Decay::cosine, 1, 3), {1, 0.5, 0.3125, 0.2734375, 0.2734375});
}

TEST(ClipByHand, MakesALongGradientShortAndLeavesAShortOne) {
  Rule rule = rule_of(Method::gradient_descent, 0.5);
  rule.clip = 0.6;
  // Gradients 1, made 0.6, then 0.7, made 0.6, then 0.4.
  expect_path(rule, {1, 0.7, 0.4, 0.2});
  rule.lambda = 1;  // doubles the gradient: 2, 1.4, 0.8, and 0.2
  expect_path(rule, {1, 0.7, 0.4, 0.1, 0});
}

TEST(Clip, TakesTheLengthOfAllParametersThatAreTrained) {
  for (const Bias bias : {Bias::none, Bias::trained, Bias::fixed}) {
    const Pass pass = random_pass(
        {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, bias, {3, 4, 2}}, 5);
    Rule rule = rule_of(Method::gradient_descent, 1);
    rule.clip = 1e-3;
    Trainer<double> trainer(pass.network, pass.problem);
    trainer.advance(1, rule);
    double squares = 0;
    for (std::size_t l = 0; l < 2; ++l) {
      const auto& now = trainer.network().layers[l];
      squares += (now.W - pass.network.layers[l].W).squaredNorm();
      squares += (now.b - pass.network.layers[l].b).squaredNorm();
    }
    EXPECT_NEAR(std::sqrt(squares), 1e-3, 1e-15);
    // The frame is that of J, not the clipped one.
    EXPECT_GT(trainer.frame().layers[1].grad_W.norm(), 1e-2);
  }
}

// Mitchell, "Machine Learning" (1997), exercise 4.7: one example at a time, in order, with
// momentum. Recomputed apart from this code, to six decimals.
TEST(OneByOne, InOrderAsInMitchellsExercise) {
  deltascope::Run run{zero_network({2, 1, 1}, Bias::trained),
                      {matrix(2, 2, {1, 0, 0, 1}), matrix(2, 1, {1, 0})},
                      0.3};
  run.network.output = Output::squared_error_sigmoid;
  for (auto& layer : run.network.layers) {
    layer.W.setConstant(0.1);
    layer.b.setConstant(0.1);
  }
  Rule rule = rule_of(Method::momentum, 0.3, 0, 1);
  rule.in_order = true;
  Trainer<double> trainer(run.network, run.problem);
  trainer.advance(1, rule);
  const auto& [hidden, out] = std::pair(trainer.network().layers[0], trainer.network().layers[1]);
  EXPECT_NEAR(hidden.W(0, 0), 0.101617, 5e-7);
  EXPECT_NEAR(hidden.W(1, 0), 0.098799, 5e-7);
  EXPECT_NEAR(out.W(0, 0), 0.113474, 5e-7);
  EXPECT_NEAR(hidden.b(0), 0.100416, 5e-7);
  EXPECT_NEAR(out.b(0), 0.124522, 5e-7);
}

TEST(Quadratic, GradientDescentIsAPower) {
  const auto ws = path(bowl(), rule_of(Method::gradient_descent, 0.25), 20);
  for (int s = 0; s <= 20; ++s) EXPECT_NEAR(ws[s], std::pow(0.75, s), rounding);
}

// w_s+1 = (1 + mu - eta) w_s - mu w_s-1 has the double root 1/2 at eta = 1/4, mu = 1/4; w_1 = 3/4.
TEST(Quadratic, CriticalMomentumIsALineTimesAPower) {
  Rule rule = rule_of(Method::momentum, 0.25);
  rule.mu = 0.25;
  const auto ws = path(bowl(), rule, 20);
  for (int s = 0; s <= 20; ++s) EXPECT_NEAR(ws[s], (1 + s / 2.0) * std::pow(0.5, s), rounding);
}

// w_s+1 = (1 - eta) ((1 + mu) w_s - mu w_s-1) has the double root 1/2 at eta = 1/4, mu = 1/3;
// w_1 = 1 - 1/12 - 1/4 = 2/3.
TEST(Quadratic, CriticalNesterovIsALineTimesAPower) {
  Rule rule = rule_of(Method::nesterov, 0.25);
  rule.mu = 1.0 / 3;
  const auto ws = path(bowl(), rule, 20);
  for (int s = 0; s <= 20; ++s) EXPECT_NEAR(ws[s], (1 + s / 3.0) * std::pow(0.5, s), rounding);
}

// Both divide the gradient by its own size, so their steps do not depend on the unit of J.
TEST(Quadratic, RmsPropAndAdamDoNotSeeTheUnitOfJ) {
  for (const Method method : {Method::rms_prop, Method::adam}) {
    Rule rule = rule_of(method, 0.01);
    rule.epsilon = 0;
    const auto ws = path(bowl(), rule, 50);
    const auto steep = path(bowl(1024), rule, 50);
    for (int s = 0; s <= 50; ++s) EXPECT_NEAR(ws[s], steep[s], 1e-13);
  }
}

TEST(Quadratic, TheFirstStepOfAdamIsEta) {
  Rule rule = rule_of(Method::adam, 0.03125);
  rule.epsilon = 0;
  EXPECT_NEAR(path(bowl(7), rule, 1)[1], 1 - 0.03125, rounding);
}

const std::vector<Method> all_methods = {Method::gradient_descent, Method::momentum,
                                         Method::nesterov, Method::rms_prop, Method::adam};

TEST(EveryMethod, LowersTheLossOfARealNetwork) {
  for (const Method method : all_methods) {
    auto run = random_342_run();
    Trainer<double> trainer(run.network, run.problem);
    const double before = trainer.frame().J;
    trainer.advance(100, rule_of(method, 0.01));
    EXPECT_LT(trainer.frame().J, before) << static_cast<int>(method);
  }
}

TEST(EveryMethod, MovesBiasesOnlyWhereTheyAreTrained) {
  for (const Method method : all_methods) {
    for (const Bias bias : {Bias::trained, Bias::fixed}) {
      const Pass pass = random_pass(
          {Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, bias, {3, 4, 2}}, 1);
      Trainer<double> trainer(pass.network, pass.problem);
      trainer.advance(2, rule_of(method, 0.1));
      for (std::size_t l = 0; l < 2; ++l) {
        EXPECT_EQ(same_bits(trainer.network().layers[l].b, pass.network.layers[l].b),
                  bias == Bias::fixed);
      }
    }
  }
}

TEST(EveryMethod, InOneCallOrInManyGivesTheSameBits) {
  for (const Method method : all_methods) {
    const auto run = random_342_run();
    Trainer<double> at_once(run.network, run.problem);
    Trainer<double> one_by_one(run.network, run.problem);
    at_once.advance(20, rule_of(method, 0.1));
    for (int step = 0; step < 20; ++step) one_by_one.advance(1, rule_of(method, 0.1));
    EXPECT_TRUE(same_bits(at_once.network().layers, one_by_one.network().layers));
  }
}

TEST(EveryMethod, BeginsAnewAfterReset) {
  for (const Method method : all_methods) {
    const auto run = random_342_run();
    Trainer<double> fresh(run.network, run.problem);
    Trainer<double> again(run.network, run.problem);
    again.advance(10, rule_of(method, 0.1));
    again.reset();
    fresh.advance(5, rule_of(method, 0.1));
    again.advance(5, rule_of(method, 0.1));
    EXPECT_TRUE(same_bits(fresh.network().layers, again.network().layers));
  }
}

TEST(EveryMethod, StopsADivergingRunAtItsLastFiniteEpochBitForBit) {
  for (const Method method : {Method::gradient_descent, Method::momentum, Method::nesterov}) {
    Rule rule = rule_of(method, 30);
    rule.mu = 0.5;
    const auto run = bowl();
    Trainer<double> diverged(run.network, run.problem);
    diverged.advance(3, rule);
    const Progress progress = diverged.advance(1000000, rule);
    ASSERT_TRUE(progress.diverged);
    Trainer<double> stopped(run.network, run.problem);
    EXPECT_FALSE(stopped.advance(3 + progress.steps, rule).diverged);
    EXPECT_TRUE(same_bits(diverged.network().layers, stopped.network().layers));
  }
}

TEST(L2, LeavesBiasesAlone) {
  auto run = random_342_run();
  run.network.bias = Bias::trained;
  run.network.layers = zero_layers<double>({3, 4, 2}, Bias::trained);
  initialise(run.network.layers, Scheme::xavier, 3, 1);
  for (auto& layer : run.network.layers) layer.b.setConstant(0.5);
  const Pass pass = pass_through(run.network, run.problem);
  Rule rule = rule_of(Method::gradient_descent, 0.1);
  rule.lambda = 0.3;
  Trainer<double> trainer(run.network, run.problem);
  trainer.advance(1, rule);
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& before = run.network.layers[l];
    const auto& gradient = pass.frame.layers[l];
    EXPECT_LT(max_abs_difference(trainer.network().layers[l].W,
                                 before.W - 0.1 * (gradient.grad_W + 0.3 * before.W)),
              rounding);
    EXPECT_LT(max_abs_difference(trainer.network().layers[l].b, before.b - 0.1 * gradient.grad_b),
              rounding);
  }
}

// n = 5, sizes 3-4-2, biases that are not 0.
Pass with_biases() {
  return random_pass(
      {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::trained, {3, 4, 2}},
      7);
}

TEST(L2, OfBiasesToo) {
  const Pass pass = with_biases();
  for (const double clip : {0.0, 1e6}) {
    Rule rule = rule_of(Method::gradient_descent, 0.1, 0.3);
    rule.decays_biases = true;
    rule.clip = clip;
    Trainer<double> trainer(pass.network, pass.problem);
    trainer.advance(5, rule);
    Network<double> by_hand = pass.network;
    for (int epoch = 0; epoch < 5; ++epoch) {
      const Pass now = pass_through(by_hand, pass.problem);
      for (std::size_t l = 0; l < 2; ++l) {
        auto& [W, b] = by_hand.layers[l];
        W -= 0.1 * (now.frame.layers[l].grad_W + 0.3 * W);
        b -= 0.1 * (now.frame.layers[l].grad_b + 0.3 * b);
      }
    }
    for (std::size_t l = 0; l < 2; ++l) {
      const auto& now = trainer.network().layers[l];
      EXPECT_LT(max_abs_difference(now.W, by_hand.layers[l].W), 10 * rounding);
      EXPECT_LT(max_abs_difference(now.b, by_hand.layers[l].b), 10 * rounding);
    }
  }
}

// The other layer learns as one that nothing is held beside: its gradient is of the held weights.
TEST(HeldLayer, StaysToTheLastBitWhileTheOtherLearns) {
  const Pass pass = with_biases();
  for (std::size_t held = 0; held < 2; ++held) {
    for (const Method method : {Method::gradient_descent, Method::momentum, Method::adam}) {
      for (const std::int32_t batch : {0, 2}) {
        Rule rule = rule_of(method, 0.1, 0.01, batch);
        rule.held = 1U << held;
        Trainer<double> trainer(pass.network, pass.problem);
        trainer.advance(1, rule);
        const auto& now = trainer.network().layers;
        const std::size_t other = 1 - held;
        EXPECT_TRUE(same_bits(now[held].W, pass.network.layers[held].W));
        EXPECT_TRUE(same_bits(now[held].b, pass.network.layers[held].b));
        EXPECT_GT(max_abs_difference(now[other].W, pass.network.layers[other].W), 1e-4);
        EXPECT_GT(max_abs_difference(now[other].b, pass.network.layers[other].b), 1e-4);
        if (batch > 0) continue;
        Trainer<double> free(pass.network, pass.problem);
        free.advance(1, rule_of(method, 0.1, 0.01));
        EXPECT_TRUE(same_bits(now[other].W, free.network().layers[other].W));
      }
    }
  }
}

TEST(HeldLayer, StaysWhereManyEpochsGoAtOnce) {
  const auto run = random_342_run();  // whose network lanes would train
  Rule rule = rule_of(Method::gradient_descent, 0.1);
  rule.held = 1;
  Trainer<double> trainer(run.network, run.problem);
  trainer.advance(50, rule);
  EXPECT_TRUE(same_bits(trainer.network().layers[0].W, run.network.layers[0].W));
  EXPECT_GT(max_abs_difference(trainer.network().layers[1].W, run.network.layers[1].W), 1e-3);
}

TEST(HeldLayer, IsNoPartOfTheLengthThatIsClipped) {
  const Pass pass = with_biases();
  Rule rule = rule_of(Method::gradient_descent, 1);
  rule.clip = 1e-3;
  rule.held = 2;
  Trainer<double> trainer(pass.network, pass.problem);
  trainer.advance(1, rule);
  const auto& [W, b] = trainer.network().layers[0];
  const double squares =
      (W - pass.network.layers[0].W).squaredNorm() + (b - pass.network.layers[0].b).squaredNorm();
  EXPECT_NEAR(std::sqrt(squares), 1e-3, 1e-12);
}

TEST(AnotherMethod, BeginsWithNothingRemembered) {
  const auto run = random_342_run();
  Trainer<double> changed(run.network, run.problem);
  changed.advance(7, rule_of(Method::momentum, 0.1));
  const auto layers = changed.network().layers;
  changed.advance(3, rule_of(Method::adam, 0.1));
  auto from_there = run;
  from_there.network.layers = layers;
  Trainer<double> fresh(from_there.network, from_there.problem);
  fresh.advance(3, rule_of(Method::adam, 0.1));
  EXPECT_TRUE(same_bits(changed.network().layers, fresh.network().layers));
}

}  // namespace
}  // namespace deltascope
