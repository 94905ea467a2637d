"""A story's head: kicker, title, subtitle and byline over its whole rectangle, in whole lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.content.model import Spot
from banxin.diagnostics import Diagnostic, error
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.marked import MarkedHead, MarkedStory
from banxin.makeup.model import Frame, Part, PlacedText
from banxin.makeup.setting import (
    copy_of,
    is_too_long,
    set_beside_title,
    set_title,
    set_turned,
)
from banxin.measure import ZERO, Length
from banxin.typeset import Composer


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A head on its page.

    Attributes:
        last_line: The grid line above the body's first.
        title_size: Of its title's type.
        title_share: How much of the measure the title's widest line fills, in thousandths.
    """

    frame: Frame
    last_line: int
    title_size: Length
    title_share: int


def place_head(
    story: MarkedStory, head: MarkedHead, grid: ColumnGrid, composer: Composer
) -> tuple[PlacedHead, tuple[Diagnostic, ...]]:
    """Set a head at the top of its story's rectangle.

    The white that whole grid lines leave over goes above the head: white belongs over a head
    rather than between it and its text. A head at the top of the type area keeps its top edge.
    """
    spot = story.plan.spot
    texts, findings = _composed(
        story, head, grid.span(spot.first_column, spot.last_column), composer
    )
    rank = head.rank
    height = _stack_height(texts, Length.pt(rank.between_pt))
    wanted = height + Length.pt(rank.above_pt) + Length.pt(rank.below_pt)
    lines = grid.lines_for(wanted)
    top = grid.leading * lines - Length.pt(rank.below_pt) - height
    rect = grid.rect(replace(spot, last_line=spot.first_line + lines - 1))
    frame = Frame(rect, story.story.name, _stacked_from(texts, top, Length.pt(rank.between_pt)))
    last_line = spot.first_line + lines - 1
    if last_line >= spot.last_line:
        findings += (_too_tall(story, spot, lines),)
    (title,) = (text for text in texts if text.part is Part.TITLE)
    share = _width_of(title).mpt * 1000 // rect.width.mpt
    return PlacedHead(frame, last_line, title.size, share), findings


def _composed(
    story: MarkedStory, head: MarkedHead, measure: Length, composer: Composer
) -> tuple[tuple[PlacedText, ...], tuple[Diagnostic, ...]]:
    words = copy_of(story.blocks)
    settings = replace(composer.settings, mark_widths=head.rank.marks)
    composer = Composer(composer.metrics, settings)
    title = set_title(head.title, measure, composer, head.rank.turn, words)
    findings: tuple[Diagnostic, ...] = ()
    if is_too_long(title, head.title):
        voice = head.title.voice
        findings = (
            error(
                "head-too-long",
                head.title.source.place,
                story=story.story.name,
                characters=len(head.title.source.plain),
                lines=voice.most_lines,
                smallest=f"{voice.sizes_pt[0]:g}",
            ),
        )
    width = _width_of(title)
    kicker, subtitle = (
        (set_beside_title(text, width, measure, composer, words),) if text else ()
        for text in (head.kicker, head.subtitle)
    )
    byline = (set_turned(head.byline, measure, composer, words),) if head.byline else ()
    return (*kicker, title, *subtitle, *byline), findings


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


def _too_tall(story: MarkedStory, spot: Spot, lines: int) -> Diagnostic:
    return error(
        "head-too-tall",
        story.story.place,
        story=story.story.name,
        lines=lines,
        room=spot.last_line - spot.first_line + 1,
    )
