"""Casting off stories for the planner: their text, heads and photos in lines, at every width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise, product
from typing import Final

from banxin.content.model import Photo, Story
from banxin.layout import Rank
from banxin.makeup.castoff import Castoff, CastSolid, CastText, cast_off
from banxin.makeup.columns import WHITE_AROUND_PHOTO
from banxin.makeup.galley import Galley, set_galley
from banxin.makeup.heads import HeadSize, measure_head
from banxin.makeup.markup import mark_up_body, mark_up_caption, mark_up_head
from banxin.makeup.pictures import FEWEST_PHOTO_LINES, measure_caption
from banxin.makeup.planning.arrangements import Slot, arrangements
from banxin.makeup.planning.forms import KEPT, Form, FormPhoto, Forms
from banxin.makeup.planning.points import CROP, HEAD_LINE, LEAST_LEG, photo_points
from banxin.makeup.setting import copy_of
from banxin.makeup.stone import Stone

_SHARE: Final = 1000

# Heights that are tried of the main photo, and of each of the others.
_MAIN_CHOICES: Final = 10
_CHOICES: Final = 4

# Of the lines that paragraphs could give or take, so many are counted on, as a share of all.
_FLEXIBLE: Final = 12


@dataclass(frozen=True, slots=True)
class Cast:
    """A story cast off, whatever page it goes on.

    Attributes:
        words: Its copy; see `banxin.makeup.setting.copy_of`.
        galley: Its body at the base column's measure.
        lengths: The same in lines.
        tighter, looser: What it costs to lose or gain the first, second, … line.
    """

    story: Story
    words: str
    galley: Galley
    lengths: Castoff
    tighter: tuple[int, ...]
    looser: tuple[int, ...]


class CastingOff:
    """Casts stories off, each once.

    Args:
        stone: The paper's look, its grid and its composer.
    """

    def __init__(self, stone: Stone) -> None:
        self.stone = stone
        self._casts: dict[str, Cast] = {}
        self._heads: dict[tuple[str, int, str, int], HeadSize] = {}
        self._captions: dict[tuple[str, int, int], int] = {}

    def cast(self, story: Story) -> Cast:
        if story.name not in self._casts:
            blocks = mark_up_body(story, self.stone.layout)
            galley = set_galley(blocks, self.stone)
            lengths = cast_off(galley)
            self._casts[story.name] = Cast(
                story,
                copy_of(blocks),
                galley,
                lengths,
                *_elasticity(lengths),
            )
        return self._casts[story.name]

    def head(self, story: Story, rank: Rank, columns: int, turned_from: int = 0) -> HeadSize:
        key = (story.name, id(rank), str(turned_from), columns)
        if key not in self._heads:
            head = mark_up_head(story, rank, self.stone.layout, turned_from)
            words = self.cast(story).words
            self._heads[key] = measure_head(head, words, columns, self.stone)
        return self._heads[key]

    def caption(self, story: Story, photo: Photo, columns: int) -> int:
        """Lines of a photo's caption at a width."""
        key = (story.name, story.photos.index(photo), columns)
        if key not in self._captions:
            caption = mark_up_caption(photo, self.stone.layout)
            self._captions[key] = measure_caption(caption, columns, self.stone) if caption else 0
        return self._captions[key]


