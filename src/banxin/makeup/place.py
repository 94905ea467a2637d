"""One story on one page: its head, its photos, and its galley poured into what they leave."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.content.model import Spot
from banxin.diagnostics import Diagnostic, error, warning
from banxin.makeup.castoff import cast_off
from banxin.makeup.columns import ColumnPart
from banxin.makeup.fit import Fit, above_jump, fit_story, head_room
from banxin.makeup.flow import Flow, pour_filled, pour_level
from banxin.makeup.galley import Galley, SolidPiece, characters_in, set_galley
from banxin.makeup.grid import ColumnGrid, overlap
from banxin.makeup.heads import PlacedHead, measure_head, place_head
from banxin.makeup.marked import MarkedStory
from banxin.makeup.model import Frame, PlacedPanel, PlacedPicture, PlacedRule, PlacedText
from banxin.makeup.pictures import PlacedPhoto, place_photo
from banxin.makeup.poured import column_frame, column_rules, grounds
from banxin.makeup.setting import copy_of, set_text
from banxin.makeup.shape import Leg, StoryShape
from banxin.makeup.stone import Stone
from banxin.measure import ZERO


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
    """Place a story in its rectangle, every column full to its last line wherever that can be.

    Where it cannot, the columns end level, and a finding says what is over or how much room.

    Args:
        story: With its head, where it has one on this page.
        opening: Its galley, set already; what an earlier page left of it, or all of it. One
            without pieces is set here.
        stone: What it is made up on.
        goes_on: Whether a later page takes what does not fit.
    """
    layout, grid = stone.layout, stone.grid
    galley = opening if opening.pieces else set_galley(story.blocks, stone)
    jump = _jump(story, stone)
    jump_lines = len(jump.lines) if jump else 0
    fit = _fit(story, galley, stone, goes_on=goes_on, jump_lines=jump_lines)
    parts = above_jump(fit.parts, jump_lines)
    head: PlacedHead | None = None
    findings: tuple[Diagnostic, ...] = ()
    if story.head:
        head, findings = place_head(story, story.head, head_room(story.plan), stone, fit.more)
    photos, photo_findings = _photos(story, fit, stone)
    findings += photo_findings
    flow = _poured(story, galley, fit, parts, stone)
    if flow.rest and not goes_on:
        findings += (_overset(story, parts, galley, flow),)
    else:
        findings += _room(story, parts, photos, flow)
    captions = tuple(photo.caption for photo in photos if photo.caption)
    bodies = tuple(column_frame(part, story.story.name, grid) for part in flow.parts if part.pieces)
    jumps = (_jump_frame(story, jump, fit.parts[-1], grid),) if jump and flow.rest else ()
    drawn = [grounds(part, layout, grid) for part in flow.parts]
    frames = (head.frame,) if head else ()
    placed = PlacedStory(
        _shape(story, head, fit, flow, jump),
        (*frames, *captions, *bodies, *jumps),
        tuple(photo.picture for photo in photos),
        column_rules(flow, layout, grid) + tuple(rule for rules, _ in drawn for rule in rules),
        tuple(panel for _, panels in drawn for panel in panels),
        Galley(flow.rest, galley.total),
    )
    return placed, findings


def _fit(
    story: MarkedStory, galley: Galley, stone: Stone, *, goes_on: bool, jump_lines: int
) -> Fit:
    lines = 0
    if story.head:
        room = head_room(story.plan)
        columns = room.columns
        lines = measure_head(story.head, copy_of(story.blocks), columns, stone).lines
    return fit_story(
        story.plan,
        cast_off(galley),
        lines,
        stone.layout.makeup.head_lines,
        turns=goes_on,
        jump_lines=jump_lines,
    )


def _poured(
    story: MarkedStory, galley: Galley, fit: Fit, parts: tuple[ColumnPart, ...], stone: Stone
) -> Flow:
    floor = story.plan.spot.last_line
    if fit.fill:
        return pour_filled(galley.pieces, parts, floor, fit.fill, stone)
    return pour_level(galley.pieces, parts, floor)


def _jump(story: MarkedStory, stone: Stone) -> PlacedText | None:
    """The line that says where the rest is, in the middle of its grid line."""
    if story.jump is None:
        return None
    text = set_text(story.jump, stone.grid.column_width, stone.composer)
    slack = (stone.grid.leading - text.leading) // 2
    return replace(text, top=max(slack, ZERO), leading=stone.grid.leading)


def _jump_frame(story: MarkedStory, jump: PlacedText, part: ColumnPart, grid: ColumnGrid) -> Frame:
    first = part.last_line - len(jump.lines) + 1
    spot = Spot(part.column, part.column, first, part.last_line)
    return Frame(grid.rect(spot), story.story.name, (jump,))


def _shape(
    story: MarkedStory, head: PlacedHead | None, fit: Fit, flow: Flow, jump: PlacedText | None
) -> StoryShape:
    used = {(part.part.column, part.part.first_line): part.used for part in flow.parts}
    legs = [
        Leg(
            part.column,
            part.first_line,
            part.last_line,
            used.get((part.column, part.first_line), 0),
        )
        for part in fit.parts
    ]
    if jump and flow.rest:
        legs[-1] = replace(legs[-1], used=legs[-1].used + len(jump.lines))
    return StoryShape(
        story=story.story.name,
        order=story.plan.order,
        spot=story.plan.spot,
        notch=story.plan.notch,
        head=head.spot if head else None,
        title_size=head.size.title_size if head else ZERO,
        title_share=head.size.title_share if head else 0,
        photos=fit.photos,
        legs=tuple(legs),
        copyfit=fit.cost,
    )


def _photos(
    story: MarkedStory, fit: Fit, stone: Stone
) -> tuple[tuple[PlacedPhoto, ...], tuple[Diagnostic, ...]]:
    placed: list[PlacedPhoto] = []
    findings: tuple[Diagnostic, ...] = ()
    look, name = stone.layout.caption, story.story.name
    for photo, spot in zip(story.photos, fit.photos, strict=True):
        done, more = place_photo(photo, name, spot, stone.grid, look, stone.composer)
        findings += more
        if _leaves(spot, story.plan.spot, (fit.head, story.plan.notch)):
            place, file = photo.plan.photo.place, photo.plan.photo.file.name
            findings += (error("photo-no-room", place, name=file, story=name),)
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


def _leaves(photo: Spot, story: Spot, taken: tuple[Spot | None, ...]) -> bool:
    """Whether a photo leaves its story, or lies over its head or what it leaves to others."""
    return (
        photo.first_column < story.first_column
        or photo.last_column > story.last_column
        or photo.first_line < story.first_line
        or photo.last_line > story.last_line
        or any(spot is not None and overlap(photo, spot) for spot in taken)
    )


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
