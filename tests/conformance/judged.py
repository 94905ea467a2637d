"""All cases put to all engines, and what follows for every requirement and clause."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.conformance import (
    cases_adjustment,
    cases_lines,
    cases_marks,
    cases_matter,
    cases_mixed,
    cases_paragraphs,
)
from tests.conformance.case import Case, Engine, faults
from tests.conformance.cases_pages import PAGE_CASES, PageCase
from tests.conformance.engines import painted
from tests.conformance.pages import PaintedColumns
from tests.conformance.pages import painted as painted_pages
from tests.conformance.sheet import Sheet

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"

CASES: tuple[Case, ...] = (
    *cases_lines.CASES,
    *cases_marks.CASES,
    *cases_mixed.CASES,
    *cases_adjustment.CASES,
    *cases_paragraphs.CASES,
    *cases_matter.CASES,
)

Passes = dict[str, bool]


class Status(StrEnum):
    """How far a requirement or clause is met."""

    DONE = "done"
    PART = "part"
    NO = "no"

    @classmethod
    def of(cls, passes: Iterable[bool]) -> Status:
        """Of all its cases; without one, nothing is claimed."""
        found = list(passes)
        if found and all(found):
            return cls.DONE
        return cls.PART if any(found) else cls.NO

    @classmethod
    def over(cls, parts: Iterable[Status]) -> Status:
        """Of a clause, over its requirements."""
        found = list(parts)
        if found and all(part is cls.DONE for part in found):
            return cls.DONE
        return cls.NO if all(part is cls.NO for part in found) else cls.PART


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that clreq asks; the fields are those of ``requirements.toml``."""

    id: str
    clause: str
    anchor: str
    level: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of clreq, and what luatex-cn says of itself there."""

    title: str
    claim: Status


@dataclass(frozen=True, slots=True)
class Excluded:
    """What clreq asks of others."""

    clause: str
    anchor: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """The whole of ``requirements.toml``; ``about`` names what was read."""

    about: Mapping[str, str]
    peer_counts: tuple[int, int, int, int]
    clauses: Mapping[str, Clause]
    requirements: tuple[Requirement, ...]
    excluded: tuple[Excluded, ...]


def register() -> Register:
    """Read the list of requirements."""
    data = tomllib.loads((HERE / "requirements.toml").read_text("utf-8"))
    about = {key: value for key, value in data["about"].items() if isinstance(value, str)}
    clauses = {
        number: Clause(clause["title"], Status(clause["claim"]))
        for number, clause in data["clauses"].items()
    }
    applies, done, part, missing = data["about"]["peer_counts"]
    return Register(
        about,
        (applies, done, part, missing),
        clauses,
        tuple(Requirement(**fields) for fields in data["requirements"]),
        tuple(Excluded(**fields) for fields in data["not_applicable"]),
    )


def passes(sheets: Mapping[str, Sequence[Sheet]], pages: Sequence[PaintedColumns]) -> Passes:
    """Which cases pass, from what an engine painted for them and for the pages of columns."""
    of_lines = {
        case.name: case.name in sheets and not faults(case, sheets[case.name]) for case in CASES
    }
    of_pages = {case.name: not page_faults(case, pages) for case in PAGE_CASES}
    return of_lines | of_pages


def page_faults(case: PageCase, pages: Iterable[PaintedColumns]) -> list[str]:
    """What is wrong with pages of columns; empty if the case passes."""
    return [fault for page in pages for fault in case.check(page)]


def run(engine: Engine, cache: Path) -> Passes:
    """Which cases an engine passes, read from what it paints."""
    return passes(painted(CASES, engine, cache), painted_pages(engine, cache))


def load_results() -> dict[Engine, Passes]:
    """The results that the page is written from."""
    data = json.loads(RESULTS.read_text("utf-8"))
    return {Engine(name): dict(found) for name, found in data.items()}


def save_results(results: Mapping[Engine, Passes]) -> None:
    """Keep results for the page."""
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")


def proofs(requirement: str) -> tuple[str, ...]:
    """The names of the cases that prove a requirement."""
    everything: tuple[Case | PageCase, ...] = (*CASES, *PAGE_CASES)
    return tuple(case.name for case in everything if case.requirement == requirement)


def status(requirement: str, found: Passes) -> Status:
    """How far a requirement is met: done only if each of its cases passes."""
    return Status.of(found[name] for name in proofs(requirement))
