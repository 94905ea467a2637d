"""One run of one program in a process of its own, and what it cost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Linux counts the peak in KiB, macOS in bytes: getrusage(2) of either system.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
_LAUNCH = Path(__file__).with_name("launch.py")


class RunFailed(Exception):
    """The program did not end well; the message holds what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took.

    Attributes:
        cpu_s: User and system time of the process and of every descendant it waited for.
        wall_s: From start to end.
        peak_bytes: The largest resident size of any one of those processes.
    """

    cpu_s: float
    wall_s: float
    peak_bytes: int


def run(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Cost:
    """Run ``command`` and wait for it; its talk goes into ``log``.

    Raises:
        RunFailed: It ended with another status than 0.
    """
    launch = (sys.executable, "-I", "-S", str(_LAUNCH), str(log), *command)
    said = subprocess.run(launch, env=environment, capture_output=True, check=True).stdout
    status, cpu, wall, peak = json.loads(said)
    if status:
        raise RunFailed(f"{' '.join(command)}: status {status}\n{log.read_text('utf-8')[-2000:]}")
    return Cost(cpu, wall, peak * _PEAK_UNIT)


def turns(
    commands: Mapping[str, Sequence[str]], runs: int, environment: Mapping[str, str], log: Path
) -> Iterator[tuple[str, int, Cost]]:
    """Run programs turn by turn, so that all share the weather: name, turn and cost of each run.

    Turn 0 is the warm-up. What a program said stands in ``log`` until the next one runs.
    """
    for turn in range(runs + 1):
        for name, command in commands.items():
            yield name, turn, run(command, environment, log)
