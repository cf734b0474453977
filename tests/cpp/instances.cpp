// Defines what instances.h declares.
#include "instances.h"

namespace deltascope {
DELTASCOPE_INSTANCES()
}  // namespace deltascope
