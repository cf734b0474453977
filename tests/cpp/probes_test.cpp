// What figures ask beyond the frame: sums of outer products, other output pairs, candidate
// formulas, a nudged weight, and how the numerical derivatives depend on their step.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "checks/bench.h"
#include "checks/check_sweep.h"
#include "checks/nudge.h"
#include "checks/outer_sums.h"
#include "checks/output_pairs.h"
#include "networks.h"

namespace deltascope {
namespace {

constexpr Index most_entries = 1 << 17;

// n = 5 m = 3 d = 4 t = 2: no two sizes agree.
Pass oblong_pass(Output output = Output::cross_entropy_sigmoid,
                 Reduction reduction = Reduction::sum) {
  return random_pass({Activation::sigmoid, output, reduction, Bias::trained, {3, 4, 2}}, 1);
}

// n = d = t = 3 and m = 2: at the output layer every wrong order of factors has the right shape.
Pass square_pass(Output output = Output::cross_entropy_sigmoid) {
  Network<double> network = zero_network({2, 3, 3}, Bias::none);
  network.output = output;
  initialise(network.layers, Scheme::xavier, 5, 1.5);
  return pass_through(network, random_problem<double>(3, 2, 3, output, 6));
}

const Matrix<double>& input_of(std::size_t l, const Pass& pass) {
  return input_of(l, pass.problem, pass.frame);
}

TEST(OuterSums, AreTheProductsOfEachExampleAddedInOrder) {
  const Pass pass = oblong_pass();
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& A = input_of(l, pass);
    const auto& delta = pass.frame.layers[l].delta;
    const auto [outer, sums] = outer_sums(A, delta);
    ASSERT_EQ(outer.size(), 5);
    ASSERT_EQ(sums.size(), 5);
    for (Index i = 0; i < A.cols(); ++i) {
      for (Index j = 0; j < delta.cols(); ++j) {
        double sum = 0;
        for (Index k = 0; k < 5; ++k) {
          EXPECT_EQ(outer[k](i, j), A(k, i) * delta(k, j));
          EXPECT_EQ(sums[k](i, j), sum += A(k, i) * delta(k, j));
        }
      }
    }
  }
}

TEST(OuterSums, EndAtTheGradient) {
  const Pass pass = oblong_pass();
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& layer = pass.frame.layers[l];
    // The same five products of numbers below 1 in another order: five ulps.
    EXPECT_LT(
        max_abs_difference(outer_sums(input_of(l, pass), layer.delta).sums.back(), layer.grad_W),
        5 * 2.3e-16);
  }
}

TEST(OutputPair, IsWhatAForwardAndABackwardPassGiveToTheBit) {
  for (const Output own : all_outputs) {
    for (const Reduction reduction : all_reductions) {
      const Pass pass = oblong_pass(own, reduction);
      for (const Output other : all_outputs) {
        Network<double> network = pass.network;
        network.output = other;
        const Pass expected = pass_through(network, pass.problem);
        const auto local = local_derivatives(network, pass.problem, expected.frame);
        const auto pair = output_pair(other, reduction, pass.frame.layers[1].Z, pass.problem.Y);
        EXPECT_EQ(pair.J, expected.frame.J);
        EXPECT_TRUE(same_bits(pair.A, expected.frame.layers[1].A));
        EXPECT_TRUE(same_bits(pair.delta, expected.frame.layers[1].delta));
        EXPECT_TRUE(same_bits(pair.local.dJ_dA, local.layers[1].dJ_dA));
        EXPECT_TRUE(same_bits(pair.local.dA_dZ, local.layers[1].dA_dZ));
        EXPECT_TRUE(same_bits(pair.J_term, local.J_term));
      }
    }
  }
}

TEST(OutputPair, HasDeltaByTheChainRuleWhereEachOutputHasItsOwnZ) {
  const Pass pass = oblong_pass();
  for (const Output output : all_outputs) {
    const auto pair = output_pair(output, Reduction::sum, pass.frame.layers[1].Z, pass.problem.Y);
    if (output == Output::cross_entropy_softmax) {
      EXPECT_EQ(pair.local.dA_dZ.size(), 0);
      continue;
    }
    // Both ways lose a few ulps of numbers below 4.
    EXPECT_LT(max_abs_difference(pair.delta, pair.local.dJ_dA.cwiseProduct(pair.local.dA_dZ)),
              4e-15);
  }
}

