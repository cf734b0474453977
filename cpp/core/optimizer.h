// Optimizers: how parameters move for their gradient.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "frame.h"
#include "network.h"

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

// One parameter matrix and what is remembered of it: null where the method has none.
template <class Parameter>
struct Moved {
  Parameter& w;
  Parameter* v;
  Parameter* q;
};

template <class Scalar, class Parameter>
Moved<Parameter> moved(Layer<Scalar>& layer, OptimizerState<Scalar>& state, std::size_t l,
                       Parameter Layer<Scalar>::*parameter) {
  return {layer.*parameter, state.v.empty() ? nullptr : &(state.v[l].*parameter),
          state.q.empty() ? nullptr : &(state.q[l].*parameter)};
}

// One step of one parameter matrix along its gradient g, which has its shape; s counts from 1.
template <class Parameter, class Gradient>
void move(const Moved<Parameter>& parameter, const Gradient& g, const Rule& rule, std::int64_t s) {
  using Scalar = typename Parameter::Scalar;
  const auto as_scalar = [](double number) { return static_cast<Scalar>(number); };
  const auto eta = as_scalar(rule.eta);
  const auto mu = as_scalar(rule.mu);
  const auto rho = as_scalar(rule.rho);
  auto& [w, v, q] = parameter;
  switch (rule.method) {
    case Method::gradient_descent:
      w -= eta * g;
      return;
    case Method::momentum:
      *v = mu * *v - eta * g;
      w += *v;
      return;
    case Method::nesterov:
      *v = mu * *v - eta * g;
      w += mu * *v - eta * g;
      return;
    case Method::rms_prop:
      q->array() = rho * q->array() + (1 - rho) * g.array().square();
      w.array() -= eta * g.array() / (q->array().sqrt() + as_scalar(rule.epsilon));
      return;
    case Method::adam: {
      const auto beta_1 = as_scalar(rule.beta_1);
      const auto beta_2 = as_scalar(rule.beta_2);
      const auto steps = static_cast<double>(s);
      const auto v_scale = as_scalar(1 / (1 - std::pow(rule.beta_1, steps)));
      const auto q_scale = as_scalar(1 / (1 - std::pow(rule.beta_2, steps)));
      *v = beta_1 * *v + (1 - beta_1) * g;
      q->array() = beta_2 * q->array() + (1 - beta_2) * g.array().square();
      w.array() -=
          eta * (v_scale * v->array()) / ((q_scale * q->array()).sqrt() + as_scalar(rule.epsilon));
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
    const auto& gradient = frame.layers[l];
    const auto W = moved(layer, state, l, &Layer<Scalar>::W);
    // Adding nothing is left out, so that without L2 the bits are those of the gradient.
    if (rule.lambda == 0) {
      move(W, gradient.grad_W, rule, state.steps);
    } else {
      move(W, gradient.grad_W + lambda * layer.W, rule, state.steps);
    }
    if (network.bias == Bias::trained) {
      move(moved(layer, state, l, &Layer<Scalar>::b), gradient.grad_b, rule, state.steps);
    }
  }
}

}  // namespace deltascope
