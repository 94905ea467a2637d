"""The stories that are to stand on one page, with what is fixed of their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from banxin.content.model import Photo, Placement, Spot
from banxin.layout import Rank
from banxin.makeup.planning.casts import Cast


@dataclass(frozen=True, slots=True)
class Pin:
    """What is fixed of a story's place; None where the search may choose.

    Attributes:
        notch: The corner that it leaves; where it is None a pinned story may still leave one,
            unless all of its rectangle is fixed.
    """

    columns: tuple[int, int] | None
    lines: tuple[int, int] | None
    notch: Spot | None = None

    @property
    def whole(self) -> bool:
        return self.columns is not None and self.lines is not None

    def inside(self, area: Spot) -> bool:
        """Whether what is fixed lies in an area."""
        across = self.columns is None or (
            area.first_column <= self.columns[0] and self.columns[1] <= area.last_column
        )
        down = self.lines is None or (
            area.first_line <= self.lines[0] and self.lines[1] <= area.last_line
        )
        return across and down

    def allows(self, spot: Spot) -> bool:
        """Whether a rectangle is as fixed."""
        across = self.columns in (None, (spot.first_column, spot.last_column))
        return across and self.lines in (None, (spot.first_line, spot.last_line))


@dataclass(frozen=True, slots=True)
class Guest:
    """A story, or a part of one, that is to stand on a page.

    Attributes:
        cast: What of it is to be poured.
        order: Its weight on the page; 0 is the heaviest.
        photos: Those that stand with it here.
        pin: What is fixed of its place.
        photo_pins: The same of its photos, by their number in ``photos`` from 0.
        turned_from: The page that it comes from; 0 where it begins here.
        turns_to: The page that takes its rest; 0 where it ends here.
        any_width: Whether it may be wider and narrower than its rank: a rest takes the room that
            there is, and so does a story that has a page to itself.
    """

    cast: Cast
    order: int
    rank: Rank
    photos: tuple[Photo, ...]
    pin: Pin | None = None
    photo_pins: Mapping[int, Placement] = field(default_factory=dict)
    turned_from: int = 0
    turns_to: int = 0
    any_width: bool = False
