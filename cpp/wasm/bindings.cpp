// The border to JavaScript: Embind and nothing else. session.js, shape.js and probes.js check
// all arguments beforehand, because an exception that leaves here corrupts the module.
#include <emscripten/bind.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "accuracy.h"
#include "bench.h"
#include "check_sweep.h"
#include "datasets.h"
#include "gradient_check.h"
#include "history.h"
#include "initialise.h"
#include "local_derivatives.h"
#include "nudge.h"
#include "outer_sums.h"
#include "output_pairs.h"
#include "presets.h"
#include "surface.h"
#include "trainer.h"

namespace deltascope {
namespace {

using emscripten::typed_memory_view;
using emscripten::val;

// A view of a matrix in place. JavaScript copies it at once: it dies when the heap grows.
template <class Dense>
val view(const Dense& A) {
  return val(typed_memory_view(static_cast<std::size_t>(A.size()), A.data()));
}

// A run as JavaScript sees it. Data and parameters are written through the views of `draft`, and
// taken over by begin(), resume() or apply().
class Session {
 public:
  void load(Preset preset) { start_run(preset_run(preset)); }

  // Draft of zeros for sizes [m, d, ..., t].
  void draft(const val& sizes, int n, Activation hidden, Output output, Reduction reduction,
             Bias bias) {
    const auto list = emscripten::convertJSArrayToNumberVector<Index>(sizes);
    draft_.network = {zero_layers<double>(list, bias), hidden, output, reduction, bias};
    draft_.problem = {Matrix<double>::Zero(n, list.front()), Matrix<double>::Zero(n, list.back())};
    draft_start_ = draft_.network.layers;
    draft_.eta = 0.5;
  }

