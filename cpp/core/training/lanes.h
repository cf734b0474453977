// Trains a small network with the examples in the lanes of vectors, so that a layer of two units
// fills them as well as one of 64. The numbers of a step stay in a few kilobytes, in a layout of
// their own.
// Every sum has the terms and the order of forward and backward, so a step gives their bits.
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/backend.h"
#include "matrix.h"
#include "network/activation.h"
#include "network/finite.h"
#include "network/loss.h"
#include "network/network.h"
#include "training/lanes_fixed.h"
#include "training/optimizer.h"

namespace deltascope {

// Copies of a network's parameters, of its optimizer's state, and of some examples, in tiles: each
// row of a tile is a unit (or an input, or a target), each column an example.
template <class Scalar>
class Lanes {
 public:
  // Layers wider than this fill vectors by themselves.
  static constexpr Index widest = 16;

  static bool suit(const Network<Scalar>& network) {
    const auto sizes = sizes_of(network);
    return use_lanes && network.bias != Bias::fixed &&
           *std::max_element(sizes.begin(), sizes.end()) <= widest;
  }

  // Copies a network and its optimizer's state in. Requires: suit.
  void take(const Network<Scalar>& network, const OptimizerState<Scalar>& state) {
    if (sizes_ != sizes_of(network) || has_bias_ != (network.bias != Bias::none)) allocate(network);
    hidden_ = network.hidden;
    output_ = network.output;
    loss_factor_ = network.factor;
    fixed_ = fixed_pass();
    copy_in(network.layers, w_);
    if (!state.v.empty()) copy_in(state.v, v_);
    if (!state.q.empty()) copy_in(state.q, q_);
    has_v_ = !state.v.empty();
    has_q_ = !state.q.empty();
    steps_ = state.steps;
  }

  // Whether the pass of the network that was taken is compiled for its sizes. Requires: take.
  bool has_fixed_size() const { return fixed_ != nullptr; }

  // Copies the parameters and the optimizer's state out.
  // Requires: the network and the state that were taken, or others like them.
  void give(Network<Scalar>& network, OptimizerState<Scalar>& state) const {
    copy_out(w_, network.layers);
    if (has_v_) copy_out(v_, state.v);
    if (has_q_) copy_out(q_, state.q);
    state.steps = steps_;
  }

  // Copies in the examples of the next passes: rows row_of(0), ..., row_of(count - 1) of a problem.
  // Requires: take; count > 0.
  template <class RowOf>
  void read(const Problem<Scalar>& problem, Index count, const RowOf& row_of) {
    set_tiling(count);
    const Index m = sizes_.front();
    const Index t = sizes_.back();
    for (Index k = 0; k < tiles_ * width_; ++k) {
      // Copies of the last example pad the last tile; a pass leaves them out of the gradient.
      const Index row = row_of(std::min(k, count - 1));
      const Scalar* const x = problem.X.data() + row * m;
      const Scalar* const y = problem.Y.data() + row * t;
      Scalar* const to_x = X_of(k / width_) + has_bias_ * width_ + k % width_;
      Scalar* const to_y = Y_of(k / width_) + k % width_;
      for (Index i = 0; i < m; ++i) to_x[i * width_] = x[i];
      for (Index j = 0; j < t; ++j) to_y[j * width_] = y[j];
    }
  }

  // Forward and backward: the gradient of the examples that were read.
  void pass() {
    if (fixed_ != nullptr) {
      // loss_bound with z^2 + 1 for |z|, which also bounds the parameters.
      const Scalar squares = fixed_(w_.data(), X_.data(), Y_.data(), count_, factor(), g_.data());
      bound_ = 4 * Scalar(sizes_.back()) * (squares + Scalar(count_ * (sizes_.back() + 1)));
      return;
    }
    g_.setZero();
    bound_ = 0;
    for (Index tile = 0; tile < tiles_; ++tile) {
      const Scalar* const x = X_of(tile);
      const Tile Y = tile_at(Y_of(tile), sizes_.back());
      forward(x);
      const auto& out = layers_.back();
      const Tile Z = tile_at(at(out.Z), out.units);
      const Tile A = activations(out);
      bound_ += loss_bound(output_, Z, A, Y);
      Tile delta = tile_at(at(out.delta), out.units);
      output_delta(output_, Reduction::sum, Z, A, Y, delta);
      const Scalar share = factor();
      if (share != 1) delta *= share;
      const Index left = count_ - tile * width_;
      if (left < width_) delta.bottomRows(width_ - left).setZero();
      backward(x);
    }
  }

