"""The masthead: the name, the motto under it, the ear beside it, the strip of facts."""

from __future__ import annotations

from dataclasses import replace

from banxin.content.model import Issue, Spot
from banxin.diagnostics import Diagnostic, error
from banxin.layout import Layout
from banxin.makeup.furniture_parts import (
    PlacedFurniture,
    leader_rules,
    rows_in,
    rule,
    spread,
    texts_of,
    together,
)
from banxin.makeup.furniture_words import set_words
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.marked import MarkedPage, MarkedTitle
from banxin.makeup.model import Frame, Part, PlacedPanel, PlacedPicture, PlacedText
from banxin.makeup.pictures import fit, whole
from banxin.makeup.setting import set_text, set_title
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import EM, Composer


def place_masthead(
    page: MarkedPage, issue: Issue, layout: Layout, grid: ColumnGrid, composer: Composer
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """Place the masthead on the first lines of the grid."""
    look = layout.masthead
    area = grid.rect(Spot(1, grid.columns, 1, page.plan.masthead))
    facts = spread(texts_of(page, Part.FACTS), area.width, look.facts, composer)
    strip_height = look.facts.leading * rows_in(facts) + Length.pt(4)
    strip = replace(area, y=area.bottom - strip_height, height=strip_height)
    name_columns = look.columns if issue.ear else grid.columns
    name_area = Rect(
        area.x, area.y, grid.span(1, name_columns), area.height - strip_height - grid.leading // 2
    )
    name, findings = _place_name(page, issue, name_area, composer)
    ear, ear_findings = _place_ear(page, layout, grid, name_area, composer)
    facts_frame = Frame(strip, "", tuple(replace(t, top=t.top + Length.pt(2)) for t in facts))
    rules = (
        rule(strip.x, strip.y, strip.width, layout.weights.heavy_pt, layout.accent),
        rule(strip.x, strip.bottom, strip.width, layout.weights.hairline_pt, look.facts.colour),
    )
    strip_of_facts = PlacedFurniture((facts_frame,), rules=rules)
    return together((name, ear, strip_of_facts)), (*ear_findings, *findings)


def _place_name(
    page: MarkedPage, issue: Issue, area: Rect, composer: Composer
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """The name, set or as artwork, halfway down its area, the motto under it."""
    mottos = [set_text(text, area.width, composer) for text in texts_of(page, Part.MOTTO)]
    motto_height = sum((motto.bottom for motto in mottos), ZERO)
    artwork = issue.masthead.artwork
    if artwork:
        rect = fit(artwork, replace(area, height=area.height - motto_height))
        spoken = issue.masthead.name.plain
        picture = PlacedPicture(rect, whole(artwork), artwork, "", spoken, issue.place)
        under = Rect(area.x, area.bottom - motto_height, area.width, motto_height)
        frames = (Frame(under, "", tuple(mottos)),) if mottos else ()
        return PlacedFurniture(frames, (picture,)), _name_faults(frames, issue)
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
    frames = (Frame(area, "", tuple(texts)),)
    return PlacedFurniture(frames), _name_faults(frames, issue)


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
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """The ear right of the name, in a thin frame, its text inset by an em."""
    words = page.ear.every_text
    if not words:
        return PlacedFurniture(), ()
    x = grid.left_of(layout.masthead.columns + 1)
    area = Rect(x, beside.y, grid.right - x, beside.height)
    composed = set_words(page.ear, area.width, area.height, grid.em, composer)
    colour = layout.masthead.ear_text.colour
    panel = PlacedPanel(area, layout.box.tint, colour, Length.pt(layout.weights.hairline_pt))
    findings: tuple[Diagnostic, ...] = ()
    if composed.lines_over:
        findings = (error("ear-overset", words[0].source.place, lines=composed.lines_over),)
    rules = leader_rules(composed.leaders, area, layout)
    frames = (Frame(area, "", composed.texts),)
    return PlacedFurniture(frames, rules=rules, panels=(panel,)), findings
