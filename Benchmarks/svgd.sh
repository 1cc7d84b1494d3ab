#!/bin/sh
# Times a step of Stein variational gradient descent over the number of particles, beside a plain numpy
# program of the same step (svgd_numpy.py), and prints processor seconds, their ratio, and how the time
# grows: the exponent e of count^e since the row before.
# The report makes every step twice, the second time for its error estimate; both count.
#
# Usage: sh Benchmarks/svgd.sh [LARGEST]
# numpy comes with Debian's python3-numpy; without it the column stays empty.
set -eu
cd "$(dirname "$0")/.."
largest=${1:-1000000}
program=$PWD/.build/debug/report
[ -x "$program" ] || swift build --product report >&2
record=$(mktemp)
trap 'rm -f "$record"' EXIT

# The processor seconds that some steps take from the start N(3, 10^2), the least of three runs. Those
# of all threads count, and other work on the machine hardly does.
seconds() {
  for _ in 1 2 3; do
    (
      "$program" evaluate "svgd(target: mixture(weights: [0.5, 0.5], means: [-5, 5], sd: 1),
        from: normal(mean: 3, sd: 10).quantiles($1), kernel: gaussian(bandwidth: 1), stepSize: 1,
        steps: $2).moves.last" >/dev/null
      # The second line is the time of the children: 0m1.25s 0m0.03s.
      times >"$record"
      tail -n 1 "$record" | tr 'ms' '  ' | awk '{ print 60 * $1 + $2 + 60 * $3 + $4 }'
    )
  done | sort -g | head -n 1
}

# The seconds of one step: the difference between runs of many steps and of few.
step() {
  few=$(seconds "$1" 2)
  many=$(seconds "$1" $(($2 + 2)))
  awk "BEGIN { print ($many - $few) / $2 }"
}

printf '%9s  %12s  %12s  %8s  %s\n' particles 'report, s' 'numpy, s' ratio growth
before=
for count in 100 300 1000 3000 10000 30000 100000 300000 1000000; do
  [ "$count" -le "$largest" ] || break
  steps=$((4000000 / count))
  [ "$steps" -le 5000 ] || steps=5000
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
  if [ -n "$before" ]; then
    growth=$(echo "$before" | awk "{ printf \"%.2f\", log($own / \$2) / log($count / \$1) }")
  fi
  printf '%9s  %12.3e  %12s  %8s  %s\n' "$count" "$own" "$other" "$ratio" "$growth"
  before="$count $own"
done
