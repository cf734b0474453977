// How the activations of a layer are spread: how many of them lie in each of some equal parts.
#pragma once

#include <algorithm>
#include <cassert>
#include <vector>

#include "matrix.h"
#include "network/activation.h"
#include "network/loss.h"

namespace deltascope {

struct Histogram {
  double low = 0;
  double high = 0;
  std::vector<double> counts;  // of equal parts from low to high; together as many as entries
};

// An entry at an inner border counts to the part above, the highest to the last part.
template <class Scalar>
Histogram histogram_between(double low, double high, const Matrix<Scalar>& A, Index parts) {
  assert(parts >= 1 && A.size() > 0);
  Histogram histogram{low, high, std::vector<double>(parts, 0.0)};
  const double width = high - low;
  for (Index e = 0; e < A.size(); ++e) {
    const double share = width > 0 ? (static_cast<double>(A.data()[e]) - low) / width : 0;
    const auto part = static_cast<Index>(share * static_cast<double>(parts));
    histogram.counts[std::clamp<Index>(part, 0, parts - 1)] += 1;
  }
  return histogram;
}

// As far as the entries reach.
template <class Scalar>
Histogram histogram_unbounded(const Matrix<Scalar>& A, Index parts) {
  return histogram_between<Scalar>(A.minCoeff(), A.maxCoeff(), A, parts);
}

// Of a hidden layer's activations, over all that its function can give: [0, 1] or [-1, 1], or as
// far as they reach. Requires: parts >= 1; at least one entry, all of them finite.
template <class Scalar>
Histogram histogram(Activation activation, const Matrix<Scalar>& A, Index parts) {
  if (activation == Activation::sigmoid) return histogram_between<Scalar>(0, 1, A, parts);
  if (activation == Activation::tanh) return histogram_between<Scalar>(-1, 1, A, parts);
  return histogram_unbounded(A, parts);
}

// Of the output layer's, likewise.
template <class Scalar>
Histogram histogram(Output output, const Matrix<Scalar>& A, Index parts) {
  if (output == Output::squared_error_identity) return histogram_unbounded(A, parts);
  return histogram_between<Scalar>(0, 1, A, parts);
}

}  // namespace deltascope
