"""What a command costs: CPU, wall and peak memory, as the kernel counts them (wait4(2))."""

import dataclasses
import os
import shutil
import statistics
import subprocess
import sys
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    """CPU is user and system time, of the command and of all it has waited for, in seconds; memory in MiB."""

    cpu: float
    wall: float
    memory: float

    def plus(self, other):
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.memory, other.memory))


def run(words, log, statuses=(0,), directory=None):
    """Runs a command and gives its cost. A status that is not expected ends the bench: a failure is no figure."""
    with open(log, "wb") as said:
        began = time.monotonic()
        process = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=said,
                                   stderr=subprocess.STDOUT, cwd=directory)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in statuses:
        with open(log, errors="replace") as said:
            sys.stderr.write(said.read()[-4000:])
        sys.exit("bench: status %d: %s" % (process.returncode, " ".join(map(str, words))))
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def median(costs):
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")))


def median_ratio(ours, theirs, measure):
    """The median of the ratios of the pairs: what ran in the same turn met the same load."""
    return statistics.median(
        getattr(a, measure) / max(getattr(b, measure), 0.001) for a, b in zip(ours, theirs, strict=True))


def is_installed(program):
    return shutil.which(program) is not None
