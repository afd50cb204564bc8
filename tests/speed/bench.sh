# shellcheck shell=bash
# `./kaptein bench [--full]`, read by the script `kaptein`, whose functions and variables it uses. Builds build/speed as
# the program is built, then asks one question after another; each program states its own at its top. Prints to stdout;
# nothing is asserted, because clocks depend on the neighbours, except that results are right.

bench_packages=(catch2 libbenchmark-dev)

print_machine() {
    printf 'Machine: %s, %s processors, ' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)"
    printf '%s; load %s before the start\n' "$(c++ --version | head -n 1)" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf 'Program: %s\n' "$(revision)"
    awk -v load="$(cut -d ' ' -f 1 /proc/loadavg)" -v processors="$(nproc)" 'BEGIN { if (load > processors / 2)
        print "This computer is busy: times are upper bounds, and what a second core brings cannot be seen." }'
}

# A table of Google Benchmark without its preface.
table_of() {  # PROGRAM ARGUMENT...
    local tool=$1
    shift
    "$build/speed/bin/speed_$tool" --benchmark_counters_tabular=true "$@" 2>/dev/null
}
question() { printf '\n%s\n' "$*"; }

# Checked and unchecked programs in turn; the least of each.
print_cost_of_checks() {  # ROUNDS
    local round checked=() unchecked=()
    for ((round = 0; round < $1; ++round)); do
        checked+=("$("$build/speed/bin/speed_checked")")
        unchecked+=("$("$build/speed/bin/speed_unchecked")")
    done
    printf '%s\n' "with ${checked[*]}" "without ${unchecked[*]}" | awk '
        { least = $2; for (i = 3; i <= NF; ++i) if ($i < least) least = $i; cost[$1] = least }
        END { printf "with checks %.1f, without %.1f ns per employee-month: checks take %.1f %%\n", cost["with"],
              cost["without"], 100 * (1 - cost["without"] / cost["with"]) }'
}

run_bench() {
    local full=false argument
    for argument in "$@"; do
        case $argument in
            --full) full=true ;;
            -h|--help)
                printf 'Usage: kaptein bench [--full]\nHow fast the simulator is on this computer, in about a minute; '
                printf 'with --full also ten million\nemployees, everything around the model and first_look, in about '
                printf 'ten. Needs what builds it and libbenchmark-dev.\n'
                return 0 ;;
            *) printf 'kaptein: bench [--full]; there is no option %s\n' "$argument" >&2; return 2 ;;
        esac
    done
    local programs=(workload month assignment matching_months growth scaling checked unchecked roof)
    $full && programs+=(engine)
    # shellcheck disable=SC2034  # read by the script
    identity="$home $(revision) $full" sources=("$home/src" "$home/models" "$home/tests/speed" "$home/tests/support"
                                                "$home/CMakeLists.txt" "$home/tests/CMakeLists.txt")
    packages=("${program_packages[@]}" "${bench_packages[@]}")
    mkdir -p "$build/speed"
    local list
    list=$(IFS=';' && echo "${programs[*]}")
    build_once "$build/speed/.lock" "$build/speed/.built" "$identity" "$build/speed" speed_bench \
        -DCMAKE_BUILD_TYPE=Release -DKAPTEIN_TESTS=ON -DKAPTEIN_SPEED=ON "-DKAPTEIN_SPEED_PROGRAMS=$list"
    ask_questions "$full"
}

ask_questions() {  # FULL
    local full=$1 bin=$build/speed/bin result=0
    print_machine
    question 'Reference workload: volunteer-steps per second, and the yardsticks, plain programs (ratio: times slower)'
    "$bin/speed_workload" "$($full && echo 25 || echo 9)" || result=1
    question 'The full model, default world, one core'
    table_of month --benchmark_min_time="$($full && echo 1 || echo 0.3)" || result=1
    question 'Growth'
    # shellcheck disable=SC2046  # two or three numbers
    "$bin/speed_growth" $($full && echo 1e5 1e6 1e7 || echo 1e5 1e6) || result=1
    question 'Two cores'
    "$bin/speed_scaling" "$($full && echo 9 || echo 3)" "$($full && echo 1e6 || echo 3e5)" || result=1
    question 'Exact matching'
    "$bin/speed_matching_months" "$($full && echo 100 || echo 3)" || result=1
    table_of assignment --benchmark_filter=1000/1000 --benchmark_min_time=0.1 || result=1
    question 'Checks in a release build'
    print_cost_of_checks "$($full && echo 5 || echo 2)"
    question 'The roof'
    "$bin/speed_roof" || result=1
    if $full; then
        question 'Everything around the model'
        "$bin/speed_engine" "$build/speed" || result=1
        question 'experiments/first_look.yaml, from start to printed comparison'
        time_first_look || result=1
    fi
    return $result
}

time_first_look() {
    local folder start end
    folder=$(mktemp -d)
    start=$(date +%s%N)
    "$home/kaptein" run "$home/experiments/first_look.yaml" -o "$folder/r" --no-report -q >/dev/null || return 1
    end=$(date +%s%N)
    rm -rf "$folder"
    awk -v took=$((end - start)) 'BEGIN { printf "%.1f s\n", took / 1e9 }'
}
