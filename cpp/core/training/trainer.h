// One training run: network, data, frame, and the parameters that it started from.
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "network/backprop.h"
#include "network/finite.h"
#include "network/frame.h"
#include "network/network.h"
#include "training/batches.h"
#include "training/lanes.h"
#include "training/optimizer.h"

namespace deltascope {

// How epochs are computed. All ways give the same bits.
enum class Way { layer_by_layer, lanes, lanes_of_fixed_size };

struct Progress {
  std::int64_t steps;             // epochs done, and kept
  bool diverged;                  // the next one would make J or a parameter non-finite
  Way way = Way::layer_by_layer;  // of the call's first epochs
};

// Where a run stands: all that its next steps depend on, besides the data and their rule.
template <class Scalar>
struct Standing {
  std::int64_t epoch;
  std::vector<Layer<Scalar>> layers;
  Method method;
  OptimizerState<Scalar> memory;
};

template <class Scalar>
class Trainer {
 public:
  // Requires: shapes_fit(network, problem).
  Trainer(Network<Scalar> network, Problem<Scalar> problem);

  const Network<Scalar>& network() const;
  const Problem<Scalar>& problem() const;
  const Frame<Scalar>& frame() const;
  const std::vector<Layer<Scalar>>& start() const;
  std::int64_t epoch() const;

  Standing<Scalar> standing() const;

  // Requires: a standing of this run.
  void stand(const Standing<Scalar>& standing);

  // Up to `steps` epochs by the rule, each one step on all examples, or one on each minibatch of
  // them; the frame is that of all examples at the new parameters. Where J or a parameter would
  // stop being finite, the run stays at the last epoch before. Another method than before begins
  // with nothing remembered.
  Progress advance(std::int64_t steps, const Rule& rule);

  // As advance, but leaves the frame behind, for more that follows; catch_up takes it along.
  Progress go_on(std::int64_t steps, const Rule& rule);

  // After go_on: makes the frame that of the parameters.
  void catch_up();

  // Gradient descent.
  Progress advance(std::int64_t steps, double eta);

  // Back to the parameters that the run started from. The data stays as it is.
  void reset();

  // Requires: the shapes of the run.
  void set_problem(const Problem<Scalar>& problem);

  // At epoch 0 these become the start, too.
  // Requires: the shapes of the run.
  void set_layers(const std::vector<Layer<Scalar>>& layers);

  // Takes up a run where it was left, but for what its optimizer remembered.
  // Requires: the shapes of the run; epoch >= 0.
  void resume(const std::vector<Layer<Scalar>>& start, const std::vector<Layer<Scalar>>& layers,
              std::int64_t epoch);

 private:
  void forget(Method method);

  void refresh();

  // All of the frame but J.
  void pass();

  bool is_finite_now();

  // J itself is needed where its bound is not enough, and at the end.
  // Requires: activate_all.
  bool is_finite_after_pass();

  // Neither counts the epoch or measures J.
  void pass_all(const Rule& rule);

  // Leaves the frame behind.
  void pass_batches(const Rule& rule);

  // At least one epoch and up to `steps`, in lanes; after all but the last, surely_finite() held.
  // Leaves the frame behind.
  template <class SurelyFinite>
  std::int64_t advance_in_lanes(std::int64_t steps, const Rule& rule, bool in_batches,
                                const SurelyFinite& surely_finite);

  static std::uint64_t seed_of(const Rule& rule, std::int64_t epoch);

  // The same epochs from the same parameters give the same bits, so one copy a call is enough.
  template <class Epoch>
  void go_back(std::int64_t from, const Epoch& epoch);

  // Lanes give the same bits for fewer epochs, too, but not sooner.
  static constexpr std::int64_t worth_laying_out = 4;

