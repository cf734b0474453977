// A run as JavaScript sees it: what bindings.cpp binds. session.js, shape.js and probes.js check
// all arguments beforehand, because an exception that leaves here corrupts the module.
#pragma once

#include <emscripten/bind.h>

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
#include "network/presets.h"
#include "training/any_run.h"

namespace deltascope {

using emscripten::typed_memory_view;
using emscripten::val;

// A view of a matrix in place. JavaScript copies it at once: it dies when the heap grows.
template <class Dense>
val view(const Dense& A) {
  return val(typed_memory_view(static_cast<std::size_t>(A.size()), A.data()));
}

// Data and parameters are written through the views of `draft`, and taken over by begin(), resume()
// or apply_...().
class Session {
 public:
  void load(Preset preset) {
    draft_precision_ = Precision::float64;
    start_run(preset_run(preset), {});
  }

  // Draft of zeros for sizes [m, d, ..., t], in float64.
  void draft(const val& sizes, int n, Activation hidden, Output output, Reduction reduction,
             Bias bias) {
    const auto list = emscripten::convertJSArrayToNumberVector<Index>(sizes);
    draft_.network = {zero_layers<double>(list, bias), hidden, output, reduction, bias};
    draft_.problem = {Matrix<double>::Zero(n, list.front()), Matrix<double>::Zero(n, list.back())};
    draft_start_ = draft_.network.layers;
    draft_.eta = 0.5;
    draft_precision_ = Precision::float64;
    draft_test_ = {};
  }

  // Zeros for a test part of so many examples. Requires: draft.
  void draft_test(int n) {
    const auto& [X, Y] = draft_.problem;
    draft_test_ = {Matrix<double>::Zero(n, X.cols()), Matrix<double>::Zero(n, Y.cols())};
  }

  void draft_current() {
    draft_.network = run_->network();
    draft_.problem = run_->problem();
    draft_start_ = run_->start();
  }

  void initialise_draft(Scheme scheme, double seed, double scale) {
    initialise(draft_.network.layers, scheme, static_cast<std::uint64_t>(seed), scale);
  }

  void draft_random_problem(double seed) {
    const auto& [X, Y] = draft_.problem;
    draft_.problem = random_problem<double>(X.rows(), X.cols(), Y.cols(), draft_.network.output,
                                            static_cast<std::uint64_t>(seed));
  }

  void set_draft_eta(double eta) { draft_.eta = eta; }
  void set_draft_precision(Precision precision) { draft_precision_ = precision; }

  val draft_X() { return view(draft_.problem.X); }
  val draft_Y() { return view(draft_.problem.Y); }
  val draft_test_X() { return view(draft_test_.X); }
  val draft_test_Y() { return view(draft_test_.Y); }
  val draft_W(int l) { return view(draft_.network.layers[l].W); }
  val draft_b(int l) { return view(draft_.network.layers[l].b); }
  val draft_start_W(int l) { return view(draft_start_[l].W); }
  val draft_start_b(int l) { return view(draft_start_[l].b); }

  void begin() { start_run(draft_, draft_test_); }

  void resume(double epoch) {
    start_run(draft_, draft_test_);
    run_->resume(draft_start_, draft_.network.layers, static_cast<std::int64_t>(epoch));
    measure();
  }

  void apply_problem() {
    run_->set_problem(draft_.problem);
    measure();
  }

  void apply_layers() {
    run_->set_layers(draft_.network.layers);
    measure();
  }

  bool advance(int steps, const Rule& rule) {
    const Progress progress = run_->advance(steps, rule);
    steps_done_ = static_cast<int>(progress.steps);
    measure();
    return progress.diverged;
  }

  void reset() {
    run_->reset();
    measure();
  }

  void rewind(double epoch) {
    run_->rewind(static_cast<std::int64_t>(epoch));
    measure();
  }

  void check(double epsilon, int every) {
    check_ = check_gradient(run_->network(), run_->problem(), run_->frame(), epsilon, Index{every});
  }

  void draw_loss_curve(double y, int count) {
    const auto& network = run_->network();
    const auto& Y = run_->problem().Y;
    curve_ = loss_curve<double>(network.output, network.reduction, Y.rows(), Y.cols(), y, count);
  }

