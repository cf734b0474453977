// Packs a panel of a factor: copies it into the order in which a product reads it.
#pragma once

#include <algorithm>
#include <cstring>

#include "kernels/build.h"
#include "kernels/vectors.h"
#include "matrix.h"

namespace deltascope::kernels {

// kc: the terms of the sums that are packed, and added, at a time.
constexpr Index kc = 256;

// Packs up to `width` lines of a matrix, rows or columns: the first entries of all lines, then the
// second ones, and so on. Entry p of line c is from[c * line_stride + p * term_stride]. Lines that
// are missing to the width are filled with 0.
template <Index width, class Scalar>
void pack_panel(Index lines, Index terms, const Scalar* from, Index line_stride, Index term_stride,
                Scalar* to) {
  constexpr Index L = lanes<Scalar>;
  if (line_stride == 1 && lines == width) {
    for (Index p = 0; p < terms; ++p) {
      std::memcpy(to + p * width, from + p * term_stride, width * sizeof(Scalar));
    }
    return;
  }
  Index c = 0;
  for (; term_stride == 1 && c + L <= lines; c += L) {
    Index p = 0;
    for (; p + L <= terms; p += L) {
      Vector<Scalar> square[L];
      DELTASCOPE_UNROLLED
      for (Index k = 0; k < L; ++k) {
        square[k] = load<Vector<Scalar>>(from + (c + k) * line_stride + p);
      }
      transpose(square);
      DELTASCOPE_UNROLLED
      for (Index k = 0; k < L; ++k) store(square[k], to + (p + k) * width + c);
    }
    for (; p < terms; ++p) {
      DELTASCOPE_UNROLLED
      for (Index k = c; k < c + L; ++k) to[p * width + k] = from[k * line_stride + p];
    }
  }
  for (; c < lines; ++c) {
    for (Index p = 0; p < terms; ++p) to[p * width + c] = from[c * line_stride + p * term_stride];
  }
  for (; c < width; ++c) {
    for (Index p = 0; p < terms; ++p) to[p * width + c] = Scalar(0);
  }
}

}  // namespace deltascope::kernels
