"""专名号 and 书名号: a straight or a wavy line under every name (GB/T 15834—2011, 4.15, 4.16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from banxin.html.boxes import box_style
from banxin.makeup import PlacedLine, PlacedText
from banxin.measure import Length, Rect
from banxin.typeset import Line, MilliEm, SideLine

# Left free at either end, so that an eighth of an em parts neighbouring names.
_SET_IN: Final[MilliEm] = 62

# Han ink reaches a tenth of an em under the baseline; the dots begin 290 under it.
_UNDER_BASELINE: Final[MilliEm] = 145
_WEIGHT: Final[MilliEm] = 40
_LEAST_WEIGHT: Final = Length.pt(0.3)

# A wave swings so far to both sides of its middle, and turns back after about so much.
_SWING: Final[MilliEm] = 40
_HALF_WAVE: Final[MilliEm] = 200


@dataclass(frozen=True, slots=True)
class NamedStretch:
    """A name, or the part of one that stands on a line; edges from the measure's left."""

    kind: SideLine
    left: MilliEm
    right: MilliEm


def named_stretches(line: Line) -> list[NamedStretch]:
    """The names on a line; the blank that a mark at their end gave up is not theirs."""
    found: list[NamedStretch] = []
    before = -1
    for index, order in enumerate(line.run_indices):
        run = line.runs[order]
        if run.side_line:
            goes_on = index > 0 and (order == before or (run.same_name and order == before + 1))
            left = found[-1].left if goes_on else max(line.xs[index], 0)
            follows = line.xs[index + 1] if index + 1 < len(line.xs) else max(line.width, left)
            right = min(line.xs[index] + line.advances[index], follows)
            found[-1 if goes_on else len(found) :] = [NamedStretch(run.side_line, left, right)]
        before = order
    return found


def side_lines(
    placed: PlacedLine, baseline: Length, text: PlacedText, ink: str
) -> Iterator[Markup]:
    """The lines under one line's names; ``baseline`` is measured in the paragraph's frame."""
    em = text.size
    weight = max(em.thousandths(_WEIGHT), _LEAST_WEIGHT)
    top = baseline + em.thousandths(_UNDER_BASELINE)
    for name in named_stretches(placed.line):
        left = placed.x + em.thousandths(name.left + _SET_IN)
        width = em.thousandths(name.right - name.left - 2 * _SET_IN)
        if name.kind is SideLine.PROPER_NAME:
            yield Markup('<b class="side bg-{}" style="{}"></b>').format(
                text.colour, box_style(Rect(left, top, width, weight))
            )
        else:
            yield _wave(left, top, width, weight, em, ink)


def _wave(left: Length, top: Length, width: Length, weight: Length, em: Length, ink: str) -> Markup:
    """A wave of whole swings, drawn in thousandths of a point.

    The painter asks every drawing for a title; readers pass the wave over.
    """
    swing = em.thousandths(_SWING).mpt
    count = max(round(width.mpt / em.thousandths(_HALF_WAVE).mpt), 2)
    height = 2 * swing + weight.mpt
    turns = [round(width.mpt * order / count) for order in range(count + 1)]
    # A parabola's top lies half as high as its control point.
    first = (
        f"M0 {height / 2:g}Q{turns[1] / 2:g} {height / 2 - 2 * swing:g} {turns[1]} {height / 2:g}"
    )
    path = first + "".join(f"T{x} {height / 2:g}" for x in turns[2:])
    return Markup(
        '<svg class="side" aria-hidden="true" style="{}" viewBox="0 0 {} {}">'
        '<title>书名号</title><path d="{}" fill="none" stroke="{}" stroke-width="{}"/></svg>'
    ).format(
        box_style(Rect(left, top, width, Length(height))), width.mpt, height, path, ink, weight.mpt
    )
