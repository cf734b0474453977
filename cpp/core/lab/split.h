// Splits examples into a training and a test part, and standardises their columns.
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "matrix.h"
#include "network/network.h"
#include "training/batches.h"

namespace deltascope {

// Standardisation of columns: x -> (x - mean) / deviation.
template <class Scalar>
struct Scaling {
  RowVector<Scalar> mean;       // 1 x m
  RowVector<Scalar> deviation;  // 1 x m, the standard deviation; 1 where all rows agree
};

// Of the rows of X. Requires: at least one row.
template <class Scalar>
Scaling<Scalar> scaling_of(const Matrix<Scalar>& X) {
  assert(X.rows() > 0);
  Scaling<Scalar> scaling;
  scaling.mean = X.colwise().mean();
  const Matrix<Scalar> centred = X.rowwise() - scaling.mean;
  scaling.deviation =
      (centred.array().square().colwise().sum() / static_cast<Scalar>(X.rows())).sqrt();
  for (Index i = 0; i < X.cols(); ++i) {
    // Looks at X itself: the mean of equal numbers may be rounded.
    if (X.col(i).maxCoeff() == X.col(i).minCoeff()) scaling.deviation(i) = 1;
  }
  return scaling;
}

template <class Scalar>
Matrix<Scalar> scaled(const Matrix<Scalar>& X, const Scaling<Scalar>& scaling) {
  return (X.rowwise() - scaling.mean).array().rowwise() / scaling.deviation.array();
}

template <class Scalar>
struct Split {
  Problem<Scalar> training;
  Problem<Scalar> test;
};

// Takes out `tests` examples, to test with: at random, or the last ones if `in_order`; where that
// is 0, and in order, all stay in their order. If `scales`, both parts are scaled by the training
// part alone, since a test must not be looked at. Requires: 0 <= tests < n.
template <class Scalar>
Split<Scalar> split(const Problem<Scalar>& all, Index tests, std::uint64_t seed, bool scales,
                    bool in_order = false) {
  const Index n = all.X.rows();
  assert(0 <= tests && tests < n);
  std::vector<Index> order(n);
  for (Index k = 0; k < n; ++k) order[k] = in_order ? (k + n - tests) % n : k;
  if (tests > 0 && !in_order) shuffle(order, seed);
  const auto part = [&](Index first, Index rows) {
    Problem<Scalar> taken{Matrix<Scalar>(rows, all.X.cols()), Matrix<Scalar>(rows, all.Y.cols())};
    gather(all.X, order, first, taken.X);
    gather(all.Y, order, first, taken.Y);
    return taken;
  };
  Split<Scalar> parts{part(tests, n - tests), part(0, tests)};
  if (scales) {
    const auto scaling = scaling_of(parts.training.X);
    parts.training.X = scaled(parts.training.X, scaling);
    parts.test.X = scaled(parts.test.X, scaling);
  }
  return parts;
}

}  // namespace deltascope
