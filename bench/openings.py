"""How lines were brought to their measure: ``CACHE COURSE…``, each course a file and a measure.

``ISSUE.toml:0`` stands for the body of a made-up issue at its layout's measure, ``FILE.txt:13``
for a text file composed at 13 em. Prints JSON. It asks only what Banxin has long answered, so
that an older one can be looked at with ``PYTHONPATH`` pointed at its source.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from banxin import edition
from banxin.content import load_issue
from banxin.makeup import Part
from banxin.typeset import EM, Line, LineSettings, Paragraph, Run, Setting, compose
from bench.lines_faces import BODY, body_faces
from bench.lines_text import copy_of

NOTICED = 100
"""Thousandths of an em added at one place: from here the eye sees it."""
BAD = LineSettings().bad_opening
"""From here a line must be reported."""
_LOOSE_LINE = "line-loose"


class Way(StrEnum):
    """How a line reached its width."""

    SOLID = "solid"
    REDUCED = "reduced"
    EXPANDED = "expanded"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """A line, and the most that was added at any one place in it, in thousandths of an em."""

    way: Way
    widest: int


@dataclass(frozen=True, slots=True)
class Openings:
    """The lines of one text at one measure.

    Attributes:
        measure: In em.
        ways: How many lines reached their width in which way.
        noticed, bad: How many were opened more than that at some place.
        widest: The most that any line was opened at one place.
        reported: How many of the bad ones the desk was told of; None where nobody is told.
    """

    measure: int
    ways: dict[str, int]
    noticed: int
    bad: int
    widest: int
    reported: int | None = None

    @property
    def lines(self) -> int:
        return sum(self.ways.values())


@dataclass(frozen=True, slots=True)
class Composed:
    """A course's openings, and its paragraphs for others to set."""

    openings: Openings
    paragraphs: tuple[str, ...]


def counted(lines: Iterable[OpenedLine], measure: int, reported: int | None = None) -> Openings:
    seen = list(lines)
    return Openings(
        measure,
        dict(Counter(line.way.value for line in seen)),
        sum(line.widest > NOTICED for line in seen),
        sum(line.widest > BAD for line in seen),
        max((line.widest for line in seen), default=0),
        reported,
    )


def read_composed(said: str) -> list[Composed]:
    """What `main` printed."""
    return [
        Composed(Openings(**course["openings"]), tuple(course["paragraphs"]))
        for course in json.loads(said)
    ]


def main() -> None:
    cache = Path(sys.argv[1])
    courses = [argument.rsplit(":", 1) for argument in sys.argv[2:]]
    print(json.dumps([asdict(_course(Path(f), int(m), cache)) for f, m in courses]))


def _course(file: Path, measure: int, cache: Path) -> Composed:
    return _text(file, measure, cache) if measure else _issue(file, cache)


def _text(file: Path, measure: int, cache: Path) -> Composed:
    paragraphs = copy_of(file).paragraphs
    faces = body_faces(paragraphs, cache)
    lines = (
        line
        for text in paragraphs
        for line in compose(Paragraph((Run(text, BODY),)), measure * EM, faces)
    )
    return Composed(counted((_opened(line, measure) for line in lines), measure), paragraphs)


def _issue(file: Path, cache: Path) -> Composed:
    checked = edition.check(load_issue(file).issue, cache)
    lines = [
        placed.line
        for page in checked.layout.pages
        for frame in page.frames
        for text in frame.texts
        if text.part is Part.BODY
        for placed in text.lines
    ]
    measure = checked.layout.layout.page.measure_em
    reported = sum(finding.code == _LOOSE_LINE for finding in checked.diagnostics)
    openings = counted((_opened(line, measure) for line in lines), measure, reported)
    return Composed(openings, tuple(_paragraphs(lines)))


def _opened(line: Line, measure: int) -> OpenedLine:
    adjustment = line.adjustment
    if adjustment.setting is not Setting.LOOSE:
        return OpenedLine(Way(adjustment.setting.value), adjustment.widest)
    # With no place to open, all that a line lacks stands at its end, in one piece.
    short = 0 if line.last else measure * EM - line.width
    return OpenedLine(Way.EXPANDED if short else Way.LAST, short)


def _paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """The lines' paragraphs, each once; lines of one paragraph share its runs."""
    found = {id(line.runs): line.runs for line in lines}
    for runs in found.values():
        yield "".join(run.text for run in runs)


if __name__ == "__main__":
    main()
