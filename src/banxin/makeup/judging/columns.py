"""The columns of a page, from the top down: what stands where, and what nobody has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from banxin.content.model import Spot
from banxin.makeup.shape import PageShape, StoryShape


class Kind(Enum):
    """What a stretch of a column holds."""

    HEAD = auto()
    PHOTO = auto()
    LEG = auto()
    STANDING = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one column with one thing in it; ``story`` is None for standing matter."""

    first_line: int
    last_line: int
    kind: Kind
    story: StoryShape | None


Column = tuple[Stretch, ...]


def columns_of(page: PageShape) -> tuple[Column, ...]:
    """Every column's stretches, sorted by their first line; what is off the grid is left out."""
    columns: list[list[Stretch]] = [[] for _ in range(page.columns)]
    for spot in page.standing:
        _enter(columns, spot, Kind.STANDING, None)
    for story in page.stories:
        if story.head:
            _enter(columns, story.head, Kind.HEAD, story)
        for photo in story.photos:
            _enter(columns, photo, Kind.PHOTO, story)
        for leg in story.legs:
            if 1 <= leg.column <= page.columns:
                stretch = Stretch(leg.first_line, leg.last_line, Kind.LEG, story)
                columns[leg.column - 1].append(stretch)
    for column in columns:
        column.sort(key=attrgetter("first_line", "last_line"))
    return tuple(tuple(column) for column in columns)


def _enter(columns: list[list[Stretch]], spot: Spot, kind: Kind, story: StoryShape | None) -> None:
    stretch = Stretch(spot.first_line, spot.last_line, kind, story)
    for column in columns[max(spot.first_column - 1, 0) : spot.last_column]:
        column.append(stretch)
