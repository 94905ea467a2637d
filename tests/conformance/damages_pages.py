"""Pages of columns made wrong on purpose, so that every check is seen failing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.conformance.pages import Line, PaintedColumns


def second_column_lower(page: PaintedColumns) -> PaintedColumns:
    first, second, *rest = page.columns
    lowered = tuple(replace(line, y=line.y + 0.4) for line in second)
    return replace(page, columns=(first, lowered, *rest))


def paragraphs_apart(page: PaintedColumns) -> PaintedColumns:
    """Half a line before every paragraph, and half a line after every head."""

    def spaced(column: tuple[Line, ...]) -> tuple[Line, ...]:
        down, lines = 0.0, []
        for line in column:
            down += 0.75 if line.text.startswith("●") else 0
            lines.append(replace(line, y=line.y + down))
        return tuple(lines)

    return replace(page, columns=tuple(map(spaced, page.columns)))


def columns_cut_at(count: int) -> Callable[[PaintedColumns], PaintedColumns]:
    """Columns that end wherever so many lines are reached."""

    def damage(page: PaintedColumns) -> PaintedColumns:
        lines = list(page.lines)
        parts = [lines[i : i + count] for i in range(0, len(lines), count)]
        return replace(page, columns=tuple(map(tuple, parts)))

    return damage


def in_one_face(page: PaintedColumns) -> PaintedColumns:
    return PaintedColumns(
        tuple(replace(line, font="Some", size=1.0) for line in page.spanning),
        tuple(tuple(replace(line, font="Some") for line in column) for column in page.columns),
    )


PAGE_DAMAGES = (
    second_column_lower,
    paragraphs_apart,
    *map(columns_cut_at, range(5, 30)),
    in_one_face,
)
