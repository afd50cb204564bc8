# Writes what --version and the manifest say about this build. Run at every build; the header is touched only when
# something changed, so that nothing is compiled again for nothing.
# "modified": a file the program is made from differs from the commit.
set(revision "unknown")
set(modified "false")
find_program(GIT git)
if(GIT)
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --short=12 HEAD OUTPUT_VARIABLE described
                  ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  if(NOT failed)
    set(revision "${described}")
    execute_process(COMMAND ${GIT} -C ${SOURCE} --no-optional-locks status --porcelain -- src models CMakeLists.txt
                    OUTPUT_VARIABLE changes ERROR_QUIET)
    if(NOT changes STREQUAL "")
      set(modified "true")
    endif()
  endif()
endif()
file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT [=[
#pragma once
#define KAPTEIN_VERSION "@VERSION@"
#define KAPTEIN_REVISION "@revision@"
#define KAPTEIN_MODIFIED @modified@
#define KAPTEIN_COMPILER "@COMPILER@"
#define KAPTEIN_FLAGS "@FLAGS@"
]=])
