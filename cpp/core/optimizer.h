// Gradient descent: every parameter moves against its gradient.
#pragma once

#include <cstddef>

#include "frame.h"
#include "network.h"

namespace deltascope {

// W = W - eta dJ/dW in every layer, and b likewise where biases are trained.
// Requires: backward has filled the frame for this network.
template <class Scalar>
void descend(Network<Scalar>& network, const Frame<Scalar>& frame, Scalar eta) {
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    network.layers[l].W -= eta * frame.layers[l].grad_W;
    if (network.bias == Bias::trained) network.layers[l].b -= eta * frame.layers[l].grad_b;
  }
}

}  // namespace deltascope
