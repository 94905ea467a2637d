"""A story's head: kicker, title, subtitle and byline over its columns, in whole lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.content.model import Spot
from banxin.diagnostics import Diagnostic, error
from banxin.makeup.marked import MarkedHead, MarkedStory
from banxin.makeup.model import Frame, Part, PlacedText
from banxin.makeup.setting import (
    copy_of,
    is_too_long,
    set_beside_title,
    set_title,
    set_turned,
)
from banxin.makeup.stone import Stone
from banxin.measure import ZERO, Length
from banxin.typeset import Composer


@dataclass(frozen=True, slots=True)
class HeadSize:
    """What a head takes over so many columns.

    Attributes:
        lines: Whole grid lines, its white included.
        title_size: Of its title's type.
        title_share: How much of the measure the title's widest line fills, in thousandths.
        too_long: Its title ran out of sizes and lines.
    """

    lines: int
    title_size: Length
    title_share: int
    too_long: bool


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A head on its page, with the lines and columns that it takes."""

    frame: Frame
    spot: Spot
    size: HeadSize


def measure_head(head: MarkedHead, words: str, columns: int, stone: Stone) -> HeadSize:
    """What a head takes over ``columns`` columns, unplaced; `place_head` makes it no other size.

    ``words`` is its story's copy, `banxin.makeup.setting.copy_of`.
    """
    measure = stone.grid.span(1, columns)
    return _size(head, _composed(head, words, measure, stone.composer), measure, stone)


def place_head(
    story: MarkedStory, head: MarkedHead, room: Spot, stone: Stone, more: int = 0
) -> tuple[PlacedHead, tuple[Diagnostic, ...]]:
    """Set a head at the top of its room, which reaches down to its story's foot.

    The white that whole grid lines leave over goes above the head: white belongs over a head
    rather than between it and its text. Of ``more`` lines that the head is taller than it must
    be, its parts take a share between them, so that it grows and does not only sink.
    """
    grid, rank = stone.grid, head.rank
    measure = grid.span(room.first_column, room.last_column)
    texts = _composed(head, copy_of(story.blocks), measure, stone.composer)
    size = _size(head, texts, measure, stone)
    lines = size.lines + more
    between = Length.pt(rank.between_pt) + _opened(len(texts) - 1, grid.leading * more)
    top = grid.leading * lines - Length.pt(rank.below_pt) - _stack_height(texts, between)
    spot = replace(room, last_line=room.first_line + lines - 1)
    frame = Frame(grid.rect(spot), story.story.name, _stacked_from(texts, top, between))
    findings: tuple[Diagnostic, ...] = ()
    if size.too_long:
        findings += (_too_long(story, head),)
    if spot.last_line >= room.last_line:
        findings += (_too_tall(story, room, lines),)
    return PlacedHead(frame, spot, size), findings


def _opened(gaps: int, white: Length) -> Length:
    """What each gap between a head's parts gets of white: together at most half of it."""
    return white // (2 * max(gaps, 2)) if gaps else ZERO


def _size(
    head: MarkedHead, texts: tuple[PlacedText, ...], measure: Length, stone: Stone
) -> HeadSize:
    rank = head.rank
    height = _stack_height(texts, Length.pt(rank.between_pt))
    wanted = height + Length.pt(rank.above_pt) + Length.pt(rank.below_pt)
    (title,) = (text for text in texts if text.part is Part.TITLE)
    share = _width_of(title).mpt * 1000 // measure.mpt
    too_long = is_too_long(title, head.title)
    return HeadSize(stone.grid.lines_for(wanted), title.size, share, too_long)


def _composed(
    head: MarkedHead, words: str, measure: Length, composer: Composer
) -> tuple[PlacedText, ...]:
    settings = replace(composer.settings, mark_widths=head.rank.marks)
    composer = Composer(composer.metrics, settings)
    title = set_title(head.title, measure, composer, head.rank.turn, words)
    width = _width_of(title)
    kicker, subtitle = (
        (set_beside_title(text, width, measure, composer, words),) if text else ()
        for text in (head.kicker, head.subtitle)
    )
    byline = (set_turned(head.byline, measure, composer, words),) if head.byline else ()
    return (*kicker, title, *subtitle, *byline)


def _width_of(title: PlacedText) -> Length:
    return max((title.size.thousandths(placed.line.width) for placed in title.lines), default=ZERO)


def _stack_height(texts: tuple[PlacedText, ...], between: Length) -> Length:
    return sum((text.bottom for text in texts), between * (len(texts) - 1))


def _stacked_from(
    texts: tuple[PlacedText, ...], top: Length, between: Length
) -> tuple[PlacedText, ...]:
    placed: list[PlacedText] = []
    for text in texts:
        placed.append(replace(text, top=top))
        top = placed[-1].bottom + between
    return tuple(placed)


def _too_long(story: MarkedStory, head: MarkedHead) -> Diagnostic:
    voice = head.title.voice
    return error(
        "head-too-long",
        head.title.source.place,
        story=story.story.name,
        characters=len(head.title.source.plain),
        lines=voice.most_lines,
        smallest=f"{voice.sizes_pt[0]:g}",
    )


def _too_tall(story: MarkedStory, room: Spot, lines: int) -> Diagnostic:
    return error(
        "head-too-tall",
        story.story.place,
        story=story.story.name,
        lines=lines,
        room=room.lines,
    )