  // One step along the gradient of the last pass. Requires: a pass since the last step.
  void step(const Rule& rule) {
    steps_ += 1;
    if (rule.method == Method::gradient_descent && rule.lambda == 0) return descend(rule.eta);
    if (rule.lambda != 0) g_ += static_cast<Scalar>(rule.lambda) * is_weight_.cwiseProduct(w_);
    update(parameter_view(w_, has_v_ ? &v_ : nullptr, has_q_ ? &q_ : nullptr),
           flat_view<Scalar>(g_), rule, steps_);
  }

  // Whether J at the last pass and the parameters are certainly finite; false says nothing.
  bool surely_finite() const {
    return std::isfinite(bound_) && (fixed_ != nullptr || (w_.array() * Scalar(0)).sum() == 0);
  }

 private:
  static constexpr Index L = kernels::lanes<Scalar>;
  using Vector = kernels::Vector<Scalar>;
  using Tile = Eigen::Map<Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>, Eigen::Aligned16>;

  using Layout = LaneLayout<Scalar>;

  // As update, written for vectors: the step of a small network takes a hundred nanoseconds.
  void descend(double eta) {
    const auto all_eta = kernels::splat<Vector>(static_cast<Scalar>(eta));
    Scalar* const w = w_.data();
    const Scalar* const g = g_.data();
    for (Index p = 0; p < w_.size(); p += L) {
      kernels::store(kernels::load<Vector>(w + p) - all_eta * kernels::load<Vector>(g + p), w + p);
    }
  }

  struct LaneLayer : Layout {
    Index parameters;   // where they begin in w_, g_, v_ and q_
    Index Z, A, delta;  // where they begin in tile_
  };

  static Index padded(Index size) { return Layout::padded(size); }

  void allocate(const Network<Scalar>& network) {
    sizes_ = sizes_of(network);
    has_bias_ = network.bias != Bias::none ? 1 : 0;
    layers_.clear();
    Index parameters = 0;
    rows_ = 0;
    const auto take_rows = [this](Index count) {
      rows_ += count;
      return rows_ - count;
    };
    for (std::size_t l = 0; l + 1 < sizes_.size(); ++l) {
      const Index terms = sizes_[l] + has_bias_;
      const Index units = sizes_[l + 1];
      layers_.push_back({{terms, units},
                         parameters,
                         take_rows(units),
                         take_rows(units + has_bias_),
                         take_rows(units)});
      parameters += layers_.back().size();
    }
    for (auto* all : {&w_, &g_, &v_, &q_, &is_weight_}) *all = RowVector<Scalar>::Zero(parameters);
    for (const auto& layer : layers_) {
      for (Index j = 0; j < layer.units; ++j) {
        for (Index p = has_bias_; p < layer.terms; ++p)
          is_weight_(layer.parameters + layer.at(p, j)) = 1;
      }
    }
    width_ = 0;
  }

  // Splits `count` examples into the fewest tiles, of equal and least width.
  void set_tiling(Index count) {
    const Index widest_tile = fixed_ == nullptr ? 12 * L : L;
    const Index tiles = (count + widest_tile - 1) / widest_tile;
    const Index width = padded((count + tiles - 1) / tiles);
    count_ = count;
    if (tiles == tiles_ && width == width_) return;
    tiles_ = tiles;
    width_ = width;
    Index longest = 0;
    for (const auto& layer : layers_) longest = std::max(longest, layer.stride());
    grow(X_, tiles * width * (sizes_.front() + has_bias_));
    grow(Y_, tiles * width * sizes_.back());
    grow(tile_, rows_ * width);
    grow(transposed_, longest * width);
    if (has_bias_ == 0) return;
    for (Index tile = 0; tile < tiles; ++tile) tile_at(X_of(tile), 1).setOnes();
    for (const auto& layer : layers_) tile_at(at(layer.A), 1).setOnes();
  }

