# Answers compared with another program's. A test is skipped, with its reason, where that program is not installed.
# Debian's Python comes first, because its packages (scipy, pandas) are what tests/run_tests.sh installs.
find_program(system_python NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(system_python NAMES python3)
function(kaptein_oracle name)
  add_executable(oracle_${name} ${CMAKE_CURRENT_SOURCE_DIR}/oracle/${name}.cpp)
  target_link_libraries(oracle_${name} PRIVATE ${ARGN})
  target_include_directories(oracle_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  if(system_python)
    add_test(NAME oracle_${name} COMMAND ${system_python} ${CMAKE_CURRENT_SOURCE_DIR}/oracle/${name}.py
                                         $<TARGET_FILE:oracle_${name}>)
  else()
    add_test(NAME oracle_${name} COMMAND ${CMAKE_COMMAND} -E echo "SKIPPED: no python3")
    set_tests_properties(oracle_${name} PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED")
  endif()
  set_tests_properties(oracle_${name} PROPERTIES LABELS oracle SKIP_RETURN_CODE 77)
endfunction()

kaptein_oracle(assignment kaptein_volunteering)
kaptein_oracle(sweep_points kaptein_experiment)
kaptein_oracle(statistics kaptein_analysis)

# Tables read back with other programs: by the letter of the contract (csv, sqlite3), pandas, R, Parquet with DuckDB.
if(system_python AND TARGET kaptein)
  set(tables ${CMAKE_CURRENT_LIST_DIR}/tables)
  add_test(NAME tables_letter COMMAND ${system_python} ${tables}/letter.py $<TARGET_FILE:kaptein>)
  add_test(NAME tables_pandas COMMAND ${system_python} ${tables}/readers.py pandas $<TARGET_FILE:kaptein>
                                      ${PROJECT_SOURCE_DIR})
  add_test(NAME tables_r COMMAND ${system_python} ${tables}/readers.py r $<TARGET_FILE:kaptein> ${PROJECT_SOURCE_DIR})
  add_test(NAME tables_parquet COMMAND ${system_python} ${tables}/parquet.py $<TARGET_FILE:kaptein>)
  set_tests_properties(tables_letter tables_pandas tables_r tables_parquet
                       PROPERTIES LABELS oracle SKIP_RETURN_CODE 77 ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
  set_tests_properties(tables_parquet PROPERTIES DEPENDS web_build) # after it, for its npm, where the system has none
endif()
