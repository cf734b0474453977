// One training run: network, data, frame, and the parameters that it started with.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
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
  bool diverged;                  // the next epoch would make J or a parameter non-finite
  Way way = Way::layer_by_layer;  // of the call's first epochs
};

// What a run is made of.
enum class Quantity { X, Y, W, b };

inline bool is_data(Quantity quantity) {
  return quantity == Quantity::X || quantity == Quantity::Y;
}

// One number of a run: (row, col) of X, of Y, or of W or b of layer l.
struct Entry {
  Quantity quantity;
  std::size_t l;
  Index row;
  Index col;
};

// All that the next steps of a run depend on, besides the data and their rule.
template <class Scalar>
struct Checkpoint {
  std::int64_t epoch;
  std::vector<Layer<Scalar>> layers;
  Method method;
  OptimizerState<Scalar> optimizer_state;
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

  Checkpoint<Scalar> checkpoint() const;

  // Requires: a checkpoint of this run.
  void restore(const Checkpoint<Scalar>& checkpoint);

  // Trains for up to `steps` epochs by the rule, each one step on all examples, or one on each
  // minibatch of them; the frame is that of all examples at the new parameters. The run stops
  // before an epoch that would make J or a parameter non-finite. A new method starts with a fresh
  // optimizer state.
  Progress advance(std::int64_t steps, const Rule& rule);

  // As advance, but leaves the frame stale, for calls that follow; refresh_frame computes it.
  Progress advance_without_frame(std::int64_t steps, const Rule& rule);

  // After advance_without_frame: makes the frame that of the parameters.
  void refresh_frame();

  // Gradient descent.
  Progress advance(std::int64_t steps, double eta);

  // Goes back to the parameters that the run started with. The data stays as it is.
  void reset();

  // Changes one number of the data or the parameters; at epoch 0 these become the start, too.
  // Requires: an entry of this run.
  void edit(const Entry& entry, Scalar value);

  // Continues a run that was left, with a fresh optimizer state.
  // Requires: the shapes of the run; epoch >= 0.
  void resume(const std::vector<Layer<Scalar>>& start, const std::vector<Layer<Scalar>>& layers,
              std::int64_t epoch);

 private:
  // What the epochs of one call of advance have in common.
  struct Call {
    const Rule& rule;
    bool in_batches;
    Extent<Scalar> extent;  // of the problem; only in batches
  };

  void reset_optimizer(Method method);

  void refresh();

  // Computes the frame, except J.
  void pass();

  bool is_finite_now();

  // Computes J only where its bound is not finite.
  // Requires: activate_all.
  bool is_finite_after_pass();

  // Prepares for the rule, and copies the parameters and the optimizer state for go_back.
  Call begin_call(const Rule& rule);

  // One epoch. Does not count it, nor compute J.
  void pass_epoch(const Call& call);

  // One step on all examples.
  void pass_all(const Rule& rule);

  // A step of the network by the gradient in a frame, at the epoch's learning rate; where it is
  // clipped, the frame's gradient is no longer that of J.
  void step_by(Frame<Scalar>& frame, const Rule& rule);

  // One step on each minibatch. Leaves the frame stale.
  void pass_batches(const Rule& rule);

  // Whether J and the parameters are finite after pass_epoch.
  bool is_finite_after_epoch(const Call& call);

  // One epoch in lanes, and up to `steps` while a bound on J is finite. Counts those that left J
  // and the parameters finite, and returns whether all did. May leave the frame stale.
  bool advance_in_lanes(std::int64_t steps, const Call& call);

  bool is_surely_finite_in_lanes(const Call& call) const;

  // Of the order of an epoch's minibatches; none where they stay in order.
  static std::optional<std::uint64_t> seed_of(const Rule& rule, std::int64_t epoch);

  // The rule of an epoch: with its learning rate.
  static Rule at_epoch(const Rule& rule, std::int64_t epoch);

  // Repeats the call's epochs from its start, epoch `from`, up to epoch_. The same epochs from the
  // same parameters give the same bits, so one copy a call is enough.
  void go_back(std::int64_t from, const Call& call);

  // For fewer epochs, copying a network to lanes and back costs more than they save.
  static constexpr std::int64_t min_lane_epochs = 4;