TEST(OutputPair, TakesTargetsOutsideOfZeroToOneAsTheyAre) {
  const Matrix<double> Z = matrix(1, 2, {0, 0});
  const Matrix<double> Y = matrix(1, 2, {3, -2});
  const auto sigmoids = output_pair(Output::cross_entropy_sigmoid, Reduction::sum, Z, Y);
  EXPECT_EQ(sigmoids.delta, matrix(1, 2, {0.5 - 3, 0.5 + 2}));
  // Every ln a and ln(1 - a) is -ln 2, and their coefficients y and 1 - y add up to 1.
  EXPECT_NEAR(sigmoids.J, 2 * std::log(2.0), 4e-15);  // a few ulps of 3 ln 2
  const auto softmax = output_pair(Output::cross_entropy_softmax, Reduction::sum, Z, Y);
  EXPECT_EQ(softmax.delta, matrix(1, 2, {0.5 - 3, 0.5 + 2}));  // the targets add up to 1
  EXPECT_NEAR(softmax.J, std::log(2.0), 4e-15);
}

// What the reader would write down, entry by entry.
Matrix<double> by_hand(Candidate candidate, const Pass& pass) {
  const auto& A = input_of(1, pass);
  const auto& [Z, A_out, delta, grad_W, grad_b] = pass.frame.layers[1];
  Matrix<double> result = Matrix<double>::Zero(3, 3);
  for (Index i = 0; i < 3; ++i) {
    for (Index j = 0; j < 3; ++j) {
      if (candidate == Candidate::A_hadamard_delta) result(i, j) = A(i, j) * delta(i, j);
      if (candidate == Candidate::one_example) result(i, j) = A(2, i) * delta(2, j);
      for (Index s = 0; s < 3; ++s) {
        if (candidate == Candidate::A_T_delta) result(i, j) += A(s, i) * delta(s, j);
        if (candidate == Candidate::mean) result(i, j) += A(s, i) * delta(s, j) / 3;
        if (candidate == Candidate::delta_T_A) result(i, j) += delta(s, i) * A(s, j);
        if (candidate == Candidate::A_delta_T) result(i, j) += A(i, s) * delta(j, s);
        if (candidate == Candidate::A_delta) result(i, j) += A(i, s) * delta(s, j);
        if (candidate == Candidate::with_slope) {
          result(i, j) += A(s, i) * delta(s, j) * A_out(s, j) * (1 - A_out(s, j));
        }
      }
    }
  }
  return result;
}

std::vector<Trial<double>> bench_of(const Pass& pass, std::size_t l, Index shown = most_entries) {
  return bench(pass.network, pass.problem, pass.frame, l, shown);
}

const Trial<double>& of(const std::vector<Trial<double>>& trials, Candidate candidate) {
  return trials[static_cast<std::size_t>(candidate)];
}

TEST(Bench, HasTheValuesThatTheFormulasSay) {
  for (const Output output : {Output::cross_entropy_sigmoid, Output::cross_entropy_softmax,
                              Output::squared_error_sigmoid}) {
    const Pass pass = square_pass(output);
    const auto trials = bench_of(pass, 1);
    ASSERT_EQ(trials.size(), all_candidates.size());
    for (const Candidate candidate : all_candidates) {
      // Sums of three products of numbers below 1, in whatever order: a few ulps.
      EXPECT_LT(max_abs_difference(of(trials, candidate).value, by_hand(candidate, pass)), 2e-15)
          << static_cast<int>(candidate);
    }
  }
}

TEST(Bench, RefutesByNumbersWhatPassesTheShapesOfASquareNetwork) {
  const Pass pass = square_pass();
  const auto trials = bench_of(pass, 1);
  for (const Candidate candidate : all_candidates) {
    const auto& trial = of(trials, candidate);
    EXPECT_TRUE(trial.shape == (Shape{3, 3}));
    EXPECT_TRUE(trial.shape_fits);
    EXPECT_EQ(trial.agrees, candidate == Candidate::A_T_delta) << static_cast<int>(candidate);
    const auto& gradient = pass.frame.layers[1].grad_W;
    const double expected =
        max_abs_difference(by_hand(candidate, pass), gradient) / gradient.cwiseAbs().maxCoeff();
    EXPECT_NEAR(trial.difference, expected, 1e-13);  // rounding, a hundred ulps at the very most
  }
}

