"""What a poured column part comes to on paper: its frame of text, its rules and its panels."""

from __future__ import annotations

from dataclasses import replace

from banxin.content.model import Spot
from banxin.layout import Layout
from banxin.makeup.flow import Flow, PouredPart
from banxin.makeup.galley import Look, SolidPiece, TextPiece
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.model import Frame, PlacedPanel, PlacedRule
from banxin.measure import Length, Rect


def column_frame(part: PouredPart, story: str, grid: ColumnGrid) -> Frame:
    """A poured column part as a frame; every text's top is measured from the frame's."""
    first = part.part.first_line
    spot = Spot(part.part.column, part.part.column, first, part.part.last_line)
    texts = []
    for poured in part.pieces:
        top = grid.leading * (poured.line - first)
        inside = (
            poured.piece.texts if isinstance(poured.piece, SolidPiece) else (poured.piece.text,)
        )
        texts += [replace(text, top=top + text.top) for text in inside]
    return Frame(grid.rect(spot), story, tuple(texts))


def grounds(
    part: PouredPart, layout: Layout, grid: ColumnGrid
) -> tuple[tuple[PlacedRule, ...], tuple[PlacedPanel, ...]]:
    """The rules of quotes and the panels of boxes in a column part."""
    rules: list[PlacedRule] = []
    panels: list[PlacedPanel] = []
    weight = Length.pt(layout.weights.rule_pt)
    for poured in part.pieces:
        if isinstance(poured.piece, TextPiece):
            continue
        column = part.part.column
        area = grid.rect(Spot(column, column, poured.line, poured.line + poured.piece.lines - 1))
        if poured.piece.look is Look.BOX:
            hairline = Length.pt(layout.weights.hairline_pt)
            panels.append(PlacedPanel(area, layout.box.tint, layout.furniture.colour, hairline))
        elif poured.piece.look is Look.QUOTE:
            top = replace(area, height=weight)
            rules += [
                PlacedRule(top, layout.accent),
                PlacedRule(replace(top, y=area.bottom - weight), layout.accent),
            ]
    return tuple(rules), tuple(panels)


def column_rules(flow: Flow, layout: Layout, grid: ColumnGrid) -> tuple[PlacedRule, ...]:
    """Hairlines in the gutters, beside lines that have text in both columns."""
    weight = Length.pt(layout.weights.hairline_pt)
    rules = []
    for left in flow.parts:
        for right in flow.parts:
            if right.part.column != left.part.column + 1:
                continue
            first = max(left.part.first_line, right.part.first_line)
            last = min(left.part.first_line + left.used, right.part.first_line + right.used) - 1
            if last > first:
                x = grid.left_of(right.part.column) - (grid.gutter + weight) // 2
                inset = (grid.leading - grid.em) // 2
                top = grid.top_of(first) + inset
                height = grid.leading * (last - first + 1) - inset * 2
                rules.append(PlacedRule(Rect(x, top, weight, height), layout.furniture.colour))
    return tuple(rules)
