"""Step 9: chosen breaks become lines, each cluster at its x."""

from __future__ import annotations

from itertools import accumulate, groupby

from banxin.typeset.justify import justify
from banxin.typeset.matter import HYPHEN, Matter, Span
from banxin.typeset.model import Adjustment, Line, MilliEm, Setting
from banxin.typeset.room import Room


def make_lines(matter: Matter, room: Room, ends: list[int], source_length: int) -> tuple[Line, ...]:
    """The lines of a paragraph; their ``start`` and ``end`` cover its text without a gap."""
    starts = matter.clusters.starts
    borders = [0, *(starts[end] for end in ends[:-1]), source_length]
    return tuple(
        _line(matter, room, matter.span(begin, end), (borders[number], borders[number + 1]))
        for number, (begin, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True))
    )


def _line(matter: Matter, room: Room, span: Span, source: tuple[int, int]) -> Line:
    natural = matter.natural(span)
    added, adjustment = _adjusted(matter, room, span, room.of(span) - natural)
    indent = room.measure - room.of(span)
    width = indent + natural + adjustment.total
    clusters, shown = matter.clusters, slice(span.first, span.shown)
    texts, starts = clusters.texts[shown], clusters.starts[shown]
    lengths, runs = clusters.lengths[shown], clusters.run_indices[shown]
    advances = clusters.advances[shown]
    xs = _positions(matter, span, indent, added)
    hyphen = matter.hyphens.get(span.shown - 1)
    if hyphen is not None:
        texts.append(HYPHEN)
        starts.append(starts[-1] + lengths[-1])
        lengths.append(0)
        runs.append(runs[-1])
        xs.append(width - hyphen)
        advances.append(hyphen)
    return Line(
        runs=clusters.runs,
        start=source[0],
        end=source[1],
        texts=tuple(texts),
        starts=tuple(starts),
        lengths=tuple(lengths),
        run_indices=tuple(runs),
        xs=tuple(xs),
        advances=tuple(advances),
        width=width,
        adjustment=adjustment,
        last=span.end == matter.count,
        overrun=max(width - room.measure, 0),
    )


def _adjusted(
    matter: Matter, room: Room, span: Span, missing: MilliEm
) -> tuple[list[MilliEm], Adjustment]:
    last = span.end == matter.count
    if not room.justified or (last and missing >= 0):
        return [0] * (span.shown - span.first), Adjustment(Setting.LOOSE)
    return justify(matter, span, missing, room.bad_opening)


def _positions(matter: Matter, span: Span, indent: MilliEm, added: list[MilliEm]) -> list[MilliEm]:
    spacing, runway = matter.spacing, matter.runway
    origin = indent - spacing.lefts[span.first] - runway[span.first]
    moved = accumulate(added, initial=0)
    xs = [
        origin + runway[i] + spacing.leads[i] + shift
        for i, shift in zip(range(span.first, span.shown), moved, strict=False)
    ]
    if any(run.ruby for run in matter.clusters.runs):
        _align_ruby_at_edges(matter, span.first, span.shown, xs)
    return xs


def _align_ruby_at_edges(matter: Matter, first: int, end: int, xs: list[MilliEm]) -> None:
    """At a line's edge the base stands on it, and the wider ruby reaches inwards (clreq 3.3.1)."""
    clusters, spacing = matter.clusters, matter.spacing
    groups = [list(g) for _, g in groupby(range(first, end), key=clusters.run_indices.__getitem__)]
    if len(groups) == 1:
        return
    if clusters.runs[clusters.run_indices[first]].ruby:
        for i in groups[0]:
            xs[i - first] -= spacing.leads[first]
    final = end - 1
    if clusters.runs[clusters.run_indices[final]].ruby:
        blank = spacing.widths[final] - spacing.leads[final] - clusters.advances[final]
        for i in groups[-1]:
            xs[i - first] += blank
