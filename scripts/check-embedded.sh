#!/usr/bin/env bash
# check-embedded.sh: compiles every target that promises to stand alone as Embedded Swift for
# WebAssembly, links the engine's digest and, where Node is installed, runs it and compares its
# bits with those that the tests record for native builds.
set -euo pipefail
cd "$(dirname "$0")/.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
flags=(-target wasm32-unknown-none-wasm -enable-experimental-feature Embedded -swift-version 6 -wmo
  -parse-as-library -Xfrontend -disable-stack-protector
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility)

# compile TARGET: module and object of one target; those before it can be imported.
compile() {
  local files
  mapfile -t files < <(find "Sources/$1" -name '*.swift' | LC_ALL=C sort)
  swiftc "${flags[@]}" "${@:2}" -module-name "$1" -I "$out" -c "${files[@]}" \
    -emit-module -emit-module-path "$out/$1.swiftmodule" -o "$out/$1.o"
  echo "ok   $1 compiles as Embedded Swift"
}

if ! command -v wasm-ld >/dev/null; then
  echo "skip Embedded Swift: this toolchain has no wasm-ld"
  exit 0
fi

for target in LecternNumerics LecternMarkup LecternEngine LecternChart; do
  compile "$target" -O -Xcc -msimd128
done

cat >"$out/runtime.c" <<'C'
typedef __SIZE_TYPE__ size_t;
extern unsigned char __heap_base;
static size_t top;
void *malloc(size_t n) {
  size_t start = ((top ? top : (size_t)&__heap_base) + 63) & ~(size_t)63, end = start + n;
  size_t have = (size_t)__builtin_wasm_memory_size(0) << 16;
  if (end > have) __builtin_wasm_memory_grow(0, (end - have + 65535) >> 16);
  top = end;
  return (void *)start;
}
void free(void *p) { (void)p; }
int posix_memalign(void **p, size_t align, size_t n) { (void)align; *p = malloc(n); return 0; }
void *memset(void *d, int v, size_t n) { return __builtin_memset(d, v, n); }
void *memcpy(void *d, const void *s, size_t n) { return __builtin_memcpy(d, s, n); }
void *memmove(void *d, const void *s, size_t n) { return __builtin_memmove(d, s, n); }
C
clang --target=wasm32-unknown-unknown -O2 -mbulk-memory -ffreestanding -nostdlib \
  -c "$out/runtime.c" -o "$out/runtime.o"
cat >"$out/Digest.swift" <<'S'
import LecternEngine
@_expose(wasm, "digest") @c public func digest() -> UInt64 { engineDigest() }
S
swiftc "${flags[@]}" -O -Xcc -msimd128 -module-name Digest -I "$out" -c "$out/Digest.swift" \
  -o "$out/Digest.o"
wasm-ld --no-entry --gc-sections --strip-all --stack-first -z stack-size=262144 \
  "$out/Digest.o" "$out/LecternEngine.o" "$out/LecternNumerics.o" "$out/runtime.o" \
  -o "$out/digest.wasm"

if command -v node >/dev/null; then
  expected=$(grep -o '0x[0-9a-f_]*' Tests/LecternEngineTests/EngineDigestTests.swift | head -n 1 |
    tr -d _)
  found=$(node -e '
    const bytes = require("fs").readFileSync(process.argv[1]);
    WebAssembly.instantiate(bytes, {}).then(({ instance }) =>
      console.log("0x" + BigInt.asUintN(64, instance.exports.digest()).toString(16)));
  ' "$out/digest.wasm")
  if [ "$found" != "$expected" ]; then
    echo "FAIL the engine's bits in WebAssembly are $found, and natively $expected" >&2
    exit 1
  fi
  echo "ok   the engine gives the same bits in WebAssembly ($found)"
fi
