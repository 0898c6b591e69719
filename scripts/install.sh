#!/usr/bin/env bash
# install.sh PREFIX: a release binary that carries the Swift runtime, its resources beside it.
# libcmark, Duktape and KaTeX stay Debian's own; `lectern doctor` names what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=${1:?usage: scripts/install.sh PREFIX}

swift build -c release --product lectern --static-swift-stdlib --scratch-path .build/static
products=$(swift build -c release --static-swift-stdlib --scratch-path .build/static --show-bin-path)
library="$prefix/lib/lectern"
install -d "$prefix/bin" "$library"
install -m 755 "$products/lectern" "$library/lectern"
for bundle in "$products"/*.resources; do
  [ -e "$bundle" ] || continue
  rm -rf "$library/$(basename "$bundle")"
  cp -R "$bundle" "$library/"
done
ln -sf ../lib/lectern/lectern "$prefix/bin/lectern"
if [ -e docs/lectern.1 ]; then
  install -d "$prefix/share/man/man1"
  install -m 644 docs/lectern.1 "$prefix/share/man/man1/"
fi
echo "Installed $prefix/bin/lectern: $("$prefix/bin/lectern" --version)"
