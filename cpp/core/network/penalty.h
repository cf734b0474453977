// The penalty of L2, lambda / 2 |W|^2, which training may lower together with J, and its gradient.
#pragma once

#include <vector>

#include "kernels/build.h"
#include "matrix.h"
#include "network/network.h"

namespace deltascope {

struct Penalty {
  // Of lambda / 2 times the sum of squares; books that write lambda times it mean twice this
  // lambda, and those with lambda / 2n mean lambda / n. At least 0; 0: no penalty.
  double lambda = 0;
  // Whether biases are squared and summed, too. Only in the whole core.
  bool of_biases = false;

  Penalty() = default;
  // A number alone is a lambda of weights.
  Penalty(double lambda_of, bool with_biases = false)  // NOLINT(google-explicit-constructor)
      : lambda(lambda_of), of_biases(with_biases) {}

  bool has_biases() const { return !is_opening && of_biases; }
};

// lambda / 2 w^2, the part of one weight. A complex w is squared, not its magnitude: so the complex
// step finds the derivative.
template <class Scalar>
Scalar penalty_of(Real<Scalar> lambda, const Scalar& w) {
  return lambda / 2 * (w * w);
}

// lambda / 2 times the sum of all squares. 0 where lambda is 0, however large they are.
template <class Scalar>
Scalar penalty(const Penalty& rule, const std::vector<Layer<Scalar>>& layers) {
  Scalar sum(0);
  if (rule.lambda == 0) return sum;
  for (const auto& layer : layers) {
    sum += layer.W.array().square().sum();
    if (rule.has_biases()) sum += layer.b.array().square().sum();
  }
  return static_cast<Real<Scalar>>(rule.lambda) / 2 * sum;
}

// dJ/dW + lambda W, the gradient of J + penalty: what a step follows. An expression of both, which
// must outlive it.
// Requires: lambda != 0; without L2 the gradient is grad_W, to the last bit.
template <class Gradient, class Weights>
auto with_penalty(Real<typename Weights::Scalar> lambda, const Gradient& grad_W, const Weights& W) {
  return grad_W + lambda * W;
}

}  // namespace deltascope
