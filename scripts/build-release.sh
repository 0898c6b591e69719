#!/usr/bin/env bash
# build-release.sh: builds the `lectern` command in release mode; prints the compiler's output
# only when it fails or takes long enough to make one wonder.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ -t 1 ]; then
  swift build -c release --product lectern
else
  swift build -c release --product lectern >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  # Warnings are not for hiding.
  grep -E '(Sources|Tests)/.*: warning:' "$log" >&2 || true
fi
