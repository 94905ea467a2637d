"""The forms in which a story can stand: how wide, with which photos where, in how many lines.

A form is counted in column lines, one line of one base column. How many of them a story takes in
a width is nearly one number, since its text has one length; photos that may be cropped and
paragraphs that may be set tighter make a few neighbouring numbers of it. Those are what the
search of `banxin.makeup.planning.cuts` plays with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

KEPT: Final = 4
"""Forms of one story that take the same room; more would only crowd the search."""


Around: TypeAlias = Mapping[int, tuple[tuple[int, int, int], ...]]
"""How a story can stand around a corner: by the column lines that are over, the whole rows that it
takes besides, its fewest points, and the lines that it needs above the corner."""


@dataclass(frozen=True, slots=True)
class FormPhoto:
    """A photo in a form.

    Attributes:
        order: Among the story's photos, 0 first.
        first_column, last_column: From the story's left edge, 1 first; both included.
        lines: Its height, caption included.
        at: ``top`` over or beside the head, ``head`` under it, ``foot`` on the story's last line.
    """

    order: int
    first_column: int
    last_column: int
    lines: int
    at: str

    @property
    def columns(self) -> int:
        return self.last_column - self.first_column + 1


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way in which a story can stand in a rectangle, or in one with a corner left out.

    Attributes:
        columns: Base columns wide.
        capacity: Column lines that it takes with its text at its best, head, photos and the
            white around them included.
        head_lines: Height of the head.
        deep: Lines at its top that belong to the head and to the photos beside and under it: a
            corner left out may begin only below them.
        photos: In the order of their weight.
        points: What speaks against it, without what its height decides.
        head_left, head_right: Whether the head stands at its upper left, upper right edge.
        size: Points of type of its title.
        taller: Lines that its head is taller than it must be; ``points`` hold what they cost.
    """

    columns: int
    capacity: int
    head_lines: int
    deep: int
    photos: tuple[FormPhoto, ...]
    points: int
    head_left: bool
    head_right: bool
    size: int
    taller: int = 0

    @property
    def feet(self) -> bool:
        """Whether photos stand on its last line."""
        return any(photo.at == "foot" for photo in self.photos)


@dataclass(frozen=True, slots=True)
class Standing:
    """A form in which a story takes just so many column lines; ``points`` say all against it."""

    points: int
    form: Form


class Forms:
    """All forms of one story, with what its text may gain and lose.

    Args:
        by_columns: Columns to capacity to the best few forms that take it.
        tighter, looser: What it costs to lose, or to gain, the first line, the first two, ….
        kept: How many forms are told of those that take the same room.
    """

    def __init__(
        self,
        by_columns: Mapping[int, Mapping[int, tuple[Form, ...]]],
        tighter: tuple[int, ...],
        looser: tuple[int, ...],
        kept: int = KEPT,
    ) -> None:
        self._by_columns = by_columns
        self._kept = kept
        lost = {-count: price for count, price in enumerate(tighter, 1)}
        gained = dict(enumerate(looser, 1))
        self._prices = dict(sorted({0: 0, **lost, **gained}.items(), key=lambda one: one[1]))
        every = [form for by in by_columns.values() for forms in by.values() for form in forms]
        self._span = self.span_over(by_columns)
        best = min(every, key=lambda form: (form.points, form.capacity), default=None)
        self._likely = best.capacity if best else 0
        self._found: dict[tuple[int, int], tuple[Standing, ...]] = {}
        self._capacities: dict[int, frozenset[int]] = {}
        self._around: dict[int, Around] = {}

    @property
    def span(self) -> tuple[int, int]:
        """Fewest and most column lines that it takes at any width."""
        return self._span

    def span_over(self, widths: Iterable[int]) -> tuple[int, int]:
        """The same over certain numbers of columns."""
        every = [capacity for width in widths for capacity in self._by_columns.get(width, ())]
        if not every:
            return 0, 0
        return min(every) + min(self._prices), max(every) + max(self._prices)

    @property
    def likely(self) -> int:
        """The column lines that it takes in the form against which least speaks."""
        return self._likely

    def taking(self, columns: int, capacity: int) -> tuple[Standing, ...]:
        """The best few forms that take so many column lines, the best first."""
        key = (columns, capacity)
        if key not in self._found:
            forms = self._by_columns.get(columns, {})
            found = [
                Standing(form.points + price, form)
                for by, price in self._prices.items()
                for form in forms.get(capacity - by, ())
            ]
            found.sort(key=lambda standing: standing.points)
            self._found[key] = tuple(found[: self._kept])
        return self._found[key]

    def capacities(self, columns: int) -> frozenset[int]:
        """All column lines that it can take at a width."""
        if columns not in self._capacities:
            self._capacities[columns] = frozenset(
                capacity + by
                for capacity in self._by_columns.get(columns, {})
                for by in self._prices
                if capacity + by > 0
            )
        return self._capacities[columns]

    def around(self, columns: int) -> Around:
        """How it can stand around a corner at a width; forms with photos at the foot cannot."""
        if columns not in self._around:
            found: dict[int, list[tuple[int, int, int]]] = {}
            for capacity in sorted(self.capacities(columns)):
                ways = [one for one in self.taking(columns, capacity) if not one.form.feet]
                if ways:
                    rows, odd = divmod(capacity, columns)
                    points = min(one.points for one in ways)
                    deep = min(one.form.deep for one in ways)
                    found.setdefault(odd, []).append((rows, points, deep))
            self._around[columns] = {odd: tuple(ways) for odd, ways in found.items()}
        return self._around[columns]

    def heights(self, columns: int) -> int:
        """The heights in lines at which it fills a rectangle, as the bits of a number."""
        return self.residues(columns).get(0, 0)

    def residues(self, columns: int) -> dict[int, int]:
        """Capacities as bits of whole lines, by the column lines that are over."""
        bits: dict[int, int] = {}
        for capacity in self.capacities(columns):
            lines, odd = divmod(capacity, columns)
            bits[odd] = bits.get(odd, 0) | 1 << lines
        return bits


def bits_of(number: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def box_forms(columns: int, lines: int) -> Forms:
    """A standing box among the stories: it has one size, and nothing speaks against it."""
    form = Form(columns, columns * lines, 0, 0, (), 0, head_left=False, head_right=False, size=0)
    return Forms({columns: {form.capacity: (form,)}}, (), ())
