#!/usr/bin/env bash
# The models as WebAssembly, for the page: floors 0 to 2, the models and page_model.cpp, without exceptions, threads or
# files. Only what has changed is compiled again.
#   build.sh FOLDER: writes FOLDER/model.wasm
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/../../.." && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
mkdir -p "$folder/include" "$folder/objects"
cp -u /usr/include/xxhash.h "$folder/include/"  # the one header from outside; the rest of /usr/include is not wasm's

flags=(--target=wasm32-wasi -std=c++20 -O2 -DNDEBUG -ffp-contract=off -fno-exceptions -fno-rtti -w
       -D_WASI_EMULATED_SIGNAL -I"$folder/include" -Isrc -I. "-ffile-prefix-map=$home/=")
compile() {  # SOURCE
    local object=$folder/objects/${1//\//_}.o
    if [ ! -e "$object" ] || [ -n "$(find $(sed 's/^[^:]*://; s/\\$//' "$object.d" 2>/dev/null) "$0" -newer "$object" \
        -print -quit 2>/dev/null || echo changed)" ]; then
        $cache clang++-19 "${flags[@]}" -MD -MF "$object.d" -c "$1" -o "$object"
    fi
}
cache=$(command -v ccache || true)
cd "$home"
mapfile -t sources < <(find src/base src/random src/parameters src/outcomes src/simulation models src/web/wasm \
    -name '*.cpp' | sort)
export folder home
export -f compile
for source in "${sources[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
    compile "$source" &
done
for job in $(jobs -p); do wait "$job"; done
objects=()
for source in "${sources[@]}"; do objects+=("$folder/objects/${source//\//_}.o"); done
clang++-19 --target=wasm32-wasi -mexec-model=reactor -O2 -Wl,--strip-all -Wl,--gc-sections -Wl,-z,stack-size=1048576 \
    -Wl,--export=kaptein_desk -Wl,--export=kaptein_run -Wl,--export=kaptein_record \
    "${objects[@]}" -o "$folder/model.wasm.new"
mv -f "$folder/model.wasm.new" "$folder/model.wasm"
