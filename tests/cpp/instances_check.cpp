// Defines what instances.h declares of checks and probes.
#include "instances.h"

namespace deltascope {
DELTASCOPE_CHECK_INSTANCES()
}  // namespace deltascope
