"""Every way in which one story fills a rectangle exactly, asked of the exact fill itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from banxin.content.model import Spot, Story
from banxin.layout import Rank
from banxin.makeup.castoff import CastSolid, CastText
from banxin.makeup.columns import head_columns
from banxin.makeup.fit import Fit, fit_story, head_room
from banxin.makeup.heads import HeadSize
from banxin.makeup.plan import PhotoPlan, StoryPlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.shape import Leg, StoryShape
from bench.pages.patterns import Stand, patterns


@dataclass(frozen=True, slots=True)
class Notch:
    """A lower corner that a story leaves to others, the white above them included."""

    columns: int
    lines: int
    at_right: bool


@dataclass(frozen=True, slots=True)
class Size:
    """A rectangle's columns and lines, and the corner that is missing."""

    columns: int
    lines: int
    notch: Notch | None = None

    @property
    def cells(self) -> int:
        missing = self.notch.columns * self.notch.lines if self.notch else 0
        return self.columns * self.lines - missing


@dataclass(frozen=True, slots=True)
class Taken:
    """Column lines that a pattern takes from the text.

    Attributes:
        cells: Of head and photos with the white at them.
        white: How much of that falls away where photos fill whole columns.
    """

    cells: int
    white: int


@dataclass(frozen=True, slots=True)
class Way:
    """A story in a rectangle of a size, as it stands in the upper left of its page."""

    plan: StoryPlan
    fit: Fit
    head: HeadSize


class Ways:
    """All ways of one story, each size once.

    Args:
        story: Whose.
        rank: Of its head.
        order: Its weight on the page, 0 first.
        lines: Of the page, the most that it may be tall.
        by: What casts off.
    """

    def __init__(self, story: Story, rank: Rank, order: int, lines: int, by: CastingOff) -> None:
        self.order = order
        self._story, self._rank, self._by, self._lines = story, rank, by, lines
        self._cast = by.cast(story)
        self._known: dict[Size, tuple[Way, ...]] = {}
        self._heights: dict[int, tuple[int, ...]] = {}
        self._text = self._text_lines()
        widest = min(rank.columns[1], by.stone.layout.columns)
        self.widths = range(min(rank.columns[0], widest), widest + 1)
        self._patterns = {columns: self._by_room(columns) for columns in self.widths}
        self.span = self._span()

    def heights(self, columns: int) -> tuple[int, ...]:
        """The heights at which it fills a plain rectangle."""
        if columns not in self._heights:
            sizes = (Size(columns, lines) for lines in range(4, self._lines + 1))
            self._heights[columns] = tuple(size.lines for size in sizes if self.of(size))
        return self._heights[columns]

    def may_fill(self, size: Size) -> bool:
        """Whether the mere amount of copy allows a size."""
        return any(self._near(size, taken) for taken in self._patterns[size.columns])

    def _near(self, size: Size, taken: Taken) -> bool:
        least, most = self._text
        return least - taken.white <= size.cells - taken.cells <= most

    def of(self, size: Size) -> tuple[Way, ...]:
        """The ways to fill a size, the cheapest first."""
        if size not in self._known:
            found = self._found(size) if self.may_fill(size) else []
            self._known[size] = tuple(sorted(found, key=lambda way: way.fit.cost))
        return self._known[size]

    def _found(self, size: Size) -> list[Way]:
        near = dict.fromkeys(
            stands
            for taken, every in self._patterns[size.columns].items()
            if self._near(size, taken)
            for stands in every
        )
        return [way for stands in near if (way := self._way(size, stands))]

    def _way(self, size: Size, stands: tuple[Stand, ...]) -> Way | None:
        spot = Spot(1, size.columns, 1, size.lines)
        notch = _corner(size)
        if notch and any(one.at == "foot" for one in stands):
            return None
        photos = tuple(
            PhotoPlan(photo, (one.first, one.last), one.lines, one.at, None)
            for photo, one in zip(self._story.photos, stands, strict=True)
        )
        plan = StoryPlan(self._story, spot, self._rank, photos, self.order, notch)
        room = head_room(plan)
        columns = room.last_column - room.first_column + 1
        head = self._by.head(self._cast, self._rank, columns)
        if head.too_long or room.first_line + head.lines > size.lines:
            return None
        fit = fit_story(
            plan, self._cast.lengths, head.lines, self._by.stone.layout.makeup.head_lines
        )
        return Way(plan, fit, head) if fit.fill and _sound(fit, plan) else None

    def _text_lines(self) -> tuple[int, int]:
        """Fewest and most lines of the body: all tight and no white, or all loose."""
        least = most = 0
        for piece in self._cast.lengths.pieces:
            match piece:
                case CastText(lines, costs):
                    least, most = least + lines + min(costs), most + lines + max(costs)
                case CastSolid():
                    least += piece.lines
                    most += piece.lines + piece.most_white + piece.white_below
        return least, most

    def _by_room(self, columns: int) -> dict[Taken, list[tuple[Stand, ...]]]:
        """Patterns by what photos, white and head take; a taller head counts as another."""
        found: dict[Taken, list[tuple[Stand, ...]]] = defaultdict(list)
        whole = Spot(1, columns, 1, self._lines)
        for stands in patterns(self._story, self._rank, columns, self._by):
            tops = [Spot(one.first, one.last, 1, one.lines) for one in stands if one.at == "top"]
            room = head_columns(whole, tops)
            across = room.last_column - room.first_column + 1
            head = self._by.head(self._cast, self._rank, across)
            photos = sum(one.cells for one in stands)
            white = sum(one.last - one.first + 1 for one in stands)
            for more in range(self._by.stone.layout.makeup.head_lines + 1):
                found[Taken(across * (head.lines + more) + photos, white)].append(stands)
        return found

    def _span(self) -> tuple[int, int]:
        every = [taken for patterns_ in self._patterns.values() for taken in patterns_]
        least = min((taken.cells - taken.white for taken in every), default=0)
        most = max((taken.cells for taken in every), default=0)
        return least + self._text[0], most + self._text[1]


