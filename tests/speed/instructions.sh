#!/usr/bin/env bash
# Instructions of one small run (one_run.cpp), counted by callgrind, against the value kept in instructions.txt:
# within 5 %. Counts do not depend on how busy the machine is, so they show what clocks hide. A change that moves one
# says why beside the new value:
#   instructions.sh PROGRAM KEPT            compares
#   instructions.sh PROGRAM KEPT "REASON"   keeps the new counts, with the reason of the change
set -euo pipefail
program=$1
kept=$2
reason=${3:-}
if ! command -v valgrind > /dev/null; then
    printf 'SKIPPED: needs valgrind\n'
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
grep '^#' "$kept" > "$folder/kept"
while read -r preset expected because; do
    valgrind --tool=callgrind --callgrind-out-file="$folder/out" "$program" "$preset" > /dev/null 2> "$folder/err" \
        || { cat "$folder/err"; exit 1; }
    counted=$(sed -n 's/^summary: //p; s/^totals: //p' "$folder/out" | head -n 1)
    per_mille=$(( (counted - expected) * 1000 / expected ))
    printf '%s: %s instructions, %s kept, %s per mille off\n' "$preset" "$counted" "$expected" "$per_mille"
    printf '%s %s %s\n' "$preset" "$counted" "${reason:-$because}" >> "$folder/kept"
    if [ "$per_mille" -gt 50 ] || [ "$per_mille" -lt -50 ]; then
        failed=1
    fi
done < <(grep -v '^#' "$kept")
if [ -n "$reason" ]; then
    cp "$folder/kept" "$kept"
    printf 'Kept in %s.\n' "$kept"
elif [ "$failed" -ne 0 ]; then
    printf 'More than 5 %% off: find out why, then keep the new values:\n  %s %s %s "REASON"\n' "$0" "$program" "$kept"
    exit 1
fi
