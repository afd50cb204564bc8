# Documents against the code they describe: models/volunteering/*.md. How to renew what is generated: odd.cpp.
kaptein_test(docs ${CMAKE_CURRENT_LIST_DIR} LIBRARIES kaptein_report kaptein_catalogue LABELS tidy)

# The ODD followed by somebody else: the same world from its text alone.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND AND TARGET kaptein)
  add_test(NAME odd_again COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/odd_again.py $<TARGET_FILE:kaptein>)
else()
  add_test(NAME odd_again COMMAND ${CMAKE_COMMAND} -E echo "SKIPPED: needs python3: an independent reading of the ODD")
  set_tests_properties(odd_again PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED")
endif()
set_tests_properties(odd_again PROPERTIES LABELS oracle)
