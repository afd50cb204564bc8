#!/usr/bin/env bash
# Instructions of one small run (one_run.cpp), counted by callgrind, against the value kept in instructions.txt:
# within 5 %. Counts do not depend on how busy the machine is, so they show what clocks hide. A change that moves one
# says why beside the new value.
#   instructions.sh PROGRAM KEPT
set -euo pipefail
program=$1
kept=$2
if ! command -v valgrind > /dev/null; then
    printf 'SKIPPED: needs valgrind\n'
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
while read -r preset expected _; do
    valgrind --tool=callgrind --callgrind-out-file="$folder/out" "$program" "$preset" > /dev/null 2> "$folder/err" \
        || { cat "$folder/err"; exit 1; }
    counted=$(sed -n 's/^summary: //p; s/^totals: //p' "$folder/out" | head -n 1)
    percent=$(( (counted - expected) * 1000 / expected ))
    printf '%s: %s instructions, %s kept, %s per mille off\n' "$preset" "$counted" "$expected" "$percent"
    if [ "$percent" -gt 50 ] || [ "$percent" -lt -50 ]; then
        printf 'More than 5 %% off: find out why, then keep the new value with its reason.\n'
        failed=1
    fi
done < <(grep -v '^#' "$kept")
exit "$failed"
