#!/bin/sh
# Installs the program into $DESTDIR$PREFIX, /usr/local unless given, or removes it: install.sh
# [--remove]. With PROGRAM in the environment that file is installed and nothing is built.
set -eu
cd "$(dirname "$0")/.."
prefix=${PREFIX:-/usr/local}
case $prefix in
/*) ;;
*)
  echo "error: PREFIX must be an absolute path, not '$prefix'" >&2
  exit 1
  ;;
esac
bin=${DESTDIR:-}$prefix/bin
documentation=${DESTDIR:-}$prefix/share/doc/report
files="README.md CHANGELOG.md CONTRIBUTING.md LICENSE Documentation/grammar.md Documentation/simulation.md Licences/STIX-Two-OFL.txt"

if [ "${1:-}" = --remove ]; then
  rm -f "$bin/report"
  for file in $files; do rm -f "$documentation/$file"; done
  for folder in Documentation Licences .; do
    if [ -d "$documentation/$folder" ]; then
      rmdir "${documentation:?}/${folder#.}" 2>/dev/null || echo "Left $documentation/$folder, which holds other files"
    fi
  done
  echo "Removed $bin/report and its documentation"
  exit 0
fi

program=${PROGRAM:-}
if [ -z "$program" ]; then
  sh Scripts/install-packages.sh libcmark-dev libyaml-dev libssl-dev zlib1g-dev pkg-config
  # Swift's own libraries go into the program, so that it runs where no Swift is.
  release="-c release --static-swift-stdlib -Xlinker -s"
  # shellcheck disable=SC2086 # one word an option
  swift build $release --product report
  # shellcheck disable=SC2086
  program=$(swift build $release --show-bin-path)/report
fi
mkdir -p "$bin"
# Beside its place first: a program that runs cannot be overwritten.
cp "$program" "$bin/.report.new"
chmod 755 "$bin/.report.new"
mv -f "$bin/.report.new" "$bin/report"
for file in $files; do
  mkdir -p "$(dirname "$documentation/$file")"
  cp "$file" "$documentation/$file"
  chmod 644 "$documentation/$file"
done
echo "Installed $bin/report"
