# Benchmarks: built with -DKAPTEIN_SPEED=ON, run by hand (speed_NAME), never by ctest. Each file states its question.
if(KAPTEIN_SPEED)
  find_package(benchmark REQUIRED)
  foreach(name assignment month)
    add_executable(speed_${name} ${CMAKE_CURRENT_SOURCE_DIR}/speed/${name}.cpp)
    target_link_libraries(speed_${name} PRIVATE kaptein_volunteering benchmark::benchmark_main)
    target_include_directories(speed_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  endforeach()
endif()
