#!/usr/bin/env bash
# bench.sh: builds the benchmarks in release mode and prints their tables, ready for BENCHMARKS.md:
# the engine beside C, how time and memory grow, other libraries where $PYTHON has them, and builds for
# newer processors where this is one. ROUNDS is how often each program takes its turn.
set -euo pipefail
cd "$(dirname "$0")/../Benchmarks"
rounds=${1:-${ROUNDS:-9}}
# `make test-bridges` keeps an environment with most of the libraries.
kept=${XDG_CACHE_HOME:-$HOME/.cache}/lectern/bridges/bin/python
python=${PYTHON:-$(if [ -x "$kept" ]; then echo "$kept"; else echo python3; fi)}
columns='(a) ms | (b) ms | (c) ms | (d) SGD ms | (d) Adam ms | (e) ms |'

build() { # build FOLDER FLAGS...
  swift build -c release --quiet --product bench --scratch-path "$@" 2>&1 |
    grep -E 'error|warning: unre' || true
}

build .build
.build/release/bench "$rounds"

printf '\n| workload | given order ms | one shuffled order ms | shuffled every epoch ms |\n'
echo '| --- | ---: | ---: | ---: |'
.build/release/bench orders "$rounds"

printf '\n| rows | epochs | recorded | ms | ns/sample | data MB | peak MB | training MB | %s |\n' \
  'recorded bytes'
echo '| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |'
for size in '1000 10' '10000 10' '100000 10' '1000000 10' '10000 100' '10000 1000' '10000 10000' \
  '10000 10 all' '10000 100 all' '10000 1000 all'; do
  # shellcheck disable=SC2086
  .build/release/bench growth $size
done

printf '\n| program | %s\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n' "$columns"
.build/release/bench row 'the engine' "$rounds"
"$python" libraries.py 3 || echo "libraries.py needs a Python with NumPy: name it in PYTHON" >&2

if grep -qs ' avx2' /proc/cpuinfo; then
  build .build-v3 -Xcc -march=x86-64-v3
  printf '\n| build | %s\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n' "$columns"
  .build/release/bench row 'baseline x86-64' "$rounds"
  .build-v3/release/bench row 'x86-64-v3' "$rounds"
fi

printf '\n%s; %s; %s\n' "$(swift --version 2>&1 | grep -oE 'Swift version [0-9.]+' | head -n 1)" \
  "$(clang --version | head -n 1 | grep -oE 'clang version [0-9.]+')" \
  "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)"
