// The templates that lanes.cpp makes, and that bindings.cpp leaves to it.
#pragma once

#include "training/lanes.h"

#define DELTASCOPE_LANES_INSTANCES(prefix) \
  prefix template class Lanes<float>;      \
  prefix template class Lanes<double>;
