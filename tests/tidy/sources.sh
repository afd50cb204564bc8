#!/usr/bin/env bash
# Runs a tool over C++ files, several at once, and fails when one of them fails:
#   sources.sh format             clang-format-19: the file is as .clang-format lays it out
#   sources.sh lint BUILD_FOLDER  clang-tidy-19 with .clang-tidy; headers are read through the files that include them
# Changed files only (against the commit before, and what is not committed yet); all with KAPTEIN_FULL.
set -u
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 1

tool=$1
build=${2:-}
patterns=('src/*.cpp' 'models/*.cpp' 'tests/*.cpp')
[ "$tool" = format ] && patterns+=('src/*.hpp' 'models/*.hpp' 'tests/*.hpp')

if [ -n "${KAPTEIN_FULL:-}" ]; then
    mapfile -d '' -t files < <(git ls-files -z -- "${patterns[@]}")
elif git rev-parse -q --verify HEAD~ >/dev/null 2>&1; then
    mapfile -d '' -t files < <(git diff -z --name-only --diff-filter=d HEAD~ -- "${patterns[@]}")
else
    echo "SKIPPED: needs base: there is no commit before this one to tell what has changed (--full takes all files)"
    exit 0
fi
[ ${#files[@]} -gt 0 ] || { echo "nothing changed"; exit 0; }

case $tool in
    format) printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -n 20 clang-format-19 --dry-run --Werror ;;
    lint) printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -n 1 clang-tidy-19 -p "$build" --quiet \
        --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-error ;;
esac
