// Our own seeded generator: the distributions of std:: give other numbers in other libraries.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

namespace deltascope {

constexpr double pi = 3.141592653589793;

// splitmix64 by Sebastiano Vigna (public domain, prng.di.unimi.it/splitmix64.c): spreads a seed.
struct SplitMix64 {
  std::uint64_t state;

  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
};

// xoshiro256++ 1.0 by David Blackman and Sebastiano Vigna (public domain,
// prng.di.unimi.it/xoshiro256plusplus.c), its state seeded by splitmix64 as they recommend.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    SplitMix64 seeder{seed};
    for (auto& word : state_) word = seeder.next();
  }

  explicit Random(const std::array<std::uint64_t, 4>& state) : state_(state) {}

  std::uint64_t next() {
    const std::uint64_t result = rotate_left(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate_left(state_[3], 45);
    return result;
  }

  // In [0, 1): the upper 53 bits, which a double holds exactly.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  // In [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  // Mean 0, variance 1, by Box and Muller; the logarithm gets (0, 1], never 0.
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * pi * uniform());
  }

 private:
  static std::uint64_t rotate_left(std::uint64_t x, int bits) {
    return (x << bits) | (x >> (64 - bits));
  }

  std::array<std::uint64_t, 4> state_{};
};

}  // namespace deltascope
