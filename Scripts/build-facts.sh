#!/bin/sh
# Writes the Swift file FILE with the commit that the program is built from and the compiler that
# builds it: build-facts.sh FILE SWIFTC. What cannot be found out is nil.
set -eu
file=$1
compiler=$2
cd "$(dirname "$0")/.."

git() { command git -c safe.directory='*' "$@" 2>/dev/null; }
# literal TEXT: a Swift literal, nil for nothing.
literal() {
  if [ -n "$1" ]; then printf '"%s"' "$1"; else printf 'nil'; fi
}

# The repository of these sources, not one around them.
commit=""
changed=false
if [ "$(git rev-parse --show-toplevel)" = "$(pwd -P)" ]; then
  commit=$(git log -1 --format=%H -- Package.swift Plugins Sources | tr -cd '0-9a-f') || commit=""
  [ -z "$(git status --porcelain -- Package.swift Plugins Sources)" ] || changed=true
fi
version=$("$compiler" --version 2>/dev/null | sed -n 's/.*Swift version \([0-9A-Za-z.-]*\).*/\1/p' | head -n 1) || version=""

cat >"$file.new" <<END
/// What the program was built from; written by Scripts/build-facts.sh.
enum BuildFacts {
  /// The last commit that changed the program; nil when it is not known.
  static let commit: String? = $(literal "$commit")
  /// Whether the sources had changes that were not committed.
  static let hasChanges = $changed
  /// The version of the Swift compiler; nil when it is not known.
  static let compiler: String? = $(literal "$version")
}
END
if cmp -s "$file.new" "$file"; then rm "$file.new"; else mv "$file.new" "$file"; fi
