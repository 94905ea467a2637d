"""Where the photos of one story may stand beside each other: patterns, not yet heights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """The columns of one photo in its story, counted from the story's left edge.

    Attributes:
        at: ``top``, ``head`` or ``foot``; see `banxin.makeup.planning.forms.FormPhoto`.
        row: 0 for the main photo, 1 for the others.
    """

    first: int
    last: int
    at: str
    row: int

    @property
    def columns(self) -> int:
        return self.last - self.first + 1


def arrangements(
    photos: int, columns: int, widths: tuple[int, int], pinned: int | None = None
) -> Iterator[tuple[Slot, ...]]:
    """Patterns for so many photos, the main one first.

    The main photo stands under the head, at its right end or in the middle, or at the top over or
    beside it; the others beside it or in a row on the last line.

    Args:
        photos: How many.
        columns: The story's width.
        widths: Fewest and most columns of the main photo.
        pinned: Its columns where the desk has fixed them; then every place for it is offered.
    """
    if not photos:
        yield ()
        return
    least, most = min(widths[0], columns), min(widths[1], columns)
    for width in range(least, most + 1) if pinned is None else (pinned,):
        for main in _main(width, columns) if pinned is None else _anywhere(width, columns):
            if photos == 1:
                yield (main,)
            else:
                yield from _rest(main, photos - 1, columns)


def _main(width: int, columns: int) -> Iterator[Slot]:
    right = columns - width + 1
    yield Slot(right, columns, "head", 0)
    if columns - width >= 2 and (columns - width) % 2 == 0:
        side = (columns - width) // 2
        yield Slot(side + 1, side + width, "head", 0)
    yield Slot(right, columns, "top", 0)


def _anywhere(width: int, columns: int) -> Iterator[Slot]:
    for first in range(1, columns - width + 2):
        last = first + width - 1
        yield Slot(first, last, "head", 0)
        yield Slot(first, last, "foot", 0)
        if first == 1 or last == columns:
            yield Slot(first, last, "top", 0)


def _rest(main: Slot, others: int, columns: int) -> Iterator[tuple[Slot, ...]]:
    """The other photos: in a row at the foot, spread over the width, or beside the main one."""
    for width in range(1, min(main.columns, columns // others) + 1):
        yield (main, *_row(others, width, columns, "foot"))
    free = main.first - 1
    if main.at == "head" and main.last == columns and free >= others and free % others == 0:
        width = free // others
        yield (
            main,
            *(Slot(1 + n * width, (n + 1) * width, "head", 1) for n in range(others)),
        )


def _row(photos: int, width: int, columns: int, at: str) -> Iterator[Slot]:
    """Photos of one width from edge to edge, the columns between them shared out."""
    free = columns - photos * width
    for number in range(photos):
        before = number * free // max(photos - 1, 1) if photos > 1 else 0
        first = 1 + number * width + before
        yield Slot(first, first + width - 1, at, 1)
