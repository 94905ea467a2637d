"""Heads: a title in the fewest lines, turned where its phrases meet.

A head is read at a glance, so its turns are chosen by sense first and by evenness second
(clreq #handling_of_headings; rule book of the house 8: never inside a word, a number or 《…》,
lines as equal as can be, the shorter first). It is short: every set of turns is weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from banxin.typeset.compose import Composer
from banxin.typeset.model import EM, Line, MilliEm, Paragraph
from banxin.typeset.parts import compose_part
from banxin.typeset.turns import WORST, Place, is_verse, turning_places


class Turn(StrEnum):
    """The house rule for the lines of a head that turns."""

    EVEN = "even"
    """As even as the phrases allow, the shorter first where there is a choice."""
    SHORT_FIRST = "short-first"
    LONG_FIRST = "long-first"


# What a turn costs, in the same units as unevenness: a line that is a tenth longer or shorter
# than its share costs 3, a fifth 12, a third 33, a half 75.
_UNEVENNESS: Final = 300

# What each line of a head should hold of the whole, in hundredths, by how many lines there are.
_SHARES: Final = {
    Turn.SHORT_FIRST: {2: (44, 56), 3: (28, 33, 39)},
    Turn.LONG_FIRST: {2: (56, 44), 3: (39, 33, 28)},
}

_NO_BLANKS: Final = frozenset[int]()
_NO_MEASURE: Final = 100_000 * EM


def turn_head(
    paragraph: Paragraph,
    measure: MilliEm,
    composer: Composer,
    most_lines: int = 2,
    turn: Turn = Turn.EVEN,
    story: str = "",
) -> tuple[Line, ...]:
    """The lines of a head, each at its natural width, the fewest that fit and read well.

    One line if it fits. Else a verse turns after its marks, if it has the lines. Else turns are
    taken at the blanks that the desk typed between phrases, whatever they cost in evenness; else
    where phrases meet; else, should no such turns fit, anywhere outside numbers, titles and
    quotations; else wherever a line may end at all. Within each of these fewer lines go before
    more, and of those with as many lines the cheapest wins, by the table in `turns`.

    The widths are in em, so the caller who has a range of sizes gives the measure in the em of
    the smallest, and then takes the largest size at which the widest line still fits.

    Args:
        paragraph: The head; its indents and ``justified`` are not looked at.
        measure: What a line may fill.
        composer: The faces and the house style.
        most_lines: At least one.
        turn: Which line is to be the longer.
        story: The text under the head, if it is known; see `phrases.border_strengths`.

    Returns:
        Lines whose ``start``, ``end`` and clusters count in ``paragraph.text``. A head that does
        not fit comes back as `compose` breaks it: with more lines than ``most_lines``, or with
        ``Line.overrun`` above zero.

    Raises:
        ValueError: The head does not fit on one line, and the measure is narrower than two em.
    """
    head = _Head(replace(paragraph, indent=0, hanging=0, justified=False), measure, composer)
    whole = head.line(0, len(paragraph.text))
    if whole is None:
        return ()
    if whole.width <= measure or most_lines < 2:
        return (whole,) if whole.width <= measure else head.composed()
    places = turning_places(head.paragraph, composer, story)
    good = [place for place in places if place.cost <= WORST]
    blanks = frozenset(place.start for place in places if place.is_blank)
    whole_units = [place for place in places if not place.parts_unit]
    at_marks = [place for place in places if place.cost < 0]
    for candidates, parted in (
        (at_marks if is_verse(paragraph.text) else [], blanks),
        (good, blanks),
        (good, _NO_BLANKS),
        (whole_units, _NO_BLANKS),
        (places, _NO_BLANKS),
    ):
        for count in range(2, most_lines + 1):
            best = _cheapest(head, candidates, _targets(whole.width, count, turn))
            if best and len(parted.intersection(best)) == min(len(parted), count - 1):
                return _joined(head, best)
    return head.composed()


@dataclass(frozen=True, slots=True)
class _Head:
    """A head and the lines that its parts make, each composed once."""

    paragraph: Paragraph
    measure: MilliEm
    composer: Composer
    lines: dict[tuple[int, int], Line | None] = field(default_factory=dict)

    def line(self, start: int, end: int) -> Line | None:
        """The text from ``start`` to before ``end`` on one line; None for nothing to paint."""
        if (start, end) not in self.lines:
            lines = compose_part(self.paragraph, start, end, _NO_MEASURE, self.composer)
            self.lines[start, end] = lines[0] if lines else None
        return self.lines[start, end]

    def composed(self) -> tuple[Line, ...]:
        """What the composer makes of it in the measure, as text."""
        return self.composer.compose(self.paragraph, self.measure)


def _joined(head: _Head, turns: Sequence[int]) -> tuple[Line, ...]:
    borders = [0, *turns, len(head.paragraph.text)]
    found = (head.line(start, end) for start, end in pairwise(borders))
    return tuple(line for line in found if line)


def _targets(width: MilliEm, count: int, turn: Turn) -> list[MilliEm]:
    """How wide each of ``count`` lines would best be."""
    shares = _SHARES.get(turn, {}).get(count) or (1,) * count
    return [max(width * share // sum(shares), 1) for share in shares]


def _cheapest(head: _Head, places: Sequence[Place], targets: Sequence[MilliEm]) -> list[int] | None:
    """The turns of least cost into as many lines as there are targets; None if they do not fit.

    Of equals the earlier turn wins, so the shorter line comes first.
    """
    ends = [*(place.start for place in places), len(head.paragraph.text)]
    costs = [*(place.cost for place in places), 0]
    reached: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for number, target in enumerate(targets, 1):
        final = number == len(targets)
        further: dict[int, tuple[int, list[int]]] = {}
        for start, (spent, turns) in reached.items():
            for end, cost in zip(ends, costs, strict=True):
                if end <= start or final is not (end == ends[-1]):
                    continue
                line = head.line(start, end)
                if line is None:
                    continue
                if line.width > head.measure:
                    break
                total = spent + cost + _unevenness(line.width, target)
                if end not in further or total < further[end][0]:
                    further[end] = (total, turns if final else [*turns, end])
        reached = further
    best = reached.get(ends[-1])
    return best[1] if best else None


def _unevenness(width: MilliEm, target: MilliEm) -> int:
    """Rounded up, so that only lines that are just as wide cost nothing."""
    return -(-_UNEVENNESS * (width - target) ** 2 // target**2)
