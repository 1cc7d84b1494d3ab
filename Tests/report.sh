#!/bin/sh
# Tests the built program on the repository's own report, in a copy of its chapters.
cd "$(dirname "$0")/.." || exit 1
. Tests/checks.sh
cp -R chapters "$work/chapters"
cd "$work" || exit 1

same() { cmp output/report.html "$1/report.html" && cmp output/report.json "$1/report.json"; }

# The same bytes, however the report is built.
status "builds on one thread without stored results" 0 "$report" build --jobs 1 --no-cache
cp -R output cold
rm -rf output
status "builds on two threads" 0 "$report" build --jobs 2 --explain
is "computes everything in the first build" hasNot ': reused$' out
is "comes to the same on two threads" same cold
rm -rf output
status "builds from stored results" 0 "$report" build --explain
is "reuses everything when nothing changed" hasNot ': computed' out
is "says what it reused" has ': reused$' out
is "comes to the same from stored results" same cold
cp -p output/report.html kept
status "does nothing when nothing changed" 0 "$report" build --explain
is "says why nothing was done" has '^up to date: ' out
is "says the verdicts again" has ' holds' out
is "leaves the output as it was" same cold
printf x | dd of=output/report.html bs=1 seek=100000 conv=notrunc 2>/dev/null
touch -r kept output/report.html
status "builds over a changed byte whose time is the old one" 0 "$report" build --explain
is "sees the changed byte" hasNot '^up to date' out
is "mends the changed byte" same cold
status "checks the report" 0 "$report" check
is "has nothing to complain of" [ ! -s err ]

# All numbers have bounds that are proved.
is "marks no number on the page as estimated" hasNot '(estimated' output/report.html
is "marks no number in the data as estimated" hasNot '"estimated"' output/report.json

# What is computed again.
printf '\nAnother paragraph.\n' >>chapters/01-one-score.md
status "builds after an edit of the prose" 0 "$report" build --explain
is "computes nothing after an edit of the prose" hasNot ': computed' out
cp "$root/chapters/01-one-score.md" chapters/
cat >chapters/90-last.md <<'END'
# Last

```{define}
let a = 1
let b = 2
```

`{value} a` `{value} b` `{value} a + b`
END
status "builds with another chapter" 0 "$report" build --explain
is "computes the new values only" equals "$(grep -c ': computed' out)" 3
sed 's/let b = 2/let b = 3/' chapters/90-last.md >edited
cp edited chapters/90-last.md
status "builds after an edit of a definition" 0 "$report" build --explain
is "computes the users of the definition" \
  equals "$(grep ': computed' out | sed 's/ ([0-9.]* m*s)//' | tr '\n' ' ')" \
  "last.value-2: computed, since 'last.b' changed last.value-3: computed, since 'last.b' changed "
rm chapters/90-last.md
status "builds as before" 0 "$report" build
is "comes to the same as before" same cold

# Errors leave the last output as it was.
printf '\n`{value} nonsense(1)`\n' >>chapters/01-one-score.md
status "fails for a chapter with an error" 1 "$report" build
is "says where the error is" has 'chapters/01-one-score.md:' err
is "leaves the last output" same cold
status "finds the error without building" 1 "$report" check
status "writes the page in spite of the error" 1 "$report" build --keep-going
is "shows the error on the page" has 'nonsense' output/report.html
status "tells the error to GitHub" 1 "$report" check --format github
is "puts it beside its line" \
  has '^::error file=chapters/01-one-score.md,line=[0-9]*,col=10,endColumn=18,title=unknown-name::' out
