#!/usr/bin/env bash
# install.sh PREFIX: a release binary that carries the Swift runtime, without symbols, its resources
# beside it. libcmark, Duktape, libcurl and KaTeX stay Debian's own; `lectern doctor` names what is
# missing. The man page and the completions of bash, zsh and fish go below PREFIX/share.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=${1:?usage: scripts/install.sh PREFIX}

scripts/install-packages.sh --static
swift build -c release --product lectern --static-swift-stdlib --scratch-path .build/static
products=$(swift build -c release --static-swift-stdlib --scratch-path .build/static --show-bin-path)
library="$prefix/lib/lectern"
install -d "$prefix/bin" "$library"
install -s -m 755 "$products/lectern" "$library/lectern"
for bundle in "$products"/*.resources; do
  [ -e "$bundle" ] || continue
  rm -rf "$library/$(basename "$bundle")"
  cp -R "$bundle" "$library/"
done
ln -sf ../lib/lectern/lectern "$prefix/bin/lectern"
install -d "$prefix/share/man/man1"
install -m 644 docs/lectern.1 "$prefix/share/man/man1/"

# completions SHELL FOLDER NAME
completions() {
  install -d "$prefix/share/$2"
  "$library/lectern" --generate-completion-script "$1" >"$prefix/share/$2/$3"
}
completions bash bash-completion/completions lectern
completions zsh zsh/site-functions _lectern
completions fish fish/vendor_completions.d lectern.fish
echo "Installed $prefix/bin/lectern: $("$prefix/bin/lectern" --version)"
