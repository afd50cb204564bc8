# Benchmarks: built with -DKAPTEIN_SPEED=ON, run by hand (speed_NAME), never by ctest. Each file states its question.
if(KAPTEIN_SPEED)
  find_package(benchmark REQUIRED)
  add_executable(speed_assignment ${CMAKE_CURRENT_SOURCE_DIR}/speed/assignment.cpp)
  target_link_libraries(speed_assignment PRIVATE kaptein_volunteering benchmark::benchmark_main)
  target_include_directories(speed_assignment PRIVATE ${PROJECT_SOURCE_DIR}/tests)
endif()
