"""The grid of a page: base columns and baseline lines, and the way from both to paper."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.content.model import Spot
from banxin.layout import Layout, Rectangle
from banxin.measure import Length, Rect


@dataclass(frozen=True, slots=True)
class ColumnGrid:
    """How the type area of one page is divided.

    Attributes:
        x, y: Top left corner of the type area, from the trim's.
        columns, lines: How many there are.
        column_width, gutter: Widths; a page is columns and the gutters between them.
        leading: Height of a line.
        em: The body size.
    """

    x: Length
    y: Length
    columns: int
    lines: int
    column_width: Length
    gutter: Length
    leading: Length
    em: Length

    @property
    def width(self) -> Length:
        return self.span(1, self.columns)

    @property
    def right(self) -> Length:
        return self.x + self.width

    def span(self, first: int, last: int) -> Length:
        """Width of the columns from ``first`` to ``last``, both included."""
        count = last - first + 1
        return self.column_width * count + self.gutter * (count - 1)

    def left_of(self, column: int) -> Length:
        return self.x + (self.column_width + self.gutter) * (column - 1)

    def top_of(self, line: int) -> Length:
        return self.y + self.leading * (line - 1)

    def rect(self, spot: Spot) -> Rect:
        """A spot's rectangle on the page."""
        return Rect(
            self.left_of(spot.first_column),
            self.top_of(spot.first_line),
            self.span(spot.first_column, spot.last_column),
            self.leading * spot.lines,
        )

    def lines_for(self, height: Length) -> int:
        """How many whole lines are needed for ``height``."""
        return -((-height.mpt) // self.leading.mpt)


def grid_of(layout: Layout) -> ColumnGrid:
    """The grid that a layout describes, centred between the trim's left and right edges."""
    em = layout.body_size
    column_width = em * layout.measure_em
    gutter = Length.pt(layout.page.gutter_em * layout.body.size_pt)
    width = column_width * layout.columns + gutter * (layout.columns - 1)
    return ColumnGrid(
        x=(layout.trim_width - width) // 2,
        y=Length.mm(layout.page.top_mm),
        columns=layout.columns,
        lines=layout.page.lines,
        column_width=column_width,
        gutter=gutter,
        leading=layout.leading,
        em=em,
    )


def spot_of(box: Rectangle) -> Spot:
    """A layout's rectangle as a spot."""
    return Spot(*box.columns, *box.lines)


def overlap(one: Spot, other: Spot) -> bool:
    """Whether two spots share a column in a line."""
    return (
        one.first_column <= other.last_column
        and other.first_column <= one.last_column
        and one.first_line <= other.last_line
        and other.first_line <= one.last_line
    )
