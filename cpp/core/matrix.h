// The storage types, chosen once: dense, row-major, so that a row is one training example.
#pragma once

#include <Eigen/Core>
#include <complex>

namespace deltascope {

using Index = Eigen::Index;

template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Scalar>
using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic, Eigen::RowMajor>;

// float for float, double for std::complex<double>: the type that a magnitude has.
template <class Scalar>
using Real = typename Eigen::NumTraits<Scalar>::Real;

template <class Scalar>
Real<Scalar> real_part(const Scalar& z) {
  return Eigen::numext::real(z);
}

}  // namespace deltascope
