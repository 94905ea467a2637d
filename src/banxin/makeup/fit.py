"""Fitting a story into its rectangle: where all its parts stand, and how it fills them.

Planning and placing both ask here, so a page comes out as it was planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from banxin.content.model import Spot
from banxin.makeup.castoff import Castoff
from banxin.makeup.columns import ColumnPart, column_parts, head_columns, photo_spot, photos_at_top
from banxin.makeup.copyfit import HEAD_POINTS
from banxin.makeup.fill import Fill, fill, fill_first
from banxin.makeup.plan import StoryPlan

Known: TypeAlias = dict[tuple[int, ...], Fill | None]
"""How a castoff fills parts, by whether it turns and the parts' lengths."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A story in its rectangle.

    Attributes:
        head: Its lines and columns; None where the rest goes on without one.
        more: How many lines the head is taller than it must be.
        photos: Captions included, as the plan has them.
        parts: What is left to the text, in reading order, the jump line's foot included.
        fill: How the text fills them; None where it cannot.
    """

    head: Spot | None
    more: int
    photos: tuple[Spot, ...]
    parts: tuple[ColumnPart, ...]
    fill: Fill | None

    @property
    def cost(self) -> int:
        """In points of `banxin.makeup.copyfit`; 0 where nothing fills it."""
        return self.fill.cost + HEAD_POINTS * self.more if self.fill else 0


def head_room(plan: StoryPlan) -> Spot:
    """Where a story's head may stand; see `head_columns`."""
    return head_columns(plan.spot, photos_at_top(plan.spot, plan.photos))


def fit_story(  # noqa: PLR0913 - a story and what it is to fill
    plan: StoryPlan,
    castoff: Castoff,
    head_lines: int,
    most_more: int,
    *,
    turns: bool = False,
    jump_lines: int = 0,
    known: Known | None = None,
) -> Fit:
    """Fill a story's rectangle, with the head a line taller where that costs less, or two.

    Args:
        plan: The rectangle, its notch and the photos.
        castoff: What is to be poured.
        head_lines: What the head must have, 0 for none; see `banxin.makeup.heads.measure_head`.
        most_more: Lines that a head may be taller; ``layout.makeup.head_lines``.
        turns: Whether a later page takes the rest, which is then worth turning for.
        jump_lines: At the foot of the last part, for the line that says where the rest is.
        known: What was found out of this castoff before; more is entered.

    Returns:
        The cheapest, with the lower head of two; or else, with the head as low as it can be, one
        without a fill.
    """
    least, most = _taller(plan, head_lines, most_more) if head_lines else (0, 0)
    copy = _Copy(castoff, turns, jump_lines, {} if known is None else known)
    best = _fit(plan, copy, head_lines, least)
    for more in range(least + 1, most + 1):
        if best.fill and best.cost <= HEAD_POINTS * more:
            break
        taller = _fit(plan, copy, head_lines, more)
        if taller.fill and (not best.fill or taller.cost < best.cost):
            best = taller
    return best


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is to be poured, as of `fit_story`."""

    castoff: Castoff
    turns: bool
    jump_lines: int
    known: Known

    def filling(self, parts: Sequence[ColumnPart]) -> Fill | None:
        """How it fills parts; only their lengths matter."""
        key = (self.turns, *(part.lines for part in parts))
        if key not in self.known:
            found = fill_first(self.castoff, parts) if self.turns else fill(self.castoff, parts)
            self.known[key] = found
        return self.known[key]


def _taller(plan: StoryPlan, head_lines: int, most_more: int) -> tuple[int, int]:
    """By how many lines a head may be taller, at least and at most, over photos fixed by hand.

    A head reaches down to a photo that is near enough, as the photo would have moved up to it.
    """
    room = head_room(plan)
    below = room.first_line + head_lines
    gaps = [
        photo.lines[0] - below
        for photo in plan.photos
        if photo.lines
        and photo.lines[0] >= below
        and photo.columns[0] <= room.last_column
        and photo.columns[1] >= room.first_column
    ]
    gap = min(gaps, default=most_more + 1)
    return (gap, gap) if gap <= most_more else (0, most_more)


def above_jump(parts: Sequence[ColumnPart], jump_lines: int) -> tuple[ColumnPart, ...]:
    """Parts without the lines at the foot of the last one that the jump line takes."""
    if not parts or not jump_lines:
        return tuple(parts)
    last = replace(parts[-1], last_line=parts[-1].last_line - jump_lines)
    return (*parts[:-1], last) if last.lines > 0 else tuple(parts[:-1])


def _fit(plan: StoryPlan, copy: _Copy, head_lines: int, more: int) -> Fit:
    room, spot = head_room(plan), plan.spot
    head = None
    if head_lines:
        last = room.first_line + head_lines + more - 1
        head = Spot(room.first_column, room.last_column, room.first_line, last)
    head_line = head.last_line if head else spot.first_line - 1
    photos = tuple(photo_spot(photo, spot, head_line) for photo in plan.photos)
    parts = column_parts(spot, plan.notch, head, photos)
    return Fit(head, more, photos, parts, copy.filling(above_jump(parts, copy.jump_lines)))
