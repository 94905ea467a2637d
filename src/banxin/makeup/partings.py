"""The rules that part a page's stories: in gutters, and in the white between one and the next.

A page is looked at cell by cell, a cell being one column on one line, so that rules follow
notches and standing boxes as they come. Where the edge of a picture or of a box parts the stories
already, a rule beside it says the same thing twice and is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from banxin.content.model import Spot
from banxin.layout import Layout
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.model import PlacedRule
from banxin.makeup.shape import PageShape
from banxin.measure import Length, Rect

MOST_WHITE: Final = 3
"""Lines of white between two stories over which they are still neighbours."""

_BOX: Final = -1
_Cell: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cells:
    """Who has which cells, by column and line.

    Attributes:
        owners: The number of a story; `_BOX` where a standing box is. Missing where nobody is.
        edged: Cells of pictures and boxes, which have an edge of their own.
    """

    owners: dict[_Cell, int]
    edged: frozenset[_Cell]

    def part(self, one: _Cell, other: _Cell) -> bool:
        """Whether two cells belong to different stories or boxes."""
        mine, yours = self.owners.get(one), self.owners.get(other)
        return mine is not None and yours is not None and mine != yours

    def want_rule(self, one: _Cell, other: _Cell) -> bool:
        """Whether two cells are parted, and by nothing yet."""
        return self.part(one, other) and one not in self.edged and other not in self.edged


def partings(shape: PageShape, layout: Layout, grid: ColumnGrid) -> tuple[PlacedRule, ...]:
    """The rules between the stories of a page.

    In a gutter between two stories a rule stands beside all lines that both have; it goes on
    past the white between two stories of one side, so that rules meet. Between one story and the
    next below it, a rule lies in the middle of the white.
    """
    cells = _cells(shape)
    weight, colour = Length.pt(layout.weights.rule_pt), layout.furniture.colour
    upright = [_upright(spot, weight, grid) for spot in _in_gutters(cells, grid)]
    level = [_level(spot, weight, grid) for spot in _in_white(cells, grid)]
    return tuple(PlacedRule(rect, colour) for rect in (*upright, *level))


def _cells(shape: PageShape) -> _Cells:
    owners: dict[_Cell, int] = {}
    edged: set[_Cell] = set()
    for number, story in enumerate(shape.stories):
        kept = _inside(story.spot) - (_inside(story.notch) if story.notch else set())
        owners |= dict.fromkeys(kept, number)
        for photo in story.photos:
            edged |= _inside(photo)
    for box in shape.standing:
        owners |= dict.fromkeys(_inside(box), _BOX)
        edged |= _inside(box)
    return _Cells(owners, frozenset(edged))


def _inside(spot: Spot) -> set[_Cell]:
    return {
        (column, line)
        for column in range(spot.first_column, spot.last_column + 1)
        for line in range(spot.first_line, spot.last_line + 1)
    }


def _in_gutters(cells: _Cells, grid: ColumnGrid) -> list[Spot]:
    """Stretches of gutters that want a rule, each as lines of the column to its right."""
    found: list[Spot] = []
    for column in range(2, grid.columns + 1):
        lines = [
            line
            for line in range(1, grid.lines + 1)
            if cells.want_rule((column - 1, line), (column, line))
        ]
        for line in lines:
            above = found[-1] if found else None
            if above and above.first_column == column and _goes_on(cells, above, line):
                found[-1] = Spot(column, column, above.first_line, line)
            else:
                found.append(Spot(column, column, line, line))
    return [spot for spot in found if spot.last_line > spot.first_line]


def _goes_on(cells: _Cells, above: Spot, line: int) -> bool:
    """Whether only white of one side lies between a rule in a gutter and the line below it."""
    column = above.first_column
    between = range(above.last_line + 1, line)
    return len(between) <= MOST_WHITE and all(
        ((column - 1, one) in cells.owners) != ((column, one) in cells.owners) for one in between
    )


def _in_white(cells: _Cells, grid: ColumnGrid) -> list[Spot]:
    """Stretches of white that want a rule; one without lines ends above the line it begins with."""
    found: list[Spot] = []
    for line in range(1, grid.lines):
        for white in range(MOST_WHITE + 1):
            below = line + white + 1
            columns = [
                column
                for column in range(1, grid.columns + 1)
                if cells.part((column, line), (column, below))
                and not any((column, between) in cells.owners for between in range(line + 1, below))
            ]
            found += [
                Spot(first, last, line + 1, below - 1)
                for first, last in _runs(columns)
                if not _edged(cells, first, last, line, below)
            ]
    return found


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Columns that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _edged(cells: _Cells, first: int, last: int, above: int, below: int) -> bool:
    """Whether an edge parts the two all along: a box's, or a photo's on the lower one's top.

    At the foot of a photo stands its caption, which is no edge.
    """
    columns = range(first, last + 1)
    return all((column, below) in cells.edged for column in columns) or all(
        cells.owners[column, above] == _BOX for column in columns
    )


def _upright(spot: Spot, weight: Length, grid: ColumnGrid) -> Rect:
    x = grid.left_of(spot.first_column) - (grid.gutter + weight) // 2
    height = grid.leading * spot.lines
    return Rect(x, grid.top_of(spot.first_line), weight, height)


def _level(spot: Spot, weight: Length, grid: ColumnGrid) -> Rect:
    white = grid.leading * spot.lines
    y = grid.top_of(spot.first_line) + (white - weight) // 2
    across = grid.span(spot.first_column, spot.last_column)
    return Rect(grid.left_of(spot.first_column), y, across, weight)