TEST(Bench, RefusesByShapeWhatNoTwoEqualSizesLetPass) {
  const Pass pass = oblong_pass();  // layer 0: A is 5 x 3, delta is 5 x 4, W is 3 x 4
  const auto trials = bench_of(pass, 0);
  for (const Candidate same :
       {Candidate::A_T_delta, Candidate::with_slope, Candidate::mean, Candidate::one_example}) {
    EXPECT_TRUE(of(trials, same).shape == (Shape{3, 4}));
    EXPECT_TRUE(of(trials, same).shape_fits);
  }
  EXPECT_TRUE(of(trials, Candidate::delta_T_A).shape == (Shape{4, 3}));
  EXPECT_FALSE(of(trials, Candidate::delta_T_A).shape_fits);
  // 5 x 3 times 4 x 5, 5 x 3 times 5 x 4, and 5 x 3 with 5 x 4 entry by entry: none is defined.
  for (const Candidate none :
       {Candidate::A_delta_T, Candidate::A_delta, Candidate::A_hadamard_delta}) {
    EXPECT_TRUE(of(trials, none).shape == (Shape{0, 0}));
    EXPECT_EQ(of(trials, none).value.size(), 0);
    EXPECT_FALSE(of(trials, none).shape_fits);
    EXPECT_FALSE(of(trials, none).agrees);
  }
}

TEST(Bench, TellsADefinedProductFromOneOfTheRightShape) {
  const Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::none, {4, 4, 2}}, 1);
  const auto trials = bench_of(pass, 0);  // A and delta are 5 x 4, W is 4 x 4
  EXPECT_TRUE(of(trials, Candidate::A_delta_T).shape == (Shape{5, 5}));
  EXPECT_FALSE(of(trials, Candidate::A_delta_T).shape_fits);
  EXPECT_EQ(of(trials, Candidate::A_delta_T).value.rows(), 5);
  EXPECT_TRUE(of(trials, Candidate::A_hadamard_delta).shape == (Shape{5, 4}));
  EXPECT_FALSE(of(trials, Candidate::A_hadamard_delta).shape_fits);
  EXPECT_TRUE(of(trials, Candidate::delta_T_A).shape_fits);
  EXPECT_FALSE(of(trials, Candidate::delta_T_A).agrees);
  EXPECT_FALSE(of(trials, Candidate::A_delta).shape_fits);
}

TEST(Bench, LetsADeltaPassTheShapeWhereThereAreAsManyExamplesAsInputs) {
  const Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::none, {5, 4, 2}}, 1);
  const auto trial = of(bench_of(pass, 0), Candidate::A_delta);
  EXPECT_TRUE(trial.shape == (Shape{5, 4}));
  EXPECT_TRUE(trial.shape_fits);
  EXPECT_FALSE(trial.agrees);
}

TEST(Bench, TakesTheMeanAndTheLastExampleForRightWhereThereIsOnlyOne) {
  Network<double> network = zero_network({3, 4, 2}, Bias::none);
  initialise(network.layers, Scheme::xavier, 5, 1.5);
  const Pass pass =
      pass_through(network, random_problem<double>(1, 3, 2, Output::cross_entropy_sigmoid, 6));
  for (std::size_t l = 0; l < 2; ++l) {
    const auto trials = bench_of(pass, l);
    EXPECT_TRUE(of(trials, Candidate::A_T_delta).agrees);
    EXPECT_TRUE(of(trials, Candidate::mean).agrees);
    EXPECT_TRUE(of(trials, Candidate::one_example).agrees);
    EXPECT_FALSE(of(trials, Candidate::with_slope).agrees);
  }
}

TEST(Bench, FindsTheMeanOffByAllButTheNthPart) {
  const auto trials = bench_of(oblong_pass(), 1);
  EXPECT_NEAR(of(trials, Candidate::mean).difference, 1 - 1.0 / 5, 1e-13);  // rounding
}

TEST(Bench, TakesTheSlopeForRightWhereItIsOne) {
  const Kind kind{
      Activation::identity, Output::squared_error_identity, Reduction::sum, Bias::none, {3, 4, 2}};
  const Pass pass = random_pass(kind, 1);
  EXPECT_TRUE(of(bench_of(pass, 0), Candidate::with_slope).agrees);
  EXPECT_TRUE(of(bench_of(pass, 1), Candidate::with_slope).agrees);
}

