// Copies a part of a factor into the order in which a product reads it.
#pragma once

#include <algorithm>
#include <cstring>

#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// Terms that are laid out at once.
constexpr Index deep = 256;

// Up to `width` lines of a matrix, rows or columns, side by side: their first terms, their second
// ones, and so on. Entry p of line c is from[c * line + p * term]. Lines that are missing to the
// width are filled with 0.
template <Index width, class Scalar>
void lay_out(Index lines, Index terms, const Scalar* from, Index line, Index term, Scalar* to) {
  constexpr Index L = lanes<Scalar>;
  if (line == 1 && lines == width) {
    for (Index p = 0; p < terms; ++p) {
      std::memcpy(to + p * width, from + p * term, width * sizeof(Scalar));
    }
    return;
  }
  Index c = 0;
  for (; term == 1 && c + L <= lines; c += L) {
    Index p = 0;
    for (; p + L <= terms; p += L) {
      Vector<Scalar> square[L];
      for (Index k = 0; k < L; ++k) square[k] = load<Vector<Scalar>>(from + (c + k) * line + p);
      transpose(square);
      for (Index k = 0; k < L; ++k) store(square[k], to + (p + k) * width + c);
    }
    for (; p < terms; ++p) {
      for (Index k = c; k < c + L; ++k) to[p * width + k] = from[k * line + p];
    }
  }
  for (; c < lines; ++c) {
    for (Index p = 0; p < terms; ++p) to[p * width + c] = from[c * line + p * term];
  }
  for (; c < width; ++c) {
    for (Index p = 0; p < terms; ++p) to[p * width + c] = Scalar(0);
  }
}

}  // namespace deltascope::kernels
