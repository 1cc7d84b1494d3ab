"""Runs the claims of the chapters with mutants switched on and sees which verdicts change."""
import concurrent.futures
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

import watching

# A directive, which may stand in a quotation.
FENCE = re.compile(
    r"^(?:> ?)* {0,3}(?P<fence>`{3,}|~{3,}) *\{(?P<kind>\w+)[^\n]*\n.*?^(?:> ?)* {0,3}(?P=fence)[`~]* *$\n?",
    re.M | re.S)


def chapters(source, folder):
    """Writes the chapters with definitions and claims alone, so that no figure is computed."""
    shutil.copytree(source, folder)
    for path in folder.glob("*.md"):
        text = FENCE.sub(lambda m: m.group() if m["kind"] in ("define", "claim") else "", path.read_text())
        path.write_text(re.sub(r"`\{value[^`]*`", "a value", text))


def verdicts(copy, number, seconds=None, reached=None):
    """What each claim comes to with a mutant on, or nothing when the program stops or takes more seconds of
    a processor."""
    with tempfile.TemporaryDirectory(prefix="report-claims-") as name:
        work = pathlib.Path(name)
        chapters(copy / "chapters", work / "chapters")
        environment = dict(os.environ, REPORT_MUTANT=str(number))
        if reached:
            environment["REPORT_MUTANTS_REACHED"] = str(reached)
        command = [str(copy / ".build/debug/report"), "build", "--no-cache", "--keep-going", "--jobs", "1"]
        try:
            subprocess.run(
                command, cwd=work, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL, timeout=60 + 10 * (seconds or 360),
                preexec_fn=watching.limited(seconds))
            found = json.loads((work / "output/report.json").read_text())["claims"]
        except (subprocess.TimeoutExpired, OSError, ValueError):
            return None
    return {
        label: (claim.get("verdict"), tuple(a.get("truth") for a in claim.get("assertions", [])))
        for label, claim in found.items()}


def report(copy, mutants, jobs):
    """Prints how many mutants the claims notice, and the claims that none of them moves."""
    with tempfile.TemporaryDirectory(prefix="report-claims-") as name:
        path = pathlib.Path(name) / "reached"
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        usual = verdicts(copy, -1, reached=path)
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        if not usual:
            sys.exit("error: the report has no claims without a mutant")
        reached = {int(line) for line in path.read_text().split()}
    asked = [m for m in mutants if m.number in reached]
    print(f"{len(usual)} claims; {len(asked)} of {len(mutants)} mutants stand in what they compute", flush=True)
    moved = {label: set() for label in usual}
    noticed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        outcomes = pool.map(lambda m: verdicts(copy, m.number, 10 + 3 * seconds), asked)
        for done, (mutant, found) in enumerate(zip(asked, outcomes), 1):
            changed = [] if found is None else [label for label in usual if found.get(label) != usual[label]]
            for label in changed:
                moved[label].add(mutant.number)
            seen = found is None or bool(changed)
            noticed += seen
            by = "the program stops" if found is None else ", ".join(changed) or "nobody"
            print(
                f"{done}/{len(asked)} {mutant.number} {mutant.file}:{mutant.line} {mutant.kind}: {by}", flush=True)
    print(f"\nthe claims notice {noticed} of the {len(asked)} mutants in what they compute, of {len(mutants)} in all")
    still = [label for label in usual if not moved[label]]
    print(f"{len(still)} of {len(usual)} claims are moved by none:")
    for label in still:
        print(f"  {label}")
