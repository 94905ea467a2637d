"""The stage's door: a paragraph and a measure in, lines out."""

from __future__ import annotations

from itertools import accumulate, takewhile

from banxin.typeset.breaks import rank_breaks
from banxin.typeset.choose import Room, choose_breaks
from banxin.typeset.collect import collect
from banxin.typeset.justify import justify
from banxin.typeset.matter import HYPHEN, Matter, ready
from banxin.typeset.model import (
    EM,
    Adjustment,
    Line,
    LineSettings,
    Metrics,
    MilliEm,
    Paragraph,
    Setting,
)
from banxin.typeset.normalise import normalise
from banxin.typeset.places import find_places
from banxin.typeset.relax import relax_breaks
from banxin.typeset.spacing import space_out

LEAST_ROOM: MilliEm = 2 * EM
"""A 破折号 must find room; below that no rule of the book can hold."""


def compose(
    paragraph: Paragraph,
    measure: MilliEm,
    metrics: Metrics,
    settings: LineSettings = LineSettings(),  # noqa: B008  # frozen, so one default serves all
) -> tuple[Line, ...]:
    """Break a paragraph into lines as wide as ``measure``; without anything to paint, no line.

    Classes, breaks, squeezes, gaps and adjustment follow clreq (w3c/clreq 7d51569) and GB/T
    15834—2011. Blank is taken out before any is added, since on a grid of squares a hole shows
    more than a squeeze; Han characters never come closer than solid.

    A line with an unbreakable unit wider than its room returns with ``Line.overrun`` above
    zero; the caller reports it, since only the caller knows the story and the place.

    Raises:
        ValueError: The measure, less an indent, is narrower than two em.
    """
    if measure - max(paragraph.indent, paragraph.hanging) < LEAST_ROOM:
        raise ValueError(f"a measure of {measure} with its indents leaves less than two em")
    characters = normalise(paragraph, settings)
    if not characters.texts:
        return ()
    clusters = collect(characters, paragraph.runs, metrics)
    ranks = rank_breaks(clusters, settings.level)
    spacing = space_out(clusters, metrics, settings)
    places = find_places(clusters, spacing, ranks, settings)
    matter = ready(clusters, spacing, ranks, places, metrics)
    room = Room(
        measure - paragraph.indent,
        measure - paragraph.hanging,
        paragraph.justified,
        settings.bad_opening,
    )
    legal = relax_breaks(matter, room.first, room.later, justified=room.justified)
    ends = choose_breaks(matter, legal, room)
    return _lines(matter, paragraph, measure, ends)


def _lines(
    matter: Matter, paragraph: Paragraph, measure: MilliEm, ends: list[int]
) -> tuple[Line, ...]:
    starts = matter.clusters.starts
    borders = [0, *(starts[end] for end in ends[:-1]), len(paragraph.text)]
    return tuple(
        _line(matter, paragraph, measure, (begin, end), (borders[number], borders[number + 1]))
        for number, (begin, end) in enumerate(zip([0, *ends], ends, strict=False))
    )


def _line(
    matter: Matter,
    paragraph: Paragraph,
    measure: MilliEm,
    span: tuple[int, int],
    source: tuple[int, int],
) -> Line:
    begin, end = span
    first = matter.skip_spaces(begin)
    shown = matter.drop_spaces(first, end)
    last = end == matter.count
    indent = paragraph.hanging if begin else paragraph.indent
    natural = matter.natural(first, shown)
    missing = measure - indent - natural
    added = [0] * (shown - first)
    adjustment = Adjustment(Setting.LOOSE)
    if paragraph.justified and not (last and missing >= 0):
        added, adjustment = justify(matter, first, shown, missing)
    width = indent + natural + adjustment.total
    clusters = matter.clusters
    xs = _positions(matter, first, shown, indent, added)
    texts, starts = clusters.texts[first:shown], clusters.starts[first:shown]
    lengths, runs = clusters.lengths[first:shown], clusters.run_indices[first:shown]
    advances = clusters.advances[first:shown]
    if shown == end and not last and end - 1 in matter.hyphens:
        hyphen = matter.hyphens[end - 1]
        texts.append(HYPHEN)
        starts.append(starts[-1] + lengths[-1])
        lengths.append(0)
        runs.append(runs[-1])
        xs.append(width - hyphen)
        advances.append(hyphen)
    return Line(
        paragraph.runs,
        *source,
        tuple(texts),
        tuple(starts),
        tuple(lengths),
        tuple(runs),
        tuple(xs),
        tuple(advances),
        width,
        adjustment,
        last,
        max(width - measure, 0),
    )


def _positions(
    matter: Matter, first: int, end: int, indent: MilliEm, added: list[MilliEm]
) -> list[MilliEm]:
    spacing, runway = matter.spacing, matter.runway
    origin = indent - spacing.lefts[first] - runway[first]
    moved = accumulate(added, initial=0)
    xs = [
        origin + runway[i] + spacing.leads[i] + shift
        for i, shift in zip(range(first, end), moved, strict=False)
    ]
    _align_ruby_at_edges(matter, first, end, xs)
    return xs


def _align_ruby_at_edges(matter: Matter, first: int, end: int, xs: list[MilliEm]) -> None:
    """At a line's edge the base, not the wider ruby's blank, stands on it (clreq 3.3.1.2)."""
    clusters, spacing = matter.clusters, matter.spacing
    runs = clusters.run_indices
    head, tail = runs[first], runs[end - 1]
    if head == tail:
        return
    if clusters.runs[head].ruby:
        for _ in takewhile(lambda i: runs[i] == head, range(first, end)):
            xs[_ - first] -= spacing.leads[first]
    if clusters.runs[tail].ruby:
        blank = spacing.widths[end - 1] - spacing.leads[end - 1] - clusters.advances[end - 1]
        for _ in takewhile(lambda i: runs[i] == tail, range(end - 1, first - 1, -1)):
            xs[_ - first] += blank