TEST(Bench, AgreesWithTheRightFormulaAloneInEveryKindOfNetwork) {
  for (const Output output : all_outputs) {
    for (const Activation hidden : all_activations) {
      for (const Reduction reduction : all_reductions) {
        const Pass pass = random_pass({hidden, output, reduction, Bias::trained, {3, 4, 6, 2}}, 2);
        for (std::size_t l = 0; l < 3; ++l) {
          const auto trials = bench_of(pass, l);
          const auto& right = of(trials, Candidate::A_T_delta);
          EXPECT_TRUE(right.agrees) << right.difference;
          EXPECT_LT(right.difference, 1e-12);  // rounding, through four products
          EXPECT_FALSE(of(trials, Candidate::mean).agrees);
          EXPECT_FALSE(of(trials, Candidate::one_example).agrees);
        }
      }
    }
  }
}

TEST(Bench, LeavesOutAWrongShapeThatIsTooLargeToShow) {
  const Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_sigmoid, Reduction::sum, Bias::none, {4, 4, 2}}, 1);
  const auto trials = bench_of(pass, 0, 24);  // A delta^T has 25 entries, A o delta has 20
  EXPECT_EQ(of(trials, Candidate::A_delta_T).value.size(), 0);
  EXPECT_TRUE(of(trials, Candidate::A_delta_T).shape == (Shape{5, 5}));
  EXPECT_EQ(of(trials, Candidate::A_hadamard_delta).value.size(), 20);
}

TEST(Bench, AgreesWithNothingWhereTheLossIsNotFinite) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.output = Output::squared_error_identity;
  network.layers[0].W(0, 0) = 1e300;
  const Pass pass = pass_through(network, {matrix(1, 1, {1e10}), matrix(1, 1, {0})});
  for (const auto& trial : bench_of(pass, 0)) {
    EXPECT_FALSE(trial.agrees);
    EXPECT_FALSE(std::isfinite(trial.difference));
  }
}

TEST(Nudge, HasTheWeightAndItsLossInTheMiddle) {
  const Pass pass = oblong_pass();
  const auto points = nudge(pass.network, pass.problem, 0, 2, 3, 0.7, 11);
  EXPECT_EQ(points(5, 0), pass.network.layers[0].W(2, 3));
  EXPECT_EQ(points(5, 1), pass.frame.J);
}

TEST(Nudge, RunsEvenlyFromEndToEnd) {
  const Pass pass = oblong_pass();
  const double w = pass.network.layers[1].W(3, 1);
  const auto points = nudge(pass.network, pass.problem, 1, 3, 1, 0.75, 6);
  EXPECT_EQ(points(0, 0), w - 0.75);
  EXPECT_EQ(points(5, 0), w + 0.75);
  for (Index e = 0; e < 6; ++e) EXPECT_NEAR(points(e, 0), w - 0.75 + 0.3 * e, 1e-15);  // rounding
}

TEST(Nudge, DrawsTheParabolaOfASingleWeight) {
  Network<double> network = zero_network({2, 1}, Bias::none);
  network.output = Output::squared_error_identity;
  network.layers[0].W << 1, 5;
  const Problem<double> problem{matrix(1, 2, {3, 0.5}), matrix(1, 1, {0.5})};
  const auto points = nudge(network, problem, 0, 0, 0, 2.0, 5);
  // J = (3 w + 2)^2 / 2 at w = -1, 0, 1, 2, 3
  EXPECT_EQ(points, matrix(5, 2, {-1, 0.5, 0, 2, 1, 12.5, 2, 32, 3, 60.5}));
}

TEST(Nudge, HasTheEntryOfTheGradientForItsTangent) {
  const Pass pass = oblong_pass();
  for (std::size_t l = 0; l < 2; ++l) {
    const auto points = nudge(pass.network, pass.problem, l, 1, 0, 1e-4, 2);
    const double slope = (points(1, 1) - points(0, 1)) / (points(1, 0) - points(0, 0));
    // reach^2 J'''/6, and an ulp of J over the reach
    EXPECT_NEAR(slope, pass.frame.layers[l].grad_W(1, 0), 1e-8);
  }
}

CheckSweep<double> sweep_of(const Pass& pass, std::size_t l, Index i, Index j,
                            const std::vector<double>& epsilons) {
  return check_sweep(pass.network, pass.problem, pass.frame, l, i, j, epsilons);
}

