# What the tests of the built program share; read by them in the folder of the package.
set -u
root=$(pwd)
report=${REPORT:-$root/.build/debug/report}
[ -x "$report" ] || {
  echo "$report is not there; run 'swift build' first" >&2
  exit 1
}
work=$(mktemp -d "${TMPDIR:-/tmp}/report-test.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

passed=0
failed=0

# is NAME COMMAND...: passes when the command succeeds.
is() {
  name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $name" >&2
  fi
}

# status NAME EXPECTED COMMAND...: passes when the command exits with the expected status; its
# output is kept in out and err.
status() {
  name=$1
  expected=$2
  shift 2
  "$@" >out 2>err </dev/null
  found=$?
  if [ "$found" -ne "$expected" ]; then
    echo "exit status $found, not $expected: $*" >&2
    head -n 20 err >&2
  fi
  is "$name" [ "$found" -eq "$expected" ]
}

has() { grep -q -- "$1" "$2"; }
hasNot() { ! grep -q -- "$1" "$2"; }
equals() { [ "$1" = "$2" ] || { echo "'$1' is not '$2'" >&2 && return 1; }; }

# summary: tells how many passed, and fails when one did not.
summary() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
