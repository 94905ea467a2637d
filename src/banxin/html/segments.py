"""A composed line as few stretches of evenly spaced text as it can be painted with.

A stretch has one letter-spacing. Whatever stands between two stretches, a squeezed mark or a
Han-Latin gap, is the margin of the later one, so that no stretch inherits an error from the
one before it. An atom is no stretch: its room is part of the margin after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from banxin.html.spacing import UNITS_PER_PIXEL, laid_out, painted, units_for
from banxin.typeset import EM, Line, MilliEm

# Spacings this close, in thousandths of an em, are one stretch: the composer spreads a line's
# blank in whole thousandths, so neighbours differ by one.
_SAME = 1

# Kerned scripts come before the CJK blocks (UAX #24).
_FIRST_CJK = "\u2e80"

# How far a stretch's last glyph may be painted from its place before the stretch is cut in two.
_TOLERANCE_MILLI_EM = 4.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line.

    Attributes:
        text: As it is painted.
        run: Index into the line's runs.
        spacing: Letter-spacing in Pango units of 1/1024 pixel.
        margin: Blank before it, in thousandths of the paragraph's em; negative pulls it back.
    """

    text: str
    run: int
    spacing: int
    margin: MilliEm


def segments(line: Line, offset: MilliEm, em_px: float) -> tuple[Segment, ...]:
    """Cut a line into stretches.

    Args:
        line: The composed line.
        offset: Where the line's measure starts in its block.
        em_px: The paragraph's em in CSS pixels.
    """
    cuts = [
        (first, last, units)
        for start, end in _stretches(line)
        for first, last, units in _spaced(line, start, end, em_px)
    ]
    usual = _usual((units, last - first) for first, last, units in cuts)
    done: list[Segment] = []
    reached = 0.0
    for first, last, own in cuts:
        # A single glyph has no inner gap, so it can take any spacing: the block's saves a span.
        units = usual if last - first == 1 else own
        run = line.run_indices[first]
        if line.runs[run].atom:
            continue
        scale = line.runs[run].scale
        margin = round(offset + line.xs[first] - reached)
        step = laid_out(units, em_px * scale / EM) * scale / EM
        reached += margin + sum(line.advances[first:last]) + step * (last - first)
        done.append(Segment("".join(line.texts[first:last]), run, units, margin))
    return tuple(done)


def usual_spacing(pieces: Iterable[Segment]) -> int:
    """The letter-spacing of most of a line's characters, which its block takes on."""
    return _usual((piece.spacing, len(piece.text)) for piece in pieces)


def _usual(spacings: Iterable[tuple[int, int]]) -> int:
    """The spacing of most characters among those with an inner gap; of two, the smaller."""
    counts = Counter[int]()
    for units, characters in spacings:
        counts[units] += characters - 1
    return min(counts, key=lambda units: (-counts[units], units), default=0)


def _stretches(line: Line) -> list[tuple[int, int]]:
    """Ranges of clusters of one run whose inner gaps are, but for one thousandth, the same."""
    ranges: list[tuple[int, int]] = []
    count = len(line.texts)
    start = 0
    while start < count:
        end = start + 1
        low = high = _gap(line, start) if end < count else 0
        while end < count and line.run_indices[end] == line.run_indices[start]:
            gap = _gap(line, end - 1)
            low, high = min(low, gap), max(high, gap)
            if high - low > _SAME:
                break
            end += 1
        end = _whole_words(line, start, end)
        ranges.append((start, end))
        start = end
    return ranges


def _whole_words(line: Line, start: int, end: int) -> int:
    """A stretch's end moved back out of a Latin word: cut there, the word would lose its kern."""
    cut = end
    while start < cut < len(line.texts) and _in_word(line, cut):
        cut -= 1
    return cut if cut > start else end


def _in_word(line: Line, index: int) -> bool:
    """Whether a cluster goes on with the word that the one before it belongs to."""
    before, here = line.texts[index - 1], line.texts[index]
    same_run = line.run_indices[index - 1] == line.run_indices[index]
    return (
        same_run and before[-1] < _FIRST_CJK and here[0] < _FIRST_CJK and not _gap(line, index - 1)
    )


def _gap(line: Line, index: int) -> MilliEm:
    """Blank added after a cluster, negative where its box is squeezed."""
    return line.xs[index + 1] - line.xs[index] - line.advances[index]


def _spaced(line: Line, start: int, end: int, em_px: float) -> list[tuple[int, int, int]]:
    """One stretch with its letter-spacing, or two where one spacing would drift too far."""
    scale = line.runs[line.run_indices[start]].scale
    size_px = em_px * scale / EM
    gaps = end - start - 1
    if not gaps:
        return [(start, end, 0)]
    total = sum(_gap(line, index) for index in range(start, end - 1)) * EM / scale
    if not total:
        return [(start, end, 0)]
    units = units_for(round(4 * total / gaps), size_px)
    drift = total - painted(units, size_px) * gaps
    if abs(drift) <= _TOLERANCE_MILLI_EM:
        return [(start, end, units)]
    other = _next_step(units, size_px, 1 if drift > 0 else -1)
    share = painted(other, size_px) - painted(units, size_px)
    turned = min(max(round(drift / share), 1), gaps)
    middle = start + turned + 1
    return [(start, middle, other), (middle, end, units)] if middle < end else [(start, end, other)]


def _next_step(units: int, size_px: float, direction: int) -> int:
    """The nearest letter-spacing on one side whose painted step is really another."""
    here = painted(units, size_px)
    there = units
    while (
        abs(painted(there, size_px) - here) < 1 - 1e-9
        or (painted(there, size_px) - here) * direction < 0
    ):
        there += direction
    return there


def spacing_px(units: int) -> str:
    """A letter-spacing as CSS; half a unit is added since the painter cuts fractions off."""
    towards = 0.5 if units > 0 else -0.5
    return f"{(units + towards) / UNITS_PER_PIXEL:.5f}px"
