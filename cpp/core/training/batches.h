// Minibatches: all examples, in a random order, a few at a time.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "network/frame.h"
#include "network/network.h"
#include "network/random.h"

namespace deltascope {

// Writes 0, ..., order.size() - 1 in a random order, every order equally likely: Fisher and Yates.
inline void shuffle(std::vector<Index>& order, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto other = static_cast<std::size_t>(random.uniform() * static_cast<double>(k + 1));
    order[k] = order[other];
    order[other] = static_cast<Index>(k);
  }
}

inline std::vector<Index> shuffled(Index n, std::uint64_t seed) {
  std::vector<Index> order(n);
  shuffle(order, seed);
  return order;
}

// Copies row order[first + k] of `from` to row k of `to`, for all rows of `to`.
template <class Scalar>
void gather(const Matrix<Scalar>& from, const std::vector<Index>& order, Index first,
            Matrix<Scalar>& to) {
  assert(first + to.rows() <= static_cast<Index>(order.size()));
  for (Index k = 0; k < to.rows(); ++k) to.row(k) = from.row(order[first + k]);
}

// The memory that batches are gathered and computed in, allocated once for all epochs.
template <class Scalar>
class Batches {
 public:
  // Allocates for n examples, `size` in a batch; the last batch has the remainder.
  // Requires: 1 <= size <= n.
  void prepare(const Network<Scalar>& network, Index n, Index size) {
    assert(1 <= size && size <= n);
    if (static_cast<Index>(order_.size()) == n && whole_.frame.layers.front().Z.rows() == size) {
      return;
    }
    order_.resize(n);
    whole_ = part_of(network, size);
    rest_ = part_of(network, n % size);
  }

  // Calls visit(order, first, count) for each batch, in the order that `seed` gives, or, without
  // one, in which the rows stand. The batch has
  // the rows order[first], ..., order[first + count - 1] of a problem. Requires: prepare.
  template <class Visit>
  void each_rows(std::optional<std::uint64_t> seed, const Visit& visit) {
    if (seed) {
      shuffle(order_, *seed);
    } else {
      std::iota(order_.begin(), order_.end(), Index{0});
    }
    const auto n = static_cast<Index>(order_.size());
    const Index size = whole_.problem.X.rows();
    for (Index first = 0; first < n; first += size) {
      visit(std::as_const(order_), first, std::min(size, n - first));
    }
  }

  // Gathers each of these batches from `all`, and calls visit(problem, frame).
  // Requires: prepare, for the shapes of `all`.
  template <class Visit>
  void each(const Problem<Scalar>& all, std::optional<std::uint64_t> seed, const Visit& visit) {
    each_rows(seed, [&](const std::vector<Index>& order, Index first, Index count) {
      auto& [problem, frame] = count == whole_.problem.X.rows() ? whole_ : rest_;
      gather(all.X, order, first, problem.X);
      gather(all.Y, order, first, problem.Y);
      visit(std::as_const(problem), frame);
    });
  }

 private:
  struct Part {
    Problem<Scalar> problem;
    Frame<Scalar> frame;
  };

  static Part part_of(const Network<Scalar>& network, Index n) {
    const auto sizes = sizes_of(network);
    return {{Matrix<Scalar>::Zero(n, sizes.front()), Matrix<Scalar>::Zero(n, sizes.back())},
            make_frame(network, n)};
  }

  std::vector<Index> order_;
  Part whole_;
  Part rest_;
};

}  // namespace deltascope
