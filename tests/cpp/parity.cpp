// Runs every case of cases.json natively and writes its frames as JSON, for parity.test.js.
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "checks/gradient_check.h"
#include "instances.h"
#include "network/initialise.h"
#include "network/local_derivatives.h"
#include "training/trainer.h"

namespace deltascope {
namespace {

struct Case {
  const char* name;
  std::vector<Index> sizes;
  Index n;
  Activation hidden;
  Output output;
  Reduction reduction;
  Bias bias;
  Scheme scheme;
  std::uint64_t seed;
  double scale;
  std::int64_t steps;
  double eta;
  Method method;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
#include "cases.inc"
  };
  return all;
}

template <class Dense>
void write(std::ostream& out, const char* name, const Dense& A) {
  out << "\"" << name << "\":[";
  for (Index e = 0; e < A.size(); ++e) out << (e > 0 ? "," : "") << A.data()[e];
  out << "]";
}

void write(std::ostream& out, const Case& each) {
  Network<double> network{zero_layers<double>(each.sizes, each.bias), each.hidden, each.output,
                          each.reduction, each.bias};
  initialise(network.layers, each.scheme, each.seed, each.scale);
  Trainer<double> trainer(
      network, random_problem<double>(each.n, each.sizes.front(), each.sizes.back(), each.output,
                                      each.seed));
  Rule rule;
  rule.method = each.method;
  rule.eta = each.eta;
  if (each.steps > 0) trainer.advance(each.steps, rule);
  const auto& frame = trainer.frame();
  const auto local = local_derivatives(trainer.network(), trainer.problem(), frame);
  const auto check = check_gradient(trainer.network(), trainer.problem(), frame, 1e-5);

  out << "\"" << each.name << "\":{\"epoch\":" << trainer.epoch() << ",\"J\":" << frame.J << ",";
  write(out, "X", trainer.problem().X);
  write(out << ",", "Y", trainer.problem().Y);
  write(out << ",", "J_term", local.J_term);
  out << ",\"agrees\":" << (check.agrees ? "true" : "false") << ",\"layers\":[";
  for (std::size_t l = 0; l < frame.layers.size(); ++l) {
    const auto& layer = frame.layers[l];
    write(out << (l > 0 ? "," : "") << "{", "W", trainer.network().layers[l].W);
    write(out << ",", "b", trainer.network().layers[l].b);
    write(out << ",", "Z", layer.Z);
    write(out << ",", "A", layer.A);
    write(out << ",", "delta", layer.delta);
    write(out << ",", "grad_W", layer.grad_W);
    write(out << ",", "grad_b", layer.grad_b);
    write(out << ",", "dJ_dA", local.layers[l].dJ_dA);
    write(out << ",", "dA_dZ", local.layers[l].dA_dZ);
    write(out << ",", "complex_W", check.layers[l].complex_W);
    write(out << ",", "complex_b", check.layers[l].complex_b);
    out << "}";
  }
  out << "]}";
}

}  // namespace
}  // namespace deltascope

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: parity FILE\n";
    return 1;
  }
  std::ofstream out(argv[1]);
  out << std::setprecision(17) << "{";
  bool first = true;
  for (const auto& each : deltascope::cases()) {
    if (!first) out << ",\n";
    deltascope::write(out, each);
    first = false;
  }
  out << "}\n";
  out.close();
  return out.good() ? 0 : 1;
}
