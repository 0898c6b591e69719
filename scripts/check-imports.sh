#!/usr/bin/env bash
# check-imports.sh: fails when a target imports what its place in ARCHITECTURE.md forbids.
set -euo pipefail
cd "$(dirname "$0")/.."

status=0

# forbid MODULES FOLDER...: none of the folders' files imports one of the modules.
forbid() {
  local modules=$1 found
  shift
  found=$(grep -rnE "^[[:space:]]*(@[a-zA-Z_()]+ +)*((public|package|internal|private) +)?import +($modules)\b" \
    "$@" 2>/dev/null || true)
  if [ -n "$found" ]; then
    printf '%s\n' "$found" | sed 's/$/   (forbidden here)/'
    status=1
  fi
}

# only MODULE TARGET...: nothing else below Sources imports the module.
only() {
  local module=$1 folders=() folder target
  shift
  for folder in Sources/*; do
    for target in "$@"; do [ "$folder" != "Sources/$target" ] || continue 2; done
    folders+=("$folder")
  done
  forbid "$module" "${folders[@]}"
}

# The engine, its numerics, charts and markup use the standard library alone.
forbid 'Foundation|FoundationEssentials|Glibc|Musl|Dispatch|Synchronization' \
  Sources/Lectern{Numerics,Engine,Markup,Chart}
# Values in, values out: no clock, thread or socket below the front door. (The C library's number
# formatting is no effect, so Glibc is not on the list.)
forbid 'Dispatch|FlyingFox|ArgumentParser' \
  Sources/Lectern{Source,Lesson,Spec,Run,Bridge,Site}

# Each dependency has one door.
only CCMark LecternLesson
only 'Yams|CYaml' LecternSpec
only CDuktape LecternMath
only SwiftCSV Lectern
only Crypto Lectern
only FlyingFox LecternPreview
only ArgumentParser LecternCommand
only Logging LecternCommand

# A target declares exactly those of our targets that it imports.
swift package describe --type json | python3 -c '
import json, pathlib, re, sys

wrong = []
for target in json.load(sys.stdin)["targets"]:
    if target["type"] in ("test", "system-target"):
        continue
    imported = set()
    for file in pathlib.Path(target["path"]).rglob("*.swift"):
        imported |= set(re.findall(r"^[a-z ]*\bimport (Lectern\w*)", file.read_text(), re.M))
    declared = {name for name in target.get("target_dependencies", []) if name.startswith("Lectern")}
    for name in sorted(imported - declared):
        wrong.append(target["name"] + " imports " + name + ", which Package.swift does not declare")
    for name in sorted(declared - imported):
        wrong.append(target["name"] + " declares " + name + " and does not import it")
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
' || status=1

[ "$status" -eq 0 ] && echo "Imports: declared as they are, each dependency at its one door"
exit "$status"