  // Never shrinks, so that batches of two sizes do not allocate in turns.
  static void grow(RowVector<Scalar>& numbers, Index size) {
    if (numbers.size() < size) numbers.resize(size);
  }

  Scalar factor() const { return value_of<Scalar>(loss_factor_, output_, count_, sizes_.back()); }

  using Fixed = Scalar (*)(const Scalar*, const Scalar*, const Scalar*, Index, Scalar, Scalar*);

  // The pass compiled for these sizes, or null.
  Fixed fixed_pass() const {
    const bool is_plain = sizes_.size() == 3 && hidden_[0] == Activation::sigmoid &&
                          output_ == Output::cross_entropy_sigmoid;
    if (!is_plain) return nullptr;
    return has_bias_ == 1 ? fixed_of<1>() : fixed_of<0>();
  }

  // Compiled are the sizes of the page's examples, and other frequent ones.
  template <Index B>
  Fixed fixed_of() const {
    const auto is = [this](Index m, Index d, Index t) {
      return sizes_[0] == m && sizes_[1] == d && sizes_[2] == t;
    };
    if (is(2, 2, 1)) return &FixedPass<Scalar, B, 2, 2, 1>::pass;
    if (is(2, 2, 2)) return &FixedPass<Scalar, B, 2, 2, 2>::pass;
    if constexpr (B == 1) {
      if (is(2, 8, 1)) return &FixedPass<Scalar, B, 2, 8, 1>::pass;
      if (is(4, 8, 3)) return &FixedPass<Scalar, B, 4, 8, 3>::pass;
    }
    return nullptr;
  }

  // Calls visit(p, place) for each parameter p of `layers`, with its place in w_, g_, v_ and q_.
  template <class Layers, class Visit>
  void for_each_parameter(Layers& layers, const Visit& visit) const {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      const auto& here = layers_[l];
      auto& [W, b] = layers[l];
      for (Index j = 0; j < here.units; ++j) {
        if (has_bias_ == 1) visit(b(j), here.parameters + here.at(0, j));
        for (Index i = 0; i < W.rows(); ++i)
          visit(W(i, j), here.parameters + here.at(i + has_bias_, j));
      }
    }
  }

  void copy_in(const std::vector<Layer<Scalar>>& from, RowVector<Scalar>& to) const {
    for_each_parameter(from, [&to](const Scalar& number, Index place) { to(place) = number; });
  }

  void copy_out(const RowVector<Scalar>& from, std::vector<Layer<Scalar>>& to) const {
    for_each_parameter(to, [&from](Scalar& number, Index place) { number = from(place); });
  }

  Scalar* at(Index row) { return tile_.data() + row * width_; }
  Scalar* X_of(Index tile) { return X_.data() + tile * width_ * (sizes_.front() + has_bias_); }
  Scalar* Y_of(Index tile) { return Y_.data() + tile * width_ * sizes_.back(); }
  Tile tile_at(Scalar* numbers, Index rows) const { return {numbers, width_, rows}; }

  // Without the row of ones, which stays.
  Tile activations(const LaneLayer& layer) { return tile_at(at(layer.A + has_bias_), layer.units); }

  // The parameters of a layer as a left factor: row j has those of unit j.
  kernels::Operand<Scalar> forwards(const LaneLayer& layer) const {
    const Scalar* const w = w_.data() + layer.parameters;
    return layer.by_columns() ? kernels::Operand<Scalar>{w, layer.stride(), 1}
                              : kernels::Operand<Scalar>{w, 1, layer.stride()};
  }

  // Makes `sums` rows of `terms` terms each: to(i) = sum_p left(i, p) tile(p).
  void sum(Index sums, Index terms, const kernels::Operand<Scalar>& left, const Scalar* tile,
           Scalar* to) const {
    for (Index i = 0; i < sums; i += kernels::mr) {
      const Index rows = std::min<Index>(kernels::mr, sums - i);
      for (Index k = 0; k < width_; k += kernels::nr<Scalar>) {
        const Index columns = std::min(kernels::nr<Scalar>, width_ - k);
        kernels::multiply_tile(rows, columns, terms, left.at(i, 0), {tile + k, width_, 1},
                               {nullptr, 0, to + i * width_ + k, width_});
      }
    }
  }

