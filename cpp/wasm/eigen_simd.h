// How Eigen 3.4 is vectorised for WebAssembly: its SSE packets through Emscripten's SSE emulation.
// Included before any other header (-include), with simd/ first on the include path.
#pragma once

#include <Eigen/src/Core/util/Macros.h>
#include <immintrin.h>

// Eigen takes Emscripten's clang for GCC and would pick inline assembly of x86.
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
