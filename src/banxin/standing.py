"""Standing matter (存版): what was made for an earlier build and can be used again as it is.

Printers kept composed type that would be wanted again. Here it is bytes, kept under the hash of
everything that they follow from, the making code included, so that nothing stale is ever found.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SEAL = 32
"""Bytes in front of what is kept."""


@dataclass(frozen=True, slots=True)
class StandingMatter:
    """A folder of kept bytes; it may be deleted at any time."""

    folder: Path

    def reuse(self, facts: str, make: Callable[[], bytes]) -> bytes:
        """The bytes that were made from ``facts`` before, or else those that ``make`` makes.

        ``facts`` must name everything that the bytes follow from.
        """
        found = self.find(facts)
        if found is None:
            found = make()
            self.keep(facts, found)
        return found

    def find(self, facts: str) -> bytes | None:
        """The bytes that were made from ``facts`` before; None for none, or for damaged ones."""
        path = self._path(facts)
        with suppress(OSError):
            kept = path.read_bytes()
            made = kept[_SEAL:]
            if kept[:_SEAL] == _seal(path.name, made):
                os.utime(path)  # what is used is not what is thrown away
                return made
        return None

    def keep(self, facts: str, made: bytes) -> None:
        """Keep what was made from ``facts``."""
        # A folder that cannot be written to is no reason not to print.
        with suppress(OSError):
            path = self._path(facts)
            _put(path, _seal(path.name, made) + made)

    def _path(self, facts: str) -> Path:
        return self.folder / hashlib.sha256(facts.encode()).hexdigest()


def throw_away(folder: Path, most_bytes: int) -> None:
    """Let ``folder`` hold no more than ``most_bytes``: what was not used for longest goes first.

    Matter that another run is just looking for is made anew there, as if it had never been kept.
    """
    with suppress(OSError):
        files = [(path, path.stat()) for path in folder.iterdir() if path.is_file()]
        held = sum(stat.st_size for _, stat in files)
        for path, stat in sorted(files, key=lambda file: (file[1].st_mtime_ns, file[0])):
            if held <= most_bytes:
                break
            path.unlink(missing_ok=True)
            held -= stat.st_size


@cache
def recipe(stage: Path, *versions: str) -> str:
    """What a stage's making is: a hash of its code and of its libraries' versions."""
    digest = hashlib.sha256("\n".join(versions).encode())
    for source in sorted(stage.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _seal(name: str, made: bytes) -> bytes:
    """What tells that bytes are whole, and those of just these facts."""
    return hashlib.sha256(name.encode() + made).digest()


def _put(path: Path, data: bytes) -> None:
    """Under a temporary name first, so that nobody ever reads half of it."""
    import tempfile  # noqa: PLC0415 - slow to import, and most builds find all that they need

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