TEST(CheckSweep, HasTheEntryOfTheGradientForSlope) {
  for (const Output output : all_outputs) {
    const Pass pass = oblong_pass(output);
    for (std::size_t l = 0; l < 2; ++l) {
      const auto& gradient = pass.frame.layers[l].grad_W;
      for (Index i = 0; i < gradient.rows(); ++i) {
        for (Index j = 0; j < gradient.cols(); ++j) {
          EXPECT_NEAR(sweep_of(pass, l, i, j, {1}).slope, gradient(i, j), 1e-14);  // rounding
        }
      }
    }
  }
}

TEST(CheckSweep, HasACentralDifferenceThatIsWorstForCoarseAndForTinySteps) {
  const auto error = sweep_of(oblong_pass(), 1, 2, 1, {1e-1, 1e-5, 1e-12}).central;
  EXPECT_LT(error(1), 1e-7);            // epsilon^2 = 1e-10 and an ulp of J over epsilon
  EXPECT_GT(error(0), 1e3 * error(1));  // truncation, epsilon^2
  EXPECT_GT(error(2), 1e3 * error(1));  // rounding, 1 / epsilon
}

TEST(CheckSweep, HasAComplexStepWhoseErrorFallsAsTheSquareAndStaysAtRounding) {
  for (std::size_t l = 0; l < 2; ++l) {
    const auto error =
        sweep_of(oblong_pass(), l, 2, 1, {1e-1, 1e-2, 1e-3, 1e-8, 1e-12, 1e-15}).complex_step;
    // A step ten times smaller leaves a hundredth; the next term of the series is smaller by h^2.
    EXPECT_NEAR(error(0) / error(1), 100, 10);
    EXPECT_NEAR(error(1) / error(2), 100, 1);
    for (Index e = 3; e < 6; ++e) EXPECT_LT(error(e), 1e-13);  // h^2 is below an ulp: rounding
  }
}

TEST(CheckSweep, IsRelativeToTheEntry) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.layers[0].W << 1;
  const Pass pass = pass_through(network, {matrix(1, 1, {2}), matrix(1, 1, {1})});
  const auto sweep = sweep_of(pass, 0, 0, 0, {1});
  // J(w) = ln(1 + e^(-2w)) at w = 1, by hand; J(1 + i) turns e^(-2w) by two radians.
  const double slope = -2 / (1 + std::exp(2.0));
  const double central = (std::log(1 + std::exp(-4.0)) - std::log(2.0)) / 2;
  const double complex_step = std::atan2(-std::sin(2.0), std::exp(2.0) + std::cos(2.0));
  EXPECT_NEAR(sweep.slope, slope, 1e-15);  // a few ulps, here and below
  EXPECT_NEAR(sweep.central(0), std::abs(central / slope - 1), 4e-15);
  EXPECT_NEAR(sweep.complex_step(0), std::abs(complex_step / slope - 1), 4e-15);
  EXPECT_NEAR(sweep.central_slope(0), central, 1e-15);
  EXPECT_NEAR(sweep.complex_slope(0), complex_step, 1e-15);
}

TEST(CheckSweep, IsAbsoluteWhereTheEntryIsZero) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.output = Output::squared_error_sigmoid;
  const Pass pass = pass_through(network, {matrix(2, 1, {2, 1}), matrix(2, 1, {0.25, 1})});
  const auto sweep = sweep_of(pass, 0, 0, 0, {1});
  // Slopes 2 (1/2 - 1/4)/4 and (1/2 - 1)/4 of the two examples cancel, without rounding.
  EXPECT_EQ(sweep.slope, 0);
  const auto J = [](double w) {
    const double first = 1 / (1 + std::exp(-2 * w)) - 0.25;
    const double second = 1 / (1 + std::exp(-w)) - 1;
    return (first * first + second * second) / 2;
  };
  EXPECT_NEAR(sweep.central(0), std::abs(J(1) - J(-1)) / 2, 1e-15);  // a few ulps
}

TEST(CheckSweep, GivesNoNumberWhereTheStepIsLostBesideTheWeight) {
  Network<double> network = zero_network({1, 1}, Bias::none);
  network.output = Output::squared_error_identity;
  network.layers[0].W(0, 0) = 64;  // whose neighbours are 7e-15 and 1.4e-14 away
  const Pass pass = pass_through(network, {matrix(1, 1, {1}), matrix(1, 1, {0})});
  const auto sweep = sweep_of(pass, 0, 0, 0, {1e-15});
  EXPECT_TRUE(std::isnan(sweep.central(0)));
  EXPECT_EQ(sweep.complex_step(0), 0);  // it adds the step to an imaginary part of 0
}

}  // namespace
}  // namespace deltascope
