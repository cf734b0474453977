// Small networks, trained with the examples in lanes: they get the bits of forward, backward and
// step.
#include "training/lanes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "epochs.h"
#include "networks.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

// Tiles of every kind: with one example, a vector that is not full, several vectors, several tiles.
const std::vector<Index> counts = {1, 2, 3, 4, 5, 8, 11, 48, 50, 97};

template <class Scalar>
struct Start {
  Network<Scalar> network;
  Problem<Scalar> problem;
};

template <class Scalar>
Start<Scalar> random_start(const Kind& kind, Index n, double scale = 1.5) {
  const Pass pass = random_pass(kind, 3, scale);
  const auto problem =
      random_problem<double>(n, kind.sizes.front(), kind.sizes.back(), kind.output, 5);
  return {cast<Scalar>(pass.network), cast<Scalar>(problem)};
}

template <class Scalar>
void pass(const Network<Scalar>& network, const Problem<Scalar>& problem, Frame<Scalar>& frame) {
  forward(network, problem, frame);
  backward(network, problem, frame);
}

template <class Scalar>
void expect_bits_of_training_by_hand(const Start<Scalar>& start, const Rule& rule,
                                     std::int64_t epochs = 6) {
  Trainer<Scalar> trainer(start.network, start.problem);
  EXPECT_EQ(trainer.advance(epochs, rule).steps, epochs);
  auto network = start.network;
  auto state = fresh_state(network, rule.method);
  for (std::int64_t epoch = 0; epoch < epochs; ++epoch) {
    epoch_by_hand(network, state, start.problem, rule, epoch, pass<Scalar>);
  }
  EXPECT_TRUE(same_bits(trainer.network().layers, network.layers));
  EXPECT_TRUE(same_bits(trainer.checkpoint().optimizer_state.v, state.v));
  EXPECT_TRUE(same_bits(trainer.checkpoint().optimizer_state.q, state.q));
  EXPECT_EQ(trainer.checkpoint().optimizer_state.steps, state.steps);
  // The frame is that of the new parameters.
  auto frame = make_frame(network, start.problem.X.rows());
  pass(network, start.problem, frame);
  EXPECT_EQ(trainer.frame().J, frame.J);
  EXPECT_TRUE(same_bits(trainer.frame().layers[0].grad_W, frame.layers[0].grad_W));
}

template <class Scalar>
class InLanes : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(InLanes, Scalars, );

TYPED_TEST(InLanes, EveryKindOfNetworkHasItsBits) {
  const auto rule = rule_of(Method::gradient_descent, 0.001);
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      SCOPED_TRACE(testing::Message() << kind);
      expect_bits_of_training_by_hand(random_start<TypeParam>(kind, 11), rule);
      if (this->HasFailure()) return;
    }
  }
}

// Sizes that are compiled, and neighbours that are not; the widest, and one that is too wide.
TYPED_TEST(InLanes, EverySizeHasItsBits) {
  const std::vector<std::vector<Index>> shapes = {{2, 2, 1}, {2, 2, 2}, {2, 8, 1},    {4, 8, 3},
                                                  {3, 2, 2}, {2, 8, 2}, {16, 16, 16}, {17, 2, 1}};
  for (const auto& sizes : shapes) {
    for (const Bias bias : {Bias::none, Bias::trained, Bias::fixed}) {
      for (const Reduction reduction : all_reductions) {
        for (const Index n : counts) {
          const Kind kind{Activation::sigmoid, Output::cross_entropy_sigmoid, reduction, bias,
                          sizes};
          SCOPED_TRACE(testing::Message() << kind << ", n " << n << ", m " << sizes[0]);
          expect_bits_of_training_by_hand(random_start<TypeParam>(kind, n),
                                          rule_of(Method::gradient_descent, 0.1));
          if (this->HasFailure()) return;
        }
      }
    }
  }
}

TYPED_TEST(InLanes, ADecayingRateAndExamplesInOrderHaveTheirBits) {
  const Kind kind{
      Activation::gelu, Output::squared_error_tanh, Reduction::sum, Bias::trained, {3, 5, 2}};
  const auto start = random_start<TypeParam>(kind, 7);
  for (const Decay decay : {Decay::step, Decay::exponential, Decay::cosine}) {
    for (const std::int32_t batch : {0, 1, 4}) {
      Rule rule = rule_of(Method::momentum, 0.05, 0.01, batch);
      rule.in_order = batch != 0;
      rule.decay = decay;
      rule.decay_epochs = 3;
      SCOPED_TRACE(testing::Message() << "decay " << int(decay) << ", batch " << batch);
      expect_bits_of_training_by_hand(start, rule);
    }
  }
}

TYPED_TEST(InLanes, EveryRuleHasItsBits) {
  for (const auto& sizes : {std::vector<Index>{2, 8, 1}, {3, 5, 6, 2}}) {
    const Kind kind{Activation::sigmoid, Output::cross_entropy_sigmoid, Reduction::mean_examples,
                    Bias::trained, sizes};
    const auto start = random_start<TypeParam>(kind, 11);
    for (const Method method : {Method::gradient_descent, Method::momentum, Method::nesterov,
                                Method::rms_prop, Method::adam}) {
      for (const double lambda : {0.0, 0.1}) {
        for (const std::int32_t batch : {0, 1, 4, 5, 11}) {
          SCOPED_TRACE(testing::Message() << "method " << int(method) << ", lambda " << lambda
                                          << ", batch " << batch << ", m " << sizes[0]);
          expect_bits_of_training_by_hand(start, rule_of(method, 0.05, lambda, batch));
          if (this->HasFailure()) return;
        }
      }
    }
  }
}

