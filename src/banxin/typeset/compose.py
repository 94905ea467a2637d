"""The stage's door: a paragraph and a measure in, lines out."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.typeset.breaks import rank_breaks
from banxin.typeset.choose import choose_breaks
from banxin.typeset.collect import collect
from banxin.typeset.lines import make_lines
from banxin.typeset.matter import ready
from banxin.typeset.model import EM, Line, LineSettings, Metrics, MilliEm, Paragraph
from banxin.typeset.normalise import normalise
from banxin.typeset.places import find_places
from banxin.typeset.relax import relax_breaks
from banxin.typeset.room import Room
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
    if paragraph.indent and not settings.trim_indented_opening:
        spacing.lefts[0] = 0
    places = find_places(clusters, spacing, ranks, settings)
    matter = ready(clusters, spacing, ranks, places, metrics)
    room = Room(
        measure, paragraph.indent, paragraph.hanging, paragraph.justified, settings.bad_opening
    )
    ends = choose_breaks(matter, relax_breaks(matter, room), room)
    return make_lines(matter, room, ends, len(paragraph.text))


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes many paragraphs in the same faces and house style.

    Attributes:
        metrics: What the faces answer.
        settings: The house's switches.
    """

    metrics: Metrics
    settings: LineSettings = LineSettings()  # noqa: RUF009  # frozen

    def compose(self, paragraph: Paragraph, measure: MilliEm) -> tuple[Line, ...]:
        """The lines of a paragraph; see `compose`."""
        return compose(paragraph, measure, self.metrics, self.settings)
