# Turns the table of cases that C++ and JavaScript both run (cases.json) into C++ initialisers.
function(write_cases json_file out_file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${json_file})
  file(READ ${json_file} json)
  string(JSON count LENGTH ${json})
  math(EXPR last "${count} - 1")
  set(text "")
  foreach(c RANGE ${last})
    foreach(key name hidden output reduction bias n scheme seed scale steps eta method sizes)
      string(JSON ${key} GET ${json} ${c} ${key})
    endforeach()
    string(REGEX REPLACE "[^0-9,]" "" sizes ${sizes})
    string(APPEND text
      "{\"${name}\", {${sizes}}, ${n}, Activation::${hidden}, Output::${output}, "
      "Reduction::${reduction}, Bias::${bias}, Scheme::${scheme}, ${seed}, ${scale}, ${steps}, "
      "${eta}, Method::${method}},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${out_file} CONTENT "${text}" @ONLY)
endfunction()
