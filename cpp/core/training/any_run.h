// A training run in float64 or float32, written and read in float64.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "network/arithmetic.h"
#include "network/frame.h"
#include "network/network.h"
#include "training/history.h"
#include "training/optimizer.h"
#include "training/trainer.h"

namespace deltascope {

// A training run with its history. Numbers given to it are rounded to its precision; numbers read
// from it are exactly those that it computes with, since float64 holds every float32.
class AnyRun {
 public:
  AnyRun() = default;
  AnyRun(const AnyRun&) = delete;
  AnyRun& operator=(const AnyRun&) = delete;
  virtual ~AnyRun() = default;

  virtual Precision precision() const = 0;
  virtual const Network<double>& network() const = 0;
  virtual const Problem<double>& problem() const = 0;
  virtual const Frame<double>& frame() const = 0;
  virtual const std::vector<Layer<double>>& start() const = 0;
  virtual std::int64_t epoch() const = 0;
  virtual std::int64_t first_epoch() const = 0;
  virtual std::int64_t last_epoch() const = 0;

  // As Trainer and History have them.
  virtual Progress advance(std::int64_t steps, const Rule& rule) = 0;
  virtual void rewind(std::int64_t epoch) = 0;
  virtual void reset() = 0;
  virtual void edit(const Entry& entry, double value) = 0;
  virtual void resume(const std::vector<Layer<double>>& start,
                      const std::vector<Layer<double>>& layers, std::int64_t epoch) = 0;
};

template <class Scalar>
void copy_layers(const std::vector<Layer<Scalar>>& from, std::vector<Layer<double>>& to) {
  to.resize(from.size());
  for (std::size_t l = 0; l < from.size(); ++l) {
    to[l].W = from[l].W.template cast<double>();
    to[l].b = from[l].b.template cast<double>();
  }
}

template <class Scalar>
void copy_frame(const Frame<Scalar>& from, Frame<double>& to) {
  to.J = from.J;
  to.arithmetic = arithmetic_of<Scalar, double>();
  to.layers.resize(from.layers.size());
  for (std::size_t l = 0; l < from.layers.size(); ++l) {
    const auto& [Z, A, delta, grad_W, grad_b] = from.layers[l];
    to.layers[l].Z = Z.template cast<double>();
    to.layers[l].A = A.template cast<double>();
    to.layers[l].delta = delta.template cast<double>();
    to.layers[l].grad_W = grad_W.template cast<double>();
    to.layers[l].grad_b = grad_b.template cast<double>();
  }
}

template <class Scalar>
class RunIn : public AnyRun {
 public:
  // Requires: shapes_fit(network, problem); every number is finite as a Scalar.
  RunIn(const Network<double>& network, const Problem<double>& problem);

  Precision precision() const override {
    return is_float64 ? Precision::float64 : Precision::float32;
  }
  const Network<double>& network() const override { return shown(trainer_.network(), network_); }
  const Problem<double>& problem() const override { return shown(trainer_.problem(), problem_); }
  const Frame<double>& frame() const override { return shown(trainer_.frame(), frame_); }
  const std::vector<Layer<double>>& start() const override {
    return shown(trainer_.start(), start_);
  }
  std::int64_t epoch() const override { return trainer_.epoch(); }
  std::int64_t first_epoch() const override { return history_.first(); }
  std::int64_t last_epoch() const override { return history_.last(); }

  Progress advance(std::int64_t steps, const Rule& rule) override {
    const Progress progress = history_.advance(trainer_, steps, rule);
    show();
    return progress;
  }

  void rewind(std::int64_t epoch) override {
    history_.rewind(trainer_, epoch);
    show();
  }

  void reset() override {
    trainer_.reset();
    history_.begin(trainer_);
    show();
  }

  // Other data begin another past.
  void edit(const Entry& entry, double value) override {
    trainer_.edit(entry, static_cast<Scalar>(value));
    is_data(entry.quantity) ? history_.begin(trainer_) : history_.edit(trainer_);
    show_all();
  }

  void resume(const std::vector<Layer<double>>& start, const std::vector<Layer<double>>& layers,
              std::int64_t epoch) override {
    trainer_.resume(cast<Scalar>(start), cast<Scalar>(layers), epoch);
    history_.begin(trainer_);
    show_all();
  }

 private:
  static constexpr bool is_float64 = std::is_same_v<Scalar, double>;

  template <class Own, class Copy>
  static const Copy& shown(const Own& own, const Copy& copy);

  // What a step changes.
  void show();

  void show_all();

  Trainer<Scalar> trainer_;
  History<Scalar> history_;
  // Copies of what the trainer holds, where it is not float64.
  Network<double> network_;
  Problem<double> problem_;
  Frame<double> frame_;
  std::vector<Layer<double>> start_;
};

inline std::unique_ptr<AnyRun> run_in(Precision precision, const Network<double>& network,
                                      const Problem<double>& problem) {
  if constexpr (!is_opening) {
    if (precision == Precision::float32) return std::make_unique<RunIn<float>>(network, problem);
  }
  return std::make_unique<RunIn<double>>(network, problem);
}

template <class Scalar>
RunIn<Scalar>::RunIn(const Network<double>& network, const Problem<double>& problem)
    : trainer_(cast<Scalar>(network), cast<Scalar>(problem)) {
  history_.begin(trainer_);
  network_ = cast<double>(trainer_.network());
  show_all();
}

template <class Scalar>
template <class Own, class Copy>
const Copy& RunIn<Scalar>::shown(const Own& own, const Copy& copy) {
  if constexpr (is_float64) {
    return own;
  } else {
    return copy;
  }
}

template <class Scalar>
void RunIn<Scalar>::show() {
  if constexpr (is_float64) return;
  copy_layers(trainer_.network().layers, network_.layers);
  copy_frame(trainer_.frame(), frame_);
}

template <class Scalar>
void RunIn<Scalar>::show_all() {
  show();
  if constexpr (is_float64) return;
  problem_ = cast<double>(trainer_.problem());
  copy_layers(trainer_.start(), start_);
}

}  // namespace deltascope
