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