is "says nothing else" [ ! -s err ]
status "tells it in SARIF" 1 "$report" check --format sarif
is "says how to mend it" has "Define it with 'let'" out
is "has one result" equals "$(grep -c '"ruleId" : "unknown-name"' out)" 1
is "has its place" has '"uri" : "chapters/01-one-score.md"' out
cd ..
status "names files from where it runs" 1 "$report" check --format github --project "$work"
is "puts the project before them" has "file=$work/chapters/01-one-score.md,line=" out
cd "$work" || exit 1
status "tells it as data" 1 "$report" check --format json
is "names its kind" has '"identifier" : "unknown-name"' out
status "tells GitHub in a build" 1 "$report" build --format github
is "puts it beside its line in a build" has '^::error file=chapters/01-one-score.md,' out
cp "$root/chapters/01-one-score.md" chapters/
for format in json sarif github; do
  status "has nothing to say as $format" 0 "$report" check --strict --format "$format"
  is "says no error as $format" hasNot 'error' out
done
status "builds the mended report" 0 "$report" build
is "comes to the same as before the error" same cold
chmod a-w output
if [ ! -w output ]; then
  printf '\nMore.\n' >>chapters/01-one-score.md
  status "fails when the output cannot be written" 1 "$report" build
  is "leaves what it cannot write" same cold
  cp "$root/chapters/01-one-score.md" chapters/
fi
chmod u+w output

# Damage and company.
find .report-cache -type f | while read -r file; do printf 'damage' >"$file"; done
status "builds over a damaged cache" 0 "$report" build --explain
is "trusts nothing that is damaged" hasNot ': reused$' out
is "comes to the same over a damaged cache" same cold
rm -rf .report-cache output
"$report" build >/dev/null 2>&1 &
first=$!
"$report" build >/dev/null 2>&1 &
second=$!
wait "$first"
is "builds beside another build" [ $? -eq 0 ]
wait "$second"
is "builds beside another build, too" [ $? -eq 0 ]
is "comes to the same beside another build" same cold
is "leaves no unfinished files" equals "$(ls -A output | tr '\n' ' ')" "report.html report.json "

is "leaves no unfinished results" equals "$(ls -A .report-cache/unfinished)" ""

# One file that cannot be written leaves both as they were, and a message.
both() { [ "$(ls -A output | tr '\n' ' ')" = "report.html report.json " ]; }
printf '\nMore.\n' >>chapters/01-one-score.md
(ulimit -f 4000 && exec "$report" build) >out 2>err </dev/null
is "fails where the data may not be that large" equals $? 1
is "says which file it is" has "'report.json' cannot be written" err
is "leaves both files" same cold
is "leaves nothing half written" both
mv output/report.json kept.json
mkdir -p output/report.json/inside
status "fails where a folder is in the way" 1 "$report" build
is "says what is in the way" has "'report.json' cannot be replaced: it is a folder" err
is "leaves the page" cmp output/report.html cold/report.html
rm -r output/report.json
mv kept.json output/report.json
if chattr +i output/report.json 2>err; then
  status "fails where a file may not change" 1 "$report" build
  is "says which file may not change" has "'report.json' cannot be replaced" err
  chattr -i output/report.json
  is "leaves both where one may not change" same cold
fi
mkdir small
if mount -t tmpfs -o size=3m tmpfs small 2>err; then
  mkdir -p small/output
  cp cold/report.html small/output/
  mv output aside
  ln -s small/output output
  status "fails on a full disk" 1 "$report" build
  is "says that the disk is full" has 'the disk is full' err
  is "leaves the page on a full disk" cmp output/report.html cold/report.html
  is "leaves nothing on a full disk" equals "$(ls -A output)" "report.html"
  rm output
  mv aside output
  umount small
fi
cp "$root/chapters/01-one-score.md" chapters/

# Outputs that do not belong together, as a build leaves them that is killed between the two.
printf '{\n  "build" : "%064d"\n}\n' 0 >output/report.json
status "checks outputs of different builds" 0 "$report" check
is "says that they differ" has 'are of different builds' err
status "fails for warnings when strict" 1 "$report" check --strict
is "says the warning" has 'are of different builds' err
status "lists outputs of different builds" 0 "$report" list
is "says so in the list" has 'are of different builds' err
status "mends outputs of different builds" 0 "$report" build
is "comes to the same after that" same cold
status "checks the mended outputs" 0 "$report" check
is "has nothing more to say" [ ! -s err ]

