// A run as JavaScript sees it: what bindings.cpp binds. Each question is answered by one object,
// whose matrices are copies. session.js and the files it gives the core to check all arguments
// beforehand, because an exception that leaves here corrupts the module.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "checks/bench.h"
#include "checks/check_sweep.h"
#include "checks/gradient_check.h"
#include "checks/nudge.h"
#include "checks/outer_sums.h"
#include "checks/output_pairs.h"
#include "lab/accuracy.h"
#include "lab/datasets.h"
#include "lab/histogram.h"
#include "lab/split.h"
#include "lab/surface.h"
#include "lab/test_part.h"
#include "network/initialise.h"
#include "network/local_derivatives.h"
#include "network/penalty.h"
#include "network/presets.h"
#include "training/any_run.h"
#include "values.h"

namespace deltascope {

// A seed or an epoch, which JavaScript has as a number without a fraction.
inline std::uint64_t seed_of(double number) { return static_cast<std::uint64_t>(number); }
inline std::int64_t epoch_of(double number) { return static_cast<std::int64_t>(number); }

// Enums cross as Embind's own objects, so that their names stand once, in bindings.cpp; embind.js
// reads them there.
class Session {
 public:
  void load(Preset preset) { start(preset_run(preset), Precision::float64, {}); }

  // Starts a run of a Configuration of frame.js whose defaults are filled in. X, Y and layers are
  // null where they are to be drawn from the seed.
  void configure(const val& given) {
    Run run = empty_run(given);
    auto& [network, problem, eta] = run;
    const val X = given["X"];
    const val Y = given["Y"];
    const val layers = given["layers"];
    const std::uint64_t seed = seed_of(given["seed"].as<double>());
    if (X.isNull() || Y.isNull()) {
      problem = random_problem<double>(given["n"].as<Index>(), network.layers.front().W.rows(),
                                       network.layers.back().W.cols(), network.output, seed);
    }
    if (!X.isNull()) problem.X = matrix_of(X);
    if (!Y.isNull()) problem.Y = matrix_of(Y);
    if (layers.isNull()) {
      initialise(network.layers, given["scheme"].as<Scheme>(), seed, given["scale"].as<double>());
    } else {
      network.layers = layers_of(layers);
    }
    start(run, given["precision"].as<Precision>(), problem_of(given["test"]));
  }

  // Comes back to a Snapshot of frame.js.
  void restore(const val& given) {
    Run run = empty_run(given);
    run.problem = problem_of(given);
    run.network.layers = layers_of(given["layers"]);
    start(run, given["precision"].as<Precision>(), problem_of(given["test"]));
    run_->resume(layers_of(given["start"]), run.network.layers,
                 epoch_of(given["epoch"].as<double>()));
  }

  void edit(Quantity quantity, int l, int row, int col, double value) {
    run_->edit({quantity, static_cast<std::size_t>(l), row, col}, value);
  }

  // What is lowered from now on, until advance says otherwise: J + lambda / 2 |W|^2, and the
  // biases' part of that where they decay.
  void regularise(double lambda, bool decays_biases) { penalty_ = {lambda, decays_biases}; }

  val advance(int steps, const Rule& rule) {
    penalty_ = rule.penalty();
    const Progress progress = run_->advance(steps, rule);
    return object("steps", static_cast<double>(progress.steps), "diverged", progress.diverged);
  }

  void reset() { run_->reset(); }
  void rewind(double epoch) { run_->rewind(epoch_of(epoch)); }

  val shape() const {
    const auto& network = run_->network();
    const auto activation = [&](std::size_t l) { return network.hidden[l]; };
    return object("sizes", val::array(sizes_of(network)), "n", run_->problem().X.rows(), "hidden",
                  list(network.layers.size() - 1, activation), "output", network.output,
                  "reduction", network.factor.reduction, "square", network.factor.square, "bias",
                  network.bias, "precision", run_->precision());
  }

  // The epochs that rewind can go to.
  val past() const {
    return object("first", static_cast<double>(run_->first_epoch()), "last",
                  static_cast<double>(run_->last_epoch()));
  }

  double weight(int l, int row, int col) const { return run_->network().layers[l].W(row, col); }

