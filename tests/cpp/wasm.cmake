# build/wasm/kernels_test.cjs, which kernels.test.js runs: the kernels' tests, compiled as the page's
# core is. Made only when asked for.
find_path(GOOGLETEST_SOURCE src/gtest-all.cc PATHS /usr/src/googletest/googletest)
if(NOT GOOGLETEST_SOURCE)
  message(STATUS "No sources of GoogleTest (Debian: googletest): the kernels cannot be tested")
  return()
endif()

add_executable(kernels_test EXCLUDE_FROM_ALL kernels_test.cpp ${GOOGLETEST_SOURCE}/src/gtest-all.cc
                                             ${GOOGLETEST_SOURCE}/src/gtest_main.cc)
target_link_libraries(kernels_test PRIVATE vectorised)
target_include_directories(kernels_test SYSTEM PRIVATE ${GOOGLETEST_SOURCE} ${GOOGLETEST_SOURCE}/include)
target_compile_definitions(kernels_test PRIVATE GTEST_HAS_PTHREAD=0)
# .cjs: the project's .js files are modules, and this is none.
set_target_properties(kernels_test PROPERTIES SUFFIX .cjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
