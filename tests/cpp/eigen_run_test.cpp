// Whole runs of training, with the kernels and in lanes, against the same runs by Eigen's own
// products.
#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "networks.h"
#include "plain.h"
#include "presets.h"
#include "trainer.h"

namespace deltascope {
namespace {

// Gradient descent by Eigen's own products.
template <class Scalar>
void descend_plainly(Network<Scalar>& network, const Problem<Scalar>& problem, Scalar eta) {
  auto& h = network.layers[0];
  auto& out = network.layers[1];
  Matrix<Scalar> Z;
  Matrix<Scalar> A;
  Matrix<Scalar> Z_out;
  Matrix<Scalar> A_out;
  plain::affine(problem.X, h.W, h.b, Z);
  plain::sigmoid(Z, A);
  plain::affine(A, out.W, out.b, Z_out);
  plain::sigmoid(Z_out, A_out);
  const Matrix<Scalar> delta = A_out - problem.Y;
  Matrix<Scalar> delta_h;
  plain::product_transposed(delta, out.W, delta_h);
  delta_h.array() *= A.array() * (1 - A.array());
  Matrix<Scalar> grad;
  plain::transposed_product(A, delta, grad);
  out.W -= eta * grad;
  out.b -= eta * delta.colwise().sum();
  plain::transposed_product(problem.X, delta_h, grad);
  h.W -= eta * grad;
  h.b -= eta * delta_h.colwise().sum();
}

template <class Scalar>
void expect_to_train_as_eigen(const std::vector<Index>& sizes, Index n) {
  Network<double> start;
  start.layers = zero_layers<double>(sizes, Bias::trained);
  start.bias = Bias::trained;
  initialise(start.layers, Scheme::xavier, 7, 1.0);
  const auto problem = random_problem<double>(n, sizes.front(), sizes.back(), start.output, 8);
  Trainer<Scalar> trainer(cast<Scalar>(start), cast<Scalar>(problem));
  auto network = cast<Scalar>(start);
  const double eta = 0.5 / double(n);
  trainer.advance(100, eta);
  for (int step = 0; step < 100; ++step) {
    descend_plainly(network, trainer.problem(), Scalar(eta));
  }
  const double allowed = 1000 * double(std::numeric_limits<Scalar>::epsilon());
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& [W, b] = trainer.network().layers[l];
    EXPECT_LE(max_abs_difference(W, network.layers[l].W), allowed) << sizes[1] << " units";
    EXPECT_LE(max_abs_difference(b, network.layers[l].b), allowed) << sizes[1] << " units";
    EXPECT_GT(max_abs_difference(W, cast<Scalar>(start).layers[l].W), 1e-3);
  }
}

template <class Scalar>
class Runs : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(Runs, Scalars, );

// In this order: a pass of fixed sizes, two in lanes, and three by the kernels.
TYPED_TEST(Runs, TrainAsEigenDoes) {
  expect_to_train_as_eigen<TypeParam>({2, 8, 1}, 30);
  expect_to_train_as_eigen<TypeParam>({3, 5, 2}, 7);
  expect_to_train_as_eigen<TypeParam>({7, 16, 4}, 61);
  expect_to_train_as_eigen<TypeParam>({13, 17, 5}, 29);
  expect_to_train_as_eigen<TypeParam>({64, 32, 10}, 40);
  expect_to_train_as_eigen<TypeParam>({300, 40, 3}, 12);
}

}  // namespace
}  // namespace deltascope
