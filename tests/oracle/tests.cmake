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

# Tables read back with other programs: by the letter of the contract (csv, sqlite3), pandas, R, Parquet with DuckDB.
# Debian's own Python first: it is the one that has Debian's pandas.
find_program(system_python NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(NOT system_python)
  set(system_python ${Python3_EXECUTABLE})
endif()
if(system_python AND TARGET kaptein)
  set(tables ${CMAKE_CURRENT_LIST_DIR}/tables)
  add_test(NAME tables_letter COMMAND ${system_python} ${tables}/letter.py $<TARGET_FILE:kaptein>)
  add_test(NAME tables_pandas COMMAND ${system_python} ${tables}/readers.py pandas $<TARGET_FILE:kaptein>
                                      ${PROJECT_SOURCE_DIR})
  add_test(NAME tables_r COMMAND ${system_python} ${tables}/readers.py r $<TARGET_FILE:kaptein> ${PROJECT_SOURCE_DIR})
  add_test(NAME tables_parquet COMMAND ${system_python} ${tables}/parquet.py $<TARGET_FILE:kaptein>)
  set_tests_properties(tables_letter tables_pandas tables_r tables_parquet
                       PROPERTIES LABELS oracle SKIP_RETURN_CODE 77 ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
endif()
