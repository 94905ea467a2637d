"""Step 9: chosen breaks become lines, each cluster at its x."""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise
from operator import add

from banxin.typeset.breaks import Rank
from banxin.typeset.choose import Chosen
from banxin.typeset.justify import justify
from banxin.typeset.matter import HYPHEN, Matter, Span
from banxin.typeset.model import Adjustment, Line, MilliEm, Setting
from banxin.typeset.room import Room


def make_lines(matter: Matter, room: Room, chosen: Chosen, length: int) -> tuple[Line, ...]:
    """The lines of a paragraph; their ``start`` and ``end`` cover its text without a gap."""
    starts, ends = matter.clusters.starts, chosen.ends
    borders = [0, *[starts[end] for end in ends[:-1]], length]
    begins = [0, *ends[:-1]]
    return tuple(
        [
            _line(matter, room, matter.span(begin, end), source, cost)
            for begin, end, source, cost in zip(
                begins, ends, pairwise(borders), chosen.costs, strict=True
            )
        ]
    )


def _line(matter: Matter, room: Room, span: Span, source: tuple[int, int], cost: int) -> Line:
    natural = matter.natural(span)
    available = room.of(span.begin)
    last = span.end == matter.count
    missing = available - natural
    if not room.justified or (last and missing >= 0):
        added, adjustment = None, _LEFT_ALONE
    elif missing:
        added, adjustment = justify(matter, span, missing)
    else:
        added, adjustment = None, _SOLID
    indent = room.measure - available
    width = indent + natural + adjustment.total
    clusters, first, shown = matter.clusters, span.first, span.shown
    texts = tuple(clusters.texts[first:shown])
    starts = clusters.starts[first:shown]
    lengths = clusters.lengths[first:shown]
    runs = clusters.run_indices[first:shown]
    advances = clusters.advances[first:shown]
    xs = _positions(matter, span, indent, added)
    if matter.ranks[shown - 1] == Rank.HYPHEN and not last:
        hyphen, kern = matter.hyphens[shown - 1]
        texts, lengths, runs = (*texts, HYPHEN), (*lengths, 0), (*runs, runs[-1])
        starts = (*starts, starts[-1] + lengths[-2])
        advances = (*advances[:-1], advances[-1] + kern, hyphen)
        xs.append(width - hyphen)
    start, end = source
    overrun = max(width - room.measure, 0)
    forced = not last and matter.ranks[span.end - 1] == Rank.FORCED
    # By position, which takes a third less time: a page has thousands of lines.
    return Line(
        clusters.runs, start, end, texts, starts, lengths, runs, tuple(xs), advances,
        width, adjustment, last, overrun, forced, cost,
    )  # fmt: skip


_LEFT_ALONE = Adjustment(Setting.LOOSE)
_SOLID = Adjustment(Setting.SOLID)


def _positions(
    matter: Matter, span: Span, indent: MilliEm, added: list[MilliEm] | None
) -> list[MilliEm]:
    spacing, runway = matter.spacing, matter.runway
    first, shown = span.first, span.shown
    origin = indent - spacing.lefts[first] - runway[first]
    xs = [x + origin for x in runway[first:shown]]
    if matter.has_leads:
        xs = list(map(add, xs, spacing.leads[first:shown]))
    if added:
        xs = list(map(add, xs, accumulate(added, initial=0)))
    if matter.clusters.has_ruby:
        _align_ruby_at_edges(matter, first, shown, xs)
    return xs


def _align_ruby_at_edges(matter: Matter, first: int, end: int, xs: list[MilliEm]) -> None:
    """At a line's edge the base stands on it, and the wider ruby reaches inwards.

    clreq #positioning_of_romanization.
    """
    clusters, spacing = matter.clusters, matter.spacing
    groups = [list(g) for _, g in groupby(range(first, end), key=clusters.run_indices.__getitem__)]
    if len(groups) == 1:
        return
    if clusters.runs[clusters.run_indices[first]].ruby:
        for i in groups[0]:
            xs[i - first] -= spacing.leads[first] - spacing.lefts[first]
    final = end - 1
    if clusters.runs[clusters.run_indices[final]].ruby:
        box = spacing.leads[final] + clusters.advances[final]
        blank = spacing.widths[final] - box - spacing.rights[final]
        for i in groups[-1]:
            xs[i - first] += blank
