"""The programs, what each is given, and runs of all of them in turn."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.child import Cost, turns
from bench.plain_html import html_page
from bench.plain_typst import typst_page
from bench.proof import han_characters, lost_characters, page_count
from bench.reading import characters, pictures, read
from bench.sheet import Sheet, only_these

BANXIN, WEASYPRINT, TYPST = "Banxin", "plain WeasyPrint", "Typst"
FIRST_BUILD = "Banxin, nothing kept"


@dataclass(frozen=True, slots=True)
class Entry:
    """A program ready to run on one text.

    Attributes:
        command: What is measured, in a fresh process each time.
        pdf: What it writes.
    """

    name: str
    command: tuple[str, ...]
    pdf: Path


@dataclass(frozen=True, slots=True)
class Course:
    """One text, laid out for all programs.

    Attributes:
        title: For the report.
        wanted: The Han characters that every PDF must hold.
        characters, pictures: How much there is to set.
        entries: In the order in which they take turns.
        log: Where they talk to.
    """

    title: str
    wanted: Counter[str]
    characters: int
    pictures: int
    entries: tuple[Entry, ...]
    log: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """One program's runs, and what its PDF turned out to be."""

    name: str
    costs: tuple[Cost, ...]
    pages: int
    pdf_bytes: int
    lost: int


@dataclass(frozen=True, slots=True)
class Heat:
    """All programs on one course."""

    course: Course
    outcomes: tuple[Outcome, ...]


def course(title: str, issue: Path, sheet: Sheet, folder: Path, cache: Path) -> Course:
    """Write each program's source into the new ``folder`` and say how it is run.

    ``cache`` is Banxin's, where it keeps converted photos and cut faces.
    """
    folder.mkdir()
    pages = read(issue)
    html, typ = folder / "plain.html", folder / "plain.typ"
    html.write_text(html_page(pages, sheet), "utf-8")
    typ.write_text(typst_page(pages, sheet), "utf-8")
    fonts = only_these(sheet.faces, folder / "fonts")
    return Course(
        title,
        han_characters(pages),
        characters(pages),
        pictures(pages),
        (
            banxin_entry(issue, folder / "out"),
            _painted(WEASYPRINT, "paint_weasyprint", html),
            _painted(TYPST, "paint_typst", typ, str(fonts)),
            first_build_entry(issue, folder / "out", cache),
        ),
        folder / "talk.log",
    )


def _painted(name: str, program: str, source: Path, *others: str) -> Entry:
    pdf = source.with_name(f"{program}.pdf")
    command = (sys.executable, "-m", f"bench.{program}", str(source), str(pdf), *others)
    return Entry(name, command, pdf)


def banxin_entry(issue: Path, out: Path) -> Entry:
    """The press file alone: the peers make no screen file either."""
    build = ("build", str(issue), "--for", "press", "--out", str(out))
    return Entry(BANXIN, (sys.executable, "-m", "banxin.cli", *build), out / "press.pdf")


def first_build_entry(issue: Path, out: Path, cache: Path) -> Entry:
    """The same with no photo converted and no face cut yet, as when the photos come in."""
    build = ("build", str(issue), "--for", "press", "--out", str(out))
    program = (sys.executable, "-m", "bench.first_build", str(cache))
    return Entry(FIRST_BUILD, (*program, *build), out / "press.pdf")


def hold(
    course: Course, runs: int, environment: Mapping[str, str], say: Callable[[str], None]
) -> Heat:
    """One warm-up and ``runs`` counted runs each."""
    costs: dict[str, list[Cost]] = {entry.name: [] for entry in course.entries}
    commands = {entry.name: entry.command for entry in course.entries}
    for name, turn, cost in turns(commands, runs, environment, course.log):
        say(f"{course.title}, {name}, {turn or 'warm-up'}: {cost.cpu_s:.2f} s CPU")
        if turn:
            costs[name].append(cost)
    return Heat(
        course,
        tuple(_outcome(entry, costs[entry.name], course.wanted) for entry in course.entries),
    )


def _outcome(entry: Entry, costs: Sequence[Cost], wanted: Counter[str]) -> Outcome:
    return Outcome(
        entry.name,
        tuple(costs),
        page_count(entry.pdf),
        entry.pdf.stat().st_size,
        lost_characters(wanted, entry.pdf),
    )
