#!/usr/bin/env bash
# bench.sh: builds the benchmarks in release mode and prints their table. FLAGS may hold further
# compiler flags, such as "-Xcc -march=x86-64-v3" for what this machine offers.
set -euo pipefail
cd "$(dirname "$0")/../Benchmarks"
# shellcheck disable=SC2086
swift build -c release --quiet ${FLAGS:-} 2>&1 | grep -E 'error|warning: unre' || true
.build/release/bench "${1:-7}"