  // A Frame of frame.js but for its check.
  val frame() {
    const auto& network = run_->network();
    const auto& problem = run_->problem();
    const auto& frame = run_->frame();
    const auto local = local_derivatives(network, problem, frame);
    const auto layer = [&](std::size_t l) {
      const auto& [Z, A, delta, grad_W, grad_b] = frame.layers[l];
      const auto& [dJ_dA, dA_dZ] = local.layers[l];
      val made = copied(network.layers[l]);
      put(made, "Z", copied(Z), "A", copied(A), "delta", copied(delta), "grad_W", copied(grad_W),
          "grad_b", copied(grad_b), "dJ_dA", copied(dJ_dA), "dA_dZ", copied(dA_dZ), "step_W",
          step_of(l, &Layer<double>::W, grad_W), "step_b",
          penalty_.has_biases() ? step_of(l, &Layer<double>::b, grad_b) : val::null());
      return made;
    };
    const auto norm = [&](std::size_t l) { return frame.layers[l].grad_W.norm(); };
    const double of_weights = penalty(penalty_, network.layers);
    val made = shape();
    put(made, "epoch", epoch(), "past", past(), "J", frame.J, "lambda", penalty_.lambda,
        "decaysBiases", penalty_.has_biases(), "penalty", of_weights, "lowered",
        frame.J + of_weights, "eta", eta_, "X", copied(problem.X), "Y", copied(problem.Y), "layers",
        list(network.layers.size(), layer), "J_term", copied(local.J_term), "norms",
        list(network.layers.size(), norm), "accuracy",
        share(accuracy(network.output, frame.layers.back().A, problem.Y)), "test", test_now());
    return made;
  }

  // A Snapshot of frame.js.
  val snapshot() const {
    const auto parameters = [](const auto& layers) {
      return list(layers.size(), [&](std::size_t l) { return copied(layers[l]); });
    };
    val made = shape();
    put(made, "eta", eta_, "X", copied(run_->problem().X), "Y", copied(run_->problem().Y), "test",
        test_ ? copied(test_->problem()) : val::null(), "layers",
        parameters(run_->network().layers), "start", parameters(run_->start()), "epoch", epoch());
    return made;
  }

  val check(double epsilon, int every) const {
    const auto check = check_gradient(run_->network(), run_->problem(), run_->frame(), epsilon,
                                      Index{every}, penalty_);
    const auto estimates = [](const auto& central, const auto& complex) {
      if (central.size() == 0) return val::null();
      return object("central", copied(central), "complex", copied(complex));
    };
    const auto layer = [&](std::size_t l) {
      const auto& [central_W, complex_W, central_b, complex_b] = check.layers[l];
      return object("W", estimates(central_W, complex_W), "b", estimates(central_b, complex_b));
    };
    return object("epsilon", epsilon, "central", check.central, "complex", check.complex_step,
                  "agrees", check.agrees, "checked", static_cast<double>(check.checked), "kinks",
                  static_cast<double>(check.kinks), "lost", static_cast<double>(check.lost),
                  "lambda", penalty_.lambda, "layers", list(check.layers.size(), layer));
  }

  val loss_curve(double y, int count) const {
    const auto& network = run_->network();
    const auto& Y = run_->problem().Y;
    return numbers(deltascope::loss_curve<double>(network.output, network.factor, Y.rows(),
                                                  Y.cols(), y, count));
  }

  val outer_sums(int l) const {
    const auto& frame = run_->frame();
    const auto sums = deltascope::outer_sums(
        input_of(static_cast<std::size_t>(l), run_->problem(), frame), frame.layers[l].delta);
    return object("outer", copied(sums.outer), "sums", copied(sums.sums));
  }

  val output_pair(Output output) const {
    const auto pair = deltascope::output_pair(output, run_->network().factor,
                                              run_->frame().layers.back().Z, run_->problem().Y);
    return object("J", pair.J, "A", copied(pair.A), "dJ_dA", copied(pair.local.dJ_dA), "dA_dZ",
                  copied(pair.local.dA_dZ), "delta", copied(pair.delta), "J_term",
                  copied(pair.J_term));
  }

  // One trial for each candidate, in the order of the enum.
  val bench(int l, int shown) const {
    const auto trials = deltascope::bench(run_->network(), run_->problem(), run_->frame(),
                                          static_cast<std::size_t>(l), shown);
    return list(trials.size(), [&](std::size_t c) {
      const auto& [shape, value, shape_fits, difference, agrees] = trials[c];
      return object("name", all_candidates[c], "fits", shape.rows > 0, "rows", shape.rows, "cols",
                    shape.cols, "value", copied(value), "shapeFits", shape_fits, "difference",
                    shape_fits ? val(difference) : val::null(), "agrees", agrees);
    });
  }

