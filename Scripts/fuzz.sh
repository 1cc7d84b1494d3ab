#!/bin/sh
# Looks for input that breaks the program: fuzz.sh [minutes [seed]]
# What it finds is made small and kept in Tests/Fuzzing/Corpus, which the tests replay.
set -eu
cd "$(dirname "$0")/.."
swift build --product fuzz
exec nice .build/debug/fuzz search --minutes "${1:-60}" --seed "${2:-$(date +%s)}"
