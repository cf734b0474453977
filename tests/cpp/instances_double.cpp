// Defines what instances.h declares of training in float64.
#include "instances.h"

namespace deltascope {
DELTASCOPE_TRAINING_INSTANCES(, double)
}  // namespace deltascope
