"""One story on one page: its head, its photos, and its galley poured into what they leave."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.content.model import Spot
from banxin.diagnostics import Diagnostic, error, warning
from banxin.layout import Layout
from banxin.makeup.flow import ColumnPart, Flow, PouredPart, pour_level
from banxin.makeup.galley import Galley, Look, SolidPiece, TextPiece, characters_in, set_galley
from banxin.makeup.grid import ColumnGrid, overlap
from banxin.makeup.heads import PlacedHead, place_head
from banxin.makeup.marked import MarkedStory
from banxin.makeup.model import Frame, PlacedPanel, PlacedPicture, PlacedRule
from banxin.makeup.pictures import PlacedPhoto, place_photo, spot_under
from banxin.makeup.shape import Leg, StoryShape
from banxin.makeup.stone import Stone
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import Composer

# Clear grid lines between a photo, its caption included, and the text above or below it.
WHITE_AROUND_PHOTO = 1


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """A story with everything placed.

    Attributes:
        shape: Its columns and lines.
        rest: What another page must take.
    """

    shape: StoryShape
    frames: tuple[Frame, ...]
    pictures: tuple[PlacedPicture, ...]
    rules: tuple[PlacedRule, ...]
    panels: tuple[PlacedPanel, ...]
    rest: Galley


def place_story(
    story: MarkedStory, opening: Galley, stone: Stone, *, goes_on: bool
) -> tuple[PlacedStory, tuple[Diagnostic, ...]]:
    """Place a story in its rectangle.

    ``opening`` is what an earlier page left of it, empty for a story that starts here;
    ``goes_on`` tells whether a later page takes what does not fit.
    """
    layout, grid, composer = stone.layout, stone.grid, stone.composer
    spot = story.plan.spot
    head_line, galley = spot.first_line - 1, opening
    head: PlacedHead | None = None
    findings: tuple[Diagnostic, ...] = ()
    if story.head:
        head, findings = place_head(story, story.head, grid, composer)
        head_line = head.last_line
        galley = set_galley(story.blocks, layout, grid, composer)
    photos, photo_findings = _photos(story, head_line, layout, grid, composer)
    parts = _parts(spot, head_line, tuple(photo.spot for photo in photos))
    findings += photo_findings
    flow = pour_level(galley.pieces, parts, spot.last_line)
    if flow.rest and not goes_on:
        findings += (_overset(story, parts, galley, flow),)
    elif not goes_on:
        findings += _room(story, parts, photos, flow)
    captions = tuple(photo.caption for photo in photos if photo.caption)
    bodies = tuple(_column(part, story.story.name, grid) for part in flow.parts if part.pieces)
    grounds = [_grounds(part, layout, grid) for part in flow.parts]
    frames = (head.frame,) if head else ()
    placed = PlacedStory(
        _shape(story, head, photos, flow),
        (*frames, *captions, *bodies),
        tuple(photo.picture for photo in photos),
        _column_rules(flow, layout, grid) + tuple(rule for rules, _ in grounds for rule in rules),
        tuple(panel for _, panels in grounds for panel in panels),
        Galley(flow.rest, galley.total),
    )
    return placed, findings


def _shape(
    story: MarkedStory,
    head: PlacedHead | None,
    photos: tuple[PlacedPhoto, ...],
    flow: Flow,
) -> StoryShape:
    return StoryShape(
        story=story.story.name,
        order=story.plan.order,
        spot=story.plan.spot,
        notch=story.plan.notch,
        head=replace(story.plan.spot, last_line=head.last_line) if head else None,
        title_size=head.title_size if head else ZERO,
        title_share=head.title_share if head else 0,
        photos=tuple(photo.spot for photo in photos),
        legs=tuple(
            Leg(poured.part.column, poured.part.first_line, poured.part.last_line, poured.used)
            for poured in flow.parts
        ),
    )


def _photos(
    story: MarkedStory, head_line: int, layout: Layout, grid: ColumnGrid, composer: Composer
) -> tuple[tuple[PlacedPhoto, ...], tuple[Diagnostic, ...]]:
    placed: list[PlacedPhoto] = []
    findings: tuple[Diagnostic, ...] = ()
    for photo in story.photos:
        spot = spot_under(photo, story.plan.spot, head_line)
        done, more = place_photo(photo, story.story.name, spot, grid, layout.caption, composer)
        findings += more
        if _leaves(spot, story.plan.spot, head_line):
            place = photo.plan.photo.place
            name = photo.plan.photo.file.name
            findings += (error("photo-no-room", place, name=name, story=story.story.name),)
        findings += _covered(done, placed, story)
        placed.append(done)
    return tuple(placed), findings


def _covered(
    photo: PlacedPhoto, earlier: list[PlacedPhoto], story: MarkedStory
) -> tuple[Diagnostic, ...]:
    """Photos of the same story that lie under a photo."""
    return tuple(
        error(
            "photos-overlap",
            story.story.place,
            story=story.story.name,
            name=photo.picture.file.name,
            other=one.picture.file.name,
        )
        for one in earlier
        if overlap(photo.spot, one.spot)
    )


def _leaves(photo: Spot, story: Spot, head_line: int) -> bool:
    return (
        photo.first_column < story.first_column
        or photo.last_column > story.last_column
        or photo.first_line <= head_line
        or photo.last_line > story.last_line
    )


def _parts(spot: Spot, head_line: int, photos: tuple[Spot, ...]) -> tuple[ColumnPart, ...]:
    """The column parts between head, photos and the rectangle's foot, in reading order."""
    parts: list[ColumnPart] = []
    for column in range(spot.first_column, spot.last_column + 1):
        first = head_line + 1
        for photo in sorted(_in_column(photos, column), key=lambda one: one.first_line):
            last = photo.first_line - 1 - WHITE_AROUND_PHOTO
            parts += [ColumnPart(column, first, last)] if last >= first else []
            first = photo.last_line + 1 + WHITE_AROUND_PHOTO
        parts += [ColumnPart(column, first, spot.last_line)] if first <= spot.last_line else []
    return tuple(parts)


