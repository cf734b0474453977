// A network as a list of dense layers, and the data that it is trained on.
#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

#include "matrix.h"
#include "network/activation.h"
#include "network/loss.h"

namespace deltascope {

// fixed: used in the forward pass, but not trained.
enum class Bias { none, trained, fixed };

// One dense layer: Z = A_prev W + 1 b.
template <class Scalar>
struct Layer {
  Matrix<Scalar> W;     // fan_in x fan_out
  RowVector<Scalar> b;  // 1 x fan_out, or empty: no bias
};

template <class Scalar>
struct Network {
  std::vector<Layer<Scalar>> layers;  // at least one; the last is the output layer
  HiddenActivations hidden = Activation::sigmoid;
  Output output = Output::cross_entropy_sigmoid;
  LossFactor factor = Reduction::sum;
  Bias bias = Bias::none;
};

template <class Scalar>
struct Problem {
  Matrix<Scalar> X;  // n x m
  Matrix<Scalar> Y;  // n x t
};

// Zero weights (and biases, unless there are none) for sizes [m, d, ..., t].
// Requires: at least two sizes, all positive.
template <class Scalar>
std::vector<Layer<Scalar>> zero_layers(const std::vector<Index>& sizes, Bias bias) {
  assert(sizes.size() >= 2);
  std::vector<Layer<Scalar>> layers(sizes.size() - 1);
  for (std::size_t l = 0; l < layers.size(); ++l) {
    layers[l].W = Matrix<Scalar>::Zero(sizes[l], sizes[l + 1]);
    layers[l].b = RowVector<Scalar>::Zero(bias == Bias::none ? 0 : sizes[l + 1]);
  }
  return layers;
}

// [m, d, ..., t]
template <class Scalar>
std::vector<Index> sizes_of(const Network<Scalar>& network) {
  std::vector<Index> sizes{network.layers.front().W.rows()};
  for (const auto& layer : network.layers) sizes.push_back(layer.W.cols());
  return sizes;
}

template <class Scalar>
bool shapes_fit(const Network<Scalar>& network, const Problem<Scalar>& problem) {
  if (network.layers.empty() || problem.X.rows() != problem.Y.rows()) return false;
  Index width = problem.X.cols();
  for (const auto& layer : network.layers) {
    const Index biases = network.bias == Bias::none ? 0 : layer.W.cols();
    if (layer.W.rows() != width || layer.b.size() != biases) return false;
    width = layer.W.cols();
  }
  return width == problem.Y.cols();
}

template <class Scalar>
bool all_finite(const std::vector<Layer<Scalar>>& layers) {
  // 0 times a number is 0, unless it is NaN or infinite. Unlike a test of each number, a sum is
  // vectorised.
  Real<Scalar> zero(0);
  for (const auto& [W, b] : layers) {
    zero += (W.array() * Scalar(0)).sum() + (b.array() * Scalar(0)).sum();
  }
  return zero == 0;
}

template <class To, class From>
std::vector<Layer<To>> cast(const std::vector<Layer<From>>& layers) {
  std::vector<Layer<To>> result;
  for (const auto& [W, b] : layers) {
    result.push_back({W.template cast<To>(), b.template cast<To>()});
  }
  return result;
}

template <class To, class From>
Network<To> cast(const Network<From>& network) {
  return {cast<To>(network.layers), network.hidden, network.output, network.factor, network.bias};
}

template <class To, class From>
Problem<To> cast(const Problem<From>& problem) {
  return {problem.X.template cast<To>(), problem.Y.template cast<To>()};
}

}  // namespace deltascope
