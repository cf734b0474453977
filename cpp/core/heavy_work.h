// Who does the heavy work of a pass, chosen here alone: the kernels, or Eigen with
// DELTASCOPE_PLAIN.
#pragma once

#include "kernels.h"
#include "plain.h"

namespace deltascope {

#ifdef DELTASCOPE_PLAIN
namespace heavy_work = plain;
#else
namespace heavy_work = kernels;
#endif

}  // namespace deltascope
