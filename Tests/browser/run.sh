#!/bin/sh
# Tests the built pages in Chromium and Firefox: sh Tests/browser/run.sh [unittest arguments]
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)
report=${REPORT:-$root/.build/debug/report}
work=$root/.build/browser
tests=$root/Tests/browser

# The libraries, once for each state of their list.
wanted=$(cksum <"$tests/requirements.txt")
if [ "$(cat "$work/installed" 2>/dev/null || true)" != "$wanted" ]; then
  rm -rf "$work/venv"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$tests/requirements.txt"
  printf '%s\n' "$wanted" >"$work/installed"
fi

# page NAME FOLDER: builds the report in FOLDER and puts its page where it is alone.
rm -rf "$work/pages"
mkdir -p "$work/pages"
page() {
  "$report" build --project "$2" >/dev/null
  cp "$2/output/report.html" "$work/pages/$1.html"
}
rm -rf "$work/sample" "$work/large" "$work/figures"
cp -R "$tests/report" "$work/sample"
page sample "$work/sample"
cp -R "$tests/figures" "$work/figures"
page figures "$work/figures"
mkdir -p "$work/own"
rm -rf "$work/own/chapters"
cp -R chapters "$work/own/chapters"
page report "$work/own"
mkdir -p "$work/large"
python3 "$tests/large.py" "$work/large"
page large "$work/large"
# This one is built in spite of its errors.
rm -rf "$work/hostile"
cp -R "$tests/hostile" "$work/hostile"
"$report" build --project "$work/hostile" --keep-going >/dev/null 2>&1 || true
cp "$work/hostile/output/report.html" "$work/pages/hostile.html"

cd "$tests"
export BROWSER_PAGES="$work/pages" PYTHONDONTWRITEBYTECODE=1
if [ $# -eq 0 ]; then set -- discover; fi
exec "$work/venv/bin/python" -m unittest "$@"
