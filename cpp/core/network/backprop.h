// Forward and backward pass into a frame: the theorem dJ/dW = A_prev^T delta, in a loop.
#pragma once

#include <cassert>
#include <cstddef>

#include "kernels/backend.h"
#include "network/activation.h"
#include "network/frame.h"
#include "network/loss.h"
#include "network/network.h"

namespace deltascope {

// A_prev of layer l: X for the first, else the activations of the layer before. n x fan_in
template <class Scalar>
const Matrix<Scalar>& input_of(std::size_t l, const Problem<Scalar>& problem,
                               const Frame<Scalar>& frame) {
  return l == 0 ? problem.X : frame.layers[l - 1].A;
}

// Writes Z and A of layer `first` and those after it, and leaves J as it was. Here and below,
// `packed_X` is null, or the cache of X.
// Requires: shapes_fit(network, problem), and a frame made for them, with A of the layers before.
template <class Scalar>
void activate_from(std::size_t first, const Network<Scalar>& network,
                   const Problem<Scalar>& problem, Frame<Scalar>& frame,
                   backend::PackingCache<Scalar>* packed_X = nullptr) {
  assert(shapes_fit(network, problem));
  assert(frame.layers.size() == network.layers.size());
  const std::size_t last = network.layers.size() - 1;
  for (std::size_t l = first; l <= last; ++l) {
    const auto& layer = network.layers[l];
    auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
    const auto& A_prev = input_of(l, problem, frame);
    if constexpr (Eigen::NumTraits<Scalar>::IsComplex) {
      plain::affine(A_prev, layer.W, layer.b, Z);
    } else {
      backend::affine(A_prev, layer.W, layer.b, Z, l == 0 ? packed_X : nullptr);
    }
    if (l < last) {
      activate(network.hidden[l], Z, A);
    } else {
      activate_output(network.output, Z, A);
    }
  }
}

// Writes Z and A of every layer, and leaves J as it was.
// Requires: shapes_fit(network, problem), and a frame made for them.
template <class Scalar>
void activate_all(const Network<Scalar>& network, const Problem<Scalar>& problem,
                  Frame<Scalar>& frame, backend::PackingCache<Scalar>* packed_X = nullptr) {
  activate_from(0, network, problem, frame, packed_X);
}

// Writes J. Requires: activate_all.
template <class Scalar>
void measure_loss(const Network<Scalar>& network, const Problem<Scalar>& problem,
                  Frame<Scalar>& frame) {
  const auto& out = frame.layers.back();
  frame.J = loss(network.output, network.factor, out.Z, out.A, problem.Y);
}

// Writes Z and A of every layer, and J.
// Requires: shapes_fit(network, problem), and a frame made for them.
template <class Scalar>
void forward(const Network<Scalar>& network, const Problem<Scalar>& problem, Frame<Scalar>& frame) {
  activate_all(network, problem, frame);
  measure_loss(network, problem, frame);
}

// dJ_dA = delta W^T: the derivative by the inputs of a layer, from its delta (n x fan_out) and W.
// dJ_dA is n x fan_in.
template <class Scalar>
void back_through_weights(const Matrix<Scalar>& delta, const Matrix<Scalar>& W,
                          Matrix<Scalar>& dJ_dA) {
  backend::product_transposed(delta, W, dJ_dA);
}

// Writes delta, grad_W and grad_b of every layer.
// Requires: forward has filled the frame for this network and problem.
template <class Scalar>
void backward(const Network<Scalar>& network, const Problem<Scalar>& problem, Frame<Scalar>& frame,
              backend::PackingCache<Scalar>* packed_X = nullptr) {
  auto& out = frame.layers.back();
  output_delta(network.output, network.factor, out.Z, out.A, problem.Y, out.delta);
  // delta of layer l is dJ/dZ of layer l; the last one comes from the loss.
  for (std::size_t l = network.layers.size(); l-- > 0;) {
    auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
    backend::transposed_product(input_of(l, problem, frame), delta, grad_W,
                                l == 0 ? packed_X : nullptr);
    if (grad_b.size() > 0) backend::column_sums(delta, grad_b);
    if (l > 0) {
      auto& before = frame.layers[l - 1];
      back_through_weights(delta, network.layers[l].W, before.delta);
      multiply_by_derivative(network.hidden[l - 1], before.Z, before.A, before.delta);
    }
  }
}

}  // namespace deltascope
