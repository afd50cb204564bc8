#!/usr/bin/env bash
# `report`, and the report at the end of `run`, when the page is missing, cannot be built, is of another model version,
# or the results folder is read-only. A template of one line stands in for the page.
#   report_command.sh PROGRAM
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
mkdir -p "$work/bin"
cp "$1" "$work/bin/kaptein"
kaptein=$work/bin/kaptein
template=$work/share/kaptein/report.html
linear=$("$kaptein" --version | sed -n 's/^model \(linear@\)/\1/p')
failed=0

check() {  # SENTENCE COMMAND...: the command must succeed
    local sentence=$1
    shift
    if "$@"; then echo "ok: $sentence"; else echo "FAILED: $sentence"; failed=1; fi
}
says() { grep -qF -- "$1" "$2" || { echo "no \"$1\" in:"; cat "$2"; return 1; }; }
absent() { [ ! -e "$1" ]; }
code_of() { local code=0; "$@" >"$work/out" 2>"$work/err" || code=$?; echo "$code"; }
equal() { [ "$1" = "$2" ] || { echo "$1 is not $2"; return 1; }; }
make_template() {  # MODELS
    mkdir -p "$(dirname "$template")"
    echo "<html data-kaptein-models=\"$1\"><script type=\"application/json\">@KAPTEIN_DOCUMENT@</script>" >"$template"
}

cat >"$work/study.yaml" <<'YAML'
study: small
schema: 1
model: linear
designs: {low: {x: 0}, high: {x: 1}}
baseline: low
replicates: 5
YAML
printf '#!/bin/sh\necho "curl: (6) Could not resolve host: registry.npmjs.org" >&2\nexit 1\n' >"$work/no_network"
printf '#!/bin/sh\ntouch "%s/asked"\n' "$work" >"$work/builder"
chmod +x "$work/no_network" "$work/builder"

code=$(code_of "$kaptein" run "$work/study.yaml" -o "$work/a" --page-builder "$work/no_network")
check "a page that cannot be built ends run with 0" equal "$code" 0
check "and run says so" says "no report this time: the page could not be built" "$work/err"
check "and the comparison stands on stdout all the same" says "Differences are taken against low" "$work/out"
code=$(code_of "$kaptein" report "$work/a" --page-builder "$work/no_network")
check "report, which was asked for by name, ends with 9" equal "$code" 9

code=$(code_of "$kaptein" run "$work/study.yaml" -o "$work/b" --no-report --page-builder "$work/builder")
check "--no-report ends with 0" equal "$code" 0
check "and asks for no page" absent "$work/asked"
check "and writes none" absent "$work/b/report.html"
code_of "$kaptein" run "$work/study.yaml" -o "$work/b" --page-builder "$work/builder" >/dev/null
check "which it would have asked for" test -e "$work/asked"

make_template "linear@0.0"
code=$(code_of "$kaptein" report "$work/a")
check "a template of another model version is refused with 7" equal "$code" 7
check "naming its version" says "linear@0.0" "$work/err"
check "and the study's" says "$linear" "$work/err"
check "and nothing is written" absent "$work/a/report.html"
code=$(code_of "$kaptein" run "$work/study.yaml" -o "$work/a")
check "run tells it and ends with 0" equal "$code" 0
check "with the same words" says "linear@0.0" "$work/err"

make_template "ishigami@1.0 $linear"
code=$(code_of "$kaptein" report "$work/a")
check "a template with this model among others is filled" equal "$code" 0
check "and stands in the manifest" says "page_template_sha256" "$work/a/manifest.json"

# Root writes where modes forbid it, so for root the folder is mounted read-only, for this one command.
rm "$work/a/report.html"
locked() {
    if [ "$(id -u)" = 0 ]; then
        unshare -m sh -c 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"' "$work/a" "$@"
    else
        chmod -R a-w "$work/a" && "$@"
    fi
}
if ! locked true 2>/dev/null; then
    echo "SKIPPED: needs mount: root may write in any folder that is not mounted read-only"
    exit "$failed"
fi
code=$(code_of locked "$kaptein" report "$work/a")
check "in a read-only results folder report ends with 8" equal "$code" 8
check "and says which file" says "report.html" "$work/err"
check "and the way out" says "with -o" "$work/err"
code=$(code_of locked "$kaptein" report "$work/a" -o "$work/elsewhere.html")
check "with -o it writes the page elsewhere" equal "$code" 0
check "whole" says '"study":{"name":"small"' "$work/elsewhere.html"
exit "$failed"
