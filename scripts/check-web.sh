#!/usr/bin/env bash
# check-web.sh [OUTPUT]: builds the modules of live pages again and compares.
#
#   - the committed text is what this compiler makes of the sources, byte for byte
#   - runs of every optimizer, loss, activation and model have the bits in the module that the tests
#     record for native builds
#   - with the author's settings the modules draw the figures of OUTPUT's pages, byte for byte
#
# Needs wasm-ld (in the Swift toolchain), Binaryen (scripts/install-packages.sh --web) and, for the
# second and third check, Node.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v wasm-ld >/dev/null; then
  echo "skip the module of live pages: this toolchain has no wasm-ld"
  exit 0
fi
scripts/install-packages.sh --web
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
WEB_WASM="$out/module" scripts/build-web.sh "$out/WebModule.swift"
if cmp -s "$out/WebModule.swift" Sources/LecternSite/Live/WebModule.swift; then
  echo "ok   the committed module is what the sources make"
else
  echo "The committed module is another one than the sources make: run 'make web'." >&2
  exit 1
fi
if ! command -v node >/dev/null; then
  echo "skip the modules' bits and figures: Node is not installed"
  exit 0
fi
node scripts/web-digest.mjs "$out/module.Runs" Tests/LecternWebTests/Fixtures/runs.json > "$out/digests"
diff Tests/LecternWebTests/Fixtures/digests.txt "$out/digests" || {
  echo "The module computes other bits than the native build." >&2
  exit 1
}
echo "ok   the module computes the recorded bits"
node scripts/web-figures.mjs "${1:-Output}" "$out/module.Runs" "$out/module.Pictures" > "$out/figures" || {
  echo "The modules draw other figures than the built pages hold: are these of the same sources?" >&2
  exit 1
}
echo "ok   the modules draw the built pages' figures: $(cat "$out/figures")"
