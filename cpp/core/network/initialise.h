// Initial weights, and random data to train on, from a seed.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "network/network.h"
#include "network/random.h"

namespace deltascope {

enum class Scheme {
  uniform,   // U(-scale, scale)
  xavier,    // U(-r, r), r = scale sqrt(6 / (fan_in + fan_out)): Glorot and Bengio 2010, eq. 16
  he,        // N(0, s^2), s = scale sqrt(2 / fan_in): He et al. 2015, eq. 10
  zero,      // 0
  constant,  // scale
};

// One weight of a layer.
inline double draw(Random& random, Scheme scheme, double scale, Index fan_in, Index fan_out) {
  switch (scheme) {
    case Scheme::uniform:
      return random.uniform(-scale, scale);
    case Scheme::xavier: {
      const double range = scale * std::sqrt(6.0 / static_cast<double>(fan_in + fan_out));
      return random.uniform(-range, range);
    }
    case Scheme::he:
      return scale * std::sqrt(2.0 / static_cast<double>(fan_in)) * random.normal();
    case Scheme::constant:
      return scale;
    case Scheme::zero:
      break;
  }
  return 0;
}

// Weights by the scheme, drawn row by row and layer by layer; biases 0.
template <class Scalar>
void initialise(std::vector<Layer<Scalar>>& layers, Scheme scheme, std::uint64_t seed,
                double scale) {
  Random random(seed);
  for (auto& layer : layers) {
    for (Index i = 0; i < layer.W.rows(); ++i) {
      for (Index j = 0; j < layer.W.cols(); ++j) {
        layer.W(i, j) = Scalar(draw(random, scheme, scale, layer.W.rows(), layer.W.cols()));
      }
    }
    layer.b.setZero();
  }
}

// Draws X uniform in [-1, 1), and Y as the output needs it: 0 or 1 for sigmoid, one 1 a row for
// softmax, uniform in [0, 1) for squared error. Rounded to two decimals, so that a reader can redo
// a number by hand.
template <class Scalar>
Problem<Scalar> random_problem(Index n, Index m, Index t, Output output, std::uint64_t seed) {
  Random random(seed);
  const auto two_decimals = [](double x) { return Scalar(std::round(100 * x) / 100); };
  Problem<Scalar> problem{Matrix<Scalar>::Zero(n, m), Matrix<Scalar>::Zero(n, t)};
  for (Index k = 0; k < n; ++k) {
    for (Index i = 0; i < m; ++i) problem.X(k, i) = two_decimals(random.uniform(-1, 1));
    if (output == Output::cross_entropy_softmax) {
      problem.Y(k, static_cast<Index>(random.uniform() * static_cast<double>(t))) = Scalar(1);
      continue;
    }
    for (Index j = 0; j < t; ++j) {
      const double u = random.uniform();
      problem.Y(k, j) =
          output == Output::cross_entropy_sigmoid ? Scalar(u < 0.5 ? 0 : 1) : two_decimals(u);
    }
  }
  return problem;
}

}  // namespace deltascope
