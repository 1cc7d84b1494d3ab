"""Runs tests with a mutant switched on and sees whether they notice."""
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading

MEMORY = 8 << 30


def limited(seconds):
    """What a process does before it starts: it takes no more memory, nor time of a processor, than this."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        if seconds:
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    return limit


def run(copy, command, number, seconds=None, reached=None):
    """How a command ends with a mutant on, and which test says so: "passes", "fails" or "hangs".

    It ends at the first failure. `seconds` are those of a processor, so that other work on the machine
    doesn't make a mutant hang; one that waits for ever is stopped after ten times as many and a minute.
    """
    environment = dict(os.environ, REPORT_MUTANT=str(number))
    if reached:
        environment["REPORT_MUTANTS_REACHED"] = str(reached)
    process = subprocess.Popen(
        command, cwd=copy, env=environment, text=True, errors="replace", stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=limited(seconds))
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    clock = threading.Timer(60 + 10 * (seconds or 360), stop)
    clock.start()
    failed = ""
    try:
        for line in process.stdout:
            if line.startswith("✘") or " recorded an issue" in line:
                failed = line.strip()
                os.killpg(process.pid, signal.SIGKILL)
                break
        process.stdout.close()
        status = process.wait()
    finally:
        clock.cancel()
    if late.is_set() or not failed and status in (-signal.SIGXCPU, -signal.SIGKILL):
        return "hangs", ""
    return ("passes", "") if status == 0 and not failed else ("fails", failed)


class Watch:
    """The tests of a build: suites by their names, the tests outside suites by their room's."""

    def __init__(self, copy, rooms):
        self.copy = copy
        bundles = sorted((copy / ".build/debug").glob("*PackageTests.xctest"))
        if not bundles:
            sys.exit("error: the build holds no tests")
        self.bundle = bundles[0]
        tests = subprocess.run(
            [str(self.bundle), "--testing-library", "swift-testing", "--list-tests"], text=True,
            stdout=subprocess.PIPE, check=True)
        suites = sorted({
            match.group(1) for match in re.finditer(r"^(\w+Tests\.(?:\w+/)?).*$", tests.stdout, re.M)
            if match.group(1).split("Tests.")[0] in rooms})
        self.seconds = {}
        self.reached = {}
        stored = copy / "reached.json"
        stamp = self.bundle.stat().st_mtime
        if stored.exists() and json.loads(stored.read_text())["stamp"] == stamp:
            content = json.loads(stored.read_text())
            self.seconds = content["seconds"]
            self.reached = {suite: set(numbers) for suite, numbers in content["reached"].items()}
            return
        with tempfile.TemporaryDirectory(prefix="report-mutants-") as folder:
            file = pathlib.Path(folder) / "reached"
            for suite in suites:
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                outcome, why = run(copy, self.command([suite]), -1, reached=file)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                if outcome != "passes":
                    sys.exit(f"error: the tests of {suite} fail without a mutant: {why}")
                self.seconds[suite] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                self.reached[suite] = {int(line) for line in file.read_text().split()}
        print(f"without a mutant: {len(suites)} suites, {sum(self.seconds.values()):.0f} s of a processor", flush=True)
        stored.write_text(json.dumps({
            "stamp": stamp, "seconds": self.seconds,
            "reached": {suite: sorted(numbers) for suite, numbers in self.reached.items()}}))

    def command(self, suites):
        # Tests outside suites have a parenthesis where the others have a slash.
        names = "|".join(re.escape(s) if s.endswith("/") else re.escape(s) + r"\w+\(" for s in suites)
        return [str(self.bundle), "--testing-library", "swift-testing", "--filter", f"^({names})"]

    def stages(self, mutant):
        """The suites that come to a mutant: the one of its file, the quick ones, all others."""
        name = pathlib.Path(mutant.file).stem.replace("+", "")
        suites = [suite for suite, numbers in self.reached.items() if mutant.number in numbers]
        own = [suite for suite in suites if f".{name}Tests/" in suite]
        rest = sorted((s for s in suites if s not in own), key=lambda suite: self.seconds[suite])
        quick = [suite for suite in rest if self.seconds[suite] < 0.5]
        slow = [suite for suite in rest if self.seconds[suite] >= 0.5]
        return [stage for stage in (own, quick, slow[:2], slow[2:]) if stage]

    def notices(self, mutant):
        """How and where a mutant was noticed, or nothing."""
        for stage in self.stages(mutant):
            limit = 5 + 3 * sum(self.seconds[suite] for suite in stage)
            outcome, why = run(self.copy, self.command(stage), mutant.number, limit)
            if outcome != "passes":
                test = re.search(r"Test (\w+)", why)
                return outcome + " in " + (test.group(1) if test else stage[0])
        return None
