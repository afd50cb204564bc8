# shellcheck shell=bash
# Read by the tests of this folder: a folder of their own, the study, and the comparison with the unsharded sweep.
set -u
program=$(readlink -f "$1")
# shellcheck disable=SC2034  # used by those who read this file
scripts=$(readlink -f "$2")
if [ -z "${KAPTEIN_FULL:-}" ]; then
    echo "SKIPPED: needs full: schedulers are started with ./kaptein test --full"
    exit 77
fi
work=$(mktemp -d)
cd "$work" || exit 1
export KAPTEIN=$program

# 32 points, 10 replicates, 2 designs: 640 runs of about 25 ms, so that a shard takes seconds and can be killed within.
cat >sweep.yaml <<'YAML'
study: sweep
schema: 1
model: linear
seed: 11
settings: {work.draws: 2000000}
designs:
  low: {x: 0}
  high: {x: 1}
baseline: low
sweep:
  method: grid
  factors:
    - {name: terms.x, from: 1, to: 32, step: 1}
replicates: 10
YAML

fail() { echo "FAILED: $*"; exit 1; }

# Digests of all tables, from the manifest.
digests() { sed -n '/"tables"/,/"run"/p' "$1/manifest.json"; }

compare_with_whole() {  # MERGED_FOLDER
    "$program" run sweep.yaml -o whole -q --no-report >/dev/null || fail "the unsharded sweep ended with $?"
    [ "$(digests "$1" | grep -c sha256)" -ge 7 ] || fail "the merged manifest names no tables"
    [ "$(digests "$1")" = "$(digests whole)" ] || { diff <(digests "$1") <(digests whole); fail "other digests"; }
    cmp "$1/tables/outcomes.csv" whole/tables/outcomes.csv || fail "other outcomes"
    "$program" verify "$1" || fail "verify"
}

# A process of the program that runs the shard of this folder, once it has stored something there; dies after 60 s.
running_in() {  # FOLDER
    local deadline=$((SECONDS + 60)) pid
    while [ $SECONDS -lt $deadline ]; do
        pid=$(pgrep -f -- "$program run sweep.yaml .*-o $1 " | head -n 1)
        if [ -n "$pid" ] && [ "$("$program" status "$1" --json 2>/dev/null | grep -c '"stored": [1-9]')" = 1 ]; then
            echo "$pid"
            return
        fi
        sleep 0.05
    done
}
