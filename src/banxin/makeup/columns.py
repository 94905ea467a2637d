"""The geometry of a story's rectangle: where its head stands, and what is left to its text.

Pure and quick, since the planner asks for every rectangle that it thinks of. All spots count
columns and lines from 1, both ends included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from banxin.content.model import Spot
from banxin.makeup.plan import PhotoPlan

WHITE_AROUND_PHOTO = 1
"""Clear grid lines between a photo, its caption included, and the text above or below it."""


@dataclass(frozen=True, slots=True)
class ColumnPart:
    """A stretch of one column that body text may fill: grid lines, both ends included."""

    column: int
    first_line: int
    last_line: int

    @property
    def lines(self) -> int:
        return self.last_line - self.first_line + 1


def column_parts(
    spot: Spot, notch: Spot | None, head: Spot | None, photos: Sequence[Spot]
) -> tuple[ColumnPart, ...]:
    """What head and photos leave of a story's rectangle to its text, in reading order.

    Columns under the head begin below it, the others on the rectangle's first line; columns over
    the notch end above it, since the notch holds all the white that parts it from the text.

    Args:
        spot: The rectangle.
        notch: Its lower left or lower right corner that belongs to others; None for none.
        head: Any part of the rectangle; None where the story's rest goes on.
        photos: Captions included.
    """
    parts: list[ColumnPart] = []
    for column in range(spot.first_column, spot.last_column + 1):
        under_head = head is not None and _covers(head, column)
        first = head.last_line + 1 if head and under_head else spot.first_line
        foot = notch.first_line - 1 if notch and _covers(notch, column) else spot.last_line
        beside = [photo for photo in photos if _covers(photo, column)]
        for photo in sorted(beside, key=lambda one: one.first_line):
            last = min(photo.first_line - 1 - WHITE_AROUND_PHOTO, foot)
            parts += [ColumnPart(column, first, last)] if last >= first else []
            first = max(first, photo.last_line + 1 + WHITE_AROUND_PHOTO)
        parts += [ColumnPart(column, first, foot)] if first <= foot else []
    return tuple(parts)


def head_columns(spot: Spot, photos: Sequence[Spot]) -> Spot:
    """Where in a story's rectangle its head may stand: its columns, and from which line down.

    A photo on the rectangle's first line takes its columns from the head, which keeps the widest
    row of columns that is left, of two the left one. Photos that leave it none stand over the
    head, which begins a clear line below them.
    """
    tops = [photo for photo in photos if photo.first_line <= spot.first_line]
    if not tops:
        return spot
    free = [
        column
        for column in range(spot.first_column, spot.last_column + 1)
        if not any(_covers(photo, column) for photo in tops)
    ]
    if not free:
        below = min(photo.last_line for photo in tops) + 1 + WHITE_AROUND_PHOTO
        return replace(spot, first_line=below)
    runs: list[list[int]] = []
    for column in free:
        if runs and runs[-1][-1] == column - 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    widest = max(runs, key=len)
    return replace(spot, first_column=widest[0], last_column=widest[-1])


def photos_at_top(spot: Spot, plans: Sequence[PhotoPlan]) -> tuple[Spot, ...]:
    """The photos whose lines are known before the head's: by hand, or on the first line."""
    return tuple(
        photo_spot(plan, spot, spot.first_line - 1)
        for plan in plans
        if plan.lines or plan.at == "top"
    )


def photo_spot(plan: PhotoPlan, spot: Spot, head_line: int) -> Spot:
    """The lines that a photo takes in its story's rectangle; ``head_line`` is the head's last."""
    first_column, last_column = plan.columns
    if plan.lines:
        return Spot(first_column, last_column, *plan.lines)
    if plan.at == "foot":
        first = spot.last_line - plan.height_lines + 1
    else:
        first = spot.first_line if plan.at == "top" else head_line + 1
    return Spot(first_column, last_column, first, first + plan.height_lines - 1)


def _covers(spot: Spot, column: int) -> bool:
    return spot.first_column <= column <= spot.last_column
