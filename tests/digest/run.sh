#!/usr/bin/env bash
# The same bits everywhere: compares what tests/digest/digest.cpp prints for
#   the program already built (first argument), with 1, 2 and 8 threads, with each kind of vector instructions, and as
#   on a processor without AVX2 and FMA;
#   another compiler, clang++-19 -O0 (with KAPTEIN_FULL: {g++, clang++-19} x {-O0, -O1, -O2, -O3});
#   the lines kept in expected.txt, so that another computer is compared with this one.
# A control over libm's functions must change on the other processor: else the comparison proves nothing.
#   run.sh PROGRAM CONTROL FOLDER
set -euo pipefail
program=$1
control=$2
folder=$3
home=$(cd "$(dirname "$0")/../.." && pwd)
other_processor=GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX2_Usable,-FMA,-FMA_Usable,-FMA4
mkdir -p "$folder"
failed=0

compare() {  # NAME FILE
    if cmp -s "$folder/reference" "$2"; then
        printf 'same: %s\n' "$1"
    else
        printf 'DIFFERENT: %s\n' "$1"
        diff "$folder/reference" "$2" || true
        failed=1
    fi
}

build() {  # COMPILER LEVEL: prints the program's path
    local objects=$folder/$1$2
    local cache
    cache=$(command -v ccache || true)
    rm -rf "$objects"
    mkdir -p "$objects"
    (cd "$home" && find src/base src/random src/parameters src/outcomes src/simulation src/parallel models \
        tests/digest/digest.cpp -name '*.cpp' | sort) > "$objects/sources"
    # shellcheck disable=SC2016  # the inner shell expands $1 to $4
    xargs -P "$(nproc)" -I{} sh -c 'cd "$1" && $2 $3 -std=c++20 -w -ffp-contract=off -Isrc -I. -c {} \
        -o "$4/$(echo {} | tr / _).o"' sh "$home" "$cache" "$1 $2" "$objects" < "$objects/sources"
    "$1" "$objects"/*.o -pthread -o "$objects/digest"
    printf '%s\n' "$objects/digest"
}

"$program" 1 > "$folder/reference"
cat "$folder/reference"
for threads in 2 8; do
    "$program" "$threads" > "$folder/threads"
    compare "$threads threads" "$folder/threads"
done
for simd in scalar avx2 avx512; do
    "$program" 1 "$simd" > "$folder/simd"
    compare "--simd $simd" "$folder/simd"
done
env "$other_processor" "$program" 1 > "$folder/processor"
compare "a processor without AVX2 and FMA" "$folder/processor"

grep -v '^#' "$home/tests/digest/expected.txt" | while read -r name digest; do
    if ! grep -qx "$name $digest" "$folder/reference"; then
        printf 'DIFFERENT: %s is not %s of expected.txt\n' "$name" "$digest"
        touch "$folder/unexpected"
    fi
done
if [ -e "$folder/unexpected" ]; then
    rm "$folder/unexpected"
    failed=1
fi

if [ "$("$control")" = "$(env "$other_processor" "$control")" ]; then
    printf 'SKIPPED: needs fma: the control gives the same digest, so this processor or libc cannot show a difference\n'
else
    printf 'the control over libm differs, as it should\n'
fi

if [ -n "${KAPTEIN_FULL:-}" ]; then
    compilers=(g++ clang++-19)
    levels=(-O0 -O1 -O2 -O3)
else
    compilers=(clang++-19)
    levels=(-O0)
fi
for compiler in "${compilers[@]}"; do
    if ! command -v "$compiler" > /dev/null; then
        printf 'SKIPPED: needs %s: it is not installed\n' "$compiler"
        continue
    fi
    for level in "${levels[@]}"; do
        other=$(build "$compiler" "$level")
        "$other" 1 > "$folder/other"
        compare "$compiler $level" "$folder/other"
    done
done
exit "$failed"
