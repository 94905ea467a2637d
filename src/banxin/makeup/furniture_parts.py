"""What all furniture is made of: texts by their part, rules, stacks and rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from banxin.layout import Layout, Voice
from banxin.makeup.marked import MarkedPage, MarkedText
from banxin.makeup.model import Frame, Part, PlacedPanel, PlacedPicture, PlacedRule, PlacedText
from banxin.makeup.setting import set_text
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import Composer

_Sized: TypeAlias = tuple[PlacedText, Length]


@dataclass(frozen=True, slots=True)
class PlacedFurniture:
    """A page's furniture, or a piece of it, placed."""

    frames: tuple[Frame, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    rules: tuple[PlacedRule, ...] = ()
    panels: tuple[PlacedPanel, ...] = ()


def together(pieces: Iterable[PlacedFurniture]) -> PlacedFurniture:
    """Several pieces as one, in their order."""
    given = tuple(pieces)
    return PlacedFurniture(
        tuple(frame for piece in given for frame in piece.frames),
        tuple(picture for piece in given for picture in piece.pictures),
        tuple(rule for piece in given for rule in piece.rules),
        tuple(panel for piece in given for panel in piece.panels),
    )


def texts_of(page: MarkedPage, part: Part) -> list[MarkedText]:
    """The texts of one kind among a page's furniture."""
    return [text for text in page.furniture if isinstance(text, MarkedText) and text.part is part]


def rule(x: Length, y: Length, width: Length, weight_pt: float, colour: str) -> PlacedRule:
    """A horizontal rule with its top edge at ``y``."""
    return PlacedRule(Rect(x, y, width, Length.pt(weight_pt)), colour)


def leader_rules(leaders: Iterable[Rect], area: Rect, layout: Layout) -> tuple[PlacedRule, ...]:
    """The leaders of a contents list that stands in ``area``, as hairlines."""
    weight = layout.weights.hairline_pt
    return tuple(
        rule(area.x + one.x, area.y + one.y, one.width, weight, layout.furniture.colour)
        for one in leaders
    )


def spread(
    items: list[MarkedText], measure: Length, voice: Voice, composer: Composer
) -> tuple[PlacedText, ...]:
    """Short items spread over the measure, in as few rows as hold them, as even as can be."""
    texts = [_unaligned(item, measure, composer) for item in items]
    sized = [
        (text, max(voice.size.thousandths(p.line.width) for p in text.lines)) for text in texts
    ]
    full = _filled(sized, measure, voice.size * 2)
    a_row = -(-len(sized) // len(full))
    even = [sized[start : start + a_row] for start in range(0, len(sized), a_row)]
    fits = all(len(_filled(row, measure, voice.size * 2)) == 1 for row in even)
    return tuple(
        text
        for number, row in enumerate(even if fits else full)
        for text in _row(row, measure, voice.leading * number)
    )


def rows_in(texts: tuple[PlacedText, ...]) -> int:
    """How many rows `spread` has made."""
    return len({text.top for text in texts})


def _unaligned(item: MarkedText, measure: Length, composer: Composer) -> PlacedText:
    voice = item.voice.model_copy(update={"align": "start"})
    return set_text(replace(item, voice=voice), measure, composer)


def _filled(items: list[_Sized], measure: Length, least: Length) -> list[list[_Sized]]:
    """Rows filled one after the other, with at least ``least`` between two items."""
    rows: list[list[_Sized]] = [[]]
    for text, width in items:
        taken = sum((w + least for _, w in rows[-1]), ZERO)
        if rows[-1] and taken + width > measure:
            rows.append([])
        rows[-1].append((text, width))
    return rows


def _row(row: list[_Sized], measure: Length, top: Length) -> list[PlacedText]:
    room = measure - sum((width for _, width in row), ZERO)
    gap = room // (len(row) - 1) if len(row) > 1 else ZERO
    x = ZERO if len(row) > 1 else room // 2
    placed = []
    for text, width in row:
        lines = tuple(replace(line, x=x) for line in text.lines)
        placed.append(replace(text, lines=lines, top=top))
        x = x + width + gap
    return placed
