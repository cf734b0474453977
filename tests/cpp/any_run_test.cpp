// Runs in float32 and float64: what is shown is what is computed with, and the check allows what
// that precision explains.
#include "training/any_run.h"

#include <gtest/gtest.h>

#include <cmath>

#include "network/presets.h"
#include "networks.h"

namespace deltascope {
namespace {

bool is_float32(const Matrix<double>& A) {
  return same_bits(A, A.cast<float>().cast<double>().eval());
}

TEST(AnyRun, HasItsNumbersInItsPrecision) {
  const auto note = note_run();
  const auto narrow = run_in(Precision::float32, note.network, note.problem);
  const auto wide = run_in(Precision::float64, note.network, note.problem);
  EXPECT_EQ(narrow->precision(), Precision::float32);
  EXPECT_EQ(wide->precision(), Precision::float64);
  EXPECT_TRUE(is_float32(narrow->network().layers[0].W));
  EXPECT_TRUE(is_float32(narrow->frame().layers[1].grad_W));
  EXPECT_FALSE(is_float32(wide->network().layers[0].W));
  EXPECT_FALSE(is_float32(wide->frame().layers[1].grad_W));
  EXPECT_NEAR(narrow->frame().J, wide->frame().J, 1e-6);
}

TEST(AnyRun, TrainsInFloat32AsATrainerOfFloat32Does) {
  const auto start = random_342_run();
  const auto run = run_in(Precision::float32, start.network, start.problem);
  Trainer<float> trainer(cast<float>(start.network), cast<float>(start.problem));
  Rule rule;
  rule.method = Method::adam;
  rule.eta = 0.02;
  run->advance(37, rule);
  trainer.advance(37, rule);
  EXPECT_EQ(run->epoch(), 37);
  EXPECT_EQ(run->frame().J, static_cast<double>(trainer.frame().J));
  EXPECT_TRUE(same_bits(run->network().layers, cast<double>(trainer.network().layers)));
  EXPECT_TRUE(same_bits(run->frame().layers[0].grad_W,
                        trainer.frame().layers[0].grad_W.cast<double>().eval()));
}

TEST(AnyRun, GoesBackBitForBitInBothPrecisions) {
  const auto start = random_342_run();
  for (const Precision precision : {Precision::float64, Precision::float32}) {
    const auto run = run_in(precision, start.network, start.problem);
    const auto fresh = run_in(precision, start.network, start.problem);
    Rule rule;
    rule.batch = 2;
    run->advance(50, rule);
    run->rewind(23);
    fresh->advance(23, rule);
    EXPECT_EQ(run->last_epoch(), 50);
    EXPECT_TRUE(same_bits(run->network().layers, fresh->network().layers));
    run->reset();
    EXPECT_EQ(run->epoch(), 0);
    EXPECT_TRUE(same_bits(run->network().layers, run->start()));
  }
}

TEST(AnyRun, RoundsWhatItIsGiven) {
  const auto note = note_run();
  const auto run = run_in(Precision::float32, note.network, note.problem);
  run->edit({Quantity::X, 0, 0, 0}, 0.1);
  EXPECT_EQ(run->problem().X(0, 0), static_cast<double>(0.1F));
  run->edit({Quantity::W, 1, 1, 0}, 0.7);
  EXPECT_EQ(run->network().layers[1].W(1, 0), static_cast<double>(0.7F));
  EXPECT_EQ(run->start()[1].W(1, 0), static_cast<double>(0.7F));
  auto layers = run->network().layers;
  layers[1].W(1, 0) = 0.3;
  run->resume(layers, layers, 12);
  EXPECT_EQ(run->epoch(), 12);
  EXPECT_EQ(run->first_epoch(), 12);
  EXPECT_EQ(run->start()[1].W(1, 0), static_cast<double>(0.3F));
}

TEST(AnyRun, IsCheckedByWhatItsPrecisionExplains) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      const Pass pass = random_pass_off_kinks(kind);
      const auto run = run_in(Precision::float32, pass.network, pass.problem);
      const auto check = check_gradient(run->network(), run->problem(), run->frame(), 1e-5);
      EXPECT_TRUE(check.agrees) << kind;
      EXPECT_EQ(check.kinks, 0) << kind;
      EXPECT_LT(check.complex_step, 1e-4) << kind;
    }
  }
}

// Rounding does not explain an error of a few hundred ulps of float32 in one entry.
TEST(AnyRun, CheckSeesASmallFaultInFloat32) {
  const auto start = random_342_run();
  const auto run = run_in(Precision::float32, start.network, start.problem);
  Frame<double> frame = run->frame();
  EXPECT_TRUE(check_gradient(run->network(), run->problem(), frame, 1e-5).agrees);
  double& entry = frame.layers[0].grad_W(1, 2);
  entry += 1e-3 * std::abs(entry);
  EXPECT_FALSE(check_gradient(run->network(), run->problem(), frame, 1e-5).agrees);
}

// Saturated units and gradients below what float32 can hold.
TEST(AnyRun, CheckHoldsWhereFloat32Underflows) {
  const auto note = note_run();
  auto network = note.network;
  network.layers[1].W *= 400;
  const auto run = run_in(Precision::float32, network, note.problem);
  EXPECT_TRUE(check_gradient(run->network(), run->problem(), run->frame(), 1e-5).agrees);
}

// Of eight formulas the right one alone agrees with the complex step.
TEST(AnyRun, BenchFindsTheRightFormulaInFloat32) {
  const auto start = random_342_run();
  const auto run = run_in(Precision::float32, start.network, start.problem);
  const auto trials = bench(run->network(), run->problem(), run->frame(), 1, 64);
  for (std::size_t c = 0; c < all_candidates.size(); ++c) {
    EXPECT_EQ(trials[c].agrees, all_candidates[c] == Candidate::A_T_delta) << c;
  }
}

}  // namespace
}  // namespace deltascope
