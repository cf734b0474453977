// One training run: network, data, frame, and the parameters that it started from.
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "backprop.h"
#include "frame.h"
#include "network.h"
#include "optimizer.h"

namespace deltascope {

struct Progress {
  std::int64_t steps;  // done, and kept
  bool diverged;       // the next step would make J or a parameter non-finite
};

template <class Scalar>
class Trainer {
 public:
  // Requires: shapes_fit(network, problem).
  Trainer(Network<Scalar> network, Problem<Scalar> problem)
      : network_(std::move(network)),
        problem_(std::move(problem)),
        frame_(make_frame(network_, problem_.X.rows())),
        start_(network_.layers),
        checkpoint_(network_.layers) {
    assert(shapes_fit(network_, problem_));
    refresh();
  }

  const Network<Scalar>& network() const { return network_; }
  const Problem<Scalar>& problem() const { return problem_; }
  const Frame<Scalar>& frame() const { return frame_; }
  const std::vector<Layer<Scalar>>& start() const { return start_; }
  std::int64_t epoch() const { return epoch_; }

  // Up to `steps` steps of gradient descent; the frame is that of the new parameters. Where J or a
  // parameter would stop being finite, the run stays at the last epoch before.
  Progress advance(std::int64_t steps, Scalar eta) {
    checkpoint_ = network_.layers;
    for (std::int64_t done = 0; done < steps; ++done) {
      if (!is_finite() || !step(eta)) {
        go_back(done, eta);
        return {done, true};
      }
    }
    epoch_ += steps;
    return {steps, false};
  }

  // Back to the parameters that the run started from. The data stays as it is.
  void reset() {
    network_.layers = start_;
    epoch_ = 0;
    refresh();
  }

  // Requires: the shapes of the run.
  void set_problem(const Problem<Scalar>& problem) {
    problem_ = problem;
    assert(shapes_fit(network_, problem_));
    refresh();
  }

  // At epoch 0 these become the start, too.
  // Requires: the shapes of the run.
  void set_layers(const std::vector<Layer<Scalar>>& layers) {
    network_.layers = layers;
    assert(shapes_fit(network_, problem_));
    if (epoch_ == 0) start_ = layers;
    refresh();
  }

  // Takes up a run where it was left.
  // Requires: the shapes of the run; epoch >= 0.
  void resume(const std::vector<Layer<Scalar>>& start, const std::vector<Layer<Scalar>>& layers,
              std::int64_t epoch) {
    start_ = start;
    network_.layers = layers;
    epoch_ = epoch;
    refresh();
  }

 private:
  void refresh() {
    forward(network_, problem_, frame_);
    backward(network_, problem_, frame_);
  }

  bool is_finite() const { return std::isfinite(frame_.J) && all_finite(network_.layers); }

  bool step(Scalar eta) {
    descend(network_, frame_, eta);
    refresh();
    return is_finite();
  }

  // The same steps from the same parameters give the same bits, so one copy a call is enough.
  void go_back(std::int64_t steps, Scalar eta) {
    network_.layers = checkpoint_;
    refresh();
    for (std::int64_t done = 0; done < steps; ++done) step(eta);
    epoch_ += steps;
  }

  Network<Scalar> network_;
  Problem<Scalar> problem_;
  Frame<Scalar> frame_;
  std::vector<Layer<Scalar>> start_;
  std::vector<Layer<Scalar>> checkpoint_;
  std::int64_t epoch_ = 0;
};

}  // namespace deltascope
