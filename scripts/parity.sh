#!/usr/bin/env bash
# parity.sh: runs every reference case in the folder $FIXTURES, prints a line a case with the
# largest relative difference, and fails if one is out of its tolerance.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${FIXTURES:?name the folder of fixtures}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
FIXTURES=$FIXTURES swift test --filter Parity >"$log" 2>&1 || status=$?
grep -E '^(ok  |FAIL) ' "$log" || true
if [ "$status" -ne 0 ]; then
  grep -E '^(FAIL) |✘|error:' "$log" >&2 || tail -n 20 "$log" >&2
fi
exit "$status"