  val nudge(int l, int row, int col, double reach, int count) const {
    const auto& network = run_->network();
    const auto& frame = run_->frame();
    const double w = weight(l, row, col);
    const double grad_w = frame.layers[l].grad_W(row, col);
    const auto points = deltascope::nudge<double>(
        network, run_->problem(), static_cast<std::size_t>(l), row, col, reach, count, penalty_);
    return object("w", w, "J", frame.J + penalty(penalty_, network.layers), "slope",
                  penalty_.lambda == 0 ? grad_w : grad_w + penalty_.lambda * w, "points",
                  numbers(points));
  }

  val check_sweep(int l, int row, int col, const val& epsilons) const {
    const auto sweep = deltascope::check_sweep(
        run_->network(), run_->problem(), run_->frame(), static_cast<std::size_t>(l), row, col,
        emscripten::convertJSArrayToNumberVector<double>(epsilons), penalty_);
    return object("central", numbers(sweep.central), "complex", numbers(sweep.complex_step),
                  "slope", sweep.slope, "centralSlope", numbers(sweep.central_slope),
                  "complexSlope", numbers(sweep.complex_slope));
  }

  val surface(const Window& window, int count) const {
    return copied(deltascope::surface(run_->network(), window, count));
  }

  // One a layer, the output last; null where an activation is not finite.
  val histograms(int parts) const {
    const auto& network = run_->network();
    const auto& layers = run_->frame().layers;
    const auto is_countable = [](const auto& layer) { return has_histogram(layer.A); };
    if (!std::all_of(layers.begin(), layers.end(), is_countable)) return val::null();
    const std::size_t last = network.layers.size() - 1;
    return list(network.layers.size(), [&](std::size_t l) {
      const auto& A = layers[l].A;
      const auto [low, high, counts] = l == last ? histogram(network.output, A, Index{parts})
                                                 : histogram(network.hidden[l], A, Index{parts});
      return object("low", low, "high", high, "counts", numbers(counts));
    });
  }

 private:
  // The shape and the learning rate of what is given, its parameters zero and its data empty.
  static Run empty_run(const val& given) {
    const auto bias = given["bias"].as<Bias>();
    const auto sizes = emscripten::convertJSArrayToNumberVector<Index>(given["sizes"]);
    HiddenActivations hidden = Activation::sigmoid;
    for (std::size_t l = 0; l + 2 < sizes.size(); ++l) {
      hidden[l] = given["hidden"][l].as<Activation>();
    }
    return {{zero_layers<double>(sizes, bias), hidden, given["output"].as<Output>(),
             LossFactor(given["reduction"].as<Reduction>(), given["square"].as<Square>()), bias},
            {},
            given["eta"].as<double>()};
  }

  void start(const Run& run, Precision precision, const Problem<double>& test) {
    run_ = run_in(precision, run.network, run.problem);
    test_.reset();
    if (test.X.rows() > 0) test_.emplace(run.network, test);
    eta_ = run.eta;
  }

  // What a step follows for W or b of a layer; null where that is the gradient itself, without L2.
  template <class Dense>
  val step_of(std::size_t l, Dense Layer<double>::*parameter, const Dense& gradient) const {
    if (penalty_.lambda == 0) return val::null();
    const Dense followed =
        with_penalty(penalty_.lambda, gradient, run_->network().layers[l].*parameter);
    return copied(followed);
  }

  double epoch() const { return static_cast<double>(run_->epoch()); }

  // null where accuracy() is NaN: the outputs are numbers, not classes.
  static val share(double accuracy) { return std::isnan(accuracy) ? val::null() : val(accuracy); }

  val test_now() {
    if (!test_) return val::null();
    test_->measure(run_->network());
    return object("n", test_->problem().X.rows(), "J", test_->J(), "accuracy",
                  share(test_->accuracy()));
  }

  std::unique_ptr<AnyRun> run_;
  std::optional<TestPart<double>> test_;
  double eta_ = 0.5;
  Penalty penalty_;
};

// Points of the plane, and the class of each.
inline val draw_points(Dataset dataset, int n, int classes, double noise, double seed) {
  const auto points = draw_dataset<double>(dataset, n, classes, noise, seed_of(seed));
  return object("X", copied(points.X), "labels", numbers(points.labels));
}

// The part of a table of examples to train on, and the one to test with; null for no tests.
inline val split_table(const val& table, int tests, double seed, bool scales, bool in_order) {
  const auto parts = split(problem_of(table), tests, seed_of(seed), scales, in_order);
  val made = copied(parts.training);
  put(made, "test", tests > 0 ? copied(parts.test) : val::null());
  return made;
}

}  // namespace deltascope
