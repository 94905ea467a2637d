"""A page drawn with characters, small enough for a terminal and near enough to its proportions.

A story has a letter, the heaviest ``A``: large in its head, small in its text. Photos are ``#``
behind the letter and their number, standing boxes ``:``, the masthead ``=``; white is blank. Only
ASCII, since what many Chinese terminals draw as wide as a Han character would break the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from banxin.content.model import Spot
from banxin.makeup import PageShape, StoryShape
from banxin.makeup.grid import ColumnGrid

# About so many rows a page; a broadsheet's are of four grid lines then.
_ROWS = 27

_NARROWEST, _WIDEST = 4, 12


@dataclass(frozen=True, slots=True)
class _Patch:
    """A rectangle that is drawn with one character.

    Attributes:
        weight: A head is seen before a photo and a photo before text, where a row holds both.
        label: What its first row begins with.
    """

    spot: Spot
    mark: str
    weight: int = 1
    label: str = ""

    def shows(self, column: int, first: int, last: int) -> int:
        """How much it speaks for itself in a cell of a column and some lines."""
        if not self.spot.first_column <= column <= self.spot.last_column:
            return 0
        lines = min(self.spot.last_line, last) - max(self.spot.first_line, first) + 1
        return max(lines, 0) * self.weight


def letter(order: int) -> str:
    """The letter of a story by its weight; after Z they begin anew."""
    return ascii_uppercase[order % len(ascii_uppercase)]


def picture(
    shape: PageShape, photos: Mapping[str, Sequence[int]], grid: ColumnGrid, masthead: int
) -> list[str]:
    """The rows of a page's picture, all of the same length.

    Args:
        shape: The page.
        photos: The numbers of the photos that stand on it, by story.
        grid: Whose columns and lines these are.
        masthead: Its last line; 0 for none.
    """
    lines = max(round(shape.lines / _ROWS), 1)
    width = _width(grid, lines)
    patches = tuple(_patches(shape, photos, masthead))
    labels = {patch: patch.label for patch in patches if patch.label}
    rows: list[str] = []
    for first in range(1, shape.lines + 1, lines):
        last = min(first + lines - 1, shape.lines)
        cells = [_seen(patches, column, first, last) for column in range(1, shape.columns + 1)]
        rows.append(_row(cells, width, labels))
    edge = f"+{'-' * len(rows[0])}+"
    return [edge, *(f"|{row}|" for row in rows), edge]


def _width(grid: ColumnGrid, lines: int) -> int:
    """Characters for a column and its gutter; a character is about twice as tall as wide."""
    column = grid.column_width + grid.gutter
    return min(max(round(2 * column.mpt / (lines * grid.leading.mpt)), _NARROWEST), _WIDEST)


def _patches(
    shape: PageShape, photos: Mapping[str, Sequence[int]], masthead: int
) -> Iterator[_Patch]:
    if masthead:
        yield _Patch(Spot(1, shape.columns, 1, masthead), "=", 2)
    yield from (_Patch(spot, ":", 2) for spot in shape.standing)
    for story in shape.stories:
        yield from _parts(story, photos[story.story])


def _parts(story: StoryShape, photos: Sequence[int]) -> Iterator[_Patch]:
    name = letter(story.order)
    if story.head:
        yield _Patch(story.head, name, 3)
    for number, spot in zip(photos, story.photos, strict=True):
        yield _Patch(spot, "#", 2, f"{name}{number}")
    for leg in story.legs:
        yield _Patch(Spot(leg.column, leg.column, leg.first_line, leg.last_line), name.lower())


def _seen(patches: Sequence[_Patch], column: int, first: int, last: int) -> _Patch | None:
    """What a cell shows; white where that is more than half of it."""
    shown = [(patch.shows(column, first, last), patch) for patch in patches]
    most, best = max(shown, key=lambda one: one[0], default=(0, None))
    return best if 2 * most >= last - first + 1 else None


def _row(cells: Sequence[_Patch | None], width: int, labels: dict[_Patch, str]) -> str:
    """One row; takes the labels that it writes."""
    row = ""
    for column, patch in enumerate(cells, 1):
        if patch is None:
            row += " " * width
            continue
        label = labels.pop(patch, "")
        wide = patch.spot.last_column > column and cells[column] is patch
        row += (label + patch.mark * width)[: width - 1] + (patch.mark if wide else " ")
    return row[:-1]
