// The same training step in plain Eigen, natively: what the core in WebAssembly is compared with.
// It shares no code with the core.
//   native FILE float|double STEPS
// FILE: doubles m, d, t, n, eta, then X, Y, W_h, b_h, W_out, b_out row by row (problem.mjs).
// Prints the loss after 20 steps, and the seconds of STEPS more.
#include <Eigen/Core>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

double read_number(std::ifstream& file) {
  double number = NAN;
  file.read(reinterpret_cast<char*>(&number), sizeof number);
  return number;
}

template <class Scalar>
Matrix<Scalar> read_matrix(std::ifstream& file, Eigen::Index rows, Eigen::Index cols) {
  Matrix<double> A(rows, cols);
  file.read(reinterpret_cast<char*>(A.data()),
            static_cast<std::streamsize>(sizeof(double)) * A.size());
  return A.template cast<Scalar>();
}

template <class Scalar>
class Run {
 public:
  explicit Run(std::ifstream& file) {
    const auto size = [&] { return static_cast<Eigen::Index>(read_number(file)); };
    const Eigen::Index m = size();
    const Eigen::Index d = size();
    const Eigen::Index t = size();
    const Eigen::Index n = size();
    eta_ = static_cast<Scalar>(read_number(file));
    X_ = read_matrix<Scalar>(file, n, m);
    Y_ = read_matrix<Scalar>(file, n, t);
    W_h_ = read_matrix<Scalar>(file, m, d);
    b_h_ = read_matrix<Scalar>(file, 1, d);
    W_out_ = read_matrix<Scalar>(file, d, t);
    b_out_ = read_matrix<Scalar>(file, 1, t);
  }

  void step() {
    forward();
    delta_out_ = A_out_ - Y_;
    delta_h_.noalias() = delta_out_ * W_out_.transpose();
    delta_h_.array() *= A_h_.array() * (1 - A_h_.array());
    grad_W_out_.noalias() = A_h_.transpose() * delta_out_;
    grad_W_h_.noalias() = X_.transpose() * delta_h_;
    W_out_ -= eta_ * grad_W_out_;
    W_h_ -= eta_ * grad_W_h_;
    b_out_ -= eta_ * delta_out_.colwise().sum();
    b_h_ -= eta_ * delta_h_.colwise().sum();
  }

  double loss() {
    forward();
    const auto a = A_out_.template cast<double>().array();
    const auto y = Y_.template cast<double>().array();
    return -(y * a.log() + (1 - y) * (1 - a).log()).sum();
  }

 private:
  void forward() {
    A_h_.noalias() = X_ * W_h_;
    A_h_.rowwise() += b_h_;
    A_h_ = A_h_.array().logistic();
    A_out_.noalias() = A_h_ * W_out_;
    A_out_.rowwise() += b_out_;
    A_out_ = A_out_.array().logistic();
  }

  Scalar eta_;
  Matrix<Scalar> X_, Y_, W_h_, W_out_;
  Eigen::Matrix<Scalar, 1, Eigen::Dynamic> b_h_, b_out_;
  Matrix<Scalar> A_h_, A_out_, delta_out_, delta_h_, grad_W_out_, grad_W_h_;
};

template <class Scalar>
void measure(std::ifstream& file, long steps) {
  Run<Scalar> run(file);
  for (int step = 0; step < 20; ++step) run.step();
  const double loss = run.loss();
  const auto start = std::chrono::steady_clock::now();
  for (long step = 0; step < steps; ++step) run.step();
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  std::printf("%.17g %.17g\n", loss, passed.count());
}

}  // namespace

int main(int count, char** given) {
  if (count != 4) return 2;
  std::ifstream file(given[1], std::ios::binary);
  if (!file) return 2;
  const long steps = std::atol(given[3]);
  if (std::string(given[2]) == "float") {
    measure<float>(file, steps);
  } else {
    measure<double>(file, steps);
  }
}
