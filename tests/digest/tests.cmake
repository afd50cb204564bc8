# The same bits for every compiler, optimisation level, number of threads and processor; see run.sh. The environment
# variable KAPTEIN_FULL asks for all eight builds.
set(digest_folder ${CMAKE_CURRENT_LIST_DIR})
add_executable(digest_program ${digest_folder}/digest.cpp)
target_link_libraries(digest_program PRIVATE kaptein_catalogue kaptein_parallel)
add_executable(digest_control ${digest_folder}/control.cpp)
target_compile_options(digest_control PRIVATE -O0 -fno-builtin)  # calls to libm, none folded by the compiler
add_test(NAME digest COMMAND ${digest_folder}/run.sh $<TARGET_FILE:digest_program> $<TARGET_FILE:digest_control>
                             ${CMAKE_BINARY_DIR}/digest)
set_tests_properties(digest PROPERTIES LABELS digest)
