"""The line composer's part of the Markdown page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.child import Cost
from bench.figures import ratio, spread
from bench.lines_contest import STREAM, Growth, SpeedHeat
from bench.lines_openings import Compared
from bench.openings import Openings, Way

_MIB = 1024 * 1024
_SPEED = """\
A text is set tenfold, one paragraph a line, all in the broadsheet's body face, justified, the first
line indented by two em. Typst compiles a finished source on a page as wide as the measure and
writes a PDF of it; that is its whole process. Banxin's whole process is a Python that imports the
composer, has the face cut to the text (kept from an earlier run) and composes; it writes nothing.
The phases are the CPU clock of that same process. "To Typst" is taken turn by turn, always against
Typst's whole compile."""
_GROWTH = """\
Composing alone, in a process of its own for each row, the words met once before. A stream hands
over paragraphs of usual length one at a time, their numbers new each time round, and keeps none of
the lines; one paragraph is all of it without a break. "To the shortest" compares the least figures,
which other work on the machine touches least. The peak is the whole process'."""
_OPENINGS = """\
Which way each line reached its measure, and the most that was added at one place of it, in em. Over
0.1 em the eye sees it; over 0.25 em a line counts as failed and must be reported. "Pages" are the
body of a made-up issue; what stands in bold or Kai there is set in the body's face by Typst.
Typst's added blank is read from its PDF: every line is set by Typst once more, alone and not
justified, and the distances between its glyphs are subtracted."""


@dataclass(frozen=True, slots=True)
class LineResults:
    """All that was measured of lines."""

    speeds: Sequence[SpeedHeat]
    growth: Sequence[Growth]
    openings: Sequence[Compared]


def lines_markdown(results: LineResults) -> str:
    """The section of ``RESULTS.md``."""
    parts = ["## Lines: speed against Typst", "", _SPEED, ""]
    for heat in results.speeds:
        parts += _speed(heat)
    parts += ["## Lines: work and memory as the text grows", "", _GROWTH, "", *_grown(results)]
    parts += ["## Lines: how far they are opened", "", _OPENINGS, ""]
    parts += ["| | | lines | solid | reduced | expanded | last | over 0.1 em | widest | failed |"]
    parts += ["|---|---|---|---|---|---|---|---|---|---|"]
    for compared in results.openings:
        parts += _compared(compared)
    return "\n".join(parts)


def _speed(heat: SpeedHeat) -> list[str]:
    characters = heat.copy.characters
    typst, banxin = _cpu(heat.typst), _cpu(heat.banxin)
    rows = [("Typst, whole compile", typst), ("Banxin, whole process", banxin)]
    rows += [(f"— {phase}", [phases[phase] for phases in heat.phases]) for phase in heat.phases[0]]
    return [
        f"### {heat.copy.title}: {characters:,} characters at {heat.measure} em",
        "",
        "| | CPU s | to Typst | µs a character |",
        "|---|---|---|---|",
        *(
            f"| {name} | {spread(cpu, 3)} | {ratio(cpu, typst):.2f} "
            f"| {median(cpu) / characters * 1e6:.2f} |"
            for name, cpu in rows
        ),
        "",
    ]


def _cpu(costs: Sequence[Cost]) -> list[float]:
    return [cost.cpu_s for cost in costs]


def _grown(results: LineResults) -> Iterator[str]:
    yield "| | characters | µs a character | to the shortest | peak MiB |"
    yield "|---|---|---|---|---|"
    first: dict[str, Growth] = {}
    for row in results.growth:
        shortest = first.setdefault(row.way, row)
        way = "a stream" if row.way == STREAM else "one paragraph"
        each = min(_each(row)) / min(_each(shortest))
        peak = spread((size / _MIB for size in row.peak_bytes), 0)
        per = spread((seconds * 1e6 for seconds in _each(row)), 2)
        yield f"| {way} | {row.characters:,} | {per} | {each:.2f} | {peak} |"
    yield ""


def _each(row: Growth) -> list[float]:
    return [seconds / row.characters for seconds in row.composing_s]


def _compared(compared: Compared) -> Iterator[str]:
    title = f"{compared.title}, {compared.measure} em"
    rows = (("Banxin", compared.now), ("Banxin before", compared.before), ("Typst", compared.typst))
    for name, openings in rows:
        if openings:
            yield f"| {title} | {name} | {' | '.join(_openings(openings))} |"
            title = ""


def _openings(openings: Openings) -> Iterator[str]:
    yield str(openings.lines)
    for way in Way:
        share = openings.ways.get(way.value, 0) / openings.lines
        yield f"{share:.1%}"
    yield f"{openings.noticed} ({openings.noticed / openings.lines:.1%})"
    yield f"{openings.widest / 1000:.2f}"
    told = "" if openings.reported is None else f", {openings.reported} reported"
    yield f"{openings.bad}{told}"
