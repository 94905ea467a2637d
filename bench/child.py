"""One run of one program in a process of its own, and what it cost."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Linux counts the peak in KiB, macOS in bytes: getrusage(2) of either system.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


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
    with log.open("wb") as talk:
        start = time.perf_counter()
        child = os.posix_spawnp(
            command[0],
            list(command),
            dict(environment),
            file_actions=[(os.POSIX_SPAWN_DUP2, talk.fileno(), fd) for fd in (1, 2)],
        )
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    if status:
        raise RunFailed(f"{' '.join(command)}: status {status}\n{log.read_text('utf-8')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _PEAK_UNIT)
