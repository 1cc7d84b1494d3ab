#!/bin/sh
# Tests how the built program gets on with the machine: full disks, closed pipes, limits, files that
# cannot be read, links out of the project, and text that would steer a terminal.
cd "$(dirname "$0")/.." || exit 1
. Tests/checks.sh
cd "$work" || exit 1

# project NAME: a report in a folder of its own.
project() {
  mkdir -p "$1/chapters"
  printf -- '---\ntitle: Small\nseed: 1\n---\n\n# Small\n\nText.\n' >"$1/chapters/index.md"
  cat >"$1/chapters/01-one.md" <<'END'
# One

A draw is `{value .6f} normal(mean: 0, sd: 1).sample(1, key: "a").last`.

```{claim} #claim-one
:paper: Lemma 1
:says: One is less than two.
:expect: holds

holds(1 < 2)
control(2 < 1)
```
END
}
project small

# Output that cannot be written.
echo '*text*' >text.md
for line in "check" "check --format json" "check --format sarif" "list" "list --format json" "words" "words normal" "words --format json" "explain" "explain cycle" \
  "evaluate 1+1" "evaluate 1+1 --format json" "build" "build --explain" "build --sizes" \
  "build --format json" "build --dump tree" "build --dump plan" "build --dump values" \
  "render ../text.md" "--help" "help build" "build --help" "--version"; do
  # shellcheck disable=SC2086 # one word an argument
  (cd small && "$report" $line >/dev/full 2>../err)
  is "fails for a full disk: report $line" [ $? -eq 1 ]
  is "says so: report $line" has '^error: standard output cannot be written: the disk is full$' err
done
(cd small && "$report" words >&- 2>../err)
is "fails when its output is closed" [ $? -eq 1 ]
is "says that it is closed" has 'standard output cannot be written: it is closed' err
(cd small && "$report" build >&- 2>&-)
is "fails when all is closed" [ $? -eq 1 ]
is "writes the page all the same" has 'Lemma 1' small/output/report.html
"$report" check --project nowhere >/dev/full 2>/dev/full
is "keeps its status when nothing can be said" [ $? -eq 64 ]
(
  "$report" words 2>err
  echo $? >found
) | head -n 1 >/dev/null
is "ends without a word when its reader goes" [ ! -s err ]
(
  trap '' PIPE
  "$report" words --format json 2>err
  echo $? >found
) | true
is "ends at a closed pipe" [ "$(cat found)" -ne 0 ]
is "ends without a word when told to ignore closed pipes" [ ! -s err ]

# Limits.
(ulimit -f 1 && "$report" words >large 2>err)
is "fails at the limit of file sizes" [ $? -eq 1 ]
is "names the limit of file sizes" has "ulimit -f" err
rm -rf small/output small/.report-cache
# Through a pipe, so that the messages themselves meet no limit.
(ulimit -f 1 && "$report" build --project small 2>&1) | cat >err
is "names the limit of file sizes in a build" has "could not be written.*ulimit -f" err
is "leaves nothing unfinished" [ ! -e small/output/report.html ]
"$report" build --project small >/dev/null
for count in 4 5 6 8; do
  sh -c 'ulimit -n "$1"; exec "$2" check --project small' sh "$count" "$report" >out 2>err
  found=$?
  is "gets on with $count open files, or names the limit" \
    [ "$found" -eq 0 -o -n "$(grep 'ulimit -n\|loading shared libraries' err)" ]
done

# The stack is of our own size, however small that of the system is.
nested=$(printf '%190s' '' | tr ' ' '(')1$(printf '%190s' '' | tr ' ' ')')
project nested
printf '\nDeep: `{value} %s`.\n\n%s a\n' "$nested" "$(printf '%200s' '' | tr ' ' '>')" \
  >>nested/chapters/01-one.md
for size in 64 512; do
  (ulimit -s "$size" && "$report" evaluate "$nested") >out 2>err
  is "evaluates nested programs with a stack of $size kB" equals "$(cat out)" 1
  (ulimit -s "$size" && "$report" build --project nested) >out 2>err
  is "builds with a stack of $size kB" [ $? -eq 0 ]
done

# What is no text, and options that would be ignored.
printf '"\377"' >bytes
"$report" evaluate - <bytes >out 2>err
is "refuses bytes that are no text" [ $? -eq 64 ]
"$report" evaluate "$(cat bytes)" >out 2>err
is "refuses a command line that is no text" [ $? -eq 64 ]
is "says that it is none" has 'not UTF-8' err
status "refuses --sizes beside --dump" 64 "$report" build --project small --dump tree --sizes
mkdir -p fresh && cp -R small/chapters fresh/ &&
  printf '\n`{value} nonsense`\n' >>fresh/chapters/01-one.md