  void draft_current() {
    draft_.network = trainer_->network();
    draft_.problem = trainer_->problem();
    draft_start_ = trainer_->start();
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

  val draft_X() { return view(draft_.problem.X); }
  val draft_Y() { return view(draft_.problem.Y); }
  val draft_W(int l) { return view(draft_.network.layers[l].W); }
  val draft_b(int l) { return view(draft_.network.layers[l].b); }
  val draft_start_W(int l) { return view(draft_start_[l].W); }
  val draft_start_b(int l) { return view(draft_start_[l].b); }

  void begin() { start_run(draft_); }

  void resume(double epoch) {
    start_run(draft_);
    trainer_->resume(draft_start_, draft_.network.layers, static_cast<std::int64_t>(epoch));
    history_.begin(*trainer_);
    measure();
  }

  void apply_problem() {
    trainer_->set_problem(draft_.problem);
    history_.begin(*trainer_);
    measure();
  }

  void apply_layers() {
    trainer_->set_layers(draft_.network.layers);
    history_.edit(*trainer_);
    measure();
  }

  bool advance(int steps, const Rule& rule) {
    const Progress progress = history_.advance(*trainer_, steps, rule);
    steps_done_ = static_cast<int>(progress.steps);
    measure();
    return progress.diverged;
  }

  void reset() {
    trainer_->reset();
    history_.begin(*trainer_);
    measure();
  }

  void rewind(double epoch) {
    history_.rewind(*trainer_, static_cast<std::int64_t>(epoch));
    measure();
  }

  void check(double epsilon) {
    check_ = check_gradient(trainer_->network(), trainer_->problem(), trainer_->frame(), epsilon);
  }

  void draw_loss_curve(double y, int count) {
    const auto& network = trainer_->network();
    const auto& Y = trainer_->problem().Y;
    curve_ = loss_curve<double>(network.output, network.reduction, Y.rows(), Y.cols(), y, count);
  }

  void add_outer_products(int l) {
    const auto& frame = trainer_->frame();
    const auto layer = static_cast<std::size_t>(l);
    outer_sums_ = outer_sums(input_of(layer, trainer_->problem(), frame), frame.layers[l].delta);
  }

  void pair_output(Output output) {
    pair_ = output_pair(output, trainer_->network().reduction, trainer_->frame().layers.back().Z,
                        trainer_->problem().Y);
  }

  void try_candidates(int l, int shown) {
    trials_ = bench(trainer_->network(), trainer_->problem(), trainer_->frame(),
                    static_cast<std::size_t>(l), shown);
  }

  void nudge_weight(int l, int i, int j, double reach, int count) {
    nudge_ = nudge<double>(trainer_->network(), trainer_->problem(), static_cast<std::size_t>(l), i,
                           j, reach, count);
  }

  void sweep_check(int l, int i, int j, const val& epsilons) {
    sweep_ = check_sweep(trainer_->network(), trainer_->problem(), trainer_->frame(),
                         static_cast<std::size_t>(l), i, j,
                         emscripten::convertJSArrayToNumberVector<double>(epsilons));
  }

  void draw_points(Dataset dataset, int n, int classes, double noise, double seed) {
    points_ = draw_dataset<double>(dataset, n, classes, noise, static_cast<std::uint64_t>(seed));
  }

  void draw_surface(const Window& window, int count) {
    surface_ = surface(trainer_->network(), window, count);
  }

  int steps_done() const { return steps_done_; }
  double first_epoch() const { return static_cast<double>(history_.first()); }
  double last_epoch() const { return static_cast<double>(history_.last()); }
  double epoch() const { return static_cast<double>(trainer_->epoch()); }
  double eta() const { return eta_; }
  double J() const { return trainer_->frame().J; }
  double accuracy() const {
    return deltascope::accuracy(output(), trainer_->frame().layers.back().A, trainer_->problem().Y);
  }
  double grad_W_norm(int l) const { return trainer_->frame().layers[l].grad_W.norm(); }
  int n() const { return static_cast<int>(trainer_->problem().X.rows()); }
  val sizes() const { return val::array(sizes_of(trainer_->network())); }
  Activation hidden() const { return trainer_->network().hidden; }
  Output output() const { return trainer_->network().output; }
  Reduction reduction() const { return trainer_->network().reduction; }
  Bias bias() const { return trainer_->network().bias; }

  val X() const { return view(trainer_->problem().X); }
  val Y() const { return view(trainer_->problem().Y); }
  val W(int l) const { return view(trainer_->network().layers[l].W); }
  val b(int l) const { return view(trainer_->network().layers[l].b); }
  val Z(int l) const { return view(trainer_->frame().layers[l].Z); }
  val A(int l) const { return view(trainer_->frame().layers[l].A); }
  val delta(int l) const { return view(trainer_->frame().layers[l].delta); }
  val grad_W(int l) const { return view(trainer_->frame().layers[l].grad_W); }
  val grad_b(int l) const { return view(trainer_->frame().layers[l].grad_b); }
  val dJ_dA(int l) const { return view(local_.layers[l].dJ_dA); }
  val dA_dZ(int l) const { return view(local_.layers[l].dA_dZ); }
  val J_term() const { return view(local_.J_term); }
  val start_W(int l) const { return view(trainer_->start()[l].W); }
  val start_b(int l) const { return view(trainer_->start()[l].b); }

  double check_central() const { return check_.central; }
  double check_complex() const { return check_.complex_step; }
  bool check_agrees() const { return check_.agrees; }
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

  void start_run(const Run& run) {
    trainer_.emplace(run.network, run.problem);
    history_.begin(*trainer_);
    eta_ = run.eta;
    measure();
  }

  void measure() {
    local_ = local_derivatives(trainer_->network(), trainer_->problem(), trainer_->frame());
  }

  std::optional<Trainer<double>> trainer_;
  History<double> history_;
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
  Run draft_;
  std::vector<Layer<double>> draft_start_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(deltascope) {
  using emscripten::class_;
  using emscripten::enum_;

  enum_<Preset>("Preset")
      .value("note", Preset::note)
      .value("mazur", Preset::mazur)
      .value("xor", Preset::exclusive_or)
      .value("random_342", Preset::random_342);
  enum_<Activation>("Activation")
      .value("sigmoid", Activation::sigmoid)
      .value("tanh", Activation::tanh)
      .value("relu", Activation::relu)
      .value("identity", Activation::identity);
  enum_<Output>("Output")
      .value("cross_entropy_sigmoid", Output::cross_entropy_sigmoid)
      .value("cross_entropy_softmax", Output::cross_entropy_softmax)
      .value("squared_error_sigmoid", Output::squared_error_sigmoid)
      .value("squared_error_identity", Output::squared_error_identity);
  enum_<Reduction>("Reduction")
      .value("sum", Reduction::sum)
      .value("mean_examples", Reduction::mean_examples)
      .value("mean_entries", Reduction::mean_entries);
  enum_<Bias>("Bias")
      .value("none", Bias::none)
      .value("trained", Bias::trained)
      .value("fixed", Bias::fixed);
  enum_<Scheme>("Scheme")
      .value("uniform", Scheme::uniform)
      .value("xavier", Scheme::xavier)
      .value("he", Scheme::he)
      .value("zero", Scheme::zero)
      .value("constant", Scheme::constant);
  enum_<Method>("Method")
      .value("gradient_descent", Method::gradient_descent)
      .value("momentum", Method::momentum)
      .value("nesterov", Method::nesterov)
      .value("rms_prop", Method::rms_prop)
      .value("adam", Method::adam);
  emscripten::value_object<Rule>("Rule")
      .field("method", &Rule::method)
      .field("eta", &Rule::eta)
      .field("mu", &Rule::mu)
      .field("rho", &Rule::rho)
      .field("beta_1", &Rule::beta_1)
      .field("beta_2", &Rule::beta_2)
      .field("epsilon", &Rule::epsilon)
      .field("lambda", &Rule::lambda);
  enum_<Dataset>("Dataset")
      .value("circles", Dataset::circles)
      .value("spiral", Dataset::spiral)
      .value("moons", Dataset::moons)
      .value("gaussians", Dataset::gaussians)
      .value("quadrants", Dataset::quadrants);
  emscripten::value_object<Window>("Window")
      .field("left", &Window::left)
      .field("right", &Window::right)
      .field("bottom", &Window::bottom)
      .field("top", &Window::top);
  enum_<Candidate>("Candidate")
      .value("A_T_delta", Candidate::A_T_delta)
      .value("delta_T_A", Candidate::delta_T_A)
      .value("A_delta_T", Candidate::A_delta_T)
      .value("A_delta", Candidate::A_delta)
      .value("A_hadamard_delta", Candidate::A_hadamard_delta)
      .value("with_slope", Candidate::with_slope)
      .value("mean", Candidate::mean)
      .value("one_example", Candidate::one_example);

  class_<Session>("Session")
      .constructor<>()
      .function("load", &Session::load)
      .function("draft", &Session::draft)
      .function("draft_current", &Session::draft_current)
      .function("initialise_draft", &Session::initialise_draft)
      .function("draft_random_problem", &Session::draft_random_problem)
      .function("set_draft_eta", &Session::set_draft_eta)
      .function("draft_X", &Session::draft_X)
      .function("draft_Y", &Session::draft_Y)
      .function("draft_W", &Session::draft_W)
      .function("draft_b", &Session::draft_b)
      .function("draft_start_W", &Session::draft_start_W)
      .function("draft_start_b", &Session::draft_start_b)
      .function("begin", &Session::begin)
      .function("resume", &Session::resume)
      .function("apply_problem", &Session::apply_problem)
      .function("apply_layers", &Session::apply_layers)
      .function("advance", &Session::advance)
      .function("reset", &Session::reset)
      .function("rewind", &Session::rewind)
      .function("first_epoch", &Session::first_epoch)
      .function("last_epoch", &Session::last_epoch)
      .function("check", &Session::check)
      .function("draw_loss_curve", &Session::draw_loss_curve)
      .function("add_outer_products", &Session::add_outer_products)
      .function("pair_output", &Session::pair_output)
      .function("try_candidates", &Session::try_candidates)
      .function("nudge_weight", &Session::nudge_weight)
      .function("sweep_check", &Session::sweep_check)
      .function("draw_points", &Session::draw_points)
      .function("points_X", &Session::points_X)
      .function("points_labels", &Session::points_labels)
      .function("draw_surface", &Session::draw_surface)
      .function("surface_A", &Session::surface_A)
      .function("steps_done", &Session::steps_done)
      .function("epoch", &Session::epoch)
      .function("eta", &Session::eta)
      .function("J", &Session::J)
      .function("accuracy", &Session::accuracy)
      .function("grad_W_norm", &Session::grad_W_norm)
      .function("n", &Session::n)
      .function("sizes", &Session::sizes)
      .function("hidden", &Session::hidden)
      .function("output", &Session::output)
      .function("reduction", &Session::reduction)
      .function("bias", &Session::bias)
      .function("X", &Session::X)
      .function("Y", &Session::Y)
      .function("W", &Session::W)
      .function("b", &Session::b)
      .function("Z", &Session::Z)
      .function("A", &Session::A)
      .function("delta", &Session::delta)
      .function("grad_W", &Session::grad_W)
      .function("grad_b", &Session::grad_b)
      .function("dJ_dA", &Session::dJ_dA)
      .function("dA_dZ", &Session::dA_dZ)
      .function("J_term", &Session::J_term)
      .function("start_W", &Session::start_W)
      .function("start_b", &Session::start_b)
      .function("check_central", &Session::check_central)
      .function("check_complex", &Session::check_complex)
      .function("check_agrees", &Session::check_agrees)
      .function("check_kinks", &Session::check_kinks)
      .function("central_W", &Session::central_W)
      .function("central_b", &Session::central_b)
      .function("complex_W", &Session::complex_W)
      .function("complex_b", &Session::complex_b)
      .function("curve", &Session::curve)
      .function("outer", &Session::outer)
      .function("outer_sum", &Session::outer_sum)
      .function("pair_J", &Session::pair_J)
      .function("pair_A", &Session::pair_A)
      .function("pair_delta", &Session::pair_delta)
      .function("pair_dJ_dA", &Session::pair_dJ_dA)
      .function("pair_dA_dZ", &Session::pair_dA_dZ)
      .function("pair_J_term", &Session::pair_J_term)
      .function("trial_rows", &Session::trial_rows)
      .function("trial_cols", &Session::trial_cols)
      .function("trial_value", &Session::trial_value)
      .function("trial_shape_fits", &Session::trial_shape_fits)
      .function("trial_difference", &Session::trial_difference)
      .function("trial_agrees", &Session::trial_agrees)
      .function("nudged", &Session::nudged)
      .function("sweep_slope", &Session::sweep_slope)
      .function("sweep_central", &Session::sweep_central)
      .function("sweep_complex", &Session::sweep_complex);
}

}  // namespace deltascope
