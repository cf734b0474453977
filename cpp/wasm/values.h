// Objects, lists and matrices of JavaScript: made of what the core has, and read into it.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstddef>
#include <vector>

#include "matrix.h"
#include "network/network.h"

// {rows, cols, data} in one crossing: a frame has twenty matrices, and to set their names one by
// one would double its time.
EM_JS(emscripten::EM_VAL, deltascope_matrix, (const double* entries, int rows, int cols), {
  const first = entries >>> 3;
  return Emval.toHandle({rows, cols, data : HEAPF64.slice(first, first + rows * cols)});
})

namespace deltascope {

using emscripten::typed_memory_view;
using emscripten::val;

// A copy of a vector or of all entries of a matrix, as a typed array of its own: a view into this
// memory dies when the memory grows.
template <class Numbers>
val numbers(const Numbers& all) {
  return val(typed_memory_view(static_cast<std::size_t>(all.size()), all.data()))
      .template call<val>("slice");
}

// A copy as a Matrix of frame.js, or null for an empty one.
template <class Dense>
val copied(const Dense& A) {
  if (A.size() == 0) return val::null();
  return val::take_ownership(deltascope_matrix(A.data(), A.rows(), A.cols()));
}

// Sets each name of an object to the value that follows it.
template <class Value, class... More>
void put(val& object, const char* name, const Value& value, const More&... more) {
  object.set(name, value);
  if constexpr (sizeof...(more) > 0) put(object, more...);
}

// {name: value, ...}
template <class... Fields>
val object(const Fields&... fields) {
  val made = val::object();
  put(made, fields...);
  return made;
}

// [entry(0), ..., entry(count - 1)]
template <class Entry>
val list(std::size_t count, const Entry& entry) {
  val made = val::array();
  for (std::size_t e = 0; e < count; ++e) made.set(e, entry(e));
  return made;
}

inline val copied(const std::vector<Matrix<double>>& matrices) {
  return list(matrices.size(), [&](std::size_t k) { return copied(matrices[k]); });
}

inline val copied(const Layer<double>& layer) {
  return object("W", copied(layer.W), "b", copied(layer.b));
}

inline val copied(const Problem<double>& problem) {
  return object("X", copied(problem.X), "Y", copied(problem.Y));
}

// Requires: a Matrix of frame.js, as many numbers as it says.
inline Matrix<double> matrix_of(const val& given) {
  Matrix<double> A(given["rows"].as<Index>(), given["cols"].as<Index>());
  const val data = given["data"];
  val(typed_memory_view(static_cast<std::size_t>(A.size()), A.data())).call<void>("set", data);
  return A;
}

// Requires: {X, Y}, or null for no examples.
inline Problem<double> problem_of(const val& given) {
  if (given.isNull()) return {};
  return {matrix_of(given["X"]), matrix_of(given["Y"])};
}

// Requires: [{W, b}, ...], b null where there are no biases.
inline std::vector<Layer<double>> layers_of(const val& given) {
  std::vector<Layer<double>> layers(given["length"].as<std::size_t>());
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const val b = given[l]["b"];
    layers[l].W = matrix_of(given[l]["W"]);
    if (!b.isNull()) layers[l].b = matrix_of(b).row(0);
  }
  return layers;
}

}  // namespace deltascope
