"""Makes the build that holds all mutants."""
import json
import re
import shutil
import subprocess
import sys

SMALL = ["Arithmetic", "Numerics"]
# What the tests of all rooms share.
SHARED = "TestSupport"
# What the rooms below the others need of the house.
GROUND = ["Bisection"]
EVERYTHING = ["Arithmetic", "Numerics", "Script", "Vocabulary"]

HEADER = """#include <stdbool.h>
extern int report_mutant;
bool report_mutant_reached(int number);
/// Whether a mutant is switched on.
static inline bool mutant(int number) {
  if (__builtin_expect(report_mutant < 0, 0)) return report_mutant_reached(number);
  return report_mutant == number;
}
"""
SOURCE = """#include "CMutant.h"
#include <stdio.h>
#include <stdlib.h>
/* 0: none; above: the one that is on; below: none, and those that are come to are written to a file. */
int report_mutant = 0;
static unsigned char reached[100000];
__attribute__((constructor)) static void report_mutant_read(void) {
  const char *text = getenv("REPORT_MUTANT");
  if (text) report_mutant = atoi(text);
}
bool report_mutant_reached(int number) {
  if (number < (int)sizeof reached && !reached[number]) reached[number] = 1;
  return false;
}
__attribute__((destructor)) static void report_mutant_write(void) {
  const char *path = getenv("REPORT_MUTANTS_REACHED");
  FILE *file = report_mutant < 0 && path ? fopen(path, "w") : NULL;
  if (!file) return;
  for (int i = 0; i < (int)sizeof reached; i++) if (reached[i]) fprintf(file, "%d\\n", i);
  fclose(file);
}
"""
# What the manifest of the copy says besides that of the project.
MANIFEST = """
let mutated: [String] = {rooms}
let withoutTests: [String] = {without}
package.targets.removeAll {{ withoutTests.contains($0.name) }}
package.products.removeAll {{ withoutTests.contains($0.name) }}
package.targets.append(.target(name: "CMutant"))
for target in package.targets where mutated.contains(target.name) {{
  target.dependencies.append("CMutant")
}}
"""


def put(path, text):
    """Writes a file unless it already holds the text, so that only changes are built."""
    data = text.encode() if isinstance(text, str) else text
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def targets(root):
    """The names of the project's targets."""
    described = subprocess.run(
        ["swift", "package", "describe", "--type", "json"], cwd=root, text=True, stdout=subprocess.PIPE, check=True)
    return [target["name"] for target in json.loads(described.stdout)["targets"]]


def write(root, copy, mutants):
    """Writes the sources of the copy, with the mutants in them."""
    by_file = {}
    for mutant in mutants:
        by_file.setdefault(mutant.file, []).append(mutant)
    wanted = set()
    # The tests read the manual, too.
    for folder in ("Sources", "Tests", "Plugins", "Scripts", "chapters", "Documentation", "*.md"):
        for path in sorted(root.glob(folder) if "*" in folder else (root / folder).rglob("*")):
            if not path.is_file():
                continue
            file = str(path.relative_to(root))
            wanted.add(file)
            if file not in by_file:
                put(copy / file, path.read_bytes())
                continue
            text = path.read_text()
            for m in sorted(by_file[file], key=lambda m: -m.start):
                text = text[: m.start] + f"(mutant({m.number}) ? ({m.other}) : ({m.own}))" + text[m.end :]
            access = "public" if "@inlinable" in text or "@usableFromInline" in text else "internal"
            # On the first line, so that the lines keep their numbers.
            put(copy / file, f"{access} import CMutant; {text}")
    for folder in ("Sources", "Tests"):
        for path in list((copy / folder).rglob("*.swift")) if (copy / folder).exists() else []:
            if str(path.relative_to(copy)) not in wanted:
                path.unlink()
    put(copy / "Sources/CMutant/include/CMutant.h", HEADER)
    put(copy / "Sources/CMutant/mutant.c", SOURCE)


def build(root, copy, mutants, rooms, program):
    """Builds the copy and gives the mutants that are in it.

    A place that the compiler refuses (a type that the text doesn't tell, inlinable code) is left out.
    """
    tests = {f"{room}Tests" for room in rooms}
    names = targets(root)
    keep = set(names) if program else {*rooms, *GROUND, SHARED}
    keep = {name for name in keep if not name.endswith("Tests") and name.lower() not in ("fuzzing", "fuzz")} | tests
    without = [name for name in names if name not in keep] + ([] if program else ["report"])
    # The compiler warns of a constant condition or an unused name in a mutant.
    manifest = (root / "Package.swift").read_text().replace(".treatAllWarnings(as: .error),", "")
    put(copy / "Package.swift", manifest + MANIFEST.format(rooms=json.dumps(rooms), without=json.dumps(without)))
    refused = 0
    for _ in range(12):
        write(root, copy, mutants)
        run = subprocess.run(
            ["swift", "build", "--build-tests"], cwd=copy, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode == 0:
            if refused:
                print(f"{refused} places left out, which the compiler refuses")
            put(copy / "built.json", json.dumps({m.number: m.key for m in mutants}))
            return mutants
        bad = set()
        for file, line in re.findall(r"(Sources/[\w/+]+\.swift):(\d+):\d+: error:", run.stdout):
            here = [m for m in mutants if m.file == file and m.line <= int(line) <= m.last]
            bad |= {m.number for m in here}
        for m in mutants:
            if m.number in bad:
                print("refused: " + json.dumps([m.file, m.statement, m.kind, m.again]), flush=True)
        if not bad:
            sys.exit("error: the copy does not build\n" + run.stdout[-4000:])
        mutants = [m for m in mutants if m.number not in bad]
        refused += len(bad)
    sys.exit("error: the copy still does not build")


def last(copy, mutants):
    """The mutants that are in the last build, which must be those that are asked for."""
    if not (copy / "built.json").exists():
        sys.exit("error: there is no build yet")
    keys = {m.key: m for m in mutants}
    built = json.loads((copy / "built.json").read_text())
    result = []
    for number, key in built.items():
        mutant = keys.get(tuple(key))
        if mutant is None:
            sys.exit(f"error: the last build has other mutants; {key} is none of these")
        mutant.number = int(number)
        result.append(mutant)
    return result
