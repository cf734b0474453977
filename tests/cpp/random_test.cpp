// The generator against published vectors, and the initialisations against their definitions.
#include "network/random.h"

#include <gtest/gtest.h>

#include "network/initialise.h"
#include "networks.h"

namespace deltascope {
namespace {

// The first outputs of Vigna's splitmix64.c for this seed, as printed on Rosetta Code,
// "Pseudo-random numbers/Splitmix64".
TEST(SplitMix64, GivesThePublishedNumbers) {
  SplitMix64 seeder{1234567};
  EXPECT_EQ(seeder.next(), 6457827717110365317U);
  EXPECT_EQ(seeder.next(), 3203168211198807973U);
  EXPECT_EQ(seeder.next(), 9817491932198370423U);
  EXPECT_EQ(seeder.next(), 4593380528125082431U);
  EXPECT_EQ(seeder.next(), 16408922859458223821U);
}

// Made with the reference implementation, xoshiro256plusplus.c, by the authors of Rust's
// rand_xoshiro (rust-random/rngs, xoshiro256plusplus.rs, test `reference`).
TEST(Xoshiro256PlusPlus, GivesThePublishedNumbers) {
  Random random(std::array<std::uint64_t, 4>{1, 2, 3, 4});
  const std::vector<std::uint64_t> published = {41943041U,
                                                58720359U,
                                                3588806011781223U,
                                                3591011842654386U,
                                                9228616714210784205U,
                                                9973669472204895162U,
                                                14011001112246962877U,
                                                12406186145184390807U,
                                                15849039046786891736U,
                                                10450023813501588000U};
  for (const auto number : published) EXPECT_EQ(random.next(), number);
}

TEST(Random, IsSeededByFourNumbersOfSplitMix64) {
  SplitMix64 seeder{42};
  std::array<std::uint64_t, 4> state{};
  for (auto& word : state) word = seeder.next();
  Random seeded(42);
  Random by_hand(state);
  for (int draw = 0; draw < 10; ++draw) EXPECT_EQ(seeded.next(), by_hand.next());
}

TEST(Random, UniformIsTheUpper53BitsOfANumber) {
  Random numbers(9);
  Random words(9);
  for (int draw = 0; draw < 1000; ++draw) {
    EXPECT_EQ(numbers.uniform(), std::ldexp(static_cast<double>(words.next() >> 11), -53));
  }
}

TEST(Random, NormalHasMeanZeroAndVarianceOne) {
  Random random(3);
  const int draws = 100000;
  double sum = 0;
  double squares = 0;
  for (int draw = 0; draw < draws; ++draw) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
  }
  // Standard errors are 1/sqrt(draws) = 0.0032 and sqrt(2/draws) = 0.0045: four of each.
  EXPECT_NEAR(sum / draws, 0, 0.013);
  EXPECT_NEAR(squares / draws, 1, 0.018);
}

TEST(Random, NormalFallsWithinOneDeviationTwoTimesInThree) {
  Random random(4);
  int within = 0;
  for (int draw = 0; draw < 100000; ++draw) within += std::abs(random.normal()) < 1 ? 1 : 0;
  EXPECT_NEAR(within / 100000.0, 0.6827, 0.006);  // four standard errors of 0.0015
}

std::vector<Layer<double>> layers_by(Scheme scheme, std::uint64_t seed, double scale) {
  auto layers = zero_layers<double>({300, 200, 100}, Bias::trained);
  initialise(layers, scheme, seed, scale);
  return layers;
}

// 20,000 and more uniform draws leave the last thousandth of the range empty with chance e^-20.
void expect_uniform_within(const Matrix<double>& W, double range) {
  EXPECT_LE(W.cwiseAbs().maxCoeff(), range);
  EXPECT_GT(W.maxCoeff(), 0.999 * range);
  EXPECT_LT(W.minCoeff(), -0.999 * range);
}

TEST(Initialise, UniformFillsItsRange) {
  for (const auto& layer : layers_by(Scheme::uniform, 1, 0.25))
    expect_uniform_within(layer.W, 0.25);
}

TEST(Initialise, XavierFillsTheRangeOfGlorotAndBengio) {
  const auto layers = layers_by(Scheme::xavier, 1, 1);
  expect_uniform_within(layers[0].W, std::sqrt(6.0 / 500));
  expect_uniform_within(layers[1].W, std::sqrt(6.0 / 300));
}

TEST(Initialise, HeHasTheVarianceOfHeAndOthers) {
  const auto layers = layers_by(Scheme::he, 1, 1);
  // Relative standard error sqrt(2/20000) = 0.01: four of it.
  EXPECT_NEAR(layers[0].W.squaredNorm() / 60000 / (2.0 / 300), 1, 0.04);
  EXPECT_NEAR(layers[1].W.squaredNorm() / 20000 / (2.0 / 200), 1, 0.04);
}

TEST(Initialise, ZeroAndConstantAreWhatTheySay) {
  EXPECT_EQ(layers_by(Scheme::zero, 1, 7)[0].W, Matrix<double>::Zero(300, 200));
  EXPECT_EQ(layers_by(Scheme::constant, 1, 7)[1].W, Matrix<double>::Constant(200, 100, 7));
}

TEST(Initialise, ScaleMultipliesTheDraw) {
  for (const Scheme scheme : {Scheme::uniform, Scheme::xavier, Scheme::he, Scheme::constant}) {
    const Matrix<double> doubled = 2 * layers_by(scheme, 1, 1)[0].W;
    // A power of two multiplies exactly; low + (high - low) u rounds once more.
    EXPECT_LT(max_abs_difference(layers_by(scheme, 1, 2)[0].W, doubled), 1e-15);
  }
}

TEST(Initialise, SameSeedGivesTheSameWeightsAndAnotherSeedOthers) {
  EXPECT_TRUE(same_bits(layers_by(Scheme::he, 5, 1), layers_by(Scheme::he, 5, 1)));
  EXPECT_FALSE(same_bits(layers_by(Scheme::he, 5, 1), layers_by(Scheme::he, 6, 1)));
}

TEST(Initialise, BiasesStartAtZero) {
  EXPECT_EQ(layers_by(Scheme::he, 5, 1)[0].b, RowVector<double>::Zero(200));
}

TEST(RandomProblem, GivesTargetsThatTheOutputCanReach) {
  const auto Y_of = [](Output output) { return random_problem<double>(50, 3, 4, output, 8).Y; };
  const auto is_binary = [](double y) { return y == 0 || y == 1; };
  const auto sigmoid = Y_of(Output::cross_entropy_sigmoid);
  const auto softmax = Y_of(Output::cross_entropy_softmax);
  EXPECT_TRUE(sigmoid.unaryExpr(is_binary).all());
  EXPECT_TRUE(softmax.unaryExpr(is_binary).all());
  EXPECT_EQ(softmax.rowwise().sum(), Matrix<double>::Ones(50, 1));
  for (const auto output : {Output::squared_error_sigmoid, Output::squared_error_identity}) {
    EXPECT_GE(Y_of(output).minCoeff(), 0);
    EXPECT_LE(Y_of(output).maxCoeff(), 1);
  }
}

}  // namespace
}  // namespace deltascope
