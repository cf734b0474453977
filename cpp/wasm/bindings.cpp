// The border to JavaScript: Embind and nothing else.
#include "lanes_instances.h"
#include "session.h"

namespace deltascope {

#ifndef DELTASCOPE_OPENING  // which trains without lanes
DELTASCOPE_LANES_INSTANCES(extern)
#endif

EMSCRIPTEN_BINDINGS(deltascope) {
  using emscripten::class_;
  using emscripten::enum_;

  enum_<Preset>("Preset")
      .value("note", Preset::note)
      .value("mazur", Preset::mazur)
      .value("xor", Preset::exclusive_or)
      .value("random_342", Preset::random_342);
  enum_<Activation> activations("Activation");
  activations.value("sigmoid", Activation::sigmoid)
      .value("tanh", Activation::tanh)
      .value("relu", Activation::relu)
      .value("identity", Activation::identity);
  if constexpr (!is_opening) {
    activations.value("leaky_relu", Activation::leaky_relu)
        .value("softplus", Activation::softplus)
        .value("gelu", Activation::gelu);
  }
  enum_<Output>("Output")
      .value("cross_entropy_sigmoid", Output::cross_entropy_sigmoid)
      .value("cross_entropy_softmax", Output::cross_entropy_softmax)
      .value("squared_error_sigmoid", Output::squared_error_sigmoid)
      .value("squared_error_identity", Output::squared_error_identity)
      .value("squared_error_tanh", Output::squared_error_tanh);
  enum_<Reduction>("Reduction")
      .value("sum", Reduction::sum)
      .value("mean_examples", Reduction::mean_examples)
      .value("mean_entries", Reduction::mean_entries);
  enum_<Square>("Square").value("half", Square::half).value("whole", Square::whole);
  enum_<Bias>("Bias")
      .value("none", Bias::none)
      .value("trained", Bias::trained)
      .value("fixed", Bias::fixed);
  enum_<Precision>("Precision")
      .value("float64", Precision::float64)
      .value("float32", Precision::float32);
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
  emscripten::value_object<Rule> rule("Rule");
  rule.field("method", &Rule::method)
      .field("eta", &Rule::eta)
      .field("mu", &Rule::mu)
      .field("rho", &Rule::rho)
      .field("beta_1", &Rule::beta_1)
      .field("beta_2", &Rule::beta_2)
      .field("epsilon", &Rule::epsilon)
      .field("lambda", &Rule::lambda)
      .field("batch", &Rule::batch)
      .field("order_seed", &Rule::order_seed);
  if constexpr (!is_opening) {
    enum_<Decay>("Decay")
        .value("none", Decay::none)
        .value("step", Decay::step)
        .value("exponential", Decay::exponential)
        .value("cosine", Decay::cosine);
    rule.field("in_order", &Rule::in_order)
        .field("decay", &Rule::decay)
        .field("decay_rate", &Rule::decay_rate)
        .field("decay_epochs", &Rule::decay_epochs)
        .field("clip", &Rule::clip)
        .field("decays_biases", &Rule::decays_biases)
        .field("held", &Rule::held);
  }
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

  enum_<Quantity>("Quantity")
      .value("X", Quantity::X)
      .value("Y", Quantity::Y)
      .value("W", Quantity::W)
      .value("b", Quantity::b);

  class_<Session>("Session")
      .constructor<>()
      .function("load", &Session::load)
      .function("configure", &Session::configure)
      .function("restore", &Session::restore)
      .function("edit", &Session::edit)
      .function("regularise", &Session::regularise)
      .function("advance", &Session::advance)
      .function("reset", &Session::reset)
      .function("rewind", &Session::rewind)
      .function("shape", &Session::shape)
      .function("past", &Session::past)
      .function("weight", &Session::weight)
      .function("frame", &Session::frame)
      .function("snapshot", &Session::snapshot)
      .function("check", &Session::check)
      .function("loss_curve", &Session::loss_curve)
      .function("outer_sums", &Session::outer_sums)
      .function("output_pair", &Session::output_pair)
      .function("bench", &Session::bench)
      .function("nudge", &Session::nudge)
      .function("check_sweep", &Session::check_sweep)
      .function("surface", &Session::surface)
      .function("histograms", &Session::histograms);
  emscripten::function("draw_points", &draw_points);
  emscripten::function("split_table", &split_table);
}

}  // namespace deltascope
