# Instructions of one small run against the value kept: `ctest -L speed`.
add_executable(speed_one_run ${CMAKE_CURRENT_LIST_DIR}/one_run.cpp)
target_link_libraries(speed_one_run PRIVATE kaptein_volunteering)
target_include_directories(speed_one_run PRIVATE ${PROJECT_SOURCE_DIR}/tests)
add_test(NAME instructions COMMAND ${CMAKE_CURRENT_LIST_DIR}/instructions.sh $<TARGET_FILE:speed_one_run>
                                   ${CMAKE_CURRENT_LIST_DIR}/instructions.txt)
set_tests_properties(instructions PROPERTIES LABELS speed)

# Benchmarks: built with -DKAPTEIN_SPEED=ON, run by hand (speed_NAME), never by ctest. Each file states its question.
if(KAPTEIN_SPEED)
  find_package(benchmark REQUIRED)
  foreach(name assignment month workload)
    add_executable(speed_${name} ${CMAKE_CURRENT_SOURCE_DIR}/speed/${name}.cpp)
    target_link_libraries(speed_${name} PRIVATE kaptein_volunteering benchmark::benchmark_main)
    target_include_directories(speed_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  endforeach()
  add_executable(speed_engine ${CMAKE_CURRENT_SOURCE_DIR}/speed/engine.cpp)
  target_link_libraries(speed_engine PRIVATE kaptein_app)
endif()