  Network<Scalar> network_;
  Problem<Scalar> problem_;
  backend::PackingCache<Scalar> packed_X_;
  Frame<Scalar> frame_;
  std::vector<Layer<Scalar>> start_;
  std::vector<Layer<Scalar>> call_start_;
  Method method_ = Method::gradient_descent;
  OptimizerState<Scalar> optimizer_state_;
  OptimizerState<Scalar> call_start_state_;
  Batches<Scalar> batches_;
  Lanes<Scalar> lanes_;
  std::int64_t epoch_ = 0;
  bool is_finite_ = true;  // J and the parameters; training stops before they are not
  bool frame_is_stale_ = false;
};

template <class Scalar>
Trainer<Scalar>::Trainer(Network<Scalar> network, Problem<Scalar> problem)
    : network_(std::move(network)),
      problem_(std::move(problem)),
      frame_(make_frame(network_, problem_.X.rows())),
      start_(network_.layers),
      call_start_(network_.layers) {
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
Checkpoint<Scalar> Trainer<Scalar>::checkpoint() const {
  return {epoch_, network_.layers, method_, optimizer_state_};
}

template <class Scalar>
void Trainer<Scalar>::restore(const Checkpoint<Scalar>& checkpoint) {
  epoch_ = checkpoint.epoch;
  network_.layers = checkpoint.layers;
  method_ = checkpoint.method;
  optimizer_state_ = checkpoint.optimizer_state;
  refresh();
}

template <class Scalar>
Progress Trainer<Scalar>::advance(std::int64_t steps, const Rule& rule) {
  const Progress progress = advance_without_frame(steps, rule);
  refresh_frame();
  return progress;
}

template <class Scalar>
Progress Trainer<Scalar>::advance_without_frame(std::int64_t steps, const Rule& rule) {
  const Call call = begin_call(rule);
  const std::int64_t before = epoch_;
  bool diverged = !is_finite_;
  Way way = Way::layer_by_layer;
  if constexpr (use_lanes) {
    const bool is_plain = rule.clip == 0 && rule.held == 0 && !rule.decays_biases;
    const bool suits = is_plain && Lanes<Scalar>::suit(network_);
    if (!diverged && steps >= min_lane_epochs && suits) {
      diverged = !advance_in_lanes(steps, call);
      way = lanes_.has_fixed_size() ? Way::lanes_of_fixed_size : Way::lanes;
    }
  }
  while (!diverged && epoch_ - before < steps) {
    pass_epoch(call);
    diverged = !is_finite_after_epoch(call);
    if (!diverged) ++epoch_;
  }
  if (diverged) go_back(before, call);
  return {epoch_ - before, diverged, way};
}

template <class Scalar>
void Trainer<Scalar>::refresh_frame() {
  if (frame_is_stale_) pass();
  measure_loss(network_, problem_, frame_);
}

template <class Scalar>
Progress Trainer<Scalar>::advance(std::int64_t steps, double eta) {
  return advance(steps, Rule{Method::gradient_descent, eta});
}

template <class Scalar>
void Trainer<Scalar>::reset() {
  network_.layers = start_;
  reset_optimizer(method_);
  epoch_ = 0;
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::edit(const Entry& entry, Scalar value) {
  const auto& [quantity, l, row, col] = entry;
  switch (quantity) {
    case Quantity::X:
      problem_.X(row, col) = value;
      packed_X_.invalidate();
      break;
    case Quantity::Y:
      problem_.Y(row, col) = value;
      break;
    case Quantity::W:
      network_.layers[l].W(row, col) = value;
      break;
    case Quantity::b:
      network_.layers[l].b(row, col) = value;
      break;
  }
  if (epoch_ == 0 && !is_data(quantity)) start_ = network_.layers;
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::resume(const std::vector<Layer<Scalar>>& start,
                             const std::vector<Layer<Scalar>>& layers, std::int64_t epoch) {
  start_ = start;
  network_.layers = layers;
  epoch_ = epoch;
  reset_optimizer(method_);
  refresh();
}

template <class Scalar>
void Trainer<Scalar>::reset_optimizer(Method method) {
  method_ = method;
  optimizer_state_ = fresh_state(network_, method);
}

template <class Scalar>
void Trainer<Scalar>::refresh() {
  pass();
  measure_loss(network_, problem_, frame_);
  is_finite_ = std::isfinite(frame_.J) && all_finite(network_.layers);
}

template <class Scalar>
void Trainer<Scalar>::pass() {
  activate_all(network_, problem_, frame_, &packed_X_);
  backward(network_, problem_, frame_, &packed_X_);
  frame_is_stale_ = false;
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
typename Trainer<Scalar>::Call Trainer<Scalar>::begin_call(const Rule& rule) {
  if (rule.method != method_) reset_optimizer(rule.method);
  const bool in_batches = 0 < rule.batch && rule.batch < problem_.X.rows();
  if (in_batches) batches_.prepare(network_, problem_.X.rows(), rule.batch);
  call_start_ = network_.layers;
  call_start_state_ = optimizer_state_;
  return {rule, in_batches, in_batches ? extent_of(problem_) : Extent<Scalar>{}};
}

template <class Scalar>
void Trainer<Scalar>::pass_epoch(const Call& call) {
  const Rule rule = at_epoch(call.rule, epoch_);
  if (call.in_batches) {
    pass_batches(rule);
  } else {
    pass_all(rule);
  }
}

template <class Scalar>
bool Trainer<Scalar>::is_finite_after_epoch(const Call& call) {
  if (call.in_batches) {
    if (loss_is_surely_finite(network_, call.extent)) return true;
    activate_all(network_, problem_, frame_, &packed_X_);
  }
  return is_finite_after_pass();
}

template <class Scalar>
void Trainer<Scalar>::pass_all(const Rule& rule) {
  if (frame_is_stale_) pass();
  step_by(frame_, rule);
  pass();
}

template <class Scalar>
void Trainer<Scalar>::step_by(Frame<Scalar>& frame, const Rule& rule) {
  if constexpr (!is_opening) {
    if (rule.clip > 0) {
      return step(network_, frame, optimizer_state_, clip_gradient(network_, frame, rule));
    }
  }
  step(network_, frame, optimizer_state_, rule);
}

template <class Scalar>
void Trainer<Scalar>::pass_batches(const Rule& rule) {
  batches_.each(problem_, seed_of(rule, epoch_),
                [&](const Problem<Scalar>& batch, Frame<Scalar>& frame) {
                  activate_all(network_, batch, frame);
                  backward(network_, batch, frame);
                  step_by(frame, rule);
                });
  frame_is_stale_ = true;
}

template <class Scalar>
bool Trainer<Scalar>::advance_in_lanes(std::int64_t steps, const Call& call) {
  lanes_.take(network_, optimizer_state_);
  if (!call.in_batches) {
    lanes_.read(problem_, problem_.X.rows(), [](Index k) { return k; });
    lanes_.pass();
  }
  std::int64_t done = 0;
  do {
    const Rule rule = at_epoch(call.rule, epoch_ + done);
    if (call.in_batches) {
      batches_.each_rows(seed_of(rule, epoch_ + done),
                         [&](const std::vector<Index>& order, Index first, Index count) {
                           lanes_.read(problem_, count, [&](Index k) { return order[first + k]; });
                           lanes_.pass();
                           lanes_.step(rule);
                         });
      lanes_.give(network_, optimizer_state_);
    } else {
      lanes_.step(rule);
      lanes_.pass();
    }
    ++done;
  } while (done < steps && is_surely_finite_in_lanes(call));
  lanes_.give(network_, optimizer_state_);
  frame_is_stale_ = true;
  const bool stayed_finite = is_surely_finite_in_lanes(call) || is_finite_now();
  epoch_ += stayed_finite ? done : done - 1;
  return stayed_finite;
}

template <class Scalar>
bool Trainer<Scalar>::is_surely_finite_in_lanes(const Call& call) const {
  return call.in_batches ? loss_is_surely_finite(network_, call.extent) : lanes_.surely_finite();
}

template <class Scalar>
std::optional<std::uint64_t> Trainer<Scalar>::seed_of(const Rule& rule, std::int64_t epoch) {
  if (!is_opening && rule.in_order) return std::nullopt;
  return (std::uint64_t{rule.order_seed} << 32) + static_cast<std::uint64_t>(epoch);
}

template <class Scalar>
Rule Trainer<Scalar>::at_epoch(const Rule& rule, std::int64_t epoch) {
  Rule now = rule;
  now.eta = eta_at(rule, epoch);
  return now;
}

template <class Scalar>
void Trainer<Scalar>::go_back(std::int64_t from, const Call& call) {
  const std::int64_t to = epoch_;
  network_.layers = call_start_;
  optimizer_state_ = call_start_state_;
  refresh();
  for (epoch_ = from; epoch_ < to; ++epoch_) pass_epoch(call);
}

}  // namespace deltascope
