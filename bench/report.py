"""The heats as a Markdown page."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from os import cpu_count
from pathlib import Path

from banxin import __version__
from bench.contest import BANXIN, WEASYPRINT, Heat, Outcome
from bench.figures import ratio, spread

_MIB = 1024 * 1024
_LIBRARIES = ("weasyprint", "typst", "fonttools", "uharfbuzz", "pikepdf", "pillow")

_METHOD = """\
Each run is a process of its own. CPU is user and system time of the process and its children
(`wait4`); memory is the largest resident size of one process. The programs take turns, one warm-up
each, then {runs} counted runs: median, and least to most. Ratios are taken turn by turn, and the
median of them is given, since the speed of a shared machine drifts.

All three get the same words, the same picture files, the same paper, columns, sizes and font files.
The peers get finished sources (one HTML file, one Typst file), set in the ordinary way of each:
CSS multi-column, Typst `columns`. Banxin's time holds more: reading and checking the manuscripts,
composing and placing every line, judging the finished file, and turning every photo into the
press's CMYK at its placed size; the peers embed the RGB files as they are. Converted photos and
cut faces are kept, so the first row is a build whose photos and characters have been seen before,
as nearly all of a night's builds are; the last row is one where none has. The long text repeats its
pictures with its stories, from one set of files. "Lost" counts Han characters of the issue that the
PDF lacks."""


_PROFILE_NOTE = (
    "Under cProfile, whose own cost falls on small functions: the shares are a guide, the seconds",
    "above are the measure.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """How the bench was run: the command, how many counted runs, and with which Pango."""

    command: str
    runs: int
    pango: str


def markdown(heats: Iterable[Heat], profiles: Iterable[str], lines: str, said: Said) -> str:
    """The whole of ``RESULTS.md``; ``lines`` is the line composer's part of it."""
    parts = ["# Bench", "", "Made by `make bench`; do not edit.", "", f"    {said.command}", ""]
    parts += [*machine(f", Pango {said.pango}"), "", _METHOD.format(runs=said.runs), ""]
    for heat in heats:
        parts += _heat(heat)
    parts += ["## Where Banxin's CPU goes", "", *_PROFILE_NOTE, ""]
    for profile in profiles:
        parts += ["```", profile, "```", ""]
    parts.append(lines)
    return "\n".join(parts).rstrip() + "\n"


def machine(more: str = "") -> list[str]:
    """What it was measured on and with; ``more`` follows the libraries."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    libraries = f"banxin {__version__}, {libraries}"
    system = f"{platform.system()} {platform.release()}"
    return [
        f"- Machine: {_processor()}, {cpu_count()} cores, {system}",
        f"- Python {platform.python_version()}, {libraries}{more}",
    ]


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text("utf-8").splitlines() if facts.is_file() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]} ({platform.machine()})" if names else platform.machine()


def _heat(heat: Heat) -> list[str]:
    course = heat.course
    rival = next(outcome for outcome in heat.outcomes if outcome.name == WEASYPRINT)
    own = next(outcome for outcome in heat.outcomes if outcome.name == BANXIN)
    return [
        f"## {course.title}: {course.characters:,} characters, {course.pictures} pictures",
        "",
        "| | CPU s | to plain WeasyPrint | wall s | peak MiB | pages | PDF MiB | lost |",
        "|---|---|---|---|---|---|---|---|",
        *(_row(outcome, rival) for outcome in heat.outcomes),
        "",
        f"Banxin takes {_ratio(own, rival):.2f} of plain WeasyPrint's CPU.",
        "",
    ]


def _row(outcome: Outcome, rival: Outcome) -> str:
    cells = (
        outcome.name,
        spread((cost.cpu_s for cost in outcome.costs), 2),
        f"{_ratio(outcome, rival):.2f}",
        spread((cost.wall_s for cost in outcome.costs), 2),
        spread((cost.peak_bytes / _MIB for cost in outcome.costs), 0),
        str(outcome.pages),
        f"{outcome.pdf_bytes / _MIB:.1f}",
        str(outcome.lost),
    )
    return f"| {' | '.join(cells)} |"


def _ratio(outcome: Outcome, rival: Outcome) -> float:
    return ratio([cost.cpu_s for cost in outcome.costs], [cost.cpu_s for cost in rival.costs])
