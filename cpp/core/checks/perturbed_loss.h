// J as a function of one parameter at a time, the others unchanged: what numerical derivatives ask
// again and again. With L2 it is J + penalty, which training lowers.
#pragma once

#include <cstddef>
#include <utility>

#include "network/backprop.h"
#include "network/frame.h"
#include "network/network.h"
#include "network/penalty.h"

namespace deltascope {

// Means W(row, col) of a layer, counted from 0, or b(col) where row is W.rows().
struct ParameterIndex {
  std::size_t layer;
  Index row;
  Index col;
};

// Entry e of a layer's parameters: those of W row by row, then those of b.
template <class Scalar>
ParameterIndex parameter_index(const Layer<Scalar>& layer, std::size_t l, Index e) {
  return {l, e / layer.W.cols(), e % layer.W.cols()};
}

// A parameter of layer l reaches one unit of that layer, and the layers after it: only these are
// computed anew.
template <class Scalar>
class PerturbedLoss {
 public:
  // Requires: shapes_fit(network, problem).
  PerturbedLoss(Network<Scalar> network, Problem<Scalar> problem, const Penalty& added = {})
      : network_(std::move(network)),
        problem_(std::move(problem)),
        added_(added),
        penalty_(penalty(added, network_.layers)),
        base_(make_frame(network_, problem_.X.rows())),
        Z_(problem_.X.rows(), 1),
        A_(problem_.X.rows(), 1) {
    forward(network_, problem_, base_);
    perturbed_ = base_;
  }

  Scalar value_of(ParameterIndex p) const {
    const auto& [W, b] = network_.layers[p.layer];
    return is_weight(p) ? W(p.row, p.col) : b(p.col);
  }

  // J, and its penalty where there is one, if parameter p had another value. Then perturbed() is
  // the pass that J came from, in p's layer and those after it.
  Scalar at(ParameterIndex p, Scalar value) {
    if (layer_ != p.layer) {
      layer_ = p.layer;
      take(perturbed_.layers[layer_], base_.layers[layer_]);
    } else {
      // The last call may have perturbed another unit of the layer.
      perturbed_.layers[layer_].Z.col(col_) = base_.layers[layer_].Z.col(col_);
      perturbed_.layers[layer_].A.col(col_) = base_.layers[layer_].A.col(col_);
    }
    col_ = p.col;
    const Scalar before = value_of(p);
    put(p, value);
    compute_unit();
    activate_from(layer_ + 1, network_, problem_, perturbed_);
    measure_loss(network_, problem_, perturbed_);
    put(p, before);
    if (added_.lambda == 0 || !(is_weight(p) || added_.has_biases())) {
      return perturbed_.J + penalty_;
    }
    const auto lambda = static_cast<Real<Scalar>>(added_.lambda);
    // Only one weight's part changes, so the sum of the others is not rounded anew at every value.
    const Scalar change = penalty_of(lambda, value) - penalty_of(lambda, before);
    return perturbed_.J + (penalty_ + change);
  }

  // The pass of the network without a perturbation.
  const Frame<Scalar>& base() const { return base_; }
  const Frame<Scalar>& perturbed() const { return perturbed_; }

 private:
  bool is_weight(ParameterIndex p) const { return p.row < network_.layers[p.layer].W.rows(); }

  static void take(LayerFrame<Scalar>& to, const LayerFrame<Scalar>& from) {
    to.Z = from.Z;
    to.A = from.A;
  }

  void put(ParameterIndex p, Scalar value) {
    auto& [W, b] = network_.layers[p.layer];
    (is_weight(p) ? W(p.row, p.col) : b(p.col)) = value;
  }

  // Computes unit col_ of layer_, for all examples.
  void compute_unit() {
    const auto& [W, b] = network_.layers[layer_];
    auto& layer = perturbed_.layers[layer_];
    Z_.noalias() = input_of(layer_, problem_, base_).lazyProduct(W.col(col_));
    if (b.size() > 0) Z_.array() += b(col_);
    layer.Z.col(col_) = Z_;
    if (layer_ + 1 < network_.layers.size()) {
      activate(network_.hidden[layer_], Z_, A_);
      layer.A.col(col_) = A_;
    } else {
      activate_output(network_.output, layer.Z, layer.A);
    }
  }

  Network<Scalar> network_;
  Problem<Scalar> problem_;
  Penalty added_;
  Scalar penalty_;  // of the network without a perturbation
  Frame<Scalar> base_;
  Frame<Scalar> perturbed_;
  Matrix<Scalar> Z_;  // n x 1, of the perturbed unit
  Matrix<Scalar> A_;  // n x 1
  std::size_t layer_ = 0;
  Index col_ = 0;
};

}  // namespace deltascope
