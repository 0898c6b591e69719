#!/usr/bin/env bash
# check-format.sh: fails when a Swift file is not in the style that `make format` settles.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format lint --strict --parallel --recursive Package.swift Sources Tests
