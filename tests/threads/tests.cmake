# Several threads or processes, and killed ones. `kill` runs for long: `ctest -L full`.
add_executable(test_threads ${CMAKE_CURRENT_LIST_DIR}/threads.cpp ${CMAKE_CURRENT_LIST_DIR}/kill.cpp)
target_link_libraries(test_threads PRIVATE kaptein_store kaptein_experiment Catch2::Catch2WithMain)
target_include_directories(test_threads PRIVATE ${PROJECT_SOURCE_DIR}/tests)
add_test(NAME threads COMMAND test_threads "~[full]" WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(threads PROPERTIES LABELS threads)
add_test(NAME threads_full COMMAND test_threads "[full]" WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(threads_full PROPERTIES LABELS full)
