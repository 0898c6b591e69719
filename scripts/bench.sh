#!/usr/bin/env bash
# bench.sh: builds the benchmarks in release mode and prints their tables: engine beside C, then how
# time and memory grow. FLAGS may hold further compiler flags, such as "-Xcc -march=x86-64-v3" for
# what this machine offers; ROUNDS is how often each program takes its turn.
set -euo pipefail
cd "$(dirname "$0")/../Benchmarks"
# shellcheck disable=SC2086
swift build -c release --quiet ${FLAGS:-} 2>&1 | grep -E 'error|warning: unre' || true
.build/release/bench "${1:-${ROUNDS:-7}}"

echo
echo '| rows | epochs | recorded | ms | ns/sample | data MB | peak MB | of it training MB | recorded bytes |'
echo '| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |'
for size in '1000 10' '10000 10' '100000 10' '1000000 10' '10000 100' '10000 1000' '10000 10000' \
  '10000 10 all' '10000 100 all' '10000 1000 all'; do
  # shellcheck disable=SC2086
  .build/release/bench growth $size
done
