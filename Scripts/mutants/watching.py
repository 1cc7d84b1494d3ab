"""Runs tests with a mutant switched on and sees whether they notice."""
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import threading
import time

MEMORY = 8 << 30


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(copy, command, number, limit):
    """How a command ends with a mutant on: "passes", "fails" or "hangs". It ends at the first failure."""
    environment = dict(os.environ, REPORT_MUTANT=str(number))
    process = subprocess.Popen(
        command, cwd=copy, env=environment, text=True, errors="replace", stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=limited)
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    clock = threading.Timer(limit, stop)
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
    if late.is_set():
        return "hangs", ""
    return ("passes", "") if status == 0 and not failed else ("fails", failed)


class Watch:
    """The tests of a build, in the order in which they are asked."""

    def __init__(self, copy, rooms):
        self.copy = copy
        self.rooms = rooms
        bundles = sorted((copy / ".build/debug").glob("*PackageTests.xctest"))
        if not bundles:
            sys.exit("error: the build holds no tests")
        self.bundle = bundles[0]
        self.seconds = {}
        for room in rooms:
            start = time.monotonic()
            outcome, why = run(copy, self.command(rf"^{room}Tests\."), 0, 1800)
            if outcome != "passes":
                sys.exit(f"error: {room}Tests fail without a mutant: {why}")
            self.seconds[room] = time.monotonic() - start
        print("without a mutant: " + ", ".join(f"{r}Tests {s:.1f} s" for r, s in self.seconds.items()), flush=True)

    def command(self, filter):
        return [str(self.bundle), "--testing-library", "swift-testing", "--filter", filter]

    def stages(self, mutant):
        """Filters of tests, the nearest first, with the room whose time they take at most."""
        room = mutant.file.split("/")[1]
        name = re.escape(pathlib.Path(mutant.file).stem.replace("+", ""))
        stages = [(rf"^\w+Tests\.{name}Tests/", room)]
        order = {"Numerics": ["Numerics", "Vocabulary", "Script"], "Script": ["Script", "Vocabulary"],
                 "Vocabulary": ["Vocabulary", "Script"]}.get(room, self.rooms)
        return stages + [(rf"^{other}Tests\.", other) for other in order if other in self.rooms]

    def notices(self, mutant):
        """How and where a mutant was noticed, or nothing."""
        for filter, room in self.stages(mutant):
            outcome, why = run(self.copy, self.command(filter), mutant.number, 10 + 3 * self.seconds[room])
            if outcome != "passes":
                test = re.search(r"Test (\w+)", why)
                return outcome + " in " + (test.group(1) if test else filter)
        return None
