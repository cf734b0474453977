// The heavy templates of the core, compiled once for all tests, in three files (instances_*.cpp)
// that a machine with several cores compiles side by side: Eigen's products take a compiler half a
// minute in each file.
#pragma once

#include <vector>

#include "checks/bench.h"
#include "checks/check_sweep.h"
#include "checks/gradient_check.h"
#include "checks/nudge.h"
#include "checks/outer_sums.h"
#include "checks/output_pairs.h"
#include "network/backprop.h"
#include "network/local_derivatives.h"
#include "training/any_run.h"
#include "training/trainer.h"

// NOLINTBEGIN(bugprone-macro-parentheses): a type in parentheses is no type.
// The templates of training in one precision.
#define DELTASCOPE_TRAINING_INSTANCES(prefix, Scalar)                                           \
  prefix template void forward(const Network<Scalar>&, const Problem<Scalar>&, Frame<Scalar>&); \
  prefix template void backward(const Network<Scalar>&, const Problem<Scalar>&, Frame<Scalar>&, \
                                backend::PackingCache<Scalar>*);                                \
  prefix template Frame<Scalar> make_frame(const Network<Scalar>&, Index);                      \
  prefix template void step(Network<Scalar>&, const Frame<Scalar>&, OptimizerState<Scalar>&,    \
                            const Rule&);                                                       \
  prefix template class Trainer<Scalar>;                                                        \
  prefix template class History<Scalar>;                                                        \
  prefix template class RunIn<Scalar>;

// The templates of checks and probes, which are in float64 alone.
#define DELTASCOPE_CHECK_INSTANCES(prefix)                                                         \
  prefix template void forward(const Network<std::complex<double>>&,                               \
                               const Problem<std::complex<double>>&,                               \
                               Frame<std::complex<double>>&);                                      \
  prefix template LocalDerivatives<double> local_derivatives(                                      \
      const Network<double>&, const Problem<double>&, const Frame<double>&);                       \
  prefix template RoundingBound<double> rounding_bound(                                            \
      const Network<double>&, const Problem<double>&, const Frame<double>&);                       \
  prefix template GradientCheck<double> check_gradient(                                            \
      const Network<double>&, const Problem<double>&, const Frame<double>&, double, Index,         \
      const Penalty&);                                                                             \
  prefix template OuterSums<double> outer_sums(const Matrix<double>&, const Matrix<double>&);      \
  prefix template OutputPair<double> output_pair(Output, LossFactor, const Matrix<double>&,        \
                                                 const Matrix<double>&);                           \
  prefix template std::vector<Trial<double>> bench(const Network<double>&, const Problem<double>&, \
                                                   const Frame<double>&, std::size_t, Index);      \
  prefix template Matrix<double> nudge(const Network<double>&, const Problem<double>&,             \
                                       std::size_t, Index, Index, double, Index, const Penalty&);  \
  prefix template CheckSweep<double> check_sweep(const Network<double>&, const Problem<double>&,   \
                                                 const Frame<double>&, std::size_t, Index, Index,  \
                                                 const std::vector<double>&, const Penalty&);
// NOLINTEND(bugprone-macro-parentheses)

// In WebAssembly, and where products are Eigen's own, each test makes what it uses.
#if !defined(__EMSCRIPTEN__) && !defined(DELTASCOPE_PLAIN)
namespace deltascope {
DELTASCOPE_TRAINING_INSTANCES(extern, float)
DELTASCOPE_TRAINING_INSTANCES(extern, double)
DELTASCOPE_CHECK_INSTANCES(extern)
}  // namespace deltascope
#endif
