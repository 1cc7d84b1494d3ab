#!/bin/sh
# Tests the installed program: away from its sources, which it cannot reach. It installs what the
# other tests have built; 'make install' without a PROGRAM builds first.
cd "$(dirname "$0")/.." || exit 1
. Tests/checks.sh

install() { PROGRAM=$report make -s "$@"; }
is "installs into a prefix" install install PREFIX="$work/prefix" >/dev/null
is "installs below another root" install install PREFIX=/opt/it DESTDIR="$work/root" >/dev/null
is "installs over itself" install install PREFIX="$work/prefix" >/dev/null
is "refuses a prefix that is no path" eval '! install install PREFIX=here 2>/dev/null'
cd "$work" || exit 1
is "installs the program and its documentation" equals \
  "$(cd prefix && find . -type f | sort | tr '\n' ' ')" \
  "./bin/report ./share/doc/report/CHANGELOG.md ./share/doc/report/CONTRIBUTING.md ./share/doc/report/Documentation/grammar.md ./share/doc/report/Documentation/simulation.md ./share/doc/report/LICENSE ./share/doc/report/Licences/STIX-Two-OFL.txt ./share/doc/report/README.md "
is "puts the same below another root" diff -r prefix root/opt/it

mkdir -p project/chapters
printf -- '---\ntitle: Small\n---\n\n# Small\n\nText.\n' >project/chapters/index.md
printf '# One\n\n$x^2$ and `{value} 1 + 1`.\n' >project/chapters/01-one.md

# hidden COMMAND...: runs a command where the sources and what was built from them are not to be
# seen. Where the machine allows no view of its own, they stay where they are.
if unshare -rm true 2>/dev/null; then
  hidden() {
    unshare -rm sh -c 'mount -t tmpfs none "$1" && shift && exec "$@"' sh "$root" "$@"
  }
  is "hides the sources" hidden test ! -e "$root/Package.swift"
else
  echo "the sources cannot be hidden here" >&2
  hidden() { "$@"; }
fi
for line in "--version" "--help" "words normal" "evaluate 1+1" "check --project project" \
  "build --project project" "list --project project" "render project/chapters/01-one.md" \
  "build --project project --dump values"; do
  # shellcheck disable=SC2086 # one word an argument
  status "runs away from its sources: report $line" 0 hidden "$work/prefix/bin/report" $line
done
cd project || exit 1
status "runs in the folder of a report" 0 hidden "$work/prefix/bin/report" build
cp output/report.html installed.html
status "builds where it was built" 0 "$report" build --no-cache
is "comes to the same page" cmp output/report.html installed.html
cd "$work" || exit 1
for line in "report [0-9.]*$" "commit: [0-9a-f]\{40\}\|commit: unknown" "compiler: Swift [0-9.]*$"; do
  "$report" --version >out
  is "says which one it is: $line" has "^$line" out
done

cd "$root" || exit 1
touch "$work/prefix/share/doc/report/other"
is "removes itself" install uninstall PREFIX="$work/prefix" >/dev/null
is "removes itself below another root" install uninstall PREFIX=/opt/it DESTDIR="$work/root" >/dev/null
is "removes what it installed and nothing else" equals \
  "$(cd "$work" && find prefix root ! -type d)" "prefix/share/doc/report/other"
summary
