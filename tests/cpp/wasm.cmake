# The tests of what is fast, compiled as the page's core is: build/wasm/*_test.cjs, which tests/js/long runs.
# Made only when asked for, by the target wasm_tests.
find_path(GOOGLETEST_SOURCE src/gtest-all.cc PATHS /usr/src/googletest/googletest)
if(NOT GOOGLETEST_SOURCE)
  message(STATUS "No sources of GoogleTest (Debian: googletest): the kernels cannot be tested")
  return()
endif()

add_library(googletest OBJECT EXCLUDE_FROM_ALL ${GOOGLETEST_SOURCE}/src/gtest-all.cc
                                               ${GOOGLETEST_SOURCE}/src/gtest_main.cc)
target_link_libraries(googletest PUBLIC vectorised)
target_include_directories(googletest SYSTEM PUBLIC ${GOOGLETEST_SOURCE} ${GOOGLETEST_SOURCE}/include)
target_compile_definitions(googletest PUBLIC GTEST_HAS_PTHREAD=0)
target_compile_options(googletest PUBLIC -O3)

add_custom_target(wasm_tests)
function(add_wasm_test name source)
  add_executable(${name} EXCLUDE_FROM_ALL ${source})
  target_link_libraries(${name} PRIVATE googletest)
  # -O1 leaves the compiler's code as it is.
  target_link_options(${name} PRIVATE -O1)
  # .cjs: the project's .js files are modules, and this is none.
  set_target_properties(${name} PROPERTIES SUFFIX .cjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  add_dependencies(wasm_tests ${name})
endfunction()

add_wasm_test(kernels_test kernels_test.cpp)
add_wasm_test(eigen_run_test eigen_run_test.cpp)