  void add_outer_products(int l) {
    const auto& frame = run_->frame();
    const auto layer = static_cast<std::size_t>(l);
    outer_sums_ = outer_sums(input_of(layer, run_->problem(), frame), frame.layers[l].delta);
  }

  void pair_output(Output output) {
    pair_ = output_pair(output, run_->network().reduction, run_->frame().layers.back().Z,
                        run_->problem().Y);
  }

  void try_candidates(int l, int shown) {
    trials_ =
        bench(run_->network(), run_->problem(), run_->frame(), static_cast<std::size_t>(l), shown);
  }

  void nudge_weight(int l, int i, int j, double reach, int count) {
    nudge_ = nudge<double>(run_->network(), run_->problem(), static_cast<std::size_t>(l), i, j,
                           reach, count);
  }

  void sweep_check(int l, int i, int j, const val& epsilons) {
    sweep_ =
        check_sweep(run_->network(), run_->problem(), run_->frame(), static_cast<std::size_t>(l), i,
                    j, emscripten::convertJSArrayToNumberVector<double>(epsilons));
  }

  void draw_points(Dataset dataset, int n, int classes, double noise, double seed) {
    points_ = draw_dataset<double>(dataset, n, classes, noise, static_cast<std::uint64_t>(seed));
  }

  // Zeros for a table of examples, to be split.
  void draft_table(int n, int m, int t) {
    table_ = {Matrix<double>::Zero(n, m), Matrix<double>::Zero(n, t)};
  }
  val table_X() { return view(table_.X); }
  val table_Y() { return view(table_.Y); }

  void split_table(int tests, double seed, bool scales) {
    split_ = split(table_, tests, static_cast<std::uint64_t>(seed), scales);
  }
  val training_X() const { return view(split_.training.X); }
  val training_Y() const { return view(split_.training.Y); }
  val tests_X() const { return view(split_.test.X); }
  val tests_Y() const { return view(split_.test.Y); }

  void draw_surface(const Window& window, int count) {
    surface_ = surface(run_->network(), window, count);
  }

  int steps_done() const { return steps_done_; }
  double first_epoch() const { return static_cast<double>(run_->first_epoch()); }
  double last_epoch() const { return static_cast<double>(run_->last_epoch()); }
  Precision precision() const { return run_->precision(); }
  double epoch() const { return static_cast<double>(run_->epoch()); }
  double eta() const { return eta_; }
  double J() const { return run_->frame().J; }
  double accuracy() const {
    return deltascope::accuracy(output(), run_->frame().layers.back().A, run_->problem().Y);
  }
  double grad_W_norm(int l) const { return run_->frame().layers[l].grad_W.norm(); }
  // Of the test part; n is 0 where there is none, and then only n is to be asked for.
  int test_n() const { return test_ ? static_cast<int>(test_->problem().X.rows()) : 0; }
  val test_X() const { return view(test_->problem().X); }
  val test_Y() const { return view(test_->problem().Y); }
  double test_J() const { return test_->J(); }
  double test_accuracy() const { return test_->accuracy(); }
  int n() const { return static_cast<int>(run_->problem().X.rows()); }
  val sizes() const { return val::array(sizes_of(run_->network())); }
  Activation hidden() const { return run_->network().hidden; }
  Output output() const { return run_->network().output; }
  Reduction reduction() const { return run_->network().reduction; }
  Bias bias() const { return run_->network().bias; }

  val X() const { return view(run_->problem().X); }
  val Y() const { return view(run_->problem().Y); }
  val W(int l) const { return view(run_->network().layers[l].W); }
  val b(int l) const { return view(run_->network().layers[l].b); }
  val Z(int l) const { return view(run_->frame().layers[l].Z); }
  val A(int l) const { return view(run_->frame().layers[l].A); }
  val delta(int l) const { return view(run_->frame().layers[l].delta); }
  val grad_W(int l) const { return view(run_->frame().layers[l].grad_W); }
  val grad_b(int l) const { return view(run_->frame().layers[l].grad_b); }
  val dJ_dA(int l) const { return view(local_.layers[l].dJ_dA); }
  val dA_dZ(int l) const { return view(local_.layers[l].dA_dZ); }
  val J_term() const { return view(local_.J_term); }
  val start_W(int l) const { return view(run_->start()[l].W); }
  val start_b(int l) const { return view(run_->start()[l].b); }

