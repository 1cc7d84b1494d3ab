#!/bin/sh
# Times chains and a training beside plain programs that do the same work (samplers_numpy.py): Langevin and
# annealed Langevin dynamics of 20,000 chains beside numpy, Hamiltonian Monte Carlo of 8 chains beside
# blackjax, and the training of a score network with two hidden layers beside PyTorch. Prints processor
# seconds for a unit of work, those of all threads, and their ratio.
#
# Usage: sh Benchmarks/samplers.sh [PYTHON]
# PYTHON is an interpreter with numpy, blackjax and torch from PyPI; what it lacks stays empty.
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
program=${REPORT:-$PWD/.build/debug/report}
[ -x "$program" ] || swift build --product report >&2
record=$(mktemp)
trap 'rm -f "$record"' EXIT

# The processor seconds that a program takes, the least of three runs.
seconds() {
  for _ in 1 2 3; do
    (
      "$program" evaluate "$1" >/dev/null
      times >"$record"
      tail -n 1 "$record" | tr 'ms' '  ' | awk '{ print 60 * $1 + $2 + 60 * $3 + $4 }'
    )
  done | sort -g | head -n 1
}

p='let p = mixture(weights: [0.1, 0.9], means: [-5, 5], sd: 1)
'
start='from: normal(mean: -7, sd: 1).quantiles(20000)'
q='let q = mixture(weights: [0.3, 0.7], means: [-1.5, 1.5], sd: 1)
'
data='let data = mixture(weights: [0.1, 0.9], means: [-5, 5], sd: 1).quantiles(1000)
'

# NAME UNIT SCALE FEW MANY COUNT: two programs whose difference is COUNT units of work.
row() {
  own=$(awk "BEGIN { print ($(seconds "$5") - $(seconds "$4")) / $6 * $3 }")
  other=$(OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 XLA_FLAGS=--xla_cpu_multi_thread_eigen=false \
    "$python" Benchmarks/samplers_numpy.py "$1" 2>/dev/null || true)
  ratio=
  [ -z "$other" ] || ratio=$(awk "BEGIN { printf \"%.1f\", $other / $own }")
  printf '%-9s  %-28s  %10.4g  %10.4g  %6s\n' "$1" "$2" "$own" "${other:-nan}" "$ratio"
}

printf '%-9s  %-28s  %10s  %10s  %6s\n' work unit report peer ratio
steps() { echo "${p}langevin(p, $start, stepSize: 0.1, steps: $1, key: \"k\").ends.count"; }
row langevin 'ns a step of a chain' 1e9 "$(steps 1)" "$(steps 1001)" 20000000
levels() {
  echo "${p}annealedLangevin(p, noises: logspace(20, 1, 10), $start, stepSize: 0.1, steps: $1, key: \"k\").ends.count"
}
row annealed 'ns a step of a chain' 1e9 "$(levels 1)" "$(levels 101)" 20000000
moves() {
  echo "${q}hmc(q, from: repeated(0, 8), warmup: 0, samples: $1, stepSize: 1, key: \"k\").ends.count"
}
row hmc 'µs a move of ten steps' 1e6 "$(moves 10)" "$(moves 50010)" 400000
trains() {
  echo "${data}scoreNetwork(data, noises: logspace(10, 0.5, 10), steps: $1, key: \"k\").losses.count"
}
row training 'µs a step of a batch of 64' 1e6 "$(trains 40)" "$(trains 4040)" 4000