def shape_of(way: Way, spot: Spot) -> StoryShape:
    """A way as it looks at its place on the page."""
    across, down = spot.first_column - 1, spot.first_line - 1
    fit, plan = way.fit, way.plan
    return StoryShape(
        story=plan.story.name,
        order=plan.order,
        spot=spot,
        notch=moved(plan.notch, across, down) if plan.notch else None,
        head=moved(fit.head, across, down) if fit.head else None,
        title_size=way.head.title_size,
        title_share=way.head.title_share,
        photos=tuple(moved(photo, across, down) for photo in fit.photos),
        legs=tuple(
            Leg(p.column + across, p.first_line + down, p.last_line + down, p.lines)
            for p in fit.parts
        ),
        copyfit=fit.cost,
    )


def moved(spot: Spot, across: int, down: int) -> Spot:
    """A spot somewhere else."""
    return Spot(
        spot.first_column + across,
        spot.last_column + across,
        spot.first_line + down,
        spot.last_line + down,
    )


def _corner(size: Size) -> Spot | None:
    notch = size.notch
    if not notch:
        return None
    first = size.columns - notch.columns + 1 if notch.at_right else 1
    top = size.lines - notch.lines + 1
    return Spot(first, first + notch.columns - 1, top, size.lines)


def _sound(fit: Fit, plan: StoryPlan) -> bool:
    """Photos inside the rectangle, clear of head, corner and each other."""
    taken = [spot for spot in (fit.head, plan.notch) if spot]
    for photo in fit.photos:
        if photo.last_line > plan.spot.last_line or any(_over(photo, spot) for spot in taken):
            return False
        taken.append(photo)
    return True


def _over(one: Spot, other: Spot) -> bool:
    across = one.first_column <= other.last_column and other.first_column <= one.last_column
    return across and one.first_line <= other.last_line and other.first_line <= one.last_line
