#!/bin/sh
# Times a step of Stein variational gradient descent over the number of particles, beside a plain numpy
# program of the same step (svgd_numpy.py), and prints seconds, their ratio, and how the time grows.
# The report makes every step twice, the second time for its error estimate; both count.
#
# Usage: sh Benchmarks/svgd.sh [LARGEST]
# numpy comes with Debian's python3-numpy; without it the column stays empty.
set -eu
cd "$(dirname "$0")/.."
largest=${1:-1000000}
program=$PWD/.build/debug/report
[ -x "$program" ] || swift build --product report >&2

# The seconds that some steps take from the start N(3, 10^2).
seconds() {
  start=$(date +%s%N)
  "$program" evaluate "svgd(target: mixture(weights: [0.5, 0.5], means: [-5, 5], sd: 1),
    from: normal(mean: 3, sd: 10).quantiles($1), kernel: gaussian(bandwidth: 1), stepSize: 1,
    steps: $2).moves.last" >/dev/null
  end=$(date +%s%N)
  awk "BEGIN { print ($end - $start) / 1e9 }"
}

# The seconds of one step: the best of three differences between runs of many and of few steps.
step() {
  for _ in 1 2 3; do
    few=$(seconds "$1" 2)
    many=$(seconds "$1" $(($2 + 2)))
    awk "BEGIN { print ($many - $few) / $2 }"
  done | sort -g | head -n 1
}

printf '%9s  %12s  %12s  %8s  %s\n' particles 'report, s' 'numpy, s' ratio growth
before=
for count in 100 300 1000 3000 10000 30000 100000 300000 1000000; do
  [ "$count" -le "$largest" ] || break
  steps=$((2000000 / count))
  [ "$steps" -le 2000 ] || steps=2000
  [ "$steps" -ge 20 ] || steps=20
  own=$(step "$count" "$steps")
  other=
  ratio=
  # Beyond this the matrix of the kernel does not fit into memory.
  if [ "$count" -le 10000 ] && python3 -c 'import numpy' 2>/dev/null; then
    other=$(OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python3 Benchmarks/svgd_numpy.py "$count")
    ratio=$(awk "BEGIN { printf \"%.1f\", $other / $own }")
    other=$(awk "BEGIN { printf \"%.3e\", $other }")
  fi
  growth=
  # The exponent e of time ~ count^e since the row before.
  if [ -n "$before" ]; then
    growth=$(echo "$before" | awk "{ printf \"%.2f\", log($own / \$2) / log($count / \$1) }")
  fi
  printf '%9s  %12.3e  %12s  %8s  %s\n' "$count" "$own" "$other" "$ratio" "$growth"
  before="$count $own"
done
