#!/usr/bin/env bash
# install-packages.sh [--browser] [--web]
#
# Installs what Lectern needs from Debian, and does nothing when it is there already.
# With --browser also what scripts/browser-test needs: Chromium, and axe in a virtual
# environment under the cache folder, outside the source tree. With --web also what
# scripts/build-web.sh makes the module of live pages smaller with: Binaryen.
set -euo pipefail

packages=(pkg-config libcmark-dev duktape-dev libjs-katex fonts-katex)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/lectern"
axe_version=0.1.6
browser=no

for argument in "$@"; do
  case "$argument" in
    --browser) browser=yes ;;
    --web) packages+=(binaryen) ;;
    *) echo "usage: scripts/install-packages.sh [--browser] [--web]" >&2; exit 64 ;;
  esac
done
[ "$browser" = no ] || packages+=(chromium python3 python3-venv)

# The names of those arguments that Debian's package database does not list as installed.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' \
      || echo "$name"
  done
}

if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  mapfile -t missing < <(missing_packages "${packages[@]}")
  if [ "${#missing[@]}" -gt 0 ]; then
    echo "Installing ${missing[*]}"
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
      command -v sudo >/dev/null 2>&1 || {
        echo "Please run as root: apt-get install ${missing[*]}" >&2
        exit 1
      }
      as_root=(sudo)
    fi
    export DEBIAN_FRONTEND=noninteractive
    quiet=(-y -qq --no-install-recommends -o Dpkg::Use-Pty=0)
    # A list of packages may be there and recent enough; refresh it only when it is not.
    "${as_root[@]}" apt-get install "${quiet[@]}" "${missing[@]}" >/dev/null 2>&1 || {
      "${as_root[@]}" apt-get update -qq
      "${as_root[@]}" apt-get install "${quiet[@]}" "${missing[@]}" >/dev/null
    }
  fi
else
  # Not Debian: say what is needed instead of guessing the names of another system's packages.
  absent=()
  command -v pkg-config >/dev/null 2>&1 || absent+=("pkg-config")
  for library in libcmark duktape; do
    pkg-config --exists "$library" 2>/dev/null || absent+=("the development files of $library")
  done
  if [ "${#absent[@]}" -gt 0 ]; then
    printf 'Lectern installs packages by itself on Debian and its relatives only.\n' >&2
    printf 'Please install: %s\n' "${absent[@]}" >&2
    printf 'and KaTeX 0.16 (katex.min.js, its fonts) for typeset mathematics.\n' >&2
    exit 1
  fi
fi

if [ "$browser" = yes ] && [ ! -e "$cache/browser/axe-$axe_version" ]; then
  echo "Installing axe into $cache/browser"
  mkdir -p "$cache"
  python3 -m venv "$cache/browser"
  "$cache/browser/bin/pip" install --quiet --no-deps "axe-playwright-python==$axe_version"
  touch "$cache/browser/axe-$axe_version"
fi
