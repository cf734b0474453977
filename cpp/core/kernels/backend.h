// Chooses, alone, what a pass computes its products and activations with: the kernels, or Eigen
// with DELTASCOPE_PLAIN.
#pragma once

#include "kernels/build.h"
#include "kernels/kernels.h"
#include "kernels/plain.h"

namespace deltascope {

// use_lanes: whether small networks are trained by lanes.h.
#ifdef DELTASCOPE_PLAIN
namespace backend = plain;
constexpr bool use_lanes = false;
#else
namespace backend = kernels;
constexpr bool use_lanes = !is_opening;
#endif

}  // namespace deltascope
