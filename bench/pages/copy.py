"""The benchmark's own words, by number: a problem names sentences instead of repeating them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences, titles, and short lines for kickers, subtitles and section heads.

    A number in a problem counts from 0 in the file of its kind; entries are only ever added at a
    file's end.
    """

    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    lines: tuple[str, ...]


@cache
def words() -> Words:
    """Of ``sentences.txt``, ``titles.txt`` and ``lines.txt``."""
    return Words(*(_entries(HERE / f"{name}.txt") for name in ("sentences", "titles", "lines")))


def _entries(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").splitlines())
