#!/bin/sh
# Installs what the tests need and runs all of them: formatting, unit tests, the report itself, a few
# mutants, the page in browsers.
set -eu
cd "$(dirname "$0")/.."
sh Scripts/install-packages.sh libcmark-dev libyaml-dev libssl-dev zlib1g-dev pkg-config \
  chromium firefox-esr fonts-dejavu-core fonts-liberation poppler-utils python3 python3-venv pandoc
command -v java >/dev/null || sh Scripts/install-packages.sh default-jre-headless

echo "== Formatting"
swift format lint --strict --recursive Package.swift Plugins Sources Tests

echo "== Tests"
swift build --build-tests
swift test --skip-build

echo "== Citations in other words"
python3 Tests/bibliography/expected.py --check

echo "== The report"
sh Tests/report.sh

echo "== What programs read"
sh Tests/sarif/run.sh

echo "== The program on the machine"
sh Tests/system.sh

echo "== The installed program"
sh Tests/install.sh

echo "== Mutants"
python3 Scripts/mutate.py --sample 15

echo "== Other seeds"
sh Scripts/seeds.sh 4

echo "== The page in browsers"
sh Tests/browser/run.sh