def _elasticity(lengths: Castoff) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the first, second, … line less or more costs, as far as it may be counted on."""
    tighter: list[int] = []
    looser: list[int] = []
    for piece in lengths.pieces:
        match piece:
            case CastText(_, costs):
                if -1 in costs:
                    tighter.append(costs[-1])
                if 1 in costs:
                    looser.append(costs[1])
            case CastSolid():
                looser += [HEAD_LINE] * (piece.most_white - piece.white)
    most = max(2, lengths.lines // _FLEXIBLE)
    return tuple(accumulate(sorted(tighter)[:most])), tuple(accumulate(sorted(looser)[:most]))


@dataclass(frozen=True, slots=True)
class _Heights:
    """The heights that a photo may have in a slot, caption included, and what each costs."""

    lines: tuple[int, ...]
    points: tuple[int, ...]


def forms_of(cast: Cast, photos: tuple[Photo, ...], rank: Rank, by: CastingOff) -> Forms:
    """Every form of a story in a rank.

    Args:
        cast: The story.
        photos: Those that stand with it, in the order of their weight.
        rank: Of its head.
        by: What casts off heads and captions.
    """
    layout = by.stone.layout
    widest = min(rank.columns[1], layout.columns)
    tables = {
        columns: _table(cast, photos, rank, columns, by)
        for columns in range(rank.columns[0], widest + 1)
    }
    return Forms(
        {columns: table for columns, table in tables.items() if table}, cast.tighter, cast.looser
    )


def _table(
    cast: Cast, photos: tuple[Photo, ...], rank: Rank, columns: int, by: CastingOff
) -> dict[int, tuple[Form, ...]]:
    """By capacity the best few forms; most are dropped before they are ever made."""
    table: dict[int, list[tuple[int, _Pattern, tuple[int, ...]]]] = {}
    for slots in arrangements(len(photos), columns, rank.photo_columns):
        pattern = _pattern(cast, photos, rank, columns, slots, by)
        if pattern:
            for lines, points in _choices(pattern.heights, slots):
                taken = sum(slot.columns * tall for slot, tall in zip(slots, lines, strict=True))
                found = table.setdefault(pattern.fixed + taken, [])
                found.append((pattern.points + points, pattern, lines))
    return {
        capacity: tuple(
            pattern.form(columns, capacity, lines, points)
            for points, pattern, lines in sorted(found, key=lambda one: one[0])[:KEPT]
        )
        for capacity, found in sorted(table.items())
    }


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An arrangement of a story's photos with its head, but for the photos' heights.

    Attributes:
        fixed: Column lines of head, text and the white around photos.
        points: What speaks against it.
        heights: Of each photo.
    """

    slots: tuple[Slot, ...]
    head: HeadSize
    fixed: int
    points: int
    heights: tuple[_Heights, ...]

    def form(self, columns: int, capacity: int, lines: tuple[int, ...], points: int) -> Form:
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
        )


def _pattern(  # noqa: PLR0913, PLR0917
    cast: Cast,
    photos: tuple[Photo, ...],
    rank: Rank,
    columns: int,
    slots: tuple[Slot, ...],
    by: CastingOff,
) -> _Pattern | None:
    """None where the head finds no room."""
    beside = sum(s.columns for s in slots if s.at == "top" and s.columns < columns)
    head_columns = columns - beside
    if head_columns < min(rank.columns[0], columns):
        return None
    head = by.head(cast.story, rank, head_columns)
    if head.too_long:
        return None
    heights = tuple(
        _heights(cast, photo, slot, by) for photo, slot in zip(photos, slots, strict=True)
    )
    lost = HEAD_LINE if head.title_share < _SHARE // 2 else 0
    shape = sum(photo_points(slot, columns, rank.photo_columns) for slot in slots)
    white = sum(slot.columns * WHITE_AROUND_PHOTO for slot in slots)
    fixed = head_columns * head.lines + white + cast.lengths.lines
    return _Pattern(slots, head, fixed, lost + shape, heights)


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
    """Heights for every photo; those that stand beside each other without text are alike."""
    for chosen in product(*(zip(one.lines, one.points, strict=True) for one in heights)):
        lines = tuple(tall for tall, _ in chosen)
        pairs = zip(pairwise(slots), pairwise(lines), strict=True)
        if all(one == other or not _touch(*two) for two, (one, other) in pairs):
            yield lines, sum(points for _, points in chosen)


def _touch(one: Slot, other: Slot) -> bool:
    return one.at == other.at and (other.first == one.last + 1 or one.first == other.last + 1)


def _heights(cast: Cast, photo: Photo, slot: Slot, by: CastingOff) -> _Heights:
    """From cropped at its head and foot to cropped at its sides, as far as the house allows."""
    grid, layout = by.stone.grid, by.stone.layout
    crop = layout.makeup.photo_crop if photo.crop is None else photo.crop
    caption = by.caption(cast.story, photo, slot.columns)
    white = grid.leading - grid.em
    whole = grid.span(1, slot.columns).mpt * photo.file.height_px / photo.file.width_px
    least = max(-int(-(whole * (1 - crop) + white.mpt) // grid.leading.mpt), FEWEST_PHOTO_LINES)
    most = int((whole / (1 - crop) + white.mpt) // grid.leading.mpt)
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
