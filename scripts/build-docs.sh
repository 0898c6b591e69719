#!/usr/bin/env bash
# build-docs.sh [FOLDER]: the library's documentation as a static site in FOLDER (.build/docs), from
# the modules of the release build. Any warning of the documentation compiler fails.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-.build/docs}
modules=.build/release/Modules
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT

# What the product `Lectern` gives to packages that import it.
for module in Lectern LecternSite LecternRun LecternChart LecternMarkup LecternEngine \
  LecternNumerics LecternSource; do
  swift symbolgraph-extract -module-name "$module" -minimum-access-level public \
    -target "$(swiftc -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')" \
    -I "$modules" -I Sources/CCMark -I Sources/CDuktape \
    -Xcc -I.build/checkouts/Yams/Sources/CYaml/include -output-dir "$graphs"
done
rm -rf "$folder"
docc convert Sources/Lectern/Lectern.docc --additional-symbol-graph-dir "$graphs" \
  --transform-for-static-hosting --warnings-as-errors --output-path "$folder"
echo "Serve $folder, for instance by: python3 -m http.server --directory $folder"
