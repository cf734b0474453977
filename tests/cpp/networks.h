// Networks to test with: every kind of network there is, and random ones of each kind.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "instances.h"
#include "network/backprop.h"
#include "network/initialise.h"
#include "network/network.h"

namespace deltascope {

inline const std::vector<Activation> all_activations = {
    Activation::sigmoid,  Activation::tanh, Activation::relu,    Activation::leaky_relu,
    Activation::softplus, Activation::gelu, Activation::identity};
inline const std::vector<Output> all_outputs = {
    Output::cross_entropy_sigmoid, Output::cross_entropy_softmax, Output::squared_error_sigmoid,
    Output::squared_error_identity, Output::squared_error_tanh};
inline const std::vector<Reduction> all_reductions = {Reduction::sum, Reduction::mean_examples,
                                                      Reduction::mean_entries};

struct Kind {
  HiddenActivations hidden;
  Output output;
  LossFactor factor;
  Bias bias;
  std::vector<Index> sizes;
};

inline std::ostream& operator<<(std::ostream& out, const Kind& kind) {
  out << "hidden";
  for (std::size_t l = 0; l + 2 < kind.sizes.size(); ++l) {
    out << ' ' << static_cast<int>(kind.hidden[l]);
  }
  out << ", output " << static_cast<int>(kind.output) << ", reduction "
      << static_cast<int>(kind.factor.reduction) << ", square "
      << static_cast<int>(kind.factor.square) << ", bias " << static_cast<int>(kind.bias)
      << ", depth " << kind.sizes.size() - 1;
  return out;
}

// Every hidden activation, reduction, with and without biases, depths 1 to 4, and layers that
// differ in their activation. With n = 5 examples no two sizes of a network agree, so that a
// transposed shape cannot pass.
inline std::vector<Kind> kinds_with(Output output,
                                    const std::vector<Reduction>& reductions = all_reductions) {
  const std::vector<std::vector<Index>> depths = {{3, 2}, {3, 4, 2}, {3, 4, 6, 2}, {3, 7, 4, 6, 2}};
  std::vector<Kind> kinds;
  for (const Activation hidden : all_activations) {
    // What the reduction, the biases and the depth do does not depend on the function: these have
    // one of each.
    if (hidden == Activation::leaky_relu || hidden == Activation::softplus ||
        hidden == Activation::gelu) {
      kinds.push_back({hidden, output, reductions.back(), Bias::trained, depths[2]});
      continue;
    }
    for (const Reduction reduction : reductions) {
      for (const Bias bias : {Bias::none, Bias::trained}) {
        for (const auto& sizes : depths) kinds.push_back({hidden, output, reduction, bias, sizes});
      }
    }
  }
  using Each = std::vector<Activation>;
  for (const Each& each : {Each{Activation::tanh, Activation::relu, Activation::gelu},
                           Each{Activation::softplus, Activation::sigmoid, Activation::tanh},
                           Each{Activation::identity, Activation::gelu, Activation::sigmoid}}) {
    const LossFactor factor{reductions.back(), Square::whole};
    kinds.push_back({each, output, factor, Bias::trained, depths.back()});
  }
  return kinds;
}

struct Pass {
  Network<double> network;
  Problem<double> problem;
  Frame<double> frame;
};

inline Pass pass_through(Network<double> network, Problem<double> problem) {
  Frame<double> frame = make_frame(network, problem.X.rows());
  forward(network, problem, frame);
  backward(network, problem, frame);
  return {std::move(network), std::move(problem), std::move(frame)};
}

inline Pass random_pass(const Kind& kind, std::uint64_t seed, double scale = 1.5) {
  Network<double> network{zero_layers<double>(kind.sizes, kind.bias), kind.hidden, kind.output,
                          kind.factor, kind.bias};
  initialise(network.layers, Scheme::xavier, seed, scale);
  Random random(seed + 1000);
  for (auto& layer : network.layers) {
    for (Index j = 0; j < layer.b.size(); ++j) layer.b(j) = random.uniform(-0.5, 0.5);
  }
  return pass_through(network, random_problem<double>(5, kind.sizes.front(), kind.sizes.back(),
                                                      kind.output, seed + 2000));
}

// Gradient descent in plain words: W = W - eta dJ/dW in every layer, and b likewise where biases
// are trained.
template <class Scalar>
void descend(Network<Scalar>& network, const Frame<Scalar>& frame, Scalar eta) {
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    network.layers[l].W -= eta * frame.layers[l].grad_W;
    if (network.bias == Bias::trained) network.layers[l].b -= eta * frame.layers[l].grad_b;
  }
}

// The smallest |z| of a hidden unit: how far the network is from a kink of relu.
inline double distance_from_kink(const Pass& pass) {
  double distance = INFINITY;
  for (std::size_t l = 0; l + 1 < pass.frame.layers.size(); ++l) {
    distance = std::min(distance, pass.frame.layers[l].Z.cwiseAbs().minCoeff());
  }
  return distance;
}

// A random network none of whose hidden units is within 0.003 of a kink. epsilon = 1e-5 moves a z
// by less than 0.001 here (activations and weights are of size 1 to 5, four layers deep).
inline Pass random_pass_off_kinks(const Kind& kind) {
  Pass pass = random_pass(kind, 1);
  for (std::uint64_t seed = 2; seed < 100 && distance_from_kink(pass) < 0.003; ++seed) {
    pass = random_pass(kind, seed);
  }
  EXPECT_GE(distance_from_kink(pass), 0.003) << "no such network among 100 seeds";
  return pass;
}

template <class Left, class Right>
double max_abs_difference(const Left& left, const Right& right) {
  EXPECT_EQ(left.rows(), right.rows());
  EXPECT_EQ(left.cols(), right.cols());
  if (left.size() == 0) return 0;
  return (left - right).cwiseAbs().maxCoeff();
}

// Zero weights for sizes [m, d, ..., t] and the note's loss.
inline Network<double> zero_network(const std::vector<Index>& sizes, Bias bias) {
  Network<double> network;
  network.layers = zero_layers<double>(sizes, bias);
  network.bias = bias;
  return network;
}

inline Matrix<double> matrix(Index rows, Index cols, const std::vector<double>& entries) {
  EXPECT_EQ(rows * cols, static_cast<Index>(entries.size()));
  return Eigen::Map<const Matrix<double>>(entries.data(), rows, cols);
}

// Same shape and the same bits, -0 apart from 0 and NaN equal to itself.
template <class Left, class Right>
bool same_bits(const Left& left, const Right& right) {
  using Scalar = typename Left::Scalar;
  if (left.rows() != right.rows() || left.cols() != right.cols()) return false;
  if (left.size() == 0) return true;  // whose data is null, which memcmp must not see
  return std::memcmp(left.data(), right.data(), sizeof(Scalar) * left.size()) == 0;
}

template <class Scalar>
bool same_bits(const std::vector<Layer<Scalar>>& left, const std::vector<Layer<Scalar>>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& one, const auto& other) {
                      return same_bits(one.W, other.W) && same_bits(one.b, other.b);
                    });
}

}  // namespace deltascope
