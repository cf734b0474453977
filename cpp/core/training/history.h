// The past of a run: checkpoints of some epochs, and the rules of the steps between them, so that
// every epoch can be computed again, bit for bit.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "training/optimizer.h"
#include "training/trainer.h"

namespace deltascope {

template <class Scalar>
class History {
 public:
  // Keeps at most count_at_most checkpoints, of at most bytes_at_most in all; those of edits are
  // kept in any case. From one of the others to the next, training passes at least `between`
  // examples: a checkpoint takes new memory, and with it the time of some twenty examples.
  explicit History(std::size_t count_at_most = 1024, std::size_t bytes_at_most = 1 << 26,
                   Index between = 4096);

  std::int64_t first() const;
  std::int64_t last() const;
  std::size_t count() const;

  // Forgets everything, for a run that is new or has other data.
  void begin(const Trainer<Scalar>& trainer);

  // Takes note of a change of the parameters, and forgets what came after this epoch.
  // Requires: begin, and the trainer of this run.
  void edit(const Trainer<Scalar>& trainer);

  // As trainer.advance. Forgets what came after the trainer's epoch.
  // Requires: begin, and the trainer of this run, at an epoch in first()...last().
  Progress advance(Trainer<Scalar>& trainer, std::int64_t steps, const Rule& rule);

  // Takes the trainer to an epoch of its past, or back to its newest one.
  // Requires: begin, and the trainer of this run; epoch in first()...last().
  void rewind(Trainer<Scalar>& trainer, std::int64_t epoch) const;

 private:
  struct Kept {
    Checkpoint<Scalar> at;
    bool always;  // not to be thinned out
  };

  // The steps from epoch `from` to the next stretch, which followed one rule.
  struct Stretch {
    std::int64_t from;
    Rule rule;
  };

  static bool same(const Rule& a, const Rule& b);

  static std::size_t bytes_of(const std::vector<Layer<Scalar>>& layers);

  static std::size_t bytes_of(const Checkpoint<Scalar>& at);

  void keep(const Trainer<Scalar>& trainer, bool always);

  bool is_too_large() const;

  void drop_newest();

  void thin();

  void forget_after(std::int64_t epoch);

