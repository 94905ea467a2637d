"""The forms of one story: every arrangement of its photos at every width, with its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

from banxin.content.model import Photo
from banxin.makeup.columns import WHITE_AROUND_PHOTO
from banxin.makeup.copyfit import HEAD_POINTS
from banxin.makeup.fill import LEAST_TURNED
from banxin.makeup.heads import HeadSize
from banxin.makeup.pictures import FEWEST_PHOTO_LINES
from banxin.makeup.planning.arrangements import Slot, arrangements
from banxin.makeup.planning.casts import Cast, CastingOff
from banxin.makeup.planning.forms import KEPT, Form, FormPhoto, Forms
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.points import (
    CAPTION_LINE,
    CROP,
    HEAD_LINE,
    LEAST_LEG,
    ODD_WIDTH,
    photo_points,
)

_SHARE: Final = 1000

# Heights that are tried of the main photo, and of each of the others.
_MAIN_CHOICES: Final = 10
_CHOICES: Final = 4

LEAST_FIRST: Final = 12
"""Lines of a turning story's first part: it must be worth beginning."""

LEAST_TO_TURN: Final = LEAST_FIRST * 2 + LEAST_TURNED
"""A shorter story is not worth two places."""

# Lines that the first part is shorter by cost a point.
_TURN_SHARE: Final = 8


@dataclass(frozen=True, slots=True)
class _Heights:
    """The heights that a photo may have in a slot, caption included, and what each costs."""

    lines: tuple[int, ...]
    points: tuple[int, ...]


def forms_of(guest: Guest, by: CastingOff) -> Forms:
    """Every form in which a story may stand on its page; found out once."""
    key = (
        guest.cast.story.name,
        guest.cast.piece_lines,
        by.rank_number(guest.rank),
        tuple(photo.file.name for photo in guest.photos),
        guest.pin,
        tuple(guest.photo_pins.items()),
        guest.turned_from,
        bool(guest.turns_to),
        guest.any_width,
    )
    if key not in by.forms:
        by.forms[key] = _forms_of(guest, by)
    return by.forms[key]


