// Copies a part of a factor into the order in which a product reads it.
#pragma once

#include <algorithm>
#include <cstring>

#include "matrix.h"
#include "vectors.h"

namespace deltascope::kernels {

// Terms that are laid out at once.
constexpr Index deep = 256;

// Up to `width` lines of a matrix, rows or columns, side by side: their first terms, their second
// ones, and so on. Entry p of line c is from[c * line + p * term]. What is missing to a whole
// vector is filled with 0, within the width.
template <Index width, class Scalar>
void lay_out(Index lines, Index terms, const Scalar* from, Index line, Index term, Scalar* to) {
  constexpr Index L = lanes<Scalar>;
  if (line == 1 && lines == width) {
    for (Index p = 0; p < terms; ++p) {
      std::memcpy(to + p * width, from + p * term, width * sizeof(Scalar));
    }
    return;
  }
  for (Index c = 0; c < lines; c += L) {
    Index p = 0;
    if (term == 1 && lines - c >= L) {
      for (; p + L <= terms; p += L) {
        Vector<Scalar> square[L];
        for (Index k = 0; k < L; ++k) square[k] = load<Vector<Scalar>>(from + (c + k) * line + p);
        transpose(square);
        for (Index k = 0; k < L; ++k) store(square[k], to + (p + k) * width + c);
      }
    }
    for (; p < terms; ++p) {
      for (Index k = c; k < std::min(c + L, width); ++k) {
        to[p * width + k] = k < lines ? from[k * line + p * term] : Scalar(0);
      }
    }
  }
}

}  // namespace deltascope::kernels
