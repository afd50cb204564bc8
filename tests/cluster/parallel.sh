#!/usr/bin/env bash
# GNU parallel runs eight shards, one is killed, the same command finishes: parallel.sh PROGRAM SCRIPTS
here=$(dirname "$(readlink -f "$0")")
. "$here/the_sweep.sh"
trap 'rm -rf "$work"' EXIT
command -v parallel >/dev/null || { echo "SKIPPED: needs parallel: install the package parallel"; exit 77; }
mkdir -p ~/.parallel && touch ~/.parallel/will-cite

"$scripts/parallel_shards.sh" sweep.yaml 8 --jobs 2 >first.log 2>&1 &
first=$!
pid=$(running_in sweep.shards/2)
[ -n "$pid" ] || fail "shard 2 was never seen at work"
kill -9 "$pid"
wait $first
code=$?
[ $code -eq 75 ] || { cat first.log; fail "a killed shard ended the first command with $code, not 75"; }
[ ! -e results/sweep ] || fail "an incomplete study was merged"
"$scripts/parallel_shards.sh" sweep.yaml 8 --jobs 2 >second.log 2>&1 \
    || { cat second.log; fail "the second command did not finish"; }
[ "$(wc -l <sweep.shards.log)" -eq 10 ] || { cat sweep.shards.log; fail "more than the killed shard ran again"; }
compare_with_whole results/sweep
echo "8 shards, 1 killed with SIGKILL and run again: the digests of the unsharded sweep"
