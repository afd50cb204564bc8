# Format and lint of changed files, of all files with --full; see sources.sh.
add_test(NAME format COMMAND ${CMAKE_CURRENT_LIST_DIR}/sources.sh format)
add_test(NAME lint COMMAND ${CMAKE_CURRENT_LIST_DIR}/sources.sh lint ${CMAKE_BINARY_DIR})
set_tests_properties(format lint PROPERTIES LABELS tidy)
