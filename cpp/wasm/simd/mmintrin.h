// Empty on purpose: Eigen asks for MMX, which Emscripten refuses, and uses none of it.
