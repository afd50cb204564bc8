# Mutated study files: 500 on every change, 10,000 with --full (KAPTEIN_FULL); under sanitizers see mutate/mutate.cpp.
add_executable(mutate_studies ${CMAKE_CURRENT_LIST_DIR}/mutate/mutate.cpp)
target_link_libraries(mutate_studies PRIVATE kaptein_experiment)
target_include_directories(mutate_studies PRIVATE ${PROJECT_SOURCE_DIR}/tests)
add_test(NAME mutated_studies COMMAND mutate_studies)
set_tests_properties(mutated_studies PROPERTIES LABELS input)
