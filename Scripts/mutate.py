#!/usr/bin/env python3
"""Changes the computations in many small places, one at a time, and asks whether the tests notice.

    Scripts/mutate.py                  every mutant against the tests
    Scripts/mutate.py --sample 15      fifteen of them, in a smaller build
    Scripts/mutate.py --only 3,17      some of them
    Scripts/mutate.py --claims         how many the claims of the chapters notice
    Scripts/mutate.py --list           the mutants, without building anything

The sources are copied to .build/mutants, and there every chosen expression is written as
`(mutant(17) ? (a - b) : (a + b))`, so that one build holds all mutants; an environment variable switches
one on (mutant schemata: Untch, Offutt and Harrold, ISSTA 1993). Nothing of it stands in the project's own
sources. The copy is kept, so that the next run builds only what changed.

A mutant is noticed when a test fails or crashes, or the tests run more than three times as long. Those
whose change nothing could see are listed with the reason in Scripts/mutants/equivalent.json.
Scripts/mutants/refused.json has the places whose mutants the compiler refuses, which saves the builds that
would find that out. Entries whose place no longer exists are told. The exit status is 1 when less than 97 %
of the others are noticed, or, with --sample, when one is not.
"""
import argparse
import concurrent.futures
import json
import pathlib
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "mutants"))
import claims
import places
import switched
import watching

root = pathlib.Path(__file__).resolve().parent.parent
seed = "mutants 1"
least = 0.97
# Lines for one mutant in each folder; the folders of Vocabulary are those that compute.
density = {
    "Sources/Arithmetic": 50,
    "Sources/Numerics": 60,
    "Sources/Script/Evaluation": 120,
    "Sources/Script/Formulas": 60,
    "Sources/Script/Values": 120,
    "Sources/Vocabulary/Densities": 130,
    "Sources/Vocabulary/Divergences": 130,
    "Sources/Vocabulary/Fitting": 130,
    "Sources/Vocabulary/Language": 130,
    "Sources/Vocabulary/SVGD": 130,
    "Sources/Vocabulary/Sampling": 130,
    "Sources/Vocabulary/Stein": 130,
}


def listed(name):
    return json.loads((root / "Scripts" / "mutants" / name).read_text())


def selection():
    """The mutants and, of those that nothing can see, the reasons."""
    entries = listed("named.json")
    equivalent = {}
    for entry in listed("equivalent.json"):
        equivalent[entry["file"], entry["statement"], entry["kind"], entry.get("again", 1)] = entry["reason"]
    refused = {tuple(entry) for entry in listed("refused.json")}
    result = []
    known = set()
    files = sorted(path for folder in density for path in (root / folder).rglob("*.swift"))
    for path in files:
        file = str(path.relative_to(root))
        text = path.read_text()
        lines = next(count for folder, count in density.items() if file.startswith(folder + "/"))
        own = [places.named(file, text, entry) for entry in entries if entry["file"] == file]
        found = list(places.Source(file, text).places())
        known |= {place.key for place in own + found}
        apart = [p for p in found if p.key not in refused and all(p.end <= o.start or o.end <= p.start for o in own)]
        result += own + places.chosen(apart, max(1, round(text.count("\n") / lines)), seed)
    for key in refused - known:
        print("refused.json has a place that no longer exists:", json.dumps(key), file=sys.stderr)
    for key in equivalent.keys() - known:
        print("equivalent.json has a place that no longer exists:", json.dumps(key), file=sys.stderr)
    stale = [e["file"] for e in entries if not (root / e["file"]).exists()]
    if stale:
        sys.exit("error: named.json has files that no longer exist:\n" + "\n".join(f"  {file}" for file in stale))
    result.sort(key=lambda place: (place.file, place.start))
    for number, place in enumerate(result, 1):
        place.number = number
    return result, equivalent


def spread(mutants, count):
    """`count` mutants, in an order that the text of their places gives."""
    ranked = sorted(mutants, key=lambda m: places.number_below(1 << 40, f"{seed} {' '.join(map(str, m.key))}"))
    return ranked[:count]


def told(mutant):
    other = " ".join(mutant.other.split())
    return f"{mutant.number:4} {mutant.file}:{mutant.line} {mutant.kind}\n       {mutant.own}\n       -> {other}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="only so many mutants, of Arithmetic and Numerics")
    parser.add_argument("--only", help="numbers of mutants, as 3,17")
    parser.add_argument("--claims", action="store_true", help="ask the claims, not the tests")
    parser.add_argument("--list", action="store_true", help="print the mutants")
    parser.add_argument("--build", action="store_true", help="make the build and stop")
    parser.add_argument("--skip-build", action="store_true", help="take the last build as it is")
    parser.add_argument("--jobs", type=int, default=1, help="mutants at a time (1)")
    options = parser.parse_args()

    mutants, equivalent = selection()
    if options.list:
        for mutant in mutants:
            print(told(mutant) + ("\n       equivalent: " + equivalent[mutant.key] if mutant.key in equivalent else ""))
        return
    rooms = switched.EVERYTHING
    if options.sample:
        rooms = switched.SMALL
        small = [m for m in mutants if m.file.split("/")[1] in rooms and m.key not in equivalent]
        mutants = spread(small, options.sample)
    copy = root / ".build" / "mutants" / ("sample" if options.sample else "all")
    start = time.monotonic()
    if options.skip_build:
        built = switched.last(copy, mutants)
    else:
        built = switched.build(root, copy, mutants, rooms, program=not options.sample)
    print(f"{len(built)} mutants in one build, after {time.monotonic() - start:.0f} s", flush=True)
    if options.build:
        return
    asked = [m for m in built if m.key not in equivalent]
    if options.only:
        numbers = {int(number) for number in options.only.split(",")}
        asked = [m for m in built if m.number in numbers]
    if options.claims:
        claims.report(copy, asked, options.jobs)
        return

    watch = watching.Watch(copy, set(rooms))
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for done, (mutant, by) in enumerate(zip(asked, pool.map(watch.notices, asked)), 1):
            if by is None:
                survivors.append(mutant)
            print(
                f"{done}/{len(asked)} {'noticed by ' + by if by else 'SURVIVED'}: {mutant.number} "
                f"{mutant.file}:{mutant.line} {mutant.kind}", flush=True)
    share = 1 - len(survivors) / max(len(asked), 1)
    print(f"\n{len(asked)} mutants: {len(asked) - len(survivors)} noticed ({share:.1%}), {len(built) - len(asked)} "
          f"left out, after {time.monotonic() - start:.0f} s")
    for mutant in survivors:
        print(told(mutant))
    if share < (1 if options.sample else least):
        sys.exit(1)


main()
