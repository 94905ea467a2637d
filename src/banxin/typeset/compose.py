"""The stage's door: a paragraph and a measure in, lines out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from banxin.typeset.breaks import Points, hyphenate, rank_breaks
from banxin.typeset.choose import Chosen, Ways, all_ways, choose_breaks, find_ways
from banxin.typeset.classes import CharClass
from banxin.typeset.collect import collect
from banxin.typeset.force import force_breaks
from banxin.typeset.house import House
from banxin.typeset.hyphenation import hyphenation_points, is_loaded, possible_points
from banxin.typeset.lines import make_lines
from banxin.typeset.loosen import choose_lines
from banxin.typeset.matter import ready
from banxin.typeset.model import EM, Line, LineSettings, Metrics, MilliEm, Paragraph
from banxin.typeset.normalise import normalise
from banxin.typeset.price import PricesByRoom
from banxin.typeset.profile import MOST
from banxin.typeset.room import Room
from banxin.typeset.spacing import space_out
from banxin.typeset.unhyphenated import stands_unhyphenated

LEAST_ROOM: Final[MilliEm] = 2 * EM
"""A 破折号 must find room; below that no rule of the book can hold."""

# No line that leaves more than half of its room is filled without a hole.
_LOOSE_SHARE: Final = 2

# Prices of lines that were weighed; a stream of copy must not fill the memory with them.
_MOST_REMEMBERED: Final = 100_000


def compose(
    paragraph: Paragraph,
    measure: MilliEm,
    metrics: Metrics,
    settings: LineSettings = LineSettings(),  # noqa: B008  # frozen, so one default serves all
) -> tuple[Line, ...]:
    """Break one paragraph into lines; see `Composer.compose`, which is quicker for many."""
    return Composer(metrics, settings).compose(paragraph, measure)


class Composer:
    """Composes paragraphs in the same faces and house style.

    Attributes:
        metrics: What the faces answer.
        settings: The house's switches.
        house: What it has found out about both.
    """

    def __init__(self, metrics: Metrics, settings: LineSettings = LineSettings()) -> None:  # noqa: B008  # frozen
        self.metrics = metrics
        self.settings = settings
        self.house = House.of(metrics, settings)
        self._prices = PricesByRoom()

    def compose(self, paragraph: Paragraph, measure: MilliEm) -> tuple[Line, ...]:
        """Break a paragraph into lines as wide as ``measure``; without anything to paint, no line.

        Classes, breaks, squeezes, gaps and adjustment follow clreq (w3c/clreq 7d51569) and GB/T
        15834—2011; of all ways to break the paragraph the one that costs least is taken. Blank
        is taken out before any is added, since on a grid of squares a hole shows more than a
        squeeze; Han characters never come closer than solid.

        A line with an unbreakable unit wider than its room returns with ``Line.overrun`` above
        zero, one whose end cuts a word with ``Line.forced``; the caller reports both, since only
        the caller knows the story and the place.

        Raises:
            ValueError: The measure, less an indent, is narrower than two em, or it is wider than
                130,000 em; or a run's scale is not above zero.
        """
        best = self._best(paragraph, measure)
        return self._lines(paragraph, *best) if best else ()

    def loosened(self, paragraph: Paragraph, measure: MilliEm, by: int) -> tuple[Line, ...] | None:
        """The same in ``by`` lines more (or, below zero, fewer) than `compose` takes.

        The lines are the cheapest of that number; what they cost more than the best ones is the
        difference of the sums of ``Line.cost``. None where it cannot be done without a line that
        sticks out, stays short, is cut by force or opens wider than ``settings.bad_opening``
        anywhere, and without an orphan. With ``by`` zero, the lines of `compose`.

        Raises:
            ValueError: As `compose`.
        """
        if not by:
            return self.compose(paragraph, measure)
        ways = self._ways(paragraph, measure)
        chosen = _loosened(ways, choose_breaks(ways), [by]).get(by) if ways else None
        return self._lines(paragraph, ways, chosen) if ways and chosen else None

    def looseness_costs(
        self, paragraph: Paragraph, measure: MilliEm, most: int = 2
    ) -> dict[int, int]:
        """What each looseness up to ``most`` costs: the sum of ``Line.cost`` that it would have.

        By looseness, as `loosened` takes it, 0 for the best lines; those that cannot be had are
        missing. All of them together take hardly longer than one.

        Raises:
            ValueError: As `compose`.
        """
        ways = self._ways(paragraph, measure)
        if not ways:
            return {0: 0}
        best = choose_breaks(ways)
        found = {0: best, **_loosened(ways, best, range(-most, most + 1))}
        return {by: sum(found[by].costs) for by in sorted(found)}

    def _best(self, paragraph: Paragraph, measure: MilliEm) -> tuple[Ways, Chosen] | None:
        """The lines that cost least, among all others; None where there is nothing to paint."""
        own = self.settings.language
        if not all(is_loaded(run.language or own) for run in paragraph.runs):
            ways = self._ways(paragraph, measure, possible_points)
            if not ways:
                return None
            chosen = choose_breaks(ways)
            if stands_unhyphenated(ways, chosen):
                return ways, chosen
        ways = self._ways(paragraph, measure)
        return (ways, choose_breaks(ways)) if ways else None

    def _ways(
        self, paragraph: Paragraph, measure: MilliEm, points_in: Points = hyphenation_points
    ) -> Ways | None:
        """Every line that the paragraph may have; None where there is nothing to paint."""
        _check(paragraph)
        room = _room(paragraph, measure, self.settings)
        characters = normalise(paragraph, self.settings)
        if not characters.text:
            return None
        clusters = collect(characters, paragraph.runs, self.house)
        ranks = rank_breaks(clusters, self.settings.level)
        if self.settings.hyphenate and paragraph.justified:
            hyphenate(clusters, ranks, self.settings.language, points_in)
        spacing = space_out(clusters, self.house)
        opens = clusters.kinds[0] == CharClass.OPEN
        if opens and paragraph.indent and not self.settings.trim_indented_opening:
            spacing.lefts[0] = 0
        matter = ready(clusters, spacing, ranks, self.house)
        if self._prices.count > _MOST_REMEMBERED:
            self._prices.clear()
        return find_ways(force_breaks(matter, room), room, self._prices)

    def _lines(self, paragraph: Paragraph, ways: Ways, chosen: Chosen) -> tuple[Line, ...]:
        return make_lines(ways.matter, ways.room, chosen, len(paragraph.text))


def _loosened(ways: Ways, best: Chosen, loosenesses: Iterable[int]) -> dict[int, Chosen]:
    lines = len(best.ends)
    wanted = {lines + by: by for by in loosenesses if by and lines + by > 0}
    found = choose_lines(all_ways(ways, _LOOSE_SHARE), best, wanted) if wanted else {}
    return {wanted[count]: chosen for count, chosen in found.items()}


def _check(paragraph: Paragraph) -> None:
    if any(run.scale <= 0 for run in paragraph.runs):
        raise ValueError("a run's scale must be above zero")


def _room(paragraph: Paragraph, measure: MilliEm, settings: LineSettings) -> Room:
    if measure - max(paragraph.indent, paragraph.hanging) < LEAST_ROOM:
        raise ValueError(f"a measure of {measure} with its indents leaves less than two em")
    if measure >= MOST:
        raise ValueError(f"a measure of {measure} is wider than any sheet")
    return Room(
        measure, paragraph.indent, paragraph.hanging, paragraph.justified, settings.bad_opening
    )
