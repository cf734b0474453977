# Toolchain of the wasm preset: finds the Emscripten whose emcc is on PATH, and uses its own file.
find_program(DELTASCOPE_EMCC emcc REQUIRED)
find_program(DELTASCOPE_EM_CONFIG em-config)

# Debian keeps emcc in /usr/bin, away from the rest; em-config knows where that is.
if(DELTASCOPE_EM_CONFIG)
  execute_process(COMMAND ${DELTASCOPE_EM_CONFIG} EMSCRIPTEN_ROOT
                  OUTPUT_VARIABLE DELTASCOPE_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(NOT EXISTS "${DELTASCOPE_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
  get_filename_component(emcc_file ${DELTASCOPE_EMCC} REALPATH)
  get_filename_component(DELTASCOPE_EMSCRIPTEN_ROOT ${emcc_file} DIRECTORY)
endif()
include("${DELTASCOPE_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# Eigen is headers alone, so the host's are as good as any.
list(APPEND CMAKE_FIND_ROOT_PATH /usr /usr/local /opt/homebrew)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)
