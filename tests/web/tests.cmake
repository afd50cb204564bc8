# The page: built once (the models as WebAssembly, the npm packages), its runs compared with the program's digest for
# digest, then opened in Chromium. `./kaptein test web` runs these three.
set(web_folder ${CMAKE_CURRENT_LIST_DIR})
add_test(NAME web_build COMMAND ${PROJECT_SOURCE_DIR}/src/web/build.sh ${CMAKE_BINARY_DIR} $<TARGET_FILE:kaptein>)
add_test(NAME web_digest COMMAND ${CMAKE_BINARY_DIR}/web/node-22.23.3/bin/node ${web_folder}/../digest/web.mjs
                                 $<TARGET_FILE:kaptein> ${CMAKE_BINARY_DIR}/web/wasm/model.wasm
                                 ${CMAKE_BINARY_DIR}/web-digest)
add_test(NAME web_page COMMAND ${web_folder}/run.sh ${CMAKE_BINARY_DIR} $<TARGET_FILE:kaptein>)
set_tests_properties(web_build PROPERTIES LABELS web FIXTURES_SETUP page)
set_tests_properties(web_digest PROPERTIES LABELS "web;digest" FIXTURES_REQUIRED page)
set_tests_properties(web_page PROPERTIES LABELS web FIXTURES_REQUIRED page)

# What `report` does around the page; needs none of the above.
add_test(NAME web_report_command COMMAND ${web_folder}/report_command.sh $<TARGET_FILE:kaptein>)
set_tests_properties(web_report_command PROPERTIES LABELS web)
