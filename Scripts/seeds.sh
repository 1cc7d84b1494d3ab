#!/bin/sh
# Builds the report with many seeds and prints every verdict and every control that comes out other
# than expected:
#
#   sh Scripts/seeds.sh [HOW-MANY [FIRST]]
#
# A hundred seeds from 1 on if not given. What does not depend on the seed is computed once, or taken from
# the stored results; nothing is added to them, and the last output stays.
set -u
cd "$(dirname "$0")/.." || exit 1
report=${REPORT:-.build/debug/report}
[ -x "$report" ] || {
  echo "$report is not there; run 'swift build' first" >&2
  exit 1
}
count=${1:-100}
first=${2:-1}
work=$(mktemp -d "${TMPDIR:-/tmp}/report-seeds.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R chapters "$work/chapters"
if [ -d .report-cache ]; then cp -R .report-cache "$work/.report-cache"; fi

flips=0
seed=$first
while [ "$seed" -lt $((first + count)) ]; do
  if ! "$report" build --project "$work" --seed "$seed" >"$work/out" 2>"$work/err" </dev/null; then
    flips=$((flips + 1))
    echo "seed $seed:"
    grep '^error' "$work/err" || tail -n 5 "$work/err"
  fi
  seed=$((seed + 1))
done
echo "$count seeds from $first on, $flips with another verdict than expected"
[ "$flips" -eq 0 ]