status "fails without an output before" 1 "$report" build --project fresh
is "speaks of no last output" hasNot 'last output' err

# What stands in the way.
rm -rf small/.report-cache
touch small/.report-cache
status "builds where the cache is a file" 0 "$report" build --project small
is "says that the cache is no folder" has "kept in '.report-cache'.*folder" err
rm small/.report-cache
mv small/output small/output.old && touch small/output
status "fails where the output is a file" 1 "$report" build --project small
is "says what the output is" has "could not be written: .*\(folder\|already there\|a file\)" err
is "says it in words" hasNot 'Domain' err
rm -rf small/output && mv small/output.old small/output
mkdir file && touch file/chapters
status "fails where the chapters are a file" 1 "$report" build --project file
is "says that the chapters are a file" has "file/chapters' is a file" err
status "fails where there are no chapters" 1 "$report" check --project small/chapters
is "names the folder that is missing" has "there is no folder '.*small/chapters/chapters'" err
status "refuses a project that is a file" 64 "$report" check --project text.md
is "says that the project is a file" has "'text.md' is a file, not a folder" err
status "refuses a project below a file" 64 "$report" check --project text.md/x
status "refuses to render a folder" 64 "$report" render small
is "says that it is a folder" has "'small' cannot be read: it is a folder" err
"$report" render - <small >out 2>err
is "refuses a folder as standard input" [ $? -eq 64 ]
"$report" evaluate - <&- >out 2>err
is "refuses a closed standard input" [ $? -eq 64 ]

# What may not be read, as somebody who is not root.
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
  as="setpriv --reuid=65534 --clear-groups"
  chmod 755 "$work"
else
  as=""
fi
if [ -n "$as" ] && ! $as test -x "$report"; then as=skip; fi
if [ "$as" != skip ]; then
  project closed
  chmod 000 closed/chapters/01-one.md
  # shellcheck disable=SC2086
  status "fails for a closed chapter" 1 $as "$report" check --project closed
  is "names the closed chapter" has "'chapters/01-one.md' cannot be read: access is denied" err
  chmod 644 closed/chapters/01-one.md
  chmod 000 closed/chapters
  # shellcheck disable=SC2086
  status "fails for closed chapters" 1 $as "$report" check --project closed
  is "names the closed folder" has "closed/chapters' cannot be read: access is denied" err
  chmod 755 closed/chapters
  chmod 000 closed
  # shellcheck disable=SC2086
  status "refuses a closed project" 64 $as "$report" check --project closed/chapters
  is "names the closed project" has "'closed/chapters' cannot be opened: access is denied" err
  chmod 755 closed
fi

# Links.
project linked
project outside
printf '# Secret\n' >outside/chapters/02-secret.md
cp -R linked/chapters old
for file in index.md 02-secret.md references.json; do
  ln -sf "$work/outside/chapters/02-secret.md" "linked/chapters/$file"
  status "follows no link out of the project: $file" 1 "$report" build --project linked
  is "names the link: $file" \
    has "'chapters/$file' cannot be read: it is a link that leads out of the project" err
  rm -rf linked/chapters
  cp -R old linked/chapters
done
printf '# Two\n' >linked/two.md
ln -s ../two.md linked/chapters/02-two.md
status "follows a link inside the project" 0 "$report" check --project linked
rm -rf moved && mkdir moved && ln -s "$work/outside/chapters" moved/chapters
status "follows no folder out of the project" 1 "$report" build --project moved
is "names the folder" has "moved/chapters' cannot be read: it is a link that leads out" err

# Text that steers a terminal, in every place that is shown.
# raw FILE: whether something in it would steer a terminal.
raw() {
  LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]\\|\302[\200-\237]\\|\342\200[\216\217\250-\256]\\|\342\201[\246-\257]')" "$1"
}
escape=$(printf '\033]0;x\007\033[31m\177\302\233\342\200\256\342\201\247')
project hostile
printf '%s\n' "$escape" >probe
is "knows what steers a terminal" raw probe
sed "s/Lemma 1/Lemma $escape/; s/One is/One $escape is/; s/a draw/$escape/" \
  small/chapters/01-one.md >hostile/chapters/01-one.md
