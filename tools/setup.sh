#!/usr/bin/env bash
# Makes a fresh machine able to build and test Banxin. The Makefile calls it, one step a time:
#
#   tools/setup.sh system run|test|check   what pip cannot install: libraries, programs, one font
#   tools/setup.sh venv               .venv, from the newest Python that will do
#   tools/setup.sh packages LOCKFILE  exactly the files whose hashes the lock names, then Banxin
#   tools/setup.sh npm                an npm for `banxin fonts fetch`, where the machine has none
#
# A need is written  kind:what is looked for:Debian and Ubuntu package.  A machine that already
# has the thing, from wherever, is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly VENV=.venv
readonly PYTHONS=(python3.14 python3.13 python3.12 python3.11 python3 python)

readonly NEEDS_RUN=(
  lib:libpango-1.0.so.0:libpango-1.0-0
  lib:libpangoft2-1.0.so.0:libpangoft2-1.0-0
  # Without it WeasyPrint subsets fonts in Python, a hundred times slower, and says nothing.
  lib:libharfbuzz-subset.so.0:libharfbuzz-subset0
  program:pdftoppm:poppler-utils
  # Preflight measures ink on its separations; without it that check is skipped, and says so.
  program:gs:ghostscript
  # Rare characters. No registry has it; elsewhere than on Debian that face is not offered.
  font:/usr/share/fonts/truetype/hanazono/HanaMinA.ttf:fonts-hanazono
)
readonly NEEDS_TEST=(
  "${NEEDS_RUN[@]}"
  program:mutool:mupdf-tools
  program:qpdf:qpdf
)
readonly NEEDS_CHECK=(
  "${NEEDS_TEST[@]}"
  program:chromium:chromium
)

say() { printf '%s\n' "$@" >&2; }

die() {
  say "" "$@"
  exit 1
}

# --- what is there ---------------------------------------------------------------------------

usable_python() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local name
  for name in "${PYTHONS[@]}"; do
    if usable_python "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# Loading is what WeasyPrint does with a library, so loading is the question asked.
library_is_there() {
  "$1" - "$2" <<'PYTHON' 2>/dev/null
import ctypes, ctypes.util, re, sys
soname = sys.argv[1]
stem = re.match(r"lib(.+?)\.so", soname)[1]
for name in (soname, f"lib{stem}.dylib", ctypes.util.find_library(stem)):
    try:
        ctypes.CDLL(name or soname)
    except OSError:
        continue
    sys.exit(0)
sys.exit(1)
PYTHON
}

is_there() {
  local python=$1 kind=$2 what=$3
  case $kind in
    lib) library_is_there "$python" "$what" ;;
    program) command -v "$what" >/dev/null ;;
    font) [ -e "$what" ] || ! command -v apt-get >/dev/null ;;
  esac
}

# Debian splits `venv` from Python and, inside it, keeps `ensurepip` apart.
venv_package_of() {
  local python=$1
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# --- system ----------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

known_to_apt() {
  local package
  for package in "$@"; do
    apt-cache show --no-all-versions "$package" >/dev/null 2>&1 || return 1
  done
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >/dev/null
}

apt_install() {
  local -r install=(install --yes --no-install-recommends "$@")
  if known_to_apt "$@" && apt_get "${install[@]}"; then
    return
  fi
  apt_get update
  apt_get "${install[@]}"
}

install_or_explain() {
  if ! command -v apt-get >/dev/null; then
    die "Banxin needs these, and this machine has no apt-get to install them with:" \
      "$(printf '    %s\n' "${missing_names[@]}")" \
      "Install them with your system's package manager, then run make again." \
      "With Homebrew: brew install pango harfbuzz poppler mupdf-tools ghostscript qpdf" \
      "Debian and Ubuntu call the packages: $*"
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    die "Banxin needs packages that only root can install, and there is no sudo here." \
      "Ask for this to be run as root, then run make again:" \
      "    apt-get update && apt-get install --yes --no-install-recommends $*"
  fi
  say "Installing: $*"
  apt_install "$@" || die "apt-get could not install: $*" \
    "Its own message stands above; put that right, then run make again."
}

# Fills missing_names (for people) and missing_packages (for apt-get).
look_around() {
  local python need kind what package
  missing_names=() missing_packages=()
  if ! python=$(find_python); then
    missing_names+=("Python 3.11 or newer, with its venv module")
    missing_packages+=(python3 python3-venv)
    python=false
  elif package=$(venv_package_of "$python") && [ -n "$package" ]; then
    missing_names+=("the venv module of $python")
    missing_packages+=("$package")
  fi
  for need in "$@"; do
    IFS=: read -r kind what package <<<"$need"
    if ! is_there "$python" "$kind" "$what"; then
      missing_names+=("$kind $what")
      missing_packages+=("$package")
    fi
  done
}

step_system() {
  local -a needs=("${NEEDS_RUN[@]}")
  case ${1:-} in
    test) needs=("${NEEDS_TEST[@]}") ;;
    check) needs=("${NEEDS_CHECK[@]}") ;;
  esac
  look_around "${needs[@]}"
  if [ ${#missing_packages[@]} -gt 0 ]; then
    install_or_explain "${missing_packages[@]}"
    look_around "${needs[@]}"
  fi
  if [ ${#missing_names[@]} -gt 0 ]; then
    die "Still missing after installing everything asked for:" \
      "$(printf '    %s\n' "${missing_names[@]}")"
  fi
}

# --- Python ----------------------------------------------------------------------------------

step_venv() {
  local python
  python=$(find_python) || die "Banxin needs Python 3.11 or newer; looked for: ${PYTHONS[*]}"
  if ! usable_python "$VENV/bin/python" || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    say "Making $VENV with $("$python" --version)"
    "$python" -m venv --clear "$VENV"
  fi
}

pip_install() {
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@"
}

step_packages() {
  say "Installing what $1 pins"
  pip_install --require-hashes --requirement "$1"
  # The lock holds the build backend too, so nothing unpinned is fetched for this one.
  pip_install --no-deps --no-build-isolation --editable .
}

step_npm() {
  if ! command -v npm >/dev/null; then
    say "No npm here; installing the pinned one into $VENV"
    pip_install --require-hashes --requirement requirements-npm.lock
  fi
}

case ${1:-} in
  system | venv | packages | npm) "step_$1" "${@:2}" ;;
  *) die "usage: tools/setup.sh system run|test|check | venv | packages LOCKFILE | npm" ;;
esac