# Prepared names, and a lock that somebody else holds.
echo mine >mine
ln -sf ../mine output/.report.html.new
mkfifo output/.report.json.new
printf '\nMore.\n' >>chapters/01-one-score.md
status "builds beside prepared names" 0 "$report" build
is "leaves what a link leads to" equals "$(cat mine)" mine
rm output/.report.html.new output/.report.json.new
cp "$root/chapters/01-one-score.md" chapters/
if command -v flock >out; then
  flock output sleep 4 &
  sleep 1
  status "waits for a lock" 0 "$report" build
  is "says that it waits" has "waiting for another build that writes into 'output'" err
  wait $!
  is "comes to the same after waiting" same cold
fi

# Builds that are killed anywhere leave outputs that the next build mends.
for round in 1 2 3 4 5 6 7 8; do
  printf '\nRound %s.\n' "$round" >>chapters/01-one-score.md
  "$report" build >out 2>err </dev/null &
  killed=$!
  sleep "0.$((round * 7 % 10))"
  kill -9 "$killed" 2>err
  wait "$killed" 2>err
done
status "builds once more" 0 "$report" build
if command -v strace >out; then
  # trace INJECTION: a build of changed prose, in which the page is renamed first, then the data, then what
  # is noted of the build.
  trace() {
    printf '\nTraced.\n' >>chapters/01-one-score.md
    strace -f -qq -o traced -e trace=renameat -e inject=renameat:"$1" "$report" build >out 2>err
  }
  trace signal=KILL:when=2
  status "checks after a kill between the two files" 0 "$report" check
  is "says that the files differ" has 'are of different builds' err
  status "mends what the kill left" 0 "$report" build
  is "leaves nothing of the killed build" equals "$(ls -A output | tr '\n' ' ')" \
    "report.html report.json "
  mkdir before
  cp output/* before/
  trace error=EIO:when=2
  is "fails when the second file cannot be put in place" equals $? 1
  is "says which one that is" has "'report.json' cannot be replaced" err
  is "puts the first file back" same before
fi
cp "$root/chapters/01-one-score.md" chapters/
status "builds after killed builds" 0 "$report" build
is "comes to the same after killed builds" same cold
is "removes what killed builds left" \
  equals "$(ls -A output .report-cache/unfinished | tr '\n' ' ')" \
  ".report-cache/unfinished:  output: report.html report.json "

status "says what takes the room" 0 "$report" build --sizes
is "names the chapter" has '^chapters/01-one-score.md  *[0-9]' out
is "names the font" has '^font  *[0-9]' out

# What is on the page.
is "asks nothing of the network" \
  hasNot '<\(link\|script\|img\|iframe\|source\|object\|embed\)[^>]*\(src\|href\|data\)=["'"'"']\{0,1\}\(http\|//\)' \
  output/report.html
is "loads no style from elsewhere" hasNot '@import\|url(["'"'"']\{0,1\}\(http\|//\)' output/report.html
is "holds no path of this machine" hasNot "$work\\|$root" output/report.html
is "holds no path of this machine in the data" hasNot "$work\\|$root" output/report.json
today=$(date +%Y-%m-%d)
is "holds no date" hasNot "$today" output/report.html
is "holds no date in the data" hasNot "$today" output/report.json

# The other commands.
status "evaluates an expression" 0 "$report" evaluate 'normal(mean: 0, sd: 1).variance + 1'
is "prints its value" equals "$(cat out)" 2
status "evaluates for a program" 0 "$report" evaluate --format json '[1, 2] * 2'
is "prints the values" equals "$(tr -d ' \n' <out)" \
  '{"errors":[0,0],"expression":"[1,2]*2","kinds":["exact","exact"],"text":"[2,4]","values":[2,4]}'
status "refuses an expression with an error" 1 "$report" evaluate 'nonsense(1)'
status "lists the vocabulary" 0 "$report" words
for word in normal mixture fisher kl plot facet line table holds control; do
  is "lists '$word'" has "$word" out
done
status "describes a word" 0 "$report" words fisher
status "describes a member as it is called" 0 "$report" words .sample
status "lists the report" 0 "$report" list
is "lists a claim" has '^claim' out
is "knows what is computed" hasNot 'to compute' out
status "lists the kinds of messages" 0 "$report" explain
is "lists a kind" has '^unknown-name  ' out
status "explains a kind" 0 "$report" explain unknown-name
is "shows what makes it" has '^  nromal(' out
status "refuses an unknown kind" 64 "$report" explain unknwon-name
is "names the nearest kind" has "did you mean 'unknown-name'?" err
for command in build check explain list words evaluate render; do
  status "helps with '$command'" 0 "$report" "$command" --help
done
status "helps" 0 "$report" --help
status "refuses a missing command" 64 "$report"
status "refuses an unknown command" 64 "$report" biuld
status "refuses an unknown option" 64 "$report" build --job 2
status "refuses a wrong value" 64 "$report" build --jobs none
status "refuses a missing operand" 64 "$report" render
status "refuses an unknown word" 64 "$report" words nonsense
status "refuses a missing file" 64 "$report" render nothing.md
status "refuses a missing folder" 64 "$report" check --project nowhere
mkdir empty
status "fails where there is no report" 1 "$report" check --project empty

# render MARKDOWN HTML
render() {
  is "renders '$1'" equals "$(printf "$1" | "$report" render -)" "$(printf "$2")"
}
render '*hello*\n' '<p><em>hello</em></p>'
render '# A\n\n1. b\n' '<h1>A</h1>\n<ol>\n<li>b</li>\n</ol>'
render '<b>raw</b>\n' '<p><b>raw</b></p>'
render '`</script>`\n' '<p><code>&lt;/script&gt;</code></p>'
render '[a](b "c")\n' '<p><a href="b" title="c">a</a></p>'

# Hostile chapters: an error or a page, never a crash.
hostile() {
  rm -rf hostile
  mkdir -p hostile/chapters
  printf -- '---\ntitle: Hostile\n---\n\n# Hostile\n' >hostile/chapters/index.md
  cat >hostile/chapters/01-hostile.md
  name=$1
  shift
  "$report" build --project hostile "$@" >out 2>err </dev/null
  found=$?
  is "survives $name" [ "$found" -eq 0 -o "$found" -eq 1 ]
}
# many TEXT: the text, ten thousand times.
many() { yes -- "$1" | head -n 10000 | tr -d '\n'; }
{ echo '# H' && many '>' && echo ' x'; } | hostile "deep quotations" --keep-going
{ echo '# H' && many '- ' && echo 'x'; } | hostile "deep lists" --keep-going
{ echo '# H' && many '['; } | hostile "open brackets" --keep-going
{ echo '# H' && many '*a **b '; } | hostile "emphasis" --keep-going
{ echo '# H' && many '$'; } | hostile "dollars" --keep-going
{ echo '# H' && printf '`{value} ' && many '(' && echo '`'; } | hostile "deep parentheses"
{ echo '# H' && printf '`{value} ' && many '-' && echo '1`'; } | hostile "many signs"
{ echo '# H' && printf '`{value} ' && many '{ x in ' && echo '`'; } | hostile "deep closures"
{ echo '# H' && printf '$' && many '{' && echo 'x$'; } | hostile "deep formulas" --keep-going
{ echo '# H' && many '`{value} no` '; } | hostile "many errors" --keep-going
is "tells a bounded number of errors" [ "$(wc -l <err)" -lt 2000 ]
printf '# H\n\n\377\376\000 `{value} 1\000`\r\r\r\n' | hostile "bytes that are no text" --keep-going

summary