  Network<Scalar> network_;
  Problem<Scalar> problem_;
  heavy_work::Kept<Scalar> kept_X_;
  Frame<Scalar> frame_;
  std::vector<Layer<Scalar>> start_;
  std::vector<Layer<Scalar>> checkpoint_;
  Method method_ = Method::gradient_descent;
  OptimizerState<Scalar> memory_;
  OptimizerState<Scalar> remembered_;
  Batches<Scalar> batches_;
  Lanes<Scalar> lanes_;
  std::int64_t epoch_ = 0;
  bool is_finite_ = true;   // J and the parameters; a run never goes on to where they are not
  bool is_behind_ = false;  // the frame
};

template <class Scalar>
Trainer<Scalar>::Trainer(Network<Scalar> network, Problem<Scalar> problem)
    : network_(std::move(network)),
      problem_(std::move(problem)),
      frame_(make_frame(network_, problem_.X.rows())),
      start_(network_.layers),
      checkpoint_(network_.layers) {
  assert(shapes_fit(network_, problem_));
  refresh();
}

template <class Scalar>
const Network<Scalar>& Trainer<Scalar>::network() const {
  return network_;
}

template <class Scalar>
const Problem<Scalar>& Trainer<Scalar>::problem() const {
  return problem_;
}

template <class Scalar>
const Frame<Scalar>& Trainer<Scalar>::frame() const {
  return frame_;
}

template <class Scalar>
const std::vector<Layer<Scalar>>& Trainer<Scalar>::start() const {
  return start_;
}

template <class Scalar>
std::int64_t Trainer<Scalar>::epoch() const {
  return epoch_;
}

template <class Scalar>
Standing<Scalar> Trainer<Scalar>::standing() const {
  return {epoch_, network_.layers, method_, memory_};
}

template <class Scalar>
void Trainer<Scalar>::stand(const Standing<Scalar>& standing) {
  epoch_ = standing.epoch;
  network_.layers = standing.layers;
  method_ = standing.method;
  memory_ = standing.memory;
  refresh();
}

template <class Scalar>
Progress Trainer<Scalar>::advance(std::int64_t steps, const Rule& rule) {
  const Progress progress = go_on(steps, rule);
  catch_up();
  return progress;
}

template <class Scalar>
Progress Trainer<Scalar>::go_on(std::int64_t steps, const Rule& rule) {
  if (rule.method != method_) forget(rule.method);
  const bool in_batches = 0 < rule.batch && rule.batch < problem_.X.rows();
  if (in_batches) batches_.prepare(network_, problem_.X.rows(), rule.batch);
  const auto extent = in_batches ? extent_of(problem_) : Extent<Scalar>{};
  const auto epoch = [&] { in_batches ? pass_batches(rule) : pass_all(rule); };
  const auto stays_finite = [&] {
    if (in_batches && loss_is_surely_finite(network_, extent)) return true;
    if (in_batches) activate_all(network_, problem_, frame_, &kept_X_);
    return is_finite_after_pass();
  };
  checkpoint_ = network_.layers;
  remembered_ = memory_;
  const std::int64_t before = epoch_;
  bool diverged = !is_finite_;
  Way way = Way::layer_by_layer;
  if (!diverged && steps >= worth_laying_out && Lanes<Scalar>::suit(network_)) {
    const auto surely_finite = [&] {
      return in_batches ? loss_is_surely_finite(network_, extent) : lanes_.surely_finite();
    };
    epoch_ += advance_in_lanes(steps, rule, in_batches, surely_finite);
    way = lanes_.has_fixed_size() ? Way::lanes_of_fixed_size : Way::lanes;
    diverged = !surely_finite() && !is_finite_now();
    if (diverged) --epoch_;
  }
  while (!diverged && epoch_ - before < steps) {
    epoch();
    diverged = !stays_finite();
    if (!diverged) ++epoch_;
  }
  if (diverged) go_back(before, epoch);
  return {epoch_ - before, diverged, way};
}

template <class Scalar>
void Trainer<Scalar>::catch_up() {
  if (is_behind_) pass();
  measure_loss(network_, problem_, frame_);
}

template <class Scalar>
Progress Trainer<Scalar>::advance(std::int64_t steps, double eta) {
  return advance(steps, Rule{Method::gradient_descent, eta});
}

template <class Scalar>
void Trainer<Scalar>::reset() {
  network_.layers = start_;
  forget(method_);
  epoch_ = 0;
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::set_problem(const Problem<Scalar>& problem) {
  problem_ = problem;
  kept_X_.forget();
  assert(shapes_fit(network_, problem_));
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::set_layers(const std::vector<Layer<Scalar>>& layers) {
  network_.layers = layers;
  assert(shapes_fit(network_, problem_));
  if (epoch_ == 0) start_ = layers;
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::resume(const std::vector<Layer<Scalar>>& start,
                             const std::vector<Layer<Scalar>>& layers, std::int64_t epoch) {
  start_ = start;
  network_.layers = layers;
  epoch_ = epoch;
  forget(method_);
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::forget(Method method) {
  method_ = method;
  memory_ = fresh_state(network_, method);
}

template <class Scalar>
void Trainer<Scalar>::refresh() {
  pass();
  measure_loss(network_, problem_, frame_);
  is_finite_ = std::isfinite(frame_.J) && all_finite(network_.layers);
}

template <class Scalar>
void Trainer<Scalar>::pass() {
  activate_all(network_, problem_, frame_, &kept_X_);
  backward(network_, problem_, frame_, &kept_X_);
  is_behind_ = false;
}

template <class Scalar>
bool Trainer<Scalar>::is_finite_now() {
  pass();
  return is_finite_after_pass();
}

template <class Scalar>
bool Trainer<Scalar>::is_finite_after_pass() {
  const auto& out = frame_.layers.back();
  if (!loss_is_surely_finite(network_.output, out.Z, out.A, problem_.Y)) {
    measure_loss(network_, problem_, frame_);
    if (!std::isfinite(frame_.J)) return false;
  }
  return parameters_are_surely_finite(frame_) || all_finite(network_.layers);
}

template <class Scalar>
void Trainer<Scalar>::pass_all(const Rule& rule) {
  if (is_behind_) pass();
  step(network_, frame_, memory_, rule);
  pass();
}

template <class Scalar>
void Trainer<Scalar>::pass_batches(const Rule& rule) {
  batches_.each(problem_, seed_of(rule, epoch_),
                [&](const Problem<Scalar>& batch, Frame<Scalar>& frame) {
                  activate_all(network_, batch, frame);
                  backward(network_, batch, frame);
                  step(network_, frame, memory_, rule);
                });
  is_behind_ = true;
}

template <class Scalar>
template <class SurelyFinite>
std::int64_t Trainer<Scalar>::advance_in_lanes(std::int64_t steps, const Rule& rule,
                                               bool in_batches, const SurelyFinite& surely_finite) {
  lanes_.take(network_, memory_);
  if (!in_batches) {
    lanes_.read(problem_, problem_.X.rows(), [](Index k) { return k; });
    lanes_.pass();
  }
  std::int64_t done = 0;
  do {
    if (in_batches) {
      batches_.each_rows(seed_of(rule, epoch_ + done),
                         [&](const std::vector<Index>& order, Index first, Index count) {
                           lanes_.read(problem_, count, [&](Index k) { return order[first + k]; });
                           lanes_.pass();
                           lanes_.step(rule);
                         });
      lanes_.give(network_, memory_);
    } else {
      lanes_.step(rule);
      lanes_.pass();
    }
    ++done;
  } while (done < steps && surely_finite());
  lanes_.give(network_, memory_);
  is_behind_ = true;
  return done;
}

template <class Scalar>
std::uint64_t Trainer<Scalar>::seed_of(const Rule& rule, std::int64_t epoch) {
  return (std::uint64_t{rule.order_seed} << 32) + static_cast<std::uint64_t>(epoch);
}

template <class Scalar>
template <class Epoch>
void Trainer<Scalar>::go_back(std::int64_t from, const Epoch& epoch) {
  const std::int64_t to = epoch_;
  network_.layers = checkpoint_;
  memory_ = remembered_;
  refresh();
  for (epoch_ = from; epoch_ < to; ++epoch_) epoch();
}

}  // namespace deltascope