  std::size_t count_at_most_;
  std::size_t bytes_at_most_;
  Index between_;
  std::vector<Kept> kept_;  // by ascending epoch; the first is always kept
  std::size_t bytes_ = 0;   // in all of kept_
  std::vector<Stretch> stretches_;
  std::int64_t spacing_ = 1;  // of the checkpoints that are not always kept, in epochs
  std::int64_t last_ = 0;
};

template <class Scalar>
History<Scalar>::History(std::size_t count_at_most, std::size_t bytes_at_most, Index between)
    : count_at_most_(count_at_most), bytes_at_most_(bytes_at_most), between_(between) {}

template <class Scalar>
std::int64_t History<Scalar>::first() const {
  return kept_.front().at.epoch;
}

template <class Scalar>
std::int64_t History<Scalar>::last() const {
  return last_;
}

template <class Scalar>
std::size_t History<Scalar>::count() const {
  return kept_.size();
}

template <class Scalar>
void History<Scalar>::begin(const Trainer<Scalar>& trainer) {
  kept_.clear();
  bytes_ = 0;
  stretches_.clear();
  spacing_ = 1;
  while (spacing_ * trainer.problem().X.rows() < between_) spacing_ *= 2;
  keep(trainer, true);
}

template <class Scalar>
void History<Scalar>::edit(const Trainer<Scalar>& trainer) {
  forget_after(trainer.epoch());
  if (kept_.back().at.epoch == trainer.epoch()) drop_newest();
  keep(trainer, true);
}

template <class Scalar>
Progress History<Scalar>::advance(Trainer<Scalar>& trainer, std::int64_t steps, const Rule& rule) {
  forget_after(trainer.epoch());
  if (stretches_.empty() || !same(stretches_.back().rule, rule)) {
    stretches_.push_back({trainer.epoch(), rule});
  }
  Progress progress{0, false};
  while (progress.steps < steps && !progress.diverged) {
    const std::int64_t to_next = spacing_ - trainer.epoch() % spacing_;
    const auto part =
        trainer.advance_without_frame(std::min(to_next, steps - progress.steps), rule);
    progress = {progress.steps + part.steps, part.diverged};
    if (part.steps > 0 && trainer.epoch() % spacing_ == 0) keep(trainer, false);
  }
  trainer.refresh_frame();
  last_ = trainer.epoch();
  return progress;
}

template <class Scalar>
void History<Scalar>::rewind(Trainer<Scalar>& trainer, std::int64_t epoch) const {
  assert(first() <= epoch && epoch <= last());
  auto nearest = kept_.end();
  do {
    --nearest;
  } while (nearest->at.epoch > epoch);
  trainer.restore(nearest->at);
  for (std::size_t s = 0; s < stretches_.size(); ++s) {
    const bool is_newest = s + 1 == stretches_.size();
    const std::int64_t until = is_newest ? epoch : std::min(epoch, stretches_[s + 1].from);
    if (until > trainer.epoch())
      trainer.advance_without_frame(until - trainer.epoch(), stretches_[s].rule);
  }
  trainer.refresh_frame();
}

template <class Scalar>
bool History<Scalar>::same(const Rule& a, const Rule& b) {
  return a.method == b.method && a.eta == b.eta && a.mu == b.mu && a.rho == b.rho &&
         a.beta_1 == b.beta_1 && a.beta_2 == b.beta_2 && a.epsilon == b.epsilon &&
         a.lambda == b.lambda && a.decays_biases == b.decays_biases && a.held == b.held &&
         a.batch == b.batch && a.in_order == b.in_order && a.order_seed == b.order_seed &&
         a.decay == b.decay && a.decay_rate == b.decay_rate && a.decay_epochs == b.decay_epochs &&
         a.clip == b.clip;
}

template <class Scalar>
std::size_t History<Scalar>::bytes_of(const std::vector<Layer<Scalar>>& layers) {
  std::size_t numbers = 0;
  for (const auto& layer : layers) numbers += layer.W.size() + layer.b.size();
  return numbers * sizeof(Scalar);
}

template <class Scalar>
std::size_t History<Scalar>::bytes_of(const Checkpoint<Scalar>& at) {
  return bytes_of(at.layers) + bytes_of(at.optimizer_state.v) + bytes_of(at.optimizer_state.q);
}

template <class Scalar>
void History<Scalar>::keep(const Trainer<Scalar>& trainer, bool always) {
  kept_.push_back({trainer.checkpoint(), always});
  bytes_ += bytes_of(kept_.back().at);
  last_ = trainer.epoch();
  while (is_too_large() && spacing_ <= last_) thin();
}

template <class Scalar>
bool History<Scalar>::is_too_large() const {
  return kept_.size() > count_at_most_ || bytes_ > bytes_at_most_;
}

template <class Scalar>
void History<Scalar>::drop_newest() {
  bytes_ -= bytes_of(kept_.back().at);
  kept_.pop_back();
}

template <class Scalar>
void History<Scalar>::thin() {
  spacing_ *= 2;
  const auto is_between = [this](const Kept& kept) {
    return !kept.always && kept.at.epoch % spacing_ != 0;
  };
  kept_.erase(std::remove_if(kept_.begin(), kept_.end(), is_between), kept_.end());
  bytes_ = 0;
  for (const auto& kept : kept_) bytes_ += bytes_of(kept.at);
}

template <class Scalar>
void History<Scalar>::forget_after(std::int64_t epoch) {
  while (kept_.back().at.epoch > epoch) drop_newest();
  while (!stretches_.empty() && stretches_.back().from >= epoch) stretches_.pop_back();
  last_ = epoch;
}

}  // namespace deltascope
