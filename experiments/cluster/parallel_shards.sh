#!/usr/bin/env bash
# A study in shards with GNU parallel: parallel_shards.sh STUDY.yaml SHARDS [OPTION OF PARALLEL]...
# The same command again runs only the shards that failed or were killed, and those continue where they were.
set -u
program=${KAPTEIN:-kaptein}
study=$1
count=$2
shift 2
name=$(basename "$study" .yaml)
mkdir -p "$name.shards"
parallel --joblog "$name.shards.log" --resume-failed --halt never "$@" \
    "$program" run "$study" --shard "{}/$count" -o "$name.shards/{}" -j 1 --progress none -q ::: $(seq "$count") \
    || { echo "some shards did not end: the same command runs them again" >&2; exit 75; }
exec "$program" merge "$name".shards/* -o "results/$name"
