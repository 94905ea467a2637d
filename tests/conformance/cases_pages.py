"""Columns, heads and the ends of paragraphs on whole pages (clreq 7.1, 6.2.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.conformance.pages import PITCH_PT, Line, PaintedColumns
from tests.conformance.sheet import SIZE_PT

PITCH = PITCH_PT / SIZE_PT
_EXACT = 0.03

_FIRST, _LAST, _HEAD = "●", "。", "【"


@dataclass(frozen=True, slots=True)
class PageCase:
    """What every page must show; yields one sentence a fault."""

    name: str
    requirement: str
    check: Callable[[PaintedColumns], Iterable[str]]


def _is_head(line: Line) -> bool:
    return line.text.startswith(_HEAD)


def _off_grid(height: float) -> float:
    return abs(height - round(height / PITCH) * PITCH)


def _on_one_grid(page: PaintedColumns) -> Iterator[str]:
    body = [line for line in page.lines if not _is_head(line)]
    for line in body:
        if _off_grid(line.y - body[0].y) > _EXACT:
            yield f"{line.text} stands {_off_grid(line.y - body[0].y):.2f} off the grid"


def _equal(page: PaintedColumns) -> Iterator[str]:
    """All columns but the last end within a line of each other, unless a head took lines along."""
    feet = [column[-1].y if column else 0.0 for column in page.columns]
    for column, following in pairwise(page.columns):
        keeps = following and _is_head(following[0])
        if column and max(feet) - column[-1].y > PITCH + _EXACT and not keeps:
            yield f"{column[-1].text} ends {max(feet) - column[-1].y:.2f} short"
    if feet[-1] > max(feet[:-1]) + _EXACT:
        yield "the last column is the longest"


def _unspaced(page: PaintedColumns) -> Iterator[str]:
    for column in page.columns:
        for upper, lower in pairwise(column):
            if (
                lower.text.startswith(_FIRST)
                and not _is_head(upper)
                and abs(lower.y - upper.y - PITCH) > _EXACT
            ):
                yield f"{lower.text} stands {lower.y - upper.y:.2f} below"


def _no_widow(page: PaintedColumns) -> Iterator[str]:
    for column in page.columns:
        if column and column[0].text.endswith(_LAST) and not column[0].text.startswith(_FIRST):
            yield f"{column[0].text} begins a column"


def _head_not_last(page: PaintedColumns) -> Iterator[str]:
    if not any(_is_head(line) for line in page.lines):
        yield "no head"
    for column in page.columns:
        if column and _is_head(column[-1]):
            yield f"{column[-1].text} ends a column"


def _heads_take_whole_lines(page: PaintedColumns) -> Iterator[str]:
    for column in page.columns:
        for before, head, after in zip(column, column[1:], column[2:], strict=False):
            if _is_head(head) and _off_grid(after.y - before.y) > _EXACT:
                yield f"{after.text} stands off the grid after a head"


def _title_larger(page: PaintedColumns) -> Iterator[str]:
    if not page.spanning or min(line.size for line in page.spanning) < 1.5:
        yield "no title"


def _title_bold(page: PaintedColumns) -> Iterator[str]:
    body = {line.font for line in page.lines if not _is_head(line)}
    heads = {line.font for line in (*page.spanning, *filter(_is_head, page.lines))}
    if not heads or heads & body:
        yield f"heads in {sorted(heads)}"


PAGE_CASES = (
    PageCase("columns-on-grid", "columns-on-grid", _on_one_grid),
    PageCase("columns-equal", "columns-equal", _equal),
    PageCase("paragraphs-unspaced", "paragraphs-unspaced", _unspaced),
    PageCase("no-widow", "no-widow", _no_widow),
    PageCase("head-not-last", "head-not-last", _head_not_last),
    PageCase("heads-whole-lines", "heads-whole-lines", _heads_take_whole_lines),
    PageCase("title-larger", "heads-stand-out", _title_larger),
    PageCase("heads-in-other-faces", "heads-stand-out", _title_bold),
)
