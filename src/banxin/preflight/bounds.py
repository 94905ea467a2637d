"""Programs run within bounds of time and memory, so that no file can hold up the machine.

The bounds are set by the shell that becomes the program (POSIX.1-2024, ulimit): they hold
from its first instruction, and for whatever it starts in turn.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

# What a shell answers for a program that it does not find (POSIX.1-2024, 2.8.2).
_NOT_FOUND = 127
_BLOCK = 512  # bytes, in which `ulimit -f` counts by the standard; some shells count 1024
_SAID_MOST = 64 << 20

# macOS does not know `ulimit -v`: there only time is bounded.
_LIMITED = 'ulimit -v "$1" 2>/dev/null; ulimit -t "$2"; ulimit -f "$3"; shift 3; exec "$@"'


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one program may take; the wall clock is for one that waits without working."""

    memory_mb: int
    cpu_seconds: int
    wall_seconds: int
    file_mb: int


@dataclass(frozen=True, slots=True)
class Ran:
    """A program that came to an end by itself. ``errors``: how its complaints begin."""

    code: int
    said: bytes
    errors: str


class NotHere(Exception):
    """There is no such program on this machine."""


class OutOfBounds(Exception):
    """The program was stopped; says at which bound."""


def run_within(bounds: Bounds, command: Sequence[str], fed: bytes = b"") -> Ran:
    """Run a program, with ``fed`` as what it reads.

    Raises:
        NotHere, OutOfBounds: As they say.
    """
    limits = (bounds.memory_mb << 10, bounds.cpu_seconds, (bounds.file_mb << 20) // _BLOCK)
    shell = ["/bin/sh", "-c", _LIMITED, "sh", *map(str, limits), *command]
    with TemporaryFile() as given, TemporaryFile() as said, TemporaryFile() as errors:
        given.write(fed)
        given.seek(0)
        # A session of its own, so that what the program has started ends with it.
        child = subprocess.Popen(  # noqa: S603 - the command is ours, and no shell reads it
            shell, stdin=given, stdout=said, stderr=errors, start_new_session=True
        )
        try:
            code = child.wait(bounds.wall_seconds)
        except subprocess.TimeoutExpired as cause:
            raise OutOfBounds(f"{bounds.wall_seconds} s") from cause
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        if code == _NOT_FOUND:
            raise NotHere(command[0])
        if code < 0:
            raise OutOfBounds(_stopped_by(-code, bounds))
        return Ran(code, _read(said), _read(errors).decode("utf-8", "replace")[:1000])


def _stopped_by(number: int, bounds: Bounds) -> str:
    if number in {signal.SIGKILL, signal.SIGXCPU}:
        return f"{bounds.cpu_seconds} s CPU"
    if number == signal.SIGXFSZ:
        return f"{bounds.file_mb} MB"
    return signal.Signals(number).name


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(_SAID_MOST)
