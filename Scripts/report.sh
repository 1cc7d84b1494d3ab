#!/bin/sh
# Installs what the report needs and builds it: output/report.html.
set -eu
cd "$(dirname "$0")/.."
sh Scripts/install-packages.sh libcmark-dev libyaml-dev libssl-dev zlib1g-dev pkg-config
exec swift run report build "$@"