  double check_central() const { return check_.central; }
  double check_complex() const { return check_.complex_step; }
  bool check_agrees() const { return check_.agrees; }
  double check_checked() const { return static_cast<double>(check_.checked); }
  double check_kinks() const { return static_cast<double>(check_.kinks); }
  val central_W(int l) const { return view(check_.layers[l].central_W); }
  val central_b(int l) const { return view(check_.layers[l].central_b); }
  val complex_W(int l) const { return view(check_.layers[l].complex_W); }
  val complex_b(int l) const { return view(check_.layers[l].complex_b); }

  val curve() const { return view(curve_); }

  val outer(int k) const { return view(outer_sums_.outer[k]); }
  val outer_sum(int k) const { return view(outer_sums_.sums[k]); }

  double pair_J() const { return pair_.J; }
  val pair_A() const { return view(pair_.A); }
  val pair_delta() const { return view(pair_.delta); }
  val pair_dJ_dA() const { return view(pair_.local.dJ_dA); }
  val pair_dA_dZ() const { return view(pair_.local.dA_dZ); }
  val pair_J_term() const { return view(pair_.J_term); }

  int trial_rows(Candidate candidate) const {
    return static_cast<int>(trial(candidate).shape.rows);
  }
  int trial_cols(Candidate candidate) const {
    return static_cast<int>(trial(candidate).shape.cols);
  }
  val trial_value(Candidate candidate) const { return view(trial(candidate).value); }
  bool trial_shape_fits(Candidate candidate) const { return trial(candidate).shape_fits; }
  double trial_difference(Candidate candidate) const { return trial(candidate).difference; }
  bool trial_agrees(Candidate candidate) const { return trial(candidate).agrees; }

  val nudged() const { return view(nudge_); }

  void count_activations(int l, int parts) {
    const auto& network = run_->network();
    const auto layer = static_cast<std::size_t>(l);
    const auto& A = run_->frame().layers[layer].A;
    const bool is_output = layer + 1 == network.layers.size();
    histogram_ = is_output ? histogram(network.output, A, Index{parts})
                           : histogram(network.hidden, A, Index{parts});
  }
  double histogram_low() const { return histogram_.low; }
  double histogram_high() const { return histogram_.high; }
  val histogram_counts() const {
    return val(typed_memory_view(histogram_.counts.size(), histogram_.counts.data()));
  }

  val surface_A() const { return view(surface_); }

  val points_X() const { return view(points_.X); }
  val points_labels() const { return view(points_.labels); }

  double sweep_slope() const { return sweep_.slope; }
  val sweep_central() const { return view(sweep_.central); }
  val sweep_complex() const { return view(sweep_.complex_step); }

 private:
  // all_candidates lists them as the enum does.
  const Trial<double>& trial(Candidate candidate) const {
    return trials_[static_cast<std::size_t>(candidate)];
  }

  void start_run(const Run& run, const Problem<double>& test) {
    run_ = run_in(draft_precision_, run.network, run.problem);
    test_.reset();
    if (test.X.rows() > 0) test_.emplace(run.network, test);
    eta_ = run.eta;
    measure();
  }

  void measure() {
    local_ = local_derivatives(run_->network(), run_->problem(), run_->frame());
    if (test_) test_->measure(run_->network());
  }

  std::unique_ptr<AnyRun> run_;
  std::optional<TestPart<double>> test_;
  double eta_ = 0.5;
  int steps_done_ = 0;
  LocalDerivatives<double> local_;
  GradientCheck<double> check_;
  Matrix<double> curve_;
  OuterSums<double> outer_sums_;
  OutputPair<double> pair_ = {};
  std::vector<Trial<double>> trials_;
  Matrix<double> nudge_;
  CheckSweep<double> sweep_ = {};
  LabelledPoints<double> points_;
  Matrix<double> surface_;
  Histogram histogram_;
  Problem<double> table_;
  Split<double> split_;
  Run draft_;
  Precision draft_precision_ = Precision::float64;
  Problem<double> draft_test_;
  std::vector<Layer<double>> draft_start_;
};

}  // namespace deltascope
