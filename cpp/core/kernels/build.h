// What the module that the page opens with leaves out, to arrive early: whatever only makes
// training fast, float32, decay, clipping, examples in order, and activation functions that no
// opening has. It computes the same bits.
#pragma once

namespace deltascope {

#ifdef DELTASCOPE_OPENING
constexpr bool is_opening = true;
#else
constexpr bool is_opening = false;
#endif

}  // namespace deltascope

// As WebAssembly the core is compiled to be small: no loop is unrolled or vectorised but those that
// say, by one of these words before them, that training spends its time there. The module that the
// page opens with unrolls none.
#if defined(__wasm__) && !defined(DELTASCOPE_OPENING)
#define DELTASCOPE_UNROLLED _Pragma("clang loop unroll(full)")
#else
#define DELTASCOPE_UNROLLED
#endif
#ifdef __wasm__
#define DELTASCOPE_VECTORISED _Pragma("clang loop vectorize(enable)")
#else
#define DELTASCOPE_VECTORISED
#endif
