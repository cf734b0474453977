// The distribution of a layer's activations: how many lie in each of some equal bins.
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
  std::vector<double> counts;  // of equal bins from low to high; they add up to the entries
};

// Whether entries can be counted: one that is not finite lies in no bin.
template <class Scalar>
bool has_histogram(const Matrix<Scalar>& A) {
  return A.allFinite();
}

// An entry between two bins counts to the upper one, the highest entry to the last bin.
template <class Scalar>
Histogram histogram_between(double low, double high, const Matrix<Scalar>& A, Index bins) {
  assert(bins >= 1 && A.size() > 0 && has_histogram(A));
  Histogram histogram{low, high, std::vector<double>(bins, 0.0)};
  // Halves, since the distance of two finite numbers may be beyond all numbers.
  const double half_width = high / 2 - low / 2;
  for (Index e = 0; e < A.size(); ++e) {
    const double half_way = static_cast<double>(A.data()[e]) / 2 - low / 2;
    const double share = half_width > 0 ? half_way / half_width : 0;
    const auto bin = static_cast<Index>(share * static_cast<double>(bins));
    histogram.counts[std::clamp<Index>(bin, 0, bins - 1)] += 1;
  }
  return histogram;
}

// From the lowest entry to the highest.
template <class Scalar>
Histogram histogram_unbounded(const Matrix<Scalar>& A, Index bins) {
  return histogram_between<Scalar>(A.minCoeff(), A.maxCoeff(), A, bins);
}

// Of a hidden layer's activations, over the range of its function, [0, 1] or [-1, 1], or, where
// that is unbounded, over theirs. Requires: bins >= 1; at least one entry; has_histogram(A).
template <class Scalar>
Histogram histogram(Activation activation, const Matrix<Scalar>& A, Index bins) {
  switch (activation) {
    case Activation::sigmoid:
      return histogram_between<Scalar>(0, 1, A, bins);
    case Activation::tanh:
      return histogram_between<Scalar>(-1, 1, A, bins);
    case Activation::relu:
    case Activation::leaky_relu:
    case Activation::softplus:
    case Activation::gelu:
    case Activation::identity:
      break;
  }
  return histogram_unbounded(A, bins);
}

// Of the output layer's, likewise.
template <class Scalar>
Histogram histogram(Output output, const Matrix<Scalar>& A, Index bins) {
  if (has_identity_output(output)) return histogram_unbounded(A, bins);
  const double low = output == Output::squared_error_tanh ? -1 : 0;
  return histogram_between<Scalar>(low, 1, A, bins);
}

}  // namespace deltascope
