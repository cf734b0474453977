// The kernels' products, and whole runs of training with the kernels and in lanes, against Eigen's
// own products. Compiled with DELTASCOPE_PLAIN, too, where nothing may differ.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <limits>
#include <utility>
#include <vector>

#include "epochs.h"
#include "instances.h"
#include "kernels/backend.h"
#include "kernels/plain.h"
#include "network/presets.h"
#include "networks.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

#ifdef DELTASCOPE_PLAIN
constexpr bool is_plain = true;
#else
constexpr bool is_plain = false;
#endif

template <class Scalar>
constexpr double epsilon = std::numeric_limits<Scalar>::epsilon();

template <class Scalar>
class AgainstEigen : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(AgainstEigen, Scalars, );

// Each of the two may be off by a few digits of the sum of its terms' magnitudes.
template <class Scalar>
void expect_near(const Matrix<Scalar>& ours, const Matrix<Scalar>& eigens,
                 const Matrix<Scalar>& magnitudes) {
  const auto off = (ours - eigens).cwiseAbs();
  const double worst = off.cwiseQuotient(magnitudes).maxCoeff();
  EXPECT_LE(worst, is_plain ? 0 : 8 * epsilon<Scalar>) << ours.rows() << " x " << ours.cols();
}

template <class Scalar>
void expect_products_as_eigens(Index n, Index r, Index s) {
  const Matrix<Scalar> A = Matrix<Scalar>::Random(n, r);
  const Matrix<Scalar> W = Matrix<Scalar>::Random(r, s);
  const RowVector<Scalar> b = RowVector<Scalar>::Random(s);
  const Matrix<Scalar> B = Matrix<Scalar>::Random(n, s);
  const Matrix<Scalar> A_size = A.cwiseAbs();
  const Matrix<Scalar> W_size = W.cwiseAbs();
  const Matrix<Scalar> B_size = B.cwiseAbs();
  Matrix<Scalar> magnitudes;

  Matrix<Scalar> Z(n, s);
  Matrix<Scalar> Z_plain(n, s);
  backend::affine(A, W, b, Z);
  plain::affine(A, W, b, Z_plain);
  plain::affine(A_size, W_size, RowVector<Scalar>(b.cwiseAbs()), magnitudes);
  expect_near(Z, Z_plain, magnitudes);

  Matrix<Scalar> C(r, s);
  Matrix<Scalar> C_plain(r, s);
  backend::transposed_product(A, B, C);
  plain::transposed_product(A, B, C_plain);
  plain::transposed_product(A_size, B_size, magnitudes);
  expect_near(C, C_plain, magnitudes);

  Matrix<Scalar> D(n, r);
  Matrix<Scalar> D_plain(n, r);
  backend::product_transposed(B, W, D);
  plain::product_transposed(B, W, D_plain);
  plain::product_transposed(B_size, W_size, magnitudes);
  expect_near(D, D_plain, magnitudes);

  RowVector<Scalar> sums(s);
  RowVector<Scalar> sums_plain(s);
  RowVector<Scalar> sizes(s);
  backend::column_sums(B, sums);
  plain::column_sums(B, sums_plain);
  plain::column_sums(B_size, sizes);
  expect_near<Scalar>(sums, sums_plain, sizes);
}

TYPED_TEST(AgainstEigen, ProductsDifferByAFewDigits) {
  for (const Index n : {1, 2, 3, 4, 5, 7, 8, 13, 16, 17, 31, 33}) {
    for (const Index r : {1, 2, 3, 5, 8, 11, 16, 29, 32, 33}) {
      for (const Index s : {1, 2, 3, 4, 6, 8, 9, 16, 23, 33}) {
        expect_products_as_eigens<TypeParam>(n, r, s);
      }
    }
  }
  // Both layers of each network that the benchmark trains.
  std::vector<std::array<Index, 4>> networks = {
      {2, 2, 2, 1},   {2, 2, 2, 4},      {2, 8, 1, 10},     {2, 8, 1, 200},
      {4, 8, 3, 150}, {64, 32, 10, 128}, {784, 128, 10, 64}};
#ifdef __EMSCRIPTEN__
  networks.push_back({784, 1024, 10, 256});  // ten seconds under the sanitizers
#endif
  for (const auto& [m, d, t, n] : networks) {
    expect_products_as_eigens<TypeParam>(n, m, d);
    expect_products_as_eigens<TypeParam>(n, d, t);
  }
}

