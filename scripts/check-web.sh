#!/usr/bin/env bash
# check-web.sh: builds the module of live pages again and compares.
#
#   - the committed text is what this compiler makes of the sources, byte for byte
#   - runs of every optimizer, loss, activation and model have the bits in the module that the tests
#     record for native builds
#
# Needs wasm-ld (in the Swift toolchain), Binaryen (scripts/install-packages.sh --web) and, for the
# second check, Node.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v wasm-ld >/dev/null; then
  echo "skip the module of live pages: this toolchain has no wasm-ld"
  exit 0
fi
scripts/install-packages.sh --web
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
WEB_WASM="$out/lectern-web.wasm" scripts/build-web.sh "$out/WebModule.swift"
if cmp -s "$out/WebModule.swift" Sources/LecternSite/Live/WebModule.swift; then
  echo "ok   the committed module is what the sources make"
else
  echo "The committed module is another one than the sources make: run 'make web'." >&2
  exit 1
fi
if ! command -v node >/dev/null; then
  echo "skip the module's bits: Node is not installed"
  exit 0
fi
node scripts/web-digest.mjs "$out/lectern-web.wasm" Tests/LecternWebTests/Fixtures/runs.json > "$out/digests"
diff Tests/LecternWebTests/Fixtures/digests.txt "$out/digests" || {
  echo "The module computes other bits than the native build." >&2
  exit 1
}
echo "ok   the module computes the recorded bits"