  void forward(const Scalar* input) {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      const auto& layer = layers_[l];
      sum(layer.units, layer.terms, forwards(layer), input, at(layer.Z));
      const Tile Z = tile_at(at(layer.Z), layer.units);
      Tile A = activations(layer);
      if (l + 1 < layers_.size()) {
        activate(hidden_[l], Z, A);
      } else {
        activate_output(output_, Z, A);
      }
      input = at(layer.A);
    }
  }

  void backward(const Scalar* x) {
    for (std::size_t l = layers_.size(); l-- > 0;) {
      const auto& layer = layers_[l];
      add_gradient(layer, l == 0 ? x : at(layers_[l - 1].A));
      if (l == 0) return;
      const auto& before = layers_[l - 1];
      const auto forth = forwards(layer).at(0, has_bias_);
      Tile delta = tile_at(at(before.delta), before.units);
      sum(before.units, layer.units, {forth.data, forth.col_stride, forth.row_stride},
          at(layer.delta), delta.data());
      multiply_by_derivative(hidden_[l - 1], tile_at(at(before.Z), before.units),
                             activations(before), delta);
    }
  }

  // Adds this tile's part of the gradient of a layer, one example after the other: input times
  // delta, the longer of them transposed, so that its examples are rows.
  void add_gradient(const LaneLayer& layer, const Scalar* input) {
    const Scalar* const delta = at(layer.delta);
    transpose_tile(layer.by_columns() ? input : delta, layer.longer());
    const kernels::Operand<Scalar> left{layer.by_columns() ? delta : input, width_, 1};
    for (Index s = 0; s < layer.shorter(); s += kernels::mr) {
      const Index rows = std::min<Index>(kernels::mr, layer.shorter() - s);
      for (Index q = 0; q < layer.stride(); q += kernels::nr<Scalar>) {
        const Index columns = std::min(kernels::nr<Scalar>, layer.stride() - q);
        Scalar* const to = g_.data() + layer.parameters + s * layer.stride() + q;
        kernels::multiply_tile(rows, columns, width_, left.at(s, 0),
                               {transposed_.data() + q, layer.stride(), 1},
                               {to, layer.stride(), to, layer.stride()});
      }
    }
  }

  // Writes transposed_: a row for each example, padded with zeros.
  void transpose_tile(const Scalar* tile, Index rows) {
    const Index stride = padded(rows);
    for (Index r = 0; r < rows; r += L) {
      for (Index k = 0; k < width_; k += L) {
        Vector square[L];
        DELTASCOPE_UNROLLED
        for (Index i = 0; i < L; ++i) {
          square[i] = r + i < rows ? kernels::load<Vector>(tile + (r + i) * width_ + k) : Vector{};
        }
        kernels::transpose(square);
        DELTASCOPE_UNROLLED
        for (Index i = 0; i < L; ++i) {
          kernels::store(square[i], transposed_.data() + (k + i) * stride + r);
        }
      }
    }
  }

  std::vector<Index> sizes_;
  Index has_bias_ = 0;  // or 1
  HiddenActivations hidden_ = Activation::sigmoid;
  Output output_ = Output::cross_entropy_sigmoid;
  LossFactor loss_factor_ = Reduction::sum;
  std::vector<LaneLayer> layers_;
  Fixed fixed_ = nullptr;

  RowVector<Scalar> w_;
  RowVector<Scalar> g_;
  RowVector<Scalar> v_;
  RowVector<Scalar> q_;
  RowVector<Scalar> is_weight_;  // 1, or 0 for biases and padding
  bool has_v_ = false;
  bool has_q_ = false;
  std::int64_t steps_ = 0;

  Index count_ = 0;  // of the examples
  Index tiles_ = 0;
  Index width_ = 0;      // of a tile, in examples
  Index rows_ = 0;       // of tile_
  RowVector<Scalar> X_;  // the tiles, with a row of ones for the bias
  RowVector<Scalar> Y_;
  RowVector<Scalar> tile_;        // Z, A and delta of every layer, for the current tile
  RowVector<Scalar> transposed_;  // rows of the current tile as columns
  Scalar bound_ = 0;
};

}  // namespace deltascope
