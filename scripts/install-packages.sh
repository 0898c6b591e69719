#!/usr/bin/env bash
# install-packages.sh [--browser] [--firefox] [--web] [--static]
#
# Installs what Lectern needs from Debian, and does nothing when it is there already.
# With --browser also what scripts/browser-test and scripts/explore-test need: Chromium with its
# driver, and the packages of scripts/browser-requirements.txt in a virtual environment under the
# cache folder, outside the source tree. With --firefox the same for explore-test --firefox.
# Exit status 3 when that cannot be had: no network, no right to install.
# With --web also what scripts/build-web.sh makes the module of live pages smaller with: Binaryen and Zopfli.
set -euo pipefail

packages=(pkg-config libcmark-dev duktape-dev libjs-katex fonts-katex)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/lectern"
requirements="$(dirname "$0")/browser-requirements.txt"
browser=no
firefox=no

for argument in "$@"; do
  case "$argument" in
    --browser) browser=yes ;;
    --firefox) browser=yes; firefox=yes ;;
    --web) packages+=(binaryen zopfli) ;;
    # What Swift's static Foundation links.
    --static) packages+=(libcurl4-openssl-dev) ;;
    *) echo "usage: scripts/install-packages.sh [--browser] [--firefox] [--web] [--static]" >&2; exit 64 ;;
  esac
done
browser_packages=(chromium chromium-driver python3 python3-venv)
[ "$firefox" = no ] || browser_packages+=(firefox-esr)

# The names of those arguments that Debian's package database does not list as installed.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' \
      || echo "$name"
  done
}

# Installs those of Debian's packages that are not there.
install_packages() {
  local missing as_root=() quiet
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "Installing ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
      echo "Please run as root: apt-get install ${missing[*]}" >&2
      return 1
    }
    as_root=(sudo -n)
  fi
  quiet=(-y -qq --no-install-recommends -o Dpkg::Use-Pty=0)
  # A list of packages may be there and recent enough; refresh it only when it is not.
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install "${quiet[@]}" "${missing[@]}" \
    >/dev/null 2>&1 && return 0
  "${as_root[@]}" apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install "${quiet[@]}" \
      "${missing[@]}" >/dev/null
}

debian=no
if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then debian=yes; fi

if [ "$debian" = yes ]; then
  install_packages "${packages[@]}"
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

# A browser is for tests alone, so a machine that cannot have it is told apart from other failures.
without_browser() {
  echo "install-packages.sh: $1" >&2
  exit 3
}

if [ "$browser" = yes ]; then
  if [ "$debian" = yes ]; then
    install_packages "${browser_packages[@]}" \
      || without_browser "Debian's packages ${browser_packages[*]} cannot be installed here."
  fi
  wanted="$(cksum <"$requirements")"
  if [ "$(cat "$cache/browser/installed" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing Selenium, axe and html5lib into $cache/browser"
    mkdir -p "$cache"
    rm -rf "$cache/browser"
    python3 -m venv "$cache/browser" \
      || without_browser "python3 -m venv does not work here."
    "$cache/browser/bin/pip" install --quiet --disable-pip-version-check --no-deps \
      --require-hashes --requirement "$requirements" \
      || without_browser "The Python package index cannot be reached from here."
    echo "$wanted" >"$cache/browser/installed"
  fi
  if [ "$firefox" = yes ] && ! "$cache/browser/bin/python" -c 'import marionette_driver' 2>/dev/null
  then
    echo "Installing Mozilla's driver into $cache/browser"
    "$cache/browser/bin/pip" install --quiet --disable-pip-version-check \
      --requirement "$(dirname "$0")/firefox-requirements.txt" \
      || without_browser "The Python package index cannot be reached from here."
  fi
fi
