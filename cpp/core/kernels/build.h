// What the module that the page opens with leaves out, to arrive early: whatever only makes
// training fast, and float32. It computes the same bits.
#pragma once

namespace deltascope {

#ifdef DELTASCOPE_OPENING
constexpr bool is_opening = true;
#else
constexpr bool is_opening = false;
#endif

}  // namespace deltascope
