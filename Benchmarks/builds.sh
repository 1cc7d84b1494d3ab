#!/bin/sh
# Times the commands that an author waits for, in turn, and prints their medians and the ratios to
# `report check`. Absolute times say little on a shared machine; the ratios of one run do.
#
# Usage: sh Benchmarks/builds.sh [RUNS]
set -eu
cd "$(dirname "$0")/.."
runs=${1:-7}
program=$PWD/.build/debug/report
[ -x "$program" ] || swift build --product report >&2

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R chapters "$folder/chapters"
cd "$folder"

# The milliseconds of one run.
milliseconds() {
  start=$(date +%s%N)
  "$program" "$@" >/dev/null 2>&1
  echo $((($(date +%s%N) - start) / 1000000))
}

"$program" build >/dev/null 2>&1
for run in $(seq "$runs"); do
  echo "check $(milliseconds check)"
  echo "warm $(milliseconds build)"
  printf '\nA sentence more, number %s.\n' "$run" >>chapters/index.md
  echo "prose $(milliseconds build)"
  echo "cold $(milliseconds build --no-cache)"
done >times

median() { grep "^$1 " times | cut -d ' ' -f 2 | sort -n | sed -n "$(((runs + 1) / 2))p"; }

base=$(median check)
for name in check warm prose cold; do
  time=$(median "$name")
  printf '%-6s %6s ms  %5s times check\n' "$name" "$time" \
    "$(awk "BEGIN { printf \"%.1f\", $time / ($base > 0 ? $base : 1) }")"
done
