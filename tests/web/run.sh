#!/usr/bin/env bash
# The page in Chromium: a small study is run and reported by the program, then page.mjs opens it.
#   run.sh BUILD PROGRAM
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$1
program=$2
folder=$build/web-tests
PATH=$build/web/node-22.23.3/bin:$PATH
if ! command -v chromium >/dev/null; then
    echo "SKIPPED: needs chromium: the page is looked at in a browser"
    exit 0
fi
mkdir -p "$folder/tests"
cp "$here"/*.mjs "$here"/package*.json "$folder/tests/"
cd "$folder/tests"
if ! cmp -s package-lock.json .installed; then
    node "$build/web/npm-10.9.9/bin/npm-cli.js" ci --no-audit --no-fund --ignore-scripts >/dev/null
    cp package-lock.json .installed
fi
rm -rf "$folder"/{results,sobol,saltelli,morris}*
"$program" run "$here/small_look.yaml" -o "$folder/results" --no-report -q >/dev/null
for sweep in sobol saltelli morris; do
    "$program" run "$here/small_$sweep.yaml" -o "$folder/$sweep" --no-report -q >/dev/null
done
"$program" shapley "$folder/sobol" --replicates 2 --orders 4 -q >/dev/null
for study in results sobol saltelli morris; do "$program" report "$folder/$study" -q; done
node run.mjs "$program" "$build/share/kaptein/report.html" "$folder"
