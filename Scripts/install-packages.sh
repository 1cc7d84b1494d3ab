#!/bin/sh
# Installs the Debian packages named as arguments that are not there yet. Asks nothing.
set -eu

missing=""
for package in "$@"; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$'; then
    missing="$missing $package"
  fi
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "error: these packages are missing and apt-get is not here to install them:$missing" >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "error: install these packages as root, then try again: apt-get install$missing" >&2
    exit 1
  fi
  as_root="sudo -n"
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
# The lists may be old or absent on a fresh machine; a failing mirror shows in the install below.
$as_root apt-get update -qq || true
# shellcheck disable=SC2086 # one word a package
$as_root apt-get install -y -qq --no-install-recommends $missing
