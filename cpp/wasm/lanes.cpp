// Training in lanes, compiled by itself for speed: bindings.cpp is compiled to be small.
#include "lanes_instances.h"

namespace deltascope {
DELTASCOPE_LANES_INSTANCES()
}  // namespace deltascope
