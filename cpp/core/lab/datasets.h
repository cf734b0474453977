// Data sets to watch a network learn: labelled points of the plane, drawn from a seed.
#pragma once

#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "matrix.h"
#include "network/random.h"

namespace deltascope {

// Without noise all but the gaussians lie in [-1, 1] x [-1, 1].
enum class Dataset {
  circles,    // rings around 0, the class 0 innermost
  spiral,     // one arm a class, 1.75 turns
  moons,      // two interleaved half circles: two classes
  gaussians,  // one normal cloud a class, of standard deviation 0.15, centres on a circle of radius
              // 0.6
  quadrants,  // the exclusive or of the signs of x_1 and x_2: two classes
};

template <class Scalar>
struct LabelledPoints {
  Matrix<Scalar> X;           // n x 2
  std::vector<Index> labels;  // n, each in [0, classes)
};

using Point = std::pair<double, double>;

inline Point at_angle(double radius, double angle) {
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

// Draws a point of a class, without noise. `along` in [0, 1) is its place along the arm of a
// spiral.
inline Point draw_point(Random& random, Dataset dataset, Index label, Index classes, double along) {
  const auto c = static_cast<double>(label);
  const auto all = static_cast<double>(classes);
  switch (dataset) {
    case Dataset::circles: {
      // A fifth of each ring's room stays free between it and the next one.
      const double radius = (c + random.uniform(label == 0 ? 0 : 0.2, 1)) / all;
      return at_angle(radius, random.uniform(0, 2 * pi));
    }
    case Dataset::spiral:
      return at_angle(along, 2 * pi * (1.75 * along + c / all));
    case Dataset::moons: {
      const auto [x, y] = at_angle(1, random.uniform(0, pi));
      return label == 0 ? Point{(x - 0.5) / 1.5, (y - 0.25) / 1.5}
                        : Point{(0.5 - x) / 1.5, (0.25 - y) / 1.5};
    }
    case Dataset::gaussians: {
      const auto [x, y] = at_angle(0.6, 2 * pi * (c / all + 0.125));
      const double right = 0.15 * random.normal();
      return {x + right, y + 0.15 * random.normal()};
    }
    case Dataset::quadrants:
      break;
  }
  // A strip along the axes stays free.
  const double x = random.uniform(0.05, 1);
  const double y = random.uniform(0.05, 1);
  const double side = random.uniform() < 0.5 ? -1 : 1;
  return {side * x, (label == 0 ? side : -side) * y};
}

// Draws n points, the classes in turn: 0, 1, ..., 0, 1, ... `noise` is the standard deviation of
// what is added to each coordinate.
// Requires: n >= 0, classes >= 2 (2 for moons and quadrants), noise >= 0.
template <class Scalar>
LabelledPoints<Scalar> draw_dataset(Dataset dataset, Index n, Index classes, double noise,
                                    std::uint64_t seed) {
  assert(classes >= 2 && noise >= 0);
  assert(classes == 2 || (dataset != Dataset::moons && dataset != Dataset::quadrants));
  Random random(seed);
  LabelledPoints<Scalar> points{Matrix<Scalar>::Zero(n, 2), std::vector<Index>(n)};
  for (Index k = 0; k < n; ++k) {
    const Index label = k % classes;
    const Index rank = k / classes;
    const Index of_class = (n - label + classes - 1) / classes;
    const double along = static_cast<double>(rank) / static_cast<double>(of_class);
    const auto [x, y] = draw_point(random, dataset, label, classes, along);
    const double right = noise * random.normal();
    points.X(k, 0) = static_cast<Scalar>(x + right);
    points.X(k, 1) = static_cast<Scalar>(y + noise * random.normal());
    points.labels[k] = label;
  }
  return points;
}

}  // namespace deltascope
