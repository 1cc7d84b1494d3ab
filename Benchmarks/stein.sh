#!/bin/sh
# Times the Stein computations of the program and of the same in plain numpy (stein_numpy.py), in turn,
# and prints the medians and their ratios. The program's times are those of `report evaluate` less
# those of an empty program, on as many threads as there are processors.
#
# numpy is Debian's package python3-numpy, or `python3 -m venv FOLDER && FOLDER/bin/pip install
# 'numpy>=1.24,<3'` with FOLDER/bin/python as PYTHON.
#
# Usage: [PYTHON=python3] sh Benchmarks/stein.sh [RUNS]
set -eu
cd "$(dirname "$0")/.."
runs=${1:-5}
python=${PYTHON:-python3}
program=$PWD/.build/debug/report
[ -x "$program" ] || swift build --product report >&2
"$python" -c 'import numpy' || {
  echo "numpy is missing; the head of $0 says where it is from" >&2
  exit 1
}
times=$(mktemp)
trap 'rm -f "$times"' EXIT

common='let single = { half in normal(mean: -half, sd: 1) }
let pair = { half in mixture(weights: [0.5, 0.5], means: [-half, half], sd: 1) }
let multiquadric = inverseMultiquadric()'

text() {
  echo "$common"
  case $1 in
  empty) echo '1' ;;
  population) echo 'stride(from: 0, through: 47, by: 1).map { i in ksd(single(0.5 + 0.125 * i), pair(0.5 + 0.125 * i), kernel: multiquadric) }' ;;
  statistic) cat <<'PROGRAM'
let x = single(3).sample(10000, key: "x")
ksd(x, pair(3), kernel: gaussian(bandwidth: 1), statistic: .v)
ksd(x, pair(3), kernel: multiquadric, statistic: .v)
PROGRAM
    ;;
  bootstrap) echo 'stride(from: 1, through: 20, by: 1).map { i in ksdTest(single(3).sample(500, key: ["x", i]), pair(3), kernel: multiquadric, draws: 1000, key: ["w", i]).pValue }' ;;
  power | full)
    [ "$1" = power ] && count=40 || count=400
    echo "[0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6].map { half in ksdPower(single(half), pair(half), kernel: multiquadric, n: 200, replicates: $count, key: [\"p\", half]) }"
    ;;
  esac
}

# The seconds of one run of the program.
seconds() {
  code=$(text "$1")
  start=$(date +%s%N)
  "$program" evaluate "$code" >/dev/null
  end=$(date +%s%N)
  awk "BEGIN { print ($end - $start) / 1e9 }"
}

record() { echo "$1 $2" >>"$times"; }
for run in $(seq "$runs"); do
  for name in empty population statistic bootstrap power full; do
    time=$(seconds "$name")
    record "$name" "$time"
    case $name in empty | full) continue ;; esac
    time=$("$python" Benchmarks/stein_numpy.py "$name")
    record "$name-numpy" "$time"
  done
done

median() { grep "^$1 " "$times" | cut -d ' ' -f 2 | sort -g | sed -n "$(((runs + 1) / 2))p"; }

empty=$(median empty)
row() {
  awk -v name="$1" -v total="$2" -v numpy="${3:-}" -v empty="$empty" 'BEGIN {
    time = total > empty ? total - empty : 0.001
    printf "%-56s %7.3f s", name, time
    if (numpy != "") printf "   numpy %7.3f s  %6.1f times", numpy, numpy / time
    print ""
  }'
}
row 'KSD² of densities, 48 gaps' "$(median population)" "$(median population-numpy)"
row 'V-statistic, 10,000 draws, both kernels' "$(median statistic)" "$(median statistic-numpy)"
row '20 tests of 500 draws, 1,000 sign draws' "$(median bootstrap)" "$(median bootstrap-numpy)"
row 'power, 10 gaps, 40 samples of 200, 500 sign draws' "$(median power)" "$(median power-numpy)"
row 'power, 10 gaps, 400 samples of 200, 500 sign draws' "$(median full)"
