#!/usr/bin/env bash
# build-web.sh [OUT.swift]: compiles what pages run in the reader's browser to WebAssembly, with the
# Swift toolchain, and writes the module as the text that pages carry it in.
#
# Environment: WEB_BUILD   the folder for intermediate files (.build/web)
#              WEB_WASM    where to put both modules too, for tests: this name, then .Runs and .Pictures
#              WEB_NAMES   where to put both modules with the names of their functions, to look at sizes
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
command -v zopfli >/dev/null || {
  echo "the module is packed by zopfli, which is not installed: scripts/install-packages.sh --web" >&2
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
# All is compiled for size, with as little inlining as can be. The engine inlines what its sources say,
# which keeps its loops fast. Functions with a closure are not made anew for each closure. Checks of
# overflow and bounds are left out: they stand in the native build, whose tests run the same sources.
small=(-Osize -Xllvm -sil-disable-pass=closure-specialize -Xllvm -sil-disable-pass=capture-prop
  -Xllvm -inline-threshold=0)
objects=("$build/runtime.o")
for name in Text Numerics Engine Markup Chart Web Runs Pictures; do
  # Every module sees strings as addresses of bytes, and lists with operations written to be small, in
  # place of the standard library's.
  goal=("${small[@]}" -Xfrontend -import-module -Xfrontend LecternText)
  folder="Sources/Lectern$name"
  case $name in
    Text) folder=scripts/web-text goal=("${small[@]}" -parse-stdlib) ;;
    Runs | Pictures) folder=scripts/web-exports ;;
  esac
  [ "$name" = Engine ] || goal+=(-Xfrontend -sil-inline-threshold -Xfrontend 0)
  find "$folder" -name '*.swift' | LC_ALL=C sort > "$build/Lectern$name.files"
  case $name in
    Runs | Pictures) printf '%s\n' "$folder/Border.swift" "$folder/$name.swift" > "$build/Lectern$name.files" ;;
  esac
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
  case $name in
    Runs | Pictures) ;;
    *) objects+=("$build/Lectern$name.o") ;;
  esac
done

# Two modules of the same objects: what repeats runs and draws their curves, which is all that most pages
# need, and what draws the other figures.
linked() {
  "$link" --no-entry --gc-sections --stack-first -z stack-size=262144 "$@" "${objects[@]}"
}
for name in Runs Pictures; do
  linked --strip-all "$build/Lectern$name.o" -o "$build/linked.wasm"
  wasm-opt -Oz --converge --low-memory-unused --enable-bulk-memory --enable-simd --enable-sign-ext \
    --enable-mutable-globals --enable-nontrapping-float-to-int "$build/linked.wasm" -o "$build/$name.wasm"
  [ -z "${WEB_NAMES:-}" ] || linked "$build/Lectern$name.o" -o "$WEB_NAMES.$name"
done
[ -z "${WEB_WASM:-}" ] || for name in Runs Pictures; do cp "$build/$name.wasm" "$WEB_WASM.$name"; done
# A gzip file a twentieth smaller than gzip -9 makes it; its bytes depend on the module alone.
zipped() { zopfli -c --i15 "$build/$1.wasm"; }
{
  echo '// swift-format-ignore-file'
  cat <<'HEADER'
/// Made by scripts/build-web.sh: the module that repeats the runs of live pages, gzipped, in base64.
///
/// It is kept as text in the source so that building Lectern needs no compiler for WebAssembly and no
/// Binaryen, and so that the installed program carries it without a file to find. `make check` builds
/// it anew and compares every byte, so it cannot differ from the code that it is made of.
HEADER
  printf 'let webModule = "'
  zipped Runs | base64 -w0
  printf '"\n\n/// The module that draws the figures which are no curves over time, in the same form.\n'
  printf 'let webPictures = "'
  zipped Pictures | base64 -w0
  printf '"\n'
} > "$out"
status=0
for name in Runs Pictures; do
  raw=$(stat -c %s "$build/$name.wasm")
  zipped=$(zipped "$name" | wc -c)
  printf '%-9s %d bytes, %d gzipped\n' "$name" "$raw" "$zipped"
  [ "$raw" -le 256000 ] && [ "$zipped" -le 92160 ] || {
    echo "the module $name is larger than 250 KB, or 90 KB gzipped" >&2
    status=1
  }
done
exit $status
