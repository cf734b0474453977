// Defines what instances.h declares of training in float32.
#include "instances.h"

namespace deltascope {
DELTASCOPE_TRAINING_INSTANCES(, float)
}  // namespace deltascope
