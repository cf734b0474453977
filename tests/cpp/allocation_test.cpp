// A step of training allocates nothing, as operator new and Eigen's own guard tell.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "networks.h"
#include "training/batches.h"
#include "training/lanes.h"
#include "training/optimizer.h"

namespace {
std::size_t allocations = 0;
}  // namespace

// Not inlined, so that the compiler does not take malloc and delete for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept {
  std::free(memory);
}

namespace deltascope {
namespace {

template <class Scalar>
void expect_no_allocation(const Pass& pass, const Rule& rule = {}) {
  auto network = cast<Scalar>(pass.network);
  const auto problem = cast<Scalar>(pass.problem);
  auto frame = make_frame(network, problem.X.rows());
  auto state = fresh_state(network, rule.method);
  const std::size_t before = allocations;
  Eigen::internal::set_is_malloc_allowed(false);  // from here on, Eigen aborts instead
  for (int count = 0; count < 3; ++count) {
    forward(network, problem, frame);
    backward(network, problem, frame);
    step(network, frame, state, rule);
  }
  Eigen::internal::set_is_malloc_allowed(true);
  EXPECT_EQ(allocations, before);
}

TEST(Step, AllocatesNothingInAnyKindOfNetwork) {
  for (const Output output : all_outputs) {
    for (const Kind& kind : kinds_with(output)) {
      expect_no_allocation<double>(random_pass(kind, 1));
      expect_no_allocation<float>(random_pass(kind, 1));
    }
  }
}

TEST(Step, AllocatesNothingUnderAnyRule) {
  const Kind kind{
      Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, Bias::trained, {3, 4, 2}};
  for (const Method method : {Method::momentum, Method::nesterov, Method::rms_prop, Method::adam}) {
    for (const double lambda : {0.0, 0.1}) {
      Rule rule;
      rule.method = method;
      rule.lambda = lambda;
      expect_no_allocation<double>(random_pass(kind, 1), rule);
      expect_no_allocation<float>(random_pass(kind, 1), rule);
    }
  }
}

TEST(Step, AllocatesNothingWhereEigenBlocksItsProducts) {
  const Kind kind{
      Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, Bias::trained, {64, 48, 10}};
  expect_no_allocation<double>(random_pass(kind, 1));
}

TEST(Step, AllocatesNothingInBatchesEither) {
  Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, Bias::trained, {3, 4, 2}},
      1);
  auto state = fresh_state(pass.network, Method::gradient_descent);
  Batches<double> batches;
  batches.prepare(pass.network, 5, 2);
  const std::size_t before = allocations;
  Eigen::internal::set_is_malloc_allowed(false);
  batches.each(pass.problem, 1, [&](const Problem<double>& batch, Frame<double>& frame) {
    forward(pass.network, batch, frame);
    backward(pass.network, batch, frame);
    step(pass.network, frame, state, Rule{});
  });
  Eigen::internal::set_is_malloc_allowed(true);
  EXPECT_EQ(allocations, before);
}

TEST(Step, AllocatesNothingInLanesOnceTheyAreLaidOut) {
  Pass pass = random_pass(
      {Activation::tanh, Output::cross_entropy_softmax, Reduction::sum, Bias::trained, {3, 4, 2}},
      1);
  auto state = fresh_state(pass.network, Method::adam);
  Lanes<double> lanes;
  lanes.take(pass.network, state);
  const auto epoch = [&] {
    for (const Index count : {5, 1}) {
      lanes.read(pass.problem, count, [](Index k) { return k; });
      lanes.pass();
      lanes.step(Rule{Method::adam});
    }
    lanes.give(pass.network, state);
  };
  epoch();
  const std::size_t before = allocations;
  Eigen::internal::set_is_malloc_allowed(false);
  for (int count = 0; count < 3; ++count) epoch();
  Eigen::internal::set_is_malloc_allowed(true);
  EXPECT_EQ(allocations, before);
}

TEST(ComplexForward, AllocatesNothing) {
  const Pass pass = random_pass({Activation::sigmoid,
                                 Output::cross_entropy_softmax,
                                 Reduction::sum,
                                 Bias::trained,
                                 {3, 4, 2}},
                                1);
  const auto network = cast<std::complex<double>>(pass.network);
  const auto problem = cast<std::complex<double>>(pass.problem);
  auto frame = make_frame(network, problem.X.rows());
  const std::size_t before = allocations;
  Eigen::internal::set_is_malloc_allowed(false);
  forward(network, problem, frame);
  Eigen::internal::set_is_malloc_allowed(true);
  EXPECT_EQ(allocations, before);
}

TEST(Guard, SeesAnAllocation) {
  const std::size_t before = allocations;
  const std::vector<double> numbers(100);
  EXPECT_GT(allocations, before) << numbers.size();
}

}  // namespace
}  // namespace deltascope
