"""Pages drawn with characters, read as shapes.

A row of the drawing is one grid line, or ``each`` of them; a column is two characters, with a
blank between columns::

    A^ A^ B^    the head of story A over two columns, of B over one
    a| a# b|    text and a photo of A, text of B
    a| .. b_    text, white, and a line that B's text does not reach
    [] [] []    standing matter

The letter names the story: A is the heaviest. White inside a story's rectangle is the story's.
"""

from __future__ import annotations

from itertools import product

from banxin.content.model import Spot
from banxin.makeup import Leg, PageShape, StoryShape
from banxin.measure import ZERO, Length

Cell = tuple[int, int]
"""Column and row, both from 1."""

_TITLE_PT = {"A": 40, "B": 30, "C": 24, "D": 20}


def drawn(
    drawing: str,
    *,
    each: int = 1,
    first_line: int = 1,
    titles: dict[str, float] | None = None,
    shares: dict[str, int] | None = None,
) -> PageShape:
    """The shape that a drawing shows; titles in points, shares in thousandths."""
    rows = [row.split() for row in drawing.strip().splitlines()]
    cells = {
        (column, line): mark
        for line, row in enumerate(rows, 1)
        for column, mark in enumerate(row, 1)
    }
    names = sorted({mark[0].upper() for mark in cells.values()} - set(".["))
    return PageShape(
        columns=len(rows[0]),
        lines=len(rows) * each,
        first_line=first_line,
        stories=tuple(
            _story(
                name,
                order,
                cells,
                each,
                (titles or {}).get(name, _TITLE_PT.get(name, 16)),
                (shares or {}).get(name, 800),
            )
            for order, name in enumerate(names)
        ),
        standing=tuple(
            _tall(_box(group), each) for group in _groups({at for at in cells if cells[at] == "[]"})
        ),
    )


def _story(
    name: str, order: int, cells: dict[Cell, str], each: int, title_pt: float, share: int
) -> StoryShape:
    own = {at: mark[1] for at, mark in cells.items() if mark[0].upper() == name}
    spot = _box(set(own))
    inside = set(
        product(
            range(spot.first_column, spot.last_column + 1),
            range(spot.first_line, spot.last_line + 1),
        )
    )
    others = {at for at in inside if at not in own and cells[at] != ".."}
    head = {at for at, mark in own.items() if mark == "^"}
    return StoryShape(
        story=name,
        order=order,
        spot=_tall(spot, each),
        notch=_tall(_box(others), each) if others else None,
        head=_tall(_box(head), each) if head else None,
        title_size=Length.pt(title_pt) if head else ZERO,
        title_share=share if head else 0,
        photos=tuple(
            _tall(_box(group), each)
            for group in _groups({at for at, mark in own.items() if mark == "#"})
        ),
        legs=tuple(
            Leg(
                column,
                (first - 1) * each + 1,
                last * each,
                sum(own[column, line] == "|" for line in range(first, last + 1)) * each,
            )
            for column in range(spot.first_column, spot.last_column + 1)
            for first, last in _stretches(
                {line for (at, line), mark in own.items() if at == column and mark in "|_"}
            )
        ),
    )


def _box(cells: set[Cell]) -> Spot:
    columns, lines = [column for column, _ in cells], [line for _, line in cells]
    return Spot(min(columns), max(columns), min(lines), max(lines))


def _tall(spot: Spot, each: int) -> Spot:
    return Spot(
        spot.first_column,
        spot.last_column,
        (spot.first_line - 1) * each + 1,
        spot.last_line * each,
    )


def _groups(cells: set[Cell]) -> list[set[Cell]]:
    """Cells that touch, from the top left on."""
    groups = []
    left = set(cells)
    while left:
        ripe = [min(left, key=lambda at: (at[1], at[0]))]
        group: set[Cell] = set()
        while ripe:
            column, line = ripe.pop()
            if (column, line) in left:
                left.remove((column, line))
                group.add((column, line))
                ripe += [(column + 1, line), (column - 1, line), (column, line + 1)]
                ripe += [(column, line - 1)]
        groups.append(group)
    return groups


def _stretches(lines: set[int]) -> list[tuple[int, int]]:
    starts = sorted(line for line in lines if line - 1 not in lines)
    ends = sorted(line for line in lines if line + 1 not in lines)
    return list(zip(starts, ends, strict=True))
