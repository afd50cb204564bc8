# Documents against the code they describe: models/*/README.md and PARAMETERS.md. Renewing: see tests/docs/odd.cpp.
kaptein_test(docs ${CMAKE_CURRENT_LIST_DIR} LIBRARIES kaptein_report kaptein_catalogue LABELS tidy)
