// Training in plain words, epoch by epoch, to compare runs with.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "network/frame.h"
#include "network/network.h"
#include "training/batches.h"
#include "training/optimizer.h"

namespace deltascope {

inline Rule rule_of(Method method, double eta, double lambda = 0, std::int32_t batch = 0) {
  Rule rule;
  rule.method = method;
  rule.eta = eta;
  rule.lambda = lambda;
  rule.batch = batch;
  return rule;
}

// One step on all examples, or one on each minibatch of them; pass(network, problem, frame) is
// forward and backward.
template <class Scalar, class Pass>
void epoch_by_hand(Network<Scalar>& network, OptimizerState<Scalar>& state,
                   const Problem<Scalar>& problem, const Rule& rule, std::int64_t epoch,
                   const Pass& pass) {
  const Index n = problem.X.rows();
  const bool in_batches = 0 < rule.batch && rule.batch < n;
  const Index size = in_batches ? rule.batch : n;
  const auto seed = (std::uint64_t{rule.order_seed} << 32) + static_cast<std::uint64_t>(epoch);
  auto order = shuffled(n, seed);
  if (!in_batches || rule.in_order) std::iota(order.begin(), order.end(), 0);
  for (Index first = 0; first < n; first += size) {
    const Index rows = std::min(size, n - first);
    Problem<Scalar> part{Matrix<Scalar>(rows, problem.X.cols()),
                         Matrix<Scalar>(rows, problem.Y.cols())};
    gather(problem.X, order, first, part.X);
    gather(problem.Y, order, first, part.Y);
    auto frame = make_frame(network, rows);
    pass(network, part, frame);
    Rule now = rule;
    now.eta = eta_at(rule, epoch);
    step(network, frame, state, now);
  }
}

}  // namespace deltascope
