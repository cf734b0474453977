// Vectors of four floats or two doubles: loads, stores, broadcasts, transposes.
#pragma once

#include <cstring>
#include <type_traits>

#include "matrix.h"

namespace deltascope::kernels {

// GCC's and Clang's vectors: 16 bytes, as WebAssembly has them.
using Floats = float __attribute__((vector_size(16)));
using Doubles = double __attribute__((vector_size(16)));

template <class Scalar>
using Vector = std::conditional_t<std::is_same_v<Scalar, float>, Floats, Doubles>;

template <class Scalar>
constexpr Index lanes = 16 / sizeof(Scalar);

// A Packet, as Eigen calls it, is a vector or a single number.
template <class Packet, class Scalar>
Packet load(const Scalar* from) {
  Packet loaded;
  std::memcpy(&loaded, from, sizeof loaded);
  return loaded;
}

template <class Packet, class Scalar>
void store(const Packet& stored, Scalar* to) {
  std::memcpy(to, &stored, sizeof stored);
}

template <class Packet, class Scalar>
Packet splat(Scalar x) {
  if constexpr (std::is_same_v<Packet, Floats>) {
    return Floats{x, x, x, x};
  } else if constexpr (std::is_same_v<Packet, Doubles>) {
    return Doubles{x, x};
  } else {
    return x;
  }
}

// Lane k in every lane.
template <int k>
Floats broadcast(const Floats& vector) {
  return __builtin_shufflevector(vector, vector, k, k, k, k);
}
template <int k>
Doubles broadcast(const Doubles& vector) {
  return __builtin_shufflevector(vector, vector, k, k);
}

// Transposes a square of as many vectors as they have lanes.
inline void transpose(Floats (&rows)[4]) {
  const Floats low_01 = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
  const Floats low_23 = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
  const Floats high_01 = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
  const Floats high_23 = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
  rows[0] = __builtin_shufflevector(low_01, low_23, 0, 1, 4, 5);
  rows[1] = __builtin_shufflevector(low_01, low_23, 2, 3, 6, 7);
  rows[2] = __builtin_shufflevector(high_01, high_23, 0, 1, 4, 5);
  rows[3] = __builtin_shufflevector(high_01, high_23, 2, 3, 6, 7);
}

inline void transpose(Doubles (&rows)[2]) {
  const Doubles first = __builtin_shufflevector(rows[0], rows[1], 0, 2);
  rows[1] = __builtin_shufflevector(rows[0], rows[1], 1, 3);
  rows[0] = first;
}

}  // namespace deltascope::kernels
