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
  foreach(name assignment matching_months month)
    add_executable(speed_${name} ${CMAKE_CURRENT_SOURCE_DIR}/speed/${name}.cpp)
    target_link_libraries(speed_${name} PRIVATE kaptein_volunteering benchmark::benchmark_main)
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
endif()
