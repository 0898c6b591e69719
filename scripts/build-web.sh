#!/usr/bin/env bash
# build-web.sh [OUT.swift]: compiles what pages run in the reader's browser to WebAssembly, with the
# Swift toolchain, and writes the module as the text that pages carry it in.
#
# Environment: WEB_BUILD   the folder for intermediate files (.build/web)
#              WEB_WASM    where to put the module itself too, for tests
#              WEB_NAMES   where to put a module with the names of its functions, to look at sizes
#
# The same compiler gives the same bytes, wherever the checkout lies: paths are relative and the
# names of outputs, which the compiler hashes into the module, are fixed. Binaryen's wasm-opt takes a
# fifth off; its version is part of the bytes too (scripts/install-packages.sh --web).
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-Sources/LecternSite/Live/WebModule.swift}
build=${WEB_BUILD:-.build/web}
mkdir -p "$build"
binaryen=108
[[ "$(wasm-opt --version 2>/dev/null)" == "wasm-opt version $binaryen"* ]] || {
  echo "the module is made smaller by wasm-opt of Binaryen $binaryen, which is not installed:" >&2
  echo "run scripts/install-packages.sh --web" >&2
  exit 1
}

# The tools that belong to swiftc, not others of the same name.
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
tool() { [ -x "$tools/$1" ] && echo "$tools/$1" || command -v "$1"; }
clang=$(tool clang)
link=$(tool wasm-ld)

# Linking by hand: the compiler driver would run a `wasm-opt` that happens to be installed.
"$clang" --target=wasm32-unknown-unknown -O2 -mbulk-memory -ffreestanding -nostdlib \
  -c scripts/web-runtime.c -o "$build/runtime.o"
# The engine is compiled for speed, what draws and speaks for size. Checks of overflow and bounds are
# left out: they stand in the native build, whose tests run the same sources.
small=(-Osize -Xfrontend -sil-inline-caller-benefit-reduction-factor -Xfrontend 200
  -Xfrontend -sil-inline-threshold -Xfrontend 0 -Xllvm -inline-threshold=0)
objects=("$build/runtime.o")
for name in Text Numerics Engine Markup Chart Web; do
  # Every module sees strings as lists of bytes, in place of the standard library's.
  goal=("${small[@]}" -Xfrontend -import-module -Xfrontend LecternText)
  folder="Sources/Lectern$name"
  case $name in
    Text) folder=scripts/web-text goal=("${small[@]}" -parse-stdlib) ;;
    Engine) goal=(-O) ;;
  esac
  find "$folder" -name '*.swift' | LC_ALL=C sort > "$build/Lectern$name.files"
  # A module is compiled again when its sources or those of a module before it changed.
  digest=$( { echo "${digest:-}"; swiftc --version 2>&1; echo "${goal[@]}"; cat "$build/Lectern$name.files"
    xargs cat < "$build/Lectern$name.files"; } | sha256sum)
  if [ "$digest" != "$(cat "$build/Lectern$name.digest" 2>/dev/null)" ]; then
    rm -f "$build/Lectern$name.digest"
    swiftc -target wasm32-unknown-none-wasm -enable-experimental-feature Embedded \
      -enable-upcoming-feature ExistentialAny -swift-version 6 -wmo -parse-as-library \
      -package-name lectern -module-name "Lectern$name" \
      -Xfrontend -disable-stack-protector -Xfrontend -remove-runtime-asserts \
      -enforce-exclusivity=unchecked "${goal[@]}" -Xcc -msimd128 -I "$build" \
      -emit-module -emit-module-path "$build/Lectern$name.swiftmodule" \
      -c "@$build/Lectern$name.files" -o "$build/Lectern$name.o"
    echo "$digest" > "$build/Lectern$name.digest"
  fi
  objects+=("$build/Lectern$name.o")
done
linked() {
  "$link" --no-entry --gc-sections --stack-first -z stack-size=262144 "$@" "${objects[@]}"
}
linked --strip-all -o "$build/linked.wasm"
wasm-opt -Oz --enable-bulk-memory --enable-simd --enable-sign-ext --enable-mutable-globals \
  --enable-nontrapping-float-to-int "$build/linked.wasm" -o "$build/lectern-web.wasm"
[ -z "${WEB_WASM:-}" ] || cp "$build/lectern-web.wasm" "$WEB_WASM"
[ -z "${WEB_NAMES:-}" ] || linked -o "$WEB_NAMES"
{
  echo '// swift-format-ignore-file'
  cat <<'HEADER'
/// Made by scripts/build-web.sh: the module of live pages, gzipped, in base64.
///
/// It is kept as text in the source so that building Lectern needs no compiler for WebAssembly and no
/// Binaryen, and so that the installed program carries it without a file to find. `make check` builds
/// it anew and compares every byte, so it cannot differ from the code that it is made of.
HEADER
  printf 'let webModule = "'
  gzip -9nc "$build/lectern-web.wasm" | base64 -w0
  printf '"\n'
} > "$out"
packed=$(stat -c %s "$out")
raw=$(stat -c %s "$build/lectern-web.wasm")
zipped=$(gzip -9nc "$build/lectern-web.wasm" | wc -c)
printf '%s: %d bytes; module %d bytes, %d gzipped\n' "$out" "$packed" "$raw" "$zipped"
# The aim is 250 KB, 90 KB gzipped; what is not met yet must at least not grow.
[ "$raw" -le 491520 ] && [ "$zipped" -le 184320 ] || {
  echo "the module is larger than 480 KB, or 180 KB gzipped" >&2
  exit 1
}