// Sigmoids that are 0 or 1 to the last bit, and |z| beyond saturation_limit.
TYPED_TEST(InLanes, SaturatedUnitsHaveTheirBits) {
  for (const auto& sizes : {std::vector<Index>{2, 2, 2}, {2, 3, 2}}) {
    for (const double scale : {1e2, 1e3, 1e5}) {
      const Kind kind{Activation::sigmoid, Output::cross_entropy_sigmoid, Reduction::sum,
                      Bias::trained, sizes};
      SCOPED_TRACE(testing::Message() << "scale " << scale << ", d " << sizes[1]);
      expect_bits_of_training_by_hand(random_start<TypeParam>(kind, 5, scale),
                                      rule_of(Method::gradient_descent, 0.1));
    }
  }
}

// Compares one call, which takes lanes, with a call for each epoch, which does not.
template <class Scalar>
void expect_same_end(const Start<Scalar>& start, const Rule& rule) {
  Trainer<Scalar> at_once(start.network, start.problem);
  Trainer<Scalar> one_by_one(start.network, start.problem);
  const Progress progress = at_once.advance(200, rule);
  std::int64_t steps = 0;
  while (steps < 200 && !one_by_one.advance(1, rule).diverged) ++steps;
  EXPECT_EQ(progress.steps, steps);
  EXPECT_EQ(progress.diverged, steps < 200);
  EXPECT_EQ(at_once.epoch(), one_by_one.epoch());
  EXPECT_TRUE(same_bits(at_once.network().layers, one_by_one.network().layers));
  EXPECT_EQ(at_once.frame().J, one_by_one.frame().J);
  EXPECT_TRUE(same_bits(at_once.frame().layers[0].delta, one_by_one.frame().layers[0].delta));
}

TYPED_TEST(InLanes, DivergenceIsSeenAtTheSameEpoch) {
  const double largest = std::numeric_limits<TypeParam>::max();
  int diverged = 0;
  for (const auto& sizes : {std::vector<Index>{2, 2, 2}, {2, 3, 2}}) {
    for (const Output output : all_outputs) {
      for (const double eta : {1.0, 1e10, largest / 1e3, largest / 10}) {
        for (const std::int32_t batch : {0, 2}) {
          const Kind kind{Activation::sigmoid, output, Reduction::sum, Bias::trained, sizes};
          const auto start = random_start<TypeParam>(kind, 5);
          SCOPED_TRACE(testing::Message() << kind << ", eta " << eta << ", batch " << batch);
          const auto rule = rule_of(Method::momentum, eta, 0, batch);
          expect_same_end(start, rule);
          diverged += Trainer<TypeParam>(start.network, start.problem).advance(200, rule).diverged;
        }
      }
    }
  }
  EXPECT_GT(diverged, 10);
}

// All ways give the same bits, so only this test tells that the fast ones are taken.
TYPED_TEST(InLanes, TrainSmallNetworksAndThePagesOwnSizesByACompiledPass) {
  struct Expected {
    std::vector<Index> sizes;
    Bias bias;
    std::int64_t epochs;
    Way way;
  };
  for (const auto& [sizes, bias, epochs, way] : {
           Expected{{2, 2, 2}, Bias::none, 4, Way::lanes_of_fixed_size},
           Expected{{2, 2, 1}, Bias::trained, 4, Way::lanes_of_fixed_size},
           Expected{{2, 8, 1}, Bias::trained, 4, Way::lanes_of_fixed_size},
           Expected{{4, 8, 3}, Bias::trained, 4, Way::lanes_of_fixed_size},
           Expected{{3, 4, 2}, Bias::none, 4, Way::lanes},
           Expected{{2, 3, 5, 2}, Bias::trained, 4, Way::lanes},
           Expected{{2, 17, 2}, Bias::none, 4, Way::layer_by_layer},
           Expected{{2, 2, 2}, Bias::fixed, 4, Way::layer_by_layer},
           Expected{{2, 2, 2}, Bias::none, 3, Way::layer_by_layer},
       }) {
    const Kind kind{Activation::sigmoid, Output::cross_entropy_sigmoid, Reduction::sum, bias,
                    sizes};
    SCOPED_TRACE(testing::Message() << kind << ", " << epochs << " epochs");
    const auto start = random_start<TypeParam>(kind, 5);
    for (const std::int32_t batch : {0, 2}) {
      Trainer<TypeParam> trainer(start.network, start.problem);
      const auto rule = rule_of(Method::gradient_descent, 0.1, 0, batch);
      EXPECT_EQ(trainer.advance(epochs, rule).way, way) << "batch " << batch;
    }
  }
}

TEST(Lanes, SuitSmallNetworksWhoseBiasesMoveOrAreNot) {
  EXPECT_EQ(Lanes<double>::suit(zero_network({2, 16, 3}, Bias::none)), use_lanes);
  EXPECT_EQ(Lanes<double>::suit(zero_network({16, 2, 2, 2, 16}, Bias::trained)), use_lanes);
  EXPECT_FALSE(Lanes<double>::suit(zero_network({2, 17, 3}, Bias::none)));
  EXPECT_FALSE(Lanes<double>::suit(zero_network({2, 2, 2}, Bias::fixed)));
}

}  // namespace
}  // namespace deltascope
