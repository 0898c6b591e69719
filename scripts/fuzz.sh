#!/usr/bin/env bash
# Tries COUNT mutated inputs (a million, if not said otherwise) on every property of lessons, YAML,
# expressions, tables and of the Markdown beside libcmark, in processes of SHARE inputs each, which
# print their peak memory. The same COUNT and SHARE try the same inputs.
set -euo pipefail
cd "$(dirname "$0")/.."

count=${COUNT:-1000000}
share=${SHARE:-50000}
swift build -c release --build-tests -Xswiftc -enable-testing | tail -1
tests=$(swift build -c release --show-bin-path)/lecternPackageTests.xctest
measure=()
for seed in $(seq 1 $(((count + share - 1) / share))); do
  printf '%s inputs, seed %s: ' "$share" "$seed"
  log=$(mktemp)
  start=$SECONDS
  echo "not measured: /usr/bin/time is missing" > "$log.peak"
  [ ! -x /usr/bin/time ] || measure=(/usr/bin/time -f '%M kB' -o "$log.peak")
  LECTERN_FUZZ=$share LECTERN_FUZZ_SEED=$seed "${measure[@]}" \
    "$tests" --testing-library swift-testing --filter 'Fuzz|Differential' > "$log" 2>&1 \
    || { tail -40 "$log"; exit 1; }
  echo "$((SECONDS - start)) s, peak $(tail -1 "$log.peak")"
  rm -f "$log" "$log.peak"
done
