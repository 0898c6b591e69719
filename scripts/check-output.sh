#!/usr/bin/env bash
# check-output.sh [LESSONS [OUTPUT]]: fails when building LESSONS does not give OUTPUT, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/.."
lessons=${1:-Lessons}
output=${2:-Output}

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
.build/release/lectern build "$lessons" --output "$fresh" --no-cache --quiet
if ! diff -rq "$output" "$fresh"; then
  echo "$output is stale: run 'make lessons' and commit what it writes" >&2
  exit 1
fi
echo "$output: up to date, byte for byte"
