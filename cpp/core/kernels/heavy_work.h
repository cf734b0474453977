// Who does the heavy work of a pass, chosen here alone: the kernels, or Eigen with
// DELTASCOPE_PLAIN.
#pragma once

#include "kernels/kernels.h"
#include "kernels/plain.h"

namespace deltascope {

// use_lanes: whether small networks are trained by lanes.h.
#ifdef DELTASCOPE_PLAIN
namespace heavy_work = plain;
constexpr bool use_lanes = false;
#else
namespace heavy_work = kernels;
constexpr bool use_lanes = true;
#endif

}  // namespace deltascope
