# Answers compared with another program's. A test is skipped, with its reason, where that program is not installed.
find_package(Python3 COMPONENTS Interpreter)
add_executable(oracle_assignment ${CMAKE_CURRENT_SOURCE_DIR}/oracle/assignment.cpp)
target_link_libraries(oracle_assignment PRIVATE kaptein_volunteering)
target_include_directories(oracle_assignment PRIVATE ${PROJECT_SOURCE_DIR}/tests)
if(Python3_Interpreter_FOUND)
  add_test(NAME oracle_assignment COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/oracle/assignment.py
                                          $<TARGET_FILE:oracle_assignment>)
else()
  add_test(NAME oracle_assignment COMMAND ${CMAKE_COMMAND} -E echo "SKIPPED: no python3")
  set_tests_properties(oracle_assignment PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED")
endif()
set_tests_properties(oracle_assignment PROPERTIES LABELS oracle SKIP_RETURN_CODE 77)
