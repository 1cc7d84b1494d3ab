#!/bin/sh
# Compares what 'report check --format sarif' writes with the schema of SARIF 2.1.0.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)
report=${REPORT:-$root/.build/debug/report}
work=$root/.build/sarif
tests=$root/Tests/sarif

# The libraries, once for each state of their list.
wanted=$(cksum <"$tests/requirements.txt")
if [ "$(cat "$work/installed" 2>/dev/null || true)" != "$wanted" ]; then
  rm -rf "$work"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$tests/requirements.txt"
  printf '%s\n' "$wanted" >"$work/installed"
fi

# One log with many messages, and one with none.
"$report" check --project Tests/browser/hostile --format sarif >"$work/hostile.sarif" || true
"$report" check --project Tests/browser/report --format sarif >"$work/sample.sarif"
exec "$work/venv/bin/python" "$tests/check.py" "$work/hostile.sarif" "$work/sample.sarif"
