// Optimizers: how a step updates parameters by their gradient.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/build.h"
#include "network/frame.h"
#include "network/network.h"
#include "network/penalty.h"

namespace deltascope {

// With the gradient g, at step s = 1, 2, ...; v and q start at 0.
enum class Method {
  // w -= eta g
  gradient_descent,
  // v = mu v - eta g,  w += v: Sutskever et al. 2013, eq. 1 and 2
  momentum,
  // v = mu v - eta g,  w += mu v - eta g: ibid., eq. 3 and 4, for the look-ahead point
  nesterov,
  // q = rho q + (1 - rho) g^2,  w -= eta g / (sqrt(q) + epsilon): Hinton 2012, lecture 6e
  rms_prop,
  // v = beta_1 v + (1 - beta_1) g,  q = beta_2 q + (1 - beta_2) g^2,
  // w -= eta v / (1 - beta_1^s) / (sqrt(q / (1 - beta_2^s)) + epsilon): Kingma and Ba 2015, alg. 1
  adam,
};

// How eta changes with the epoch e = 0, 1, ..., by a factor r and a number of epochs E.
enum class Decay {
  none,
  step,         // eta r^floor(e / E)
  exponential,  // eta r^(e / E)
  cosine,       // eta (1 + cos(pi e / E)) / 2, and 0 from epoch E on: Loshchilov and Hutter 2017
};

// A new field also needs its place in History::same, or time goes back by another rule.
struct Rule {
  Method method = Method::gradient_descent;
  double eta = 0.5;       // learning rate, above 0
  double mu = 0.9;        // in [0, 1)
  double rho = 0.9;       // in [0, 1)
  double beta_1 = 0.9;    // in [0, 1)
  double beta_2 = 0.999;  // in [0, 1)
  double epsilon = 1e-8;  // at least 0
  // L2: weights, and biases where they are part of it, follow the gradient of J + penalty.
  double lambda = 0;
  bool decays_biases = false;
  // The examples of a step; 0: all of them. An epoch passes every example once, in the order that
  // they stand in, or in one that order_seed and the epoch's number give.
  std::int32_t batch = 0;
  bool in_order = false;
  std::uint32_t order_seed = 1;
  Decay decay = Decay::none;
  double decay_rate = 0.5;          // r, in (0, 1]
  std::int32_t decay_epochs = 100;  // E, at least 1
  // Where the gradient of all parameters that are trained, L2's part included, is longer, it is
  // made so long; 0: never.
  double clip = 0;
  // Bit l: steps leave layer l as it is. Only in the whole core.
  std::uint32_t held = 0;

