// A test set: examples that training does not see, and how well the network predicts them.
#pragma once

#include <utility>

#include "lab/accuracy.h"
#include "network/backprop.h"
#include "network/frame.h"
#include "network/network.h"

namespace deltascope {

template <class Scalar>
class TestPart {
 public:
  // Requires: shapes_fit(network, problem), with at least one example.
  TestPart(const Network<Scalar>& network, Problem<Scalar> problem)
      : problem_(std::move(problem)), frame_(make_frame(network, problem_.X.rows())) {}

  const Problem<Scalar>& problem() const { return problem_; }

  // Requires: the network's shapes are as they were.
  void measure(const Network<Scalar>& network) {
    forward(network, problem_, frame_);
    accuracy_ = deltascope::accuracy(network.output, frame_.layers.back().A, problem_.Y);
  }

  // Both as of the last measure. J adds up as in training, but over the test examples.
  Scalar J() const { return frame_.J; }
  double accuracy() const { return accuracy_; }

 private:
  Problem<Scalar> problem_;
  Frame<Scalar> frame_;
  double accuracy_ = 0;
};

}  // namespace deltascope