def _forms_of(guest: Guest, by: CastingOff) -> Forms:
    cast, rank, layout = guest.cast, guest.rank, by.stone.layout
    widest = min(rank.columns[1], layout.columns)
    widths = range(max(min(rank.columns[0] - 1, widest), 1), min(widest + 1, layout.columns) + 1)
    if guest.any_width:
        widths = range(1, layout.columns + 1)
    if guest.pin and guest.pin.columns:
        first, last = guest.pin.columns
        widths = range(last - first + 1, last - first + 2)
    tables = {columns: _table(guest, columns, by) for columns in widths}
    tighter, looser = cast.tighter, cast.looser
    if guest.turns_to:
        most = cast.lengths.lines - LEAST_FIRST
        tighter, looser = tuple(count // _TURN_SHARE for count in range(most)), ()
    by_columns = {columns: table for columns, table in tables.items() if table}
    return Forms(by_columns, tighter, looser, _kept(guest))


def _pinned_width(guest: Guest) -> int | None:
    """The columns of the main photo where the desk has fixed them."""
    pin = guest.photo_pins.get(0)
    return pin.columns[1] - pin.columns[0] + 1 if pin and pin.columns else None


def _where_pinned(slots: tuple[Slot, ...], guest: Guest) -> bool:
    """Whether photos stand as fixed in a story whose own columns are fixed."""
    if not guest.pin or not guest.pin.columns:
        return True
    left = guest.pin.columns[0] - 1
    return all(
        not pin.columns or pin.columns == (left + slots[number].first, left + slots[number].last)
        for number, pin in guest.photo_pins.items()
    )


def _kept(guest: Guest) -> int:
    """Where a photo is fixed but not its story, its place in the story is found only at last."""
    return KEPT * 4 if guest.photo_pins and not (guest.pin and guest.pin.columns) else KEPT


def _table(guest: Guest, columns: int, by: CastingOff) -> dict[int, tuple[Form, ...]]:
    """By capacity the best few forms; most are dropped before they are ever made."""
    table: dict[int, list[tuple[int, _Pattern, tuple[int, ...], int]]] = {}
    widths = guest.rank.photo_columns
    if guest.any_width:
        widths = max(widths[0] - 1, 1), widths[1]
    for slots in arrangements(len(guest.photos), columns, widths, _pinned_width(guest)):
        if not _where_pinned(slots, guest):
            continue
        pattern = _pattern(guest, columns, slots, by)
        if pattern:
            for lines, points in _choices(pattern.heights, slots):
                taken = sum(slot.columns * tall for slot, tall in zip(slots, lines, strict=True))
                for more in range(by.stone.layout.makeup.head_lines + 1):
                    capacity = pattern.fixed + taken + more * pattern.head_columns
                    paid = pattern.points + points + more * HEAD_POINTS
                    table.setdefault(capacity, []).append((paid, pattern, lines, more))
    return {
        capacity: tuple(
            pattern.form(columns, capacity, lines, points, more)
            for points, pattern, lines, more in sorted(found, key=lambda one: one[0])[
                : _kept(guest)
            ]
        )
        for capacity, found in sorted(table.items())
    }


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An arrangement of a story's photos with its head, but for the photos' heights.

    Attributes:
        head_columns: Columns that the head spans.
        fixed: Column lines of head, text and the white around photos.
        points: What speaks against it.
        heights: Of each photo.
    """

    slots: tuple[Slot, ...]
    head: HeadSize
    head_columns: int
    fixed: int
    points: int
    heights: tuple[_Heights, ...]

    def form(
        self, columns: int, capacity: int, lines: tuple[int, ...], points: int, taller: int
    ) -> Form:
        photos = tuple(
            FormPhoto(order, slot.first, slot.last, tall, slot.at)
            for order, (slot, tall) in enumerate(zip(self.slots, lines, strict=True))
        )
        tops = [photo for photo in photos if photo.at == "top"]
        return Form(
            columns=columns,
            capacity=capacity,
            head_lines=self.head.lines,
            deep=_deep(photos, columns, self.head.lines),
            photos=photos,
            points=points,
            head_left=not any(photo.first_column == 1 for photo in tops),
            head_right=not any(photo.last_column == columns for photo in tops),
            size=round(self.head.title_size.in_pt),
            taller=taller,
        )


def _pattern(
    guest: Guest, columns: int, slots: tuple[Slot, ...], by: CastingOff
) -> _Pattern | None:
    """None where the head finds no room, or a photo not the columns that the desk fixed."""
    cast, rank = guest.cast, guest.rank
    beside = sum(s.columns for s in slots if s.at == "top" and s.columns < columns)
    head_columns = columns - beside
    narrow = beside > 0 and head_columns < rank.columns[0]
    if narrow and head_columns < max(rank.columns[0] - 1, 1):
        return None
    head = by.head(cast, rank, head_columns, guest.turned_from)
    pinned = [guest.photo_pins.get(number) for number in range(len(slots))]
    wide = all(
        not pin or not pin.columns or slot.columns == pin.columns[1] - pin.columns[0] + 1
        for slot, pin in zip(slots, pinned, strict=True)
    )
    if head.too_long or not wide:
        return None
    heights = tuple(
        _pinned_height(pin.lines) if pin and pin.lines else _heights(cast, photo, slot, by)
        for photo, slot, pin in zip(guest.photos, slots, pinned, strict=True)
    )
    lost = HEAD_LINE if head.title_share < _SHARE // 2 else 0
    least, most_columns = rank.columns
    odd = columns < least or columns > most_columns
    lost += ODD_WIDTH * ((odd and not guest.any_width) + narrow)
    shape = sum(photo_points(slot, columns, rank.photo_columns) for slot in slots)
    most = by.stone.layout.caption.most_lines
    captions = (
        by.caption(cast.story, photo, slot.columns)
        for photo, slot in zip(guest.photos, slots, strict=True)
    )
    shape += sum(CAPTION_LINE * max(lines - most, 0) for lines in captions)
    white = sum(slot.columns * WHITE_AROUND_PHOTO for slot in slots)
    jump = 1 if guest.turns_to else 0
    fixed = head_columns * head.lines + white + cast.lengths.lines + jump
    return _Pattern(slots, head, head_columns, fixed, lost + shape, heights)


def _deep(photos: tuple[FormPhoto, ...], columns: int, head_lines: int) -> int:
    """Lines at the top down to where text must have begun in every column."""
    over = max((p.lines for p in photos if p.at == "top" and p.columns == columns), default=0)
    if over:
        head_lines += over + WHITE_AROUND_PHOTO
    under = max((p.lines for p in photos if p.at == "head"), default=0)
    beside = max((p.lines for p in photos if p.at == "top" and p.columns < columns), default=0)
    return max(head_lines + under, beside) + LEAST_LEG


def _choices(
    heights: tuple[_Heights, ...], slots: tuple[Slot, ...]
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Heights for every photo; those that stand beside each other without text are alike.

    Where their shapes allow no height to both, the text goes up under the lower one.
    """
    found: list[tuple[bool, tuple[int, ...], int]] = []
    for chosen in product(*(zip(one.lines, one.points, strict=True) for one in heights)):
        lines = tuple(tall for tall, _ in chosen)
        pairs = zip(pairwise(slots), pairwise(lines), strict=True)
        alike = all(one == other or not _touch(*two) for two, (one, other) in pairs)
        found.append((alike, lines, sum(points for _, points in chosen)))
    any_alike = any(alike for alike, _, _ in found)
    yield from ((lines, points) for alike, lines, points in found if alike or not any_alike)


def _touch(one: Slot, other: Slot) -> bool:
    return one.at == other.at and (other.first == one.last + 1 or one.first == other.last + 1)


def _pinned_height(lines: tuple[int, int]) -> _Heights:
    return _Heights((lines[1] - lines[0] + 1,), (0,))


def _heights(cast: Cast, photo: Photo, slot: Slot, by: CastingOff) -> _Heights:
    """From cropped at its head and foot to cropped at its sides, as far as the house allows."""
    grid, layout = by.stone.grid, by.stone.layout
    crop = layout.makeup.photo_crop if photo.crop is None else photo.crop
    caption = by.caption(cast.story, photo, slot.columns)
    white = grid.leading - grid.em
    whole = grid.span(1, slot.columns).mpt * photo.file.height_px / photo.file.width_px
    least = max(-int(-(whole * (1 - crop) + white.mpt) // grid.leading.mpt), FEWEST_PHOTO_LINES)
    most = int((whole / (1 - crop) + white.mpt) // grid.leading.mpt)
    if most + 1 < FEWEST_PHOTO_LINES:
        return _Heights((), ())
    if most < least:
        # A photo that may not be cropped stands a fraction of a line off its own shape.
        near = max(round((whole + white.mpt) / grid.leading.mpt), FEWEST_PHOTO_LINES)
        least = most = near
    step = -(-(most - least + 1) // (_CHOICES if slot.row else _MAIN_CHOICES))
    lines = range(least, most + 1, step)
    return _Heights(
        tuple(count + caption for count in lines),
        tuple(
            round(CROP * abs(1 - (grid.leading.mpt * count - white.mpt) / whole)) for count in lines
        ),
    )
