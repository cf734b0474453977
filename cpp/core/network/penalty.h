// The penalty of L2, lambda / 2 |W|^2, which training may lower together with J, and its gradient.
// Biases are not part of it.
#pragma once

#include <vector>

#include "matrix.h"
#include "network/network.h"

namespace deltascope {

// lambda / 2 w^2, the part of one weight. A complex w is squared, not its magnitude: so the complex
// step finds the derivative.
template <class Scalar>
Scalar penalty_of(Real<Scalar> lambda, const Scalar& w) {
  return lambda / 2 * (w * w);
}

// lambda / 2 times the sum of all squared weights. 0 where lambda is 0, however large they are.
template <class Scalar>
Scalar penalty(Real<Scalar> lambda, const std::vector<Layer<Scalar>>& layers) {
  Scalar sum(0);
  if (lambda == 0) return sum;
  for (const auto& layer : layers) sum += layer.W.array().square().sum();
  return lambda / 2 * sum;
}

// dJ/dW + lambda W, the gradient of J + penalty: what a step follows. An expression of both, which
// must outlive it.
// Requires: lambda != 0; without L2 the gradient is grad_W, to the last bit.
template <class Gradient, class Weights>
auto with_penalty(Real<typename Weights::Scalar> lambda, const Gradient& grad_W, const Weights& W) {
  return grad_W + lambda * W;
}

}  // namespace deltascope