def _in_column(photos: tuple[Spot, ...], column: int) -> list[Spot]:
    return [photo for photo in photos if photo.first_column <= column <= photo.last_column]


def _overset(
    story: MarkedStory, parts: tuple[ColumnPart, ...], galley: Galley, flow: Flow
) -> Diagnostic:
    """What did not fit, counted as an editor counts; or the piece that no column part holds."""
    place, name = story.story.place, story.story.name
    piece, tallest = flow.rest[0], max((part.lines for part in parts), default=0)
    if isinstance(piece, SolidPiece) and piece.lines > tallest:
        begins = piece.texts[0].lines[0].line.text
        return error(
            "piece-too-tall", place, story=name, begins=begins, lines=piece.lines, room=tallest
        )
    lines = sum(piece.lines for piece in flow.rest)
    characters = characters_in(flow.rest)
    return error(
        "story-overset", place, story=name, lines=lines, characters=characters, total=galley.total
    )


def _room(
    story: MarkedStory,
    parts: tuple[ColumnPart, ...],
    photos: tuple[PlacedPhoto, ...],
    flow: Flow,
) -> tuple[Diagnostic, ...]:
    """The column lines that stayed empty, and how many of them are whole rows at the foot."""
    short = sum(part.lines for part in parts) - sum(part.used for part in flow.parts)
    if not short:
        return ()
    texts = (part.part.first_line + part.used - 1 for part in flow.parts if part.pieces)
    reached = max([*texts, *(photo.spot.last_line for photo in photos)], default=0)
    rows = story.plan.spot.last_line - max(reached, min(part.first_line for part in parts) - 1)
    return (
        warning("story-room", story.story.place, story=story.story.name, lines=short, rows=rows),
    )


def _column(part: PouredPart, story: str, grid: ColumnGrid) -> Frame:
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


def _grounds(
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


def _column_rules(flow: Flow, layout: Layout, grid: ColumnGrid) -> tuple[PlacedRule, ...]:
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
