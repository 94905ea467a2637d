"""The openings of many courses, by Banxin now, by Banxin before, and by Typst."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.child import run
from bench.lines_contest import Ground
from bench.lines_typst import typst_lines
from bench.openings import Composed, Openings, counted, read_composed

BEFORE = Path(__file__).with_name("lines_before.json")
"""What the composer made before its breaks were chosen for whole paragraphs (commit e9d53b2)."""


@dataclass(frozen=True, slots=True)
class Course:
    """Something with lines: a text file at a measure, or the issue file of made-up pages.

    Attributes:
        measure: In em; 0 takes the layout's.
    """

    title: str
    file: Path
    measure: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """One course by all; ``before`` is None for a text of which nothing was kept."""

    title: str
    measure: int
    now: Openings
    before: Openings | None
    typst: Openings


def compare(courses: Sequence[Course], ground: Ground) -> tuple[Compared, ...]:
    """Every course composed now, looked up, and set by Typst on the same measure."""
    kept = _kept()
    composed = _composed(courses, ground.environment, ground)
    return tuple(
        Compared(
            course.title,
            made.openings.measure,
            made.openings,
            kept.get(_key(course, made)),
            _by_typst(made, ground),
        )
        for course, made in zip(courses, composed, strict=True)
    )


def keep(courses: Sequence[Course], source: Path, ground: Ground) -> None:
    """Write down what an older Banxin, whose packages lie in ``source``, makes of the courses."""
    older = {**ground.environment, "PYTHONPATH": str(source)}
    composed = _composed(courses, older, ground)
    found = {
        _key(course, made): asdict(made.openings)
        for course, made in zip(courses, composed, strict=True)
    }
    rows = (f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in found.items())
    BEFORE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


def _kept() -> dict[str, Openings]:
    if not BEFORE.is_file():
        return {}
    rows = json.loads(BEFORE.read_text("utf-8"))
    return {key: Openings(**row) for key, row in rows.items()}


def _key(course: Course, made: Composed) -> str:
    return f"{course.title} at {made.openings.measure} em"


def _composed(
    courses: Sequence[Course], environment: Mapping[str, str], ground: Ground
) -> list[Composed]:
    log = ground.folder / "openings.log"
    named = (f"{course.file}:{course.measure}" for course in courses)
    program = (sys.executable, "-m", "bench.openings", str(ground.cache), *named)
    run(program, environment, log)
    return read_composed(log.read_text("utf-8"))


def _by_typst(made: Composed, ground: Ground) -> Openings:
    measure = made.openings.measure
    return counted(typst_lines(made.paragraphs, measure, ground.face, ground.folder), measure)
