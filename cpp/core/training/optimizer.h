// Optimizers: how parameters move for their gradient.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "network/frame.h"
#include "network/network.h"

namespace deltascope {

// With the gradient g, at step s = 1, 2, ...; v and q start at 0.
enum class Method {
  // w -= eta g
  gradient_descent,
  // v = mu v - eta g,  w += v: Sutskever et al. 2013, eq. 1 and 2
  momentum,
  // v = mu v - eta g,  w += mu v - eta g: ibid., eq. 3 and 4, for the point that is looked ahead to
  nesterov,
  // q = rho q + (1 - rho) g^2,  w -= eta g / (sqrt(q) + epsilon): Hinton 2012, lecture 6e
  rms_prop,
  // v = beta_1 v + (1 - beta_1) g,  q = beta_2 q + (1 - beta_2) g^2,
  // w -= eta v / (1 - beta_1^s) / (sqrt(q / (1 - beta_2^s)) + epsilon): Kingma and Ba 2015, alg. 1
  adam,
};

struct Rule {
  Method method = Method::gradient_descent;
  double eta = 0.5;       // learning rate, above 0
  double mu = 0.9;        // in [0, 1)
  double rho = 0.9;       // in [0, 1)
  double beta_1 = 0.9;    // in [0, 1)
  double beta_2 = 0.999;  // in [0, 1)
  double epsilon = 1e-8;  // at least 0
  // L2: weights, not biases, follow the gradient of J + lambda / 2 |W|^2. At least 0.
  double lambda = 0;
  // Examples that a step follows the gradient of; 0: all of them. An epoch passes every example
  // once, in an order that this seed and the epoch's number give.
  std::int32_t batch = 0;
  std::uint32_t order_seed = 1;
};

// What an optimizer remembers from step to step; empty where its method needs nothing.
template <class Scalar>
struct OptimizerState {
  std::vector<Layer<Scalar>> v;
  std::vector<Layer<Scalar>> q;
  std::int64_t steps = 0;
};

// Zeros in the shapes of the network's parameters.
template <class Scalar>
OptimizerState<Scalar> fresh_state(const Network<Scalar>& network, Method method) {
  const auto zeros = zero_layers<Scalar>(sizes_of(network), network.bias);
  const bool has_q = method == Method::rms_prop || method == Method::adam;
  const bool has_v = method != Method::gradient_descent && method != Method::rms_prop;
  OptimizerState<Scalar> state;
  if (has_v) state.v = zeros;
  if (has_q) state.q = zeros;
  return state;
}

// The numbers of a matrix of any shape, one after the other.
template <class Scalar>
using Numbers = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>, Eigen::Aligned16>;
template <class Scalar>
using ConstNumbers = Eigen::Map<const Eigen::Array<Scalar, Eigen::Dynamic, 1>, Eigen::Aligned16>;

template <class Scalar, class Parameter>
ConstNumbers<Scalar> numbers_of(const Parameter& parameter) {
  return {parameter.data(), parameter.size()};
}

// Parameters, and what is remembered of them; not to be read where the method has none.
template <class Scalar>
struct Moved {
  Numbers<Scalar> w;
  Numbers<Scalar> v;
  Numbers<Scalar> q;
};

// `w` and what is beside it in v and q, which may be null.
template <class Parameter, class Scalar = typename Parameter::Scalar>
Moved<Scalar> moved(Parameter& w, Parameter* v, Parameter* q) {
  const auto numbers = [&w](Parameter* of) {
    return Numbers<Scalar>(of == nullptr ? nullptr : of->data(), of == nullptr ? 0 : w.size());
  };
  return {numbers(&w), numbers(v), numbers(q)};
}

template <class Scalar, class Parameter>
Moved<Scalar> moved(Layer<Scalar>& layer, OptimizerState<Scalar>& state, std::size_t l,
                    Parameter Layer<Scalar>::*parameter) {
  return moved(layer.*parameter, state.v.empty() ? nullptr : &(state.v[l].*parameter),
               state.q.empty() ? nullptr : &(state.q[l].*parameter));
}

// One step of parameters along their gradient g, as many numbers; s counts from 1.
template <class Scalar, class Gradient>
void move(Moved<Scalar> parameters, const Gradient& g, const Rule& rule, std::int64_t s) {
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

// One step of every parameter that is trained.
// Requires: backward has filled the frame for this network; the state began as fresh_state of it
// and of rule.method.
template <class Scalar>
void step(Network<Scalar>& network, const Frame<Scalar>& frame, OptimizerState<Scalar>& state,
          const Rule& rule) {
  state.steps += 1;
  const auto lambda = static_cast<Scalar>(rule.lambda);
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    auto& layer = network.layers[l];
    const auto W = moved(layer, state, l, &Layer<Scalar>::W);
    const auto grad_W = numbers_of<Scalar>(frame.layers[l].grad_W);
    // Adding nothing is left out, so that without L2 the bits are those of the gradient.
    if (rule.lambda == 0) {
      move(W, grad_W, rule, state.steps);
    } else {
      move(W, grad_W + lambda * W.w, rule, state.steps);
    }
    if (network.bias == Bias::trained) {
      const auto b = moved(layer, state, l, &Layer<Scalar>::b);
      move(b, numbers_of<Scalar>(frame.layers[l].grad_b), rule, state.steps);
    }
  }
}

}  // namespace deltascope
