#!/usr/bin/env bash
# build-release.sh: builds the `lectern` command in release mode; prints the compiler's output
# only when it fails or takes long enough to make one wonder. NATIVE=1 builds for this machine's
# processor alone: the same bits, networks in about two thirds of the time.
set -euo pipefail
cd "$(dirname "$0")/.."

flags=(-c release --product lectern)
if [ "${NATIVE:-}" = 1 ]; then flags+=(-Xcc -march=native); fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ -t 1 ]; then
  swift build "${flags[@]}"
else
  swift build "${flags[@]}" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  # Warnings are not for hiding.
  grep -E '(Sources|Tests)/.*: warning:' "$log" >&2 || true
fi