touch "hostile/chapters/02-$escape.md"
printf '\n`{value} "%s"` and `{value} nonsense%s(1)` [%s](#%s) @fig-%s\n' "$escape" "$escape" \
  "$escape" "$escape" "$escape" >more
for kind in sound broken; do
  for line in "check" "check --format json" "check --format sarif" "check --format github" "list" "list --format json" "build" "build --explain" \
    "build --keep-going" "build --format json" "build --dump tree" "build --dump plan" \
    "build --dump values" "build --sizes" "evaluate \"$escape\"" \
    "evaluate \"$escape\" --format json" "evaluate ($escape" "words $escape" "explain $escape" "$escape" \
    "build --$escape" "render $escape" "check --project $escape"; do
    # shellcheck disable=SC2086
    (cd hostile && "$report" $line >../out 2>../err </dev/null)
    is "sends nothing raw ($kind): report $line" eval '! raw out && ! raw err'
  done
  cat more >>hostile/chapters/01-one.md
done
is "shows it instead" has '␛\[31m' err
printf '%s\n' "$escape" | "$report" render - >out
is "sends nothing raw through a pipe" eval '! raw out'
if command -v script >/dev/null; then
  printf '%s\n' "$escape" >hostile.md
  TERM=dumb script -qec "'$report' render hostile.md; '$report' list --project hostile" /dev/null \
    </dev/null 2>/dev/null | tr -d '\r' >out
  is "sends nothing raw to a terminal" eval '! raw out'
  is "shows HTML on a terminal" has '<p>�' out
  (cd hostile && script -qec "'$report' check" /dev/null </dev/null) | tr -d '\r' |
    sed 's/'"$(printf '\033')"'\[[0-9;]*m//g' >out
  is "sends a terminal no escapes but its own colours" eval '! raw out'
fi

# Seeds.
status "builds with the report's own seed" 0 "$report" build --project small
cp small/output/report.json own.json
cp small/output/report.html own.html
status "builds with that seed given" 0 "$report" build --project small --seed 1
is "comes to the same page" cmp small/output/report.html own.html
is "comes to the same data" cmp small/output/report.json own.json
status "builds with another seed" 0 "$report" build --project small --seed 2 --explain
is "computes the draws anew" has 'one.value-1: computed' out
is "says the seed on the page" has "2, given for this build in place of the report's own, 1" \
  small/output/report.html
is "says the seed in the data" has '"replacedSeed" : 1' small/output/report.json
is "draws other numbers" \
  hasNot "$(grep -o '"text" : "-\{0,1\}[0-9]\.[0-9]\{6\}"' own.json)" small/output/report.json
status "builds with another seed once more" 0 "$report" build --project small --seed 2 --explain
is "reuses the draws of that seed" hasNot ': computed' out
status "builds with the own seed again" 0 "$report" build --project small --explain
is "comes to the first page again" cmp small/output/report.html own.html
status "dumps with a seed" 0 "$report" build --project small --seed 2 --dump values
is "dumps that seed" has '"seed" : 2' out

# Pictures.
mkdir -p small/chapters/more
cp "$root/Tests/browser/report/chapters/square.png" small/chapters/a.png
cp small/chapters/a.png small/chapters/copy.png
ln -s ../a.png small/chapters/more/b.png
printf '\n![a](a.png) ![b](./a.png) ![c](x/../a.png) ![d](more/b.png) ![e](copy.png) ![f](%%61.png)\n' \
  >>small/chapters/01-one.md
status "builds with one picture under six names" 0 "$report" build --project small
is "embeds it once" equals "$(grep -o 'data:image/png' small/output/report.html | wc -l)" 1
is "shows it six times" equals "$(grep -o '<use href="#picture-1"/>' small/output/report.html | wc -l)" 6

# Addresses.
for address in 'blob:x' 'filesystem:x' 'jar:x' 'view-source:x' 'about:blank' 'feed:javascript:x' \
  'ms-msdt:x' '//host' 'java&Tab;script:x' 'JAVASCRIPT:x' '&#106;avascript:x'; do
  printf '# Small\n\n[a](%s)\n' "$address" >hostile/chapters/01-one.md
  status "refuses the address $address" 1 "$report" build --project hostile --keep-going
  is "says what is allowed: $address" has 'https://\|invisible' err
  is "writes no such link: $address" hasNot 'href="\(blob\|filesystem\|jar\|view-source\|about\|feed\|ms-msdt\|//\|java\)' \
    hostile/output/report.html
done
summary
