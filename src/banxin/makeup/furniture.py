"""What stands on a page besides its stories: masthead, ear, facts, folio line, foot lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from banxin.content.model import Issue, Spot
from banxin.diagnostics import Diagnostic, error
from banxin.layout import Layout, Voice
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.marked import MarkedPage, MarkedText, MarkedTitle
from banxin.makeup.model import (
    Frame,
    Part,
    PlacedPanel,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from banxin.makeup.pictures import fit, whole
from banxin.makeup.setting import set_text, set_title
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import EM, Composer

Sized: TypeAlias = tuple[PlacedText, Length]


@dataclass(frozen=True, slots=True)
class PlacedFurniture:
    """A page's furniture, placed."""

    frames: tuple[Frame, ...]
    pictures: tuple[PlacedPicture, ...]
    rules: tuple[PlacedRule, ...]
    panels: tuple[PlacedPanel, ...]


def place_furniture(
    page: MarkedPage, issue: Issue, layout: Layout, grid: ColumnGrid, composer: Composer
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """Place a page's furniture around and above its grid."""
    if page.plan.masthead:
        placed, findings = _place_masthead(page, issue, layout, grid, composer)
    else:
        placed, findings = _place_folio(page, layout, grid, composer), ()
    return _with_footer(placed, page, layout, grid, composer), findings


def _place_masthead(
    page: MarkedPage, issue: Issue, layout: Layout, grid: ColumnGrid, composer: Composer
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    look = layout.masthead
    area = grid.rect(Spot(1, grid.columns, 1, page.plan.masthead))
    facts = _spread(_texts(page, Part.FACTS), area.width, look.facts, composer)
    strip_height = look.facts.leading * _rows(facts) + Length.pt(4)
    strip = replace(area, y=area.bottom - strip_height, height=strip_height)
    name_columns = look.columns if issue.ear else grid.columns
    name_area = Rect(
        area.x, area.y, grid.span(1, name_columns), area.height - strip_height - grid.leading // 2
    )
    name, pictures = _place_name(page, issue, name_area, composer)
    ear, panels, findings = _place_ear(page, layout, grid, name_area, composer)
    findings += _name_faults(name, issue)
    facts_frame = Frame(strip, "", tuple(replace(t, top=t.top + Length.pt(2)) for t in facts))
    rules = (
        _rule(strip.x, strip.y, strip.width, layout.weights.heavy_pt, layout.accent),
        _rule(strip.x, strip.bottom, strip.width, layout.weights.hairline_pt, look.facts.colour),
    )
    return PlacedFurniture((*name, *ear, facts_frame), pictures, rules, panels), findings


def _place_name(
    page: MarkedPage, issue: Issue, area: Rect, composer: Composer
) -> tuple[tuple[Frame, ...], tuple[PlacedPicture, ...]]:
    """The name, set or as artwork, halfway down its area, the motto under it."""
    mottos = [set_text(text, area.width, composer) for text in _texts(page, Part.MOTTO)]
    motto_height = sum((motto.bottom for motto in mottos), ZERO)
    artwork = issue.masthead.artwork
    if artwork:
        rect = fit(artwork, replace(area, height=area.height - motto_height))
        spoken = issue.masthead.name.plain
        pictures = (PlacedPicture(rect, whole(artwork), artwork, "", spoken, issue.place),)
        under = Rect(area.x, area.bottom - motto_height, area.width, motto_height)
        return ((Frame(under, "", tuple(mottos)),) if mottos else ()), pictures
    room = area.height - motto_height
    names = [
        set_title(_no_taller(text, room), area.width, composer)
        for text in page.furniture
        if isinstance(text, MarkedTitle)
    ]
    texts: list[PlacedText] = []
    top = (room - sum((name.bottom for name in names), ZERO)) // 2
    for text in (*names, *mottos):
        texts.append(replace(text, top=top))
        top = texts[-1].bottom
    return (Frame(area, "", tuple(texts)),), ()


def _name_faults(frames: tuple[Frame, ...], issue: Issue) -> tuple[Diagnostic, ...]:
    """The name turned into a second line, or is taller with its motto than the masthead."""
    for frame in frames:
        lines = sum(len(text.lines) for text in frame.texts if text.part is Part.MASTHEAD)
        if lines > 1 or frame.texts[-1].bottom > frame.rect.height:
            name = issue.masthead.name
            return (error("masthead-overset", name.place, characters=len(name.plain)),)
    return ()


def _no_taller(title: MarkedTitle, room: Length) -> MarkedTitle:
    """A title whose largest size is one that a line of it fits into ``room`` with."""
    smallest, largest = title.voice.sizes_pt
    tallest = room.in_pt * EM // title.voice.leading
    sizes = (smallest, max(smallest, min(largest, tallest)))
    return replace(title, voice=title.voice.model_copy(update={"sizes_pt": sizes}))


def _place_ear(
    page: MarkedPage, layout: Layout, grid: ColumnGrid, beside: Rect, composer: Composer
) -> tuple[tuple[Frame, ...], tuple[PlacedPanel, ...], tuple[Diagnostic, ...]]:
    """The ear right of the name, in a thin frame, its text inset by an em."""
    marked_texts = _texts(page, Part.EAR_TITLE) + _texts(page, Part.EAR_TEXT)
    if not marked_texts:
        return (), (), ()
    x = grid.left_of(layout.masthead.columns + 1)
    area = Rect(x, beside.y, grid.right - x, beside.height)
    inset = grid.em
    composed = [set_text(text, area.width - inset * 2, composer) for text in marked_texts]
    height = sum((text.bottom for text in composed), ZERO)
    texts: list[PlacedText] = []
    top = (area.height - height) // 2
    for text in composed:
        lines = tuple(replace(line, x=line.x + inset) for line in text.lines)
        texts.append(replace(text, lines=lines, top=top))
        top = texts[-1].bottom
    colour = layout.masthead.ear_text.colour
    panel = PlacedPanel(area, layout.box.tint, colour, Length.pt(layout.weights.hairline_pt))
    findings: tuple[Diagnostic, ...] = ()
    if height > area.height:
        over = -((area.height - height).mpt // layout.masthead.ear_text.leading.mpt)
        findings = (error("ear-overset", marked_texts[0].source.place, lines=over),)
    return (Frame(area, "", tuple(texts)),), (panel,), findings


def _place_folio(
    page: MarkedPage, layout: Layout, grid: ColumnGrid, composer: Composer
) -> PlacedFurniture:
    """The folio line over the type area, a rule under it."""
    voice = layout.furniture
    texts = _spread(_texts(page, Part.FOLIO), grid.width, voice, composer)
    height = voice.leading * _rows(texts)
    rect = Rect(grid.x, Length.mm(layout.page.folio_mm), grid.width, height)
    rule = _rule(rect.x, rect.bottom, rect.width, layout.weights.rule_pt, layout.accent)
    return PlacedFurniture((Frame(rect, "", texts),), (), (rule,), ())


def _with_footer(
    placed: PlacedFurniture, page: MarkedPage, layout: Layout, grid: ColumnGrid, composer: Composer
) -> PlacedFurniture:
    """The foot lines under the type area, a hairline over them."""
    voice = layout.furniture
    marked_texts = _texts(page, Part.FOOTER)
    if not marked_texts:
        return placed
    texts = _spread(marked_texts, grid.width, voice, composer)
    top = grid.top_of(grid.lines + 1) + grid.leading // 2
    rect = Rect(grid.x, top, grid.width, voice.leading * _rows(texts))
    rule = _rule(rect.x, rect.y, rect.width, layout.weights.hairline_pt, voice.colour)
    return replace(
        placed, frames=(*placed.frames, Frame(rect, "", texts)), rules=(*placed.rules, rule)
    )


def _spread(
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


def _unaligned(item: MarkedText, measure: Length, composer: Composer) -> PlacedText:
    voice = item.voice.model_copy(update={"align": "start"})
    return set_text(replace(item, voice=voice), measure, composer)


def _filled(items: list[Sized], measure: Length, least: Length) -> list[list[Sized]]:
    """Rows filled one after the other, with at least ``least`` between two items."""
    rows: list[list[Sized]] = [[]]
    for text, width in items:
        taken = sum((w + least for _, w in rows[-1]), ZERO)
        if rows[-1] and taken + width > measure:
            rows.append([])
        rows[-1].append((text, width))
    return rows


def _row(row: list[Sized], measure: Length, top: Length) -> list[PlacedText]:
    room = measure - sum((width for _, width in row), ZERO)
    gap = room // (len(row) - 1) if len(row) > 1 else ZERO
    x = ZERO if len(row) > 1 else room // 2
    placed = []
    for text, width in row:
        lines = tuple(replace(line, x=x) for line in text.lines)
        placed.append(replace(text, lines=lines, top=top))
        x = x + width + gap
    return placed


def _rows(texts: tuple[PlacedText, ...]) -> int:
    return len({text.top for text in texts})


def _rule(x: Length, y: Length, width: Length, weight_pt: float, colour: str) -> PlacedRule:
    return PlacedRule(Rect(x, y, width, Length.pt(weight_pt)), colour)


def _texts(page: MarkedPage, part: Part) -> list[MarkedText]:
    return [text for text in page.furniture if isinstance(text, MarkedText) and text.part is part]
