// The runs that the page opens with: the note's, Mazur's, XOR, and one whose sizes all differ.
#pragma once

#include <cmath>

#include "network/initialise.h"
#include "network/network.h"

namespace deltascope {

enum class Preset { note, mazur, exclusive_or, random_342 };

struct Run {
  Network<double> network;
  Problem<double> problem;
  double eta;  // a learning rate that suits it
};

// The 2-2-2 network of the note: one example, no biases.
inline Run note_run() {
  Run run{{zero_layers<double>({2, 2, 2}, Bias::none)},
          {Matrix<double>(1, 2), Matrix<double>(1, 2)},
          0.5};
  run.problem.X << 1, 0.5;
  run.problem.Y << 0, 1;
  run.network.layers[0].W << 0.8, -0.6, -0.4, 0.9;
  run.network.layers[1].W << 0.5, -0.7, 0.9, 0.3;
  return run;
}

// Matt Mazur, "A Step by Step Backpropagation Example" (mattmazur.com, 2015). His w1..w4 and w5..w8
// are numbered by the unit they enter, so they stand here column by column; his biases stay fixed.
inline Run mazur_run() {
  Run run{{zero_layers<double>({2, 2, 2}, Bias::fixed)},
          {Matrix<double>(1, 2), Matrix<double>(1, 2)},
          0.5};
  run.network.output = Output::squared_error_sigmoid;
  run.network.bias = Bias::fixed;
  run.problem.X << 0.05, 0.10;
  run.problem.Y << 0.01, 0.99;
  run.network.layers[0].W << 0.15, 0.25, 0.20, 0.30;
  run.network.layers[0].b << 0.35, 0.35;
  run.network.layers[1].W << 0.40, 0.50, 0.45, 0.55;
  run.network.layers[1].b << 0.60, 0.60;
  return run;
}

// Exclusive or, which no network without a hidden layer learns.
inline Run exclusive_or_run() {
  Run run{{zero_layers<double>({2, 3, 1}, Bias::trained)},
          {Matrix<double>(4, 2), Matrix<double>(4, 1)},
          0.5};
  run.network.bias = Bias::trained;
  run.problem.X << 0, 0, 0, 1, 1, 0, 1, 1;
  run.problem.Y << 0, 1, 1, 0;
  initialise(run.network.layers, Scheme::xavier, 1, 2.0);
  return run;
}

// n = 5, m = 3, d = 4, t = 2: no two sizes agree, so no wrong shape can pass unseen.
inline Run random_342_run() {
  Run run{{zero_layers<double>({3, 4, 2}, Bias::none)},
          random_problem<double>(5, 3, 2, Output::cross_entropy_sigmoid, 342),
          0.5};
  initialise(run.network.layers, Scheme::xavier, 342, 1.0);
  for (auto& layer : run.network.layers) layer.W = (100 * layer.W).array().round() / 100;
  return run;
}

inline Run preset_run(Preset preset) {
  switch (preset) {
    case Preset::note:
      return note_run();
    case Preset::mazur:
      return mazur_run();
    case Preset::exclusive_or:
      return exclusive_or_run();
    case Preset::random_342:
      break;
  }
  return random_342_run();
}

}  // namespace deltascope
