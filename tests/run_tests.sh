# shellcheck shell=bash
# `./kaptein test [--full] [LABEL...]`, read by the script `kaptein`, whose functions and variables it uses.
# Builds build/test (with -O2, to be quick) and runs every test, or those of the labels: unit property statistical
# input threads digest oracle cluster web tidy. --full: the long counts of the tests, and format and lint of every file.

test_packages=(catch2 librandom123-dev librapidcheck-dev valgrind clang-19 clang-format-19 clang-tidy-19
               python3-pandas python3-scipy python3-statsmodels r-base-core r-cran-rsqlite chromium fonts-dejavu-core
               locales)

scheduler_packages=(slurm-wlm munge parallel)  # with --full only

# A test skips by printing "SKIPPED: needs THING: ..."; that is expected only where THING is not to be had.
lacks() {
    case $1 in
        scipy|statsmodels|pandas) ! "$(PATH=/usr/bin:$PATH command -v python3)" -c "import $1" 2>/dev/null ;;
        root) [ "$(id -u)" -ne 0 ] ;;
        user) [ "$(id -u)" -eq 0 ] && ! command -v setpriv >/dev/null ;;
        mount) ! unshare -m true 2>/dev/null ;;
        base) ! git -C "$home" rev-parse -q --verify HEAD~ >/dev/null 2>&1 ;;
        full) [ -z "${KAPTEIN_FULL:-}" ] ;;
        *) ! command -v "$1" >/dev/null ;;
    esac
}

# Prints each skipped test of the log with its reason and counts in `unexpected` those that should have run.
report_skips() {  # CTEST_LOG
    unexpected=0
    local line thing
    while IFS= read -r line; do
        thing=${line#*SKIPPED: needs }
        thing=${thing%%[: ]*}
        if lacks "$thing"; then
            printf 'skipped: %s\n' "${line#*SKIPPED: }"
        else
            printf 'skipped although it could run: %s\n' "${line#*SKIPPED: }"
            unexpected=$((unexpected + 1))
        fi
    done < <(grep -o 'SKIPPED: needs .*' "$1" | sort -u)
}

run_tests() {
    local labels=""
    local argument
    for argument in "$@"; do
        case $argument in
            --full) export KAPTEIN_FULL=1 ;;
            -*) printf 'kaptein: test [--full] [LABEL...]; there is no option %s\n' "$argument" >&2; return 2 ;;
            *) labels=${labels:+$labels|}$argument ;;
        esac
    done
    local folder=$build/test
    identity="$home $(revision)${KAPTEIN_FULL:+ full}"
    sources=("$home/src" "$home/models" "$home/tests" "$home/CMakeLists.txt" "$home/kaptein")
    packages=("${program_packages[@]}" "${page_packages[@]}" "${test_packages[@]}")
    [ -n "${KAPTEIN_FULL:-}" ] && packages+=("${scheduler_packages[@]}")
    mkdir -p "$folder"
    build_once "$folder/.lock" "$folder/.built" "$identity" "$folder" all \
        -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O2 -DKAPTEIN_TESTS=ON

    local choice=()
    [ -n "$labels" ] && choice=(-L "^($labels)$")
    [ -n "${KAPTEIN_FULL:-}" ] || choice+=(-LE '^full$')
    local result=0
    ctest --test-dir "$folder" -j "$(nproc)" --output-on-failure --no-tests=error --timeout 900 \
        --output-junit "$folder/tests.xml" "${choice[@]}" || result=1
    [ -e "$folder/tests.xml" ] || return 1

    # CTest leaves the output of every test in its log.
    report_skips "$folder/Testing/Temporary/LastTest.log"
    local counts
    counts=$(tr '\n' ' ' <"$folder/tests.xml" | grep -o '<testsuite [^>]*>')
    count_of() { sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" <<<"$counts"; }
    local all failed skipped
    all=$(count_of tests) failed=$(count_of failures)
    skipped=$(($(count_of skipped) + $(count_of disabled)))
    [ "$unexpected" -eq 0 ] && [ "$failed" -eq 0 ] || result=1
    printf '%d passed, %d failed, %d skipped\n' $((all - failed - skipped)) "$failed" "$skipped"
    return $result
}
