"""Where the photos of a story may stand in its rectangle: every pattern of the exact search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from banxin.content.model import Photo, Story
from banxin.layout import Rank
from banxin.makeup.pictures import FEWEST_PHOTO_LINES
from banxin.makeup.planning.casts import CastingOff

_AT = ("head", "foot", "top")


@dataclass(frozen=True, slots=True)
class Stand:
    """One photo in its story's rectangle.

    Attributes:
        first, last: Columns from the rectangle's left, 1 first, both included.
        at: ``top`` on its first line, ``head`` under the head, ``foot`` on its last line.
        lines: Its height, caption included.
    """

    first: int
    last: int
    at: str
    lines: int

    @property
    def cells(self) -> int:
        """Column lines that it takes, with the clear line beside the text."""
        return (self.last - self.first + 1) * (self.lines + 1)


def patterns(story: Story, rank: Rank, columns: int, by: CastingOff) -> Iterator[tuple[Stand, ...]]:
    """Every pattern of a story's photos in so many columns.

    The main photo is as wide as its rank allows, others at most as wide as it; each stands in any
    columns, at the top, under the head or at the foot, as tall as its crop allows. Two share no
    column at one height, so the patterns are those of one row at the head and one at the foot.
    """
    least, most = rank.photo_columns
    widths = range(min(least, columns), min(most, columns) + 1)
    yield from _together(story, story.photos, columns, (widths, ()), by)


def _together(
    story: Story,
    photos: Sequence[Photo],
    columns: int,
    so_far: tuple[range, tuple[Stand, ...]],
    by: CastingOff,
) -> Iterator[tuple[Stand, ...]]:
    widths, placed = so_far
    if not photos:
        yield placed
        return
    main = placed[0].last - placed[0].first + 1 if placed else 0
    for width in widths:
        heights = _heights(story, photos[0], width, by)
        for first in range(1, columns - width + 2):
            for at in _AT:
                if any(_meet(one, first, first + width - 1, at) for one in placed):
                    continue
                for lines in heights:
                    stand = Stand(first, first + width - 1, at, lines)
                    narrower = range(1, (main or width) + 1)
                    yield from _together(
                        story, photos[1:], columns, (narrower, (*placed, stand)), by
                    )


def _meet(one: Stand, first: int, last: int, at: str) -> bool:
    level = (one.at == "foot") == (at == "foot")
    return level and one.first <= last and first <= one.last


def _heights(story: Story, photo: Photo, columns: int, by: CastingOff) -> range:
    """Whole lines, caption included: from cropped at head and foot to cropped at its sides."""
    grid = by.stone.grid
    crop = by.stone.layout.makeup.photo_crop if photo.crop is None else photo.crop
    whole = grid.span(1, columns).mpt * photo.file.height_px / photo.file.width_px
    white, leading = (grid.leading - grid.em).mpt, grid.leading.mpt
    least = max(-int(-(whole * (1 - crop) + white) // leading), FEWEST_PHOTO_LINES)
    most = int((whole / (1 - crop) + white) // leading)
    if most < least:
        least = most = max(round((whole + white) / leading), FEWEST_PHOTO_LINES)
    caption = by.caption(story, photo, columns)
    return range(least + caption, most + caption + 1)