// Forward and backward by Eigen's own products and the library's functions.
template <class Scalar>
void pass_plainly(const Network<Scalar>& network, const Problem<Scalar>& problem,
                  Frame<Scalar>& frame) {
  const std::size_t last = network.layers.size() - 1;
  for (std::size_t l = 0; l <= last; ++l) {
    auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
    plain::affine(input_of(l, problem, frame), network.layers[l].W, network.layers[l].b, Z);
    if (l < last && network.hidden[l] == Activation::tanh) {
      plain::tanh(Z, A);
    } else if (l < last || network.output == Output::cross_entropy_sigmoid) {
      plain::sigmoid(Z, A);
    } else {
      activate_output(network.output, Z, A);
    }
  }
  auto& out = frame.layers[last];
  output_delta(network.output, network.factor, out.Z, out.A, problem.Y, out.delta);
  for (std::size_t l = last + 1; l-- > 0;) {
    auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
    plain::transposed_product(input_of(l, problem, frame), delta, grad_W);
    if (grad_b.size() > 0) plain::column_sums(delta, grad_b);
    if (l == 0) break;
    auto& before = frame.layers[l - 1];
    plain::product_transposed(delta, network.layers[l].W, before.delta);
    multiply_by_derivative(network.hidden[l - 1], before.Z, before.A, before.delta);
  }
}

// The largest distance of a parameter after a run from where Eigen's own products take it.
template <class Scalar>
double distance_from_eigens(const Kind& kind, Index n, const Rule& rule, std::int64_t epochs) {
  const auto start = cast<Scalar>(random_pass(kind, 7).network);
  const auto problem =
      random_problem<double>(n, kind.sizes.front(), kind.sizes.back(), kind.output, 8);
  Trainer<Scalar> trainer(start, cast<Scalar>(problem));
  EXPECT_EQ(trainer.advance(epochs, rule).steps, epochs);
  auto network = start;
  auto state = fresh_state(network, rule.method);
  for (std::int64_t epoch = 0; epoch < epochs; ++epoch) {
    epoch_by_hand(network, state, trainer.problem(), rule, epoch, pass_plainly<Scalar>);
  }
  double distance = 0;
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    const auto& [W, b] = trainer.network().layers[l];
    distance = std::max(distance, max_abs_difference(W, network.layers[l].W));
    distance = std::max(distance, max_abs_difference(b, network.layers[l].b));
    EXPECT_GT(max_abs_difference(W, start.layers[l].W), 1e-4);
  }
  return distance;
}

// In this order: a pass of fixed sizes, two in lanes, and three by the kernels.
TYPED_TEST(AgainstEigen, RunsComeToTheSameParameters) {
  double farthest = 0;
  for (const auto& [sizes, n] :
       std::vector<std::pair<std::vector<Index>, Index>>{{{2, 8, 1}, 30},
                                                         {{3, 5, 6, 2}, 7},
                                                         {{7, 16, 4}, 61},
                                                         {{13, 17, 5}, 29},
                                                         {{64, 32, 10}, 40},
                                                         {{300, 40, 3}, 12}}) {
    for (const Activation hidden : {Activation::sigmoid, Activation::tanh}) {
      for (const Output output : {Output::cross_entropy_sigmoid, Output::cross_entropy_softmax}) {
        for (const Method method : {Method::gradient_descent, Method::momentum, Method::nesterov,
                                    Method::rms_prop, Method::adam}) {
          for (const std::int32_t batch : {0, 5}) {
            const Kind kind{hidden, output, Reduction::mean_examples, Bias::trained, sizes};
            SCOPED_TRACE(testing::Message() << kind << ", method " << int(method) << ", batch "
                                            << batch << ", m " << sizes[0]);
            const auto rule = rule_of(method, 0.01, 1e-3, batch);
            const double distance = distance_from_eigens<TypeParam>(kind, n, rule, 12);
            // RMSProp and Adam divide by the size of the gradient, and so make the last digits of
            // small ones as large as those of large ones, in each of 12 or more steps.
            EXPECT_LE(distance, is_plain ? 0 : 5000 * epsilon<TypeParam>);
            farthest = std::max(farthest, distance);
          }
        }
      }
    }
  }
  std::cout << "largest distance: " << farthest / epsilon<TypeParam> << " ulps\n";
}

}  // namespace
}  // namespace deltascope
