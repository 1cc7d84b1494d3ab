#!/bin/sh
# Installs what the tests need and runs all of them: formatting, unit tests, the report itself.
set -eu
cd "$(dirname "$0")/.."
sh Scripts/install-packages.sh libcmark-dev libyaml-dev libssl-dev pkg-config

echo "== Formatting"
swift format lint --strict --recursive Package.swift Sources Tests

echo "== Tests"
swift build --build-tests
swift test --skip-build

echo "== The report"
sh Tests/report.sh
