// J as a function of one parameter at a time, all others as they are: what numerical derivatives
// ask again and again.
#pragma once

#include <cstddef>
#include <utility>

#include "network/backprop.h"
#include "network/frame.h"
#include "network/network.h"

namespace deltascope {

// W(row, col) of a layer, from 0; b(col) where row is the number of W's rows.
struct Parameter {
  std::size_t layer;
  Index row;
  Index col;
};

// Entry e of W, counted row by row, and on from there through b.
template <class Scalar>
Parameter parameter_at(const Layer<Scalar>& layer, std::size_t l, Index e) {
  return {l, e / layer.W.cols(), e % layer.W.cols()};
}

// A parameter of layer l leaves all units before that layer as they are, and all but one of its
// own, so only that one and the layers after it are computed anew.
template <class Scalar>
class MovedLoss {
 public:
  // Requires: shapes_fit(network, problem).
  MovedLoss(Network<Scalar> network, Problem<Scalar> problem)
      : network_(std::move(network)),
        problem_(std::move(problem)),
        here_(make_frame(network_, problem_.X.rows())),
        Z_(problem_.X.rows(), 1),
        A_(problem_.X.rows(), 1) {
    forward(network_, problem_, here_);
    there_ = here_;
  }

  Scalar value_of(Parameter p) const {
    const auto& [W, b] = network_.layers[p.layer];
    return p.row < W.rows() ? W(p.row, p.col) : b(p.col);
  }

  // J where the parameter has another value. Then there() is the pass it came from, in the
  // parameter's layer and those after it.
  Scalar at(Parameter p, Scalar value) {
    if (layer_ != p.layer) {
      layer_ = p.layer;
      take(there_.layers[layer_], here_.layers[layer_]);
    } else {
      // Another unit of the same layer was away.
      there_.layers[layer_].Z.col(col_) = here_.layers[layer_].Z.col(col_);
      there_.layers[layer_].A.col(col_) = here_.layers[layer_].A.col(col_);
    }
    col_ = p.col;
    const Scalar before = value_of(p);
    put(p, value);
    move_unit();
    activate_from(layer_ + 1, network_, problem_, there_);
    measure_loss(network_, problem_, there_);
    put(p, before);
    return there_.J;
  }

  // The pass of the network as it is.
  const Frame<Scalar>& here() const { return here_; }
  const Frame<Scalar>& there() const { return there_; }

 private:
  static void take(LayerFrame<Scalar>& to, const LayerFrame<Scalar>& from) {
    to.Z = from.Z;
    to.A = from.A;
  }

  void put(Parameter p, Scalar value) {
    auto& [W, b] = network_.layers[p.layer];
    (p.row < W.rows() ? W(p.row, p.col) : b(p.col)) = value;
  }

  // Unit col_ of layer_, of all examples.
  void move_unit() {
    const auto& [W, b] = network_.layers[layer_];
    auto& layer = there_.layers[layer_];
    Z_.noalias() = input_of(layer_, problem_, here_).lazyProduct(W.col(col_));
    if (b.size() > 0) Z_.array() += b(col_);
    layer.Z.col(col_) = Z_;
    if (layer_ + 1 < network_.layers.size()) {
      activate(network_.hidden, Z_, A_);
      layer.A.col(col_) = A_;
    } else {
      activate_output(network_.output, layer.Z, layer.A);
    }
  }

  Network<Scalar> network_;
  Problem<Scalar> problem_;
  Frame<Scalar> here_;
  Frame<Scalar> there_;
  Matrix<Scalar> Z_;  // n x 1, of the unit that is moved
  Matrix<Scalar> A_;  // n x 1
  std::size_t layer_ = 0;
  Index col_ = 0;
};

}  // namespace deltascope
