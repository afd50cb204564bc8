# Instructions of one small run against the value kept: `ctest -L speed`.
add_executable(speed_one_run ${CMAKE_CURRENT_LIST_DIR}/one_run.cpp)
target_link_libraries(speed_one_run PRIVATE kaptein_volunteering)
target_include_directories(speed_one_run PRIVATE ${PROJECT_SOURCE_DIR}/tests)
add_test(NAME instructions COMMAND ${CMAKE_CURRENT_LIST_DIR}/instructions.sh $<TARGET_FILE:speed_one_run>
                                   ${CMAKE_CURRENT_LIST_DIR}/instructions.txt)
set_tests_properties(instructions PROPERTIES LABELS speed)

# The reference workload, as a model and as a plain program, which is the yardstick.
add_library(workload STATIC ${CMAKE_CURRENT_LIST_DIR}/workload/model.cpp ${CMAKE_CURRENT_LIST_DIR}/workload/set_up.cpp
            ${CMAKE_CURRENT_LIST_DIR}/workload/alone.cpp ${CMAKE_CURRENT_LIST_DIR}/workload/month.cpp
            ${CMAKE_CURRENT_LIST_DIR}/workload/plain.cpp)
target_link_libraries(workload PUBLIC kaptein_simulation)
target_include_directories(workload PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(workload PRIVATE KAPTEIN_PLAIN=plain)
kaptein_test(workload ${CMAKE_CURRENT_SOURCE_DIR}/unit/workload LIBRARIES workload kaptein_parallel
             LABELS statistical)

# Benchmarks: built with -DKAPTEIN_SPEED=ON, run by hand (speed_NAME), never by ctest. Each file states its question.
if(KAPTEIN_SPEED)
  find_package(benchmark REQUIRED)
  function(speed name)
    add_executable(speed_${name} ${CMAKE_CURRENT_SOURCE_DIR}/speed/${name}.cpp)
    target_link_libraries(speed_${name} PRIVATE kaptein_volunteering ${ARGN})
    target_include_directories(speed_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  endfunction()
  speed(assignment benchmark::benchmark_main)
  speed(month benchmark::benchmark_main)
  speed(matching_months)
  speed(growth)
  speed(roof)
  speed(scaling kaptein_experiment kaptein_parallel)
  # The same run twice: with the checks of every build, and without.
  add_executable(speed_checked ${CMAKE_CURRENT_SOURCE_DIR}/speed/checks.cpp)
  add_executable(speed_unchecked ${CMAKE_CURRENT_SOURCE_DIR}/speed/checks.cpp)
  foreach(part base random simulation parameters volunteering)
    get_target_property(part_type kaptein_${part} TYPE)
    if(NOT part_type STREQUAL INTERFACE_LIBRARY)
      get_target_property(part_sources kaptein_${part} SOURCES)
      target_sources(speed_checked PRIVATE ${part_sources})
      target_sources(speed_unchecked PRIVATE ${part_sources})
    endif()
  endforeach()
  target_compile_definitions(speed_unchecked PRIVATE KAPTEIN_UNCHECKED)
  foreach(name checked unchecked)
    target_link_libraries(speed_${name} PRIVATE kaptein_flags)
    target_include_directories(speed_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  endforeach()
  add_library(workload_native STATIC ${CMAKE_CURRENT_LIST_DIR}/workload/plain.cpp)
  target_include_directories(workload_native PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_options(workload_native PRIVATE -O3 -march=native)
  target_compile_definitions(workload_native PRIVATE KAPTEIN_PLAIN=plain_native)
  add_executable(speed_workload ${CMAKE_CURRENT_SOURCE_DIR}/speed/workload.cpp)
  target_link_libraries(speed_workload PRIVATE workload workload_native)
  add_executable(speed_engine ${CMAKE_CURRENT_SOURCE_DIR}/speed/engine.cpp)
  target_link_libraries(speed_engine PRIVATE kaptein_app)
  # What `kaptein bench` asks for; speed_engine needs the whole program.
  set(KAPTEIN_SPEED_PROGRAMS workload month assignment matching_months growth scaling checked unchecked roof
      CACHE STRING "Benchmarks that the target speed_bench builds")
  add_custom_target(speed_bench)
  list(TRANSFORM KAPTEIN_SPEED_PROGRAMS PREPEND speed_ OUTPUT_VARIABLE programs)
  add_dependencies(speed_bench ${programs})
endif()