  Penalty penalty() const { return {lambda, decays_biases}; }
  bool holds(std::size_t l) const { return !is_opening && l < 32 && (held >> l & 1U) != 0; }
};

// The learning rate of an epoch, from 0.
inline double eta_at(const Rule& rule, std::int64_t epoch) {
  if constexpr (is_opening) return rule.eta;
  const double passed = static_cast<double>(epoch) / rule.decay_epochs;
  switch (rule.decay) {
    case Decay::none:
      break;
    case Decay::step:
      return rule.eta * std::pow(rule.decay_rate, std::floor(passed));
    case Decay::exponential:
      return rule.eta * std::pow(rule.decay_rate, passed);
    case Decay::cosine:
      return passed < 1 ? rule.eta * (1 + std::cos(3.14159265358979323846 * passed)) / 2 : 0;
  }
  return rule.eta;
}

// What an optimizer keeps from step to step. v and q are empty where its method needs none.
template <class Scalar>
struct OptimizerState {
  std::vector<Layer<Scalar>> v;
  std::vector<Layer<Scalar>> q;
  std::int64_t steps = 0;
};

// Zeros in the shapes of the network's parameters, for those of v and q that the method keeps.
template <class Scalar>
OptimizerState<Scalar> fresh_state(const Network<Scalar>& network, Method method) {
  const auto zeros = zero_layers<Scalar>(sizes_of(network), network.bias);
  switch (method) {
    case Method::gradient_descent:
      break;
    case Method::momentum:
    case Method::nesterov:
      return {zeros, {}};
    case Method::rms_prop:
      return {{}, zeros};
    case Method::adam:
      return {zeros, zeros};
  }
  return {};
}

// The numbers of a matrix of any shape as one array.
template <class Scalar>
using FlatView = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>, Eigen::Aligned16>;
template <class Scalar>
using ConstFlatView = Eigen::Map<const Eigen::Array<Scalar, Eigen::Dynamic, 1>, Eigen::Aligned16>;

template <class Scalar, class Dense>
ConstFlatView<Scalar> flat_view(const Dense& A) {
  return {A.data(), A.size()};
}

// Parameters, with the v and q of each; v and q must not be read where the method has none.
template <class Scalar>
struct ParameterView {
  FlatView<Scalar> w;
  FlatView<Scalar> v;
  FlatView<Scalar> q;
};

// Views w with its v and q, which may be null.
template <class Dense, class Scalar = typename Dense::Scalar>
ParameterView<Scalar> parameter_view(Dense& w, Dense* v, Dense* q) {
  const auto numbers = [&w](Dense* of) {
    return FlatView<Scalar>(of == nullptr ? nullptr : of->data(), of == nullptr ? 0 : w.size());
  };
  return {numbers(&w), numbers(v), numbers(q)};
}

template <class Scalar, class Dense>
ParameterView<Scalar> parameter_view(Layer<Scalar>& layer, OptimizerState<Scalar>& state,
                                     std::size_t l, Dense Layer<Scalar>::*parameter) {
  return parameter_view(layer.*parameter, state.v.empty() ? nullptr : &(state.v[l].*parameter),
                        state.q.empty() ? nullptr : &(state.q[l].*parameter));
}

// Step s = 1, 2, ... of parameters, by their gradient g, which has as many numbers.
template <class Scalar, class Gradient>
void update(ParameterView<Scalar> parameters, const Gradient& g, const Rule& rule, std::int64_t s) {
  const auto as_scalar = [](double number) { return static_cast<Scalar>(number); };
  const auto eta = as_scalar(rule.eta);
  const auto mu = as_scalar(rule.mu);
  const auto rho = as_scalar(rule.rho);
  auto& [w, v, q] = parameters;
  switch (rule.method) {
    case Method::gradient_descent:
      w -= eta * g;
      return;
    case Method::momentum:
      v = mu * v - eta * g;
      w += v;
      return;
    case Method::nesterov:
      v = mu * v - eta * g;
      w += mu * v - eta * g;
      return;
    case Method::rms_prop:
      q = rho * q + (1 - rho) * g.square();
      w -= eta * g / (q.sqrt() + as_scalar(rule.epsilon));
      return;
    case Method::adam: {
      const auto beta_1 = as_scalar(rule.beta_1);
      const auto beta_2 = as_scalar(rule.beta_2);
      const auto steps = static_cast<double>(s);
      const auto v_scale = as_scalar(1 / (1 - std::pow(rule.beta_1, steps)));
      const auto q_scale = as_scalar(1 / (1 - std::pow(rule.beta_2, steps)));
      v = beta_1 * v + (1 - beta_1) * g;
      q = beta_2 * q + (1 - beta_2) * g.square();
      w -= eta * (v_scale * v) / ((q_scale * q).sqrt() + as_scalar(rule.epsilon));
      return;
    }
  }
}

// Makes the frame's gradient what a step follows, its L2 part included, and no longer than
// rule.clip: Pascanu, Mikolov and Bengio 2013, algorithm 1. Returns the rule for that step.
// Requires: backward has filled the frame for this network; rule.clip > 0.
template <class Scalar>
Rule clip_gradient(const Network<Scalar>& network, Frame<Scalar>& frame, const Rule& rule) {
  const auto lambda = static_cast<Scalar>(rule.lambda);
  const bool trains_biases = network.bias == Bias::trained;
  Scalar squares(0);
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    if (rule.holds(l)) continue;
    auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
    if (lambda != 0) grad_W += lambda * network.layers[l].W;
    if (lambda != 0 && trains_biases && rule.decays_biases) {
      grad_b += lambda * network.layers[l].b;
    }
    squares += grad_W.squaredNorm();
    if (trains_biases) squares += grad_b.squaredNorm();
  }
  const Scalar length = std::sqrt(squares);
  const auto longest = static_cast<Scalar>(rule.clip);
  if (length > longest) {
    for (auto& layer : frame.layers) {
      layer.grad_W *= longest / length;
      if (trains_biases) layer.grad_b *= longest / length;
    }
  }
  Rule without = rule;
  without.lambda = 0;
  without.clip = 0;
  return without;
}

// One step of every parameter that is trained, without clipping.
// Requires: backward has filled the frame for this network; the state began as fresh_state of it
// and of rule.method.
template <class Scalar>
void step(Network<Scalar>& network, const Frame<Scalar>& frame, OptimizerState<Scalar>& state,
          const Rule& rule) {
  state.steps += 1;
  const auto lambda = static_cast<Scalar>(rule.lambda);
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    if (rule.holds(l)) continue;
    auto& layer = network.layers[l];
    const auto W = parameter_view(layer, state, l, &Layer<Scalar>::W);
    const auto grad_W = flat_view<Scalar>(frame.layers[l].grad_W);
    if (lambda == 0) {
      update(W, grad_W, rule, state.steps);
    } else if constexpr (is_opening) {
      // A second copy of update, for the expression below, would come with it.
      const RowVector<Scalar> followed = with_penalty(lambda, grad_W, W.w).matrix();
      update(W, flat_view<Scalar>(followed), rule, state.steps);
    } else {
      update(W, with_penalty(lambda, grad_W, W.w), rule, state.steps);
    }
    if (network.bias == Bias::trained) {
      const auto b = parameter_view(layer, state, l, &Layer<Scalar>::b);
      const auto grad_b = flat_view<Scalar>(frame.layers[l].grad_b);
      if (lambda != 0 && rule.penalty().has_biases()) {
        update(b, with_penalty(lambda, grad_b, b.w), rule, state.steps);
      } else {
        update(b, grad_b, rule, state.steps);
      }
    }
  }
}

}  // namespace deltascope
