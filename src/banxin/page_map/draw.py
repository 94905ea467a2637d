"""Drawing the map: from where make-up put things to millimetres."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from banxin.content.model import Spot
from banxin.makeup import Frame, IssueLayout, PageLayout, Part, PlacedPicture, StoryShape
from banxin.makeup.grid import ColumnGrid, grid_of
from banxin.measure import Length, Rect
from banxin.page_map.model import (
    BoxMm,
    MapPage,
    MapPart,
    MapStanding,
    MapStory,
    MapText,
    PageMap,
    PartKind,
    PointMm,
)

_Piece: TypeAlias = Frame | PlacedPicture

_DECIMALS = 3

_KINDS = {
    Part.MASTHEAD: PartKind.MASTHEAD,
    Part.MOTTO: PartKind.MASTHEAD,
    Part.EAR_TITLE: PartKind.EAR,
    Part.EAR_TEXT: PartKind.EAR,
    Part.ENTRY: PartKind.EAR,
    Part.FACTS: PartKind.FACTS,
    Part.FOLIO: PartKind.FOLIO,
    Part.FOOTER: PartKind.FOOTER,
    Part.KICKER: PartKind.HEAD,
    Part.TITLE: PartKind.HEAD,
    Part.CAPTION: PartKind.CAPTION,
    Part.JUMP: PartKind.JUMP,
}


def page_map(issue: IssueLayout) -> PageMap:
    """The map of a made-up issue."""
    trim = issue.layout.trim_width, issue.layout.trim_height
    return PageMap(
        version=1,
        title=issue.title,
        date=issue.date,
        trim_mm=_point(*trim),
        pages=tuple(_page(page, issue) for page in issue.pages),
    )


def as_json(issue: IssueLayout) -> bytes:
    """The map as a file; the same issue gives the same bytes."""
    said = page_map(issue).model_dump(mode="json")
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _page(page: PageLayout, issue: IssueLayout) -> MapPage:
    grid = page.grid or grid_of(issue.layout)
    shapes = page.shape.stories
    ids = {shape.story: f"p{page.number}-s{order}" for order, shape in enumerate(shapes, 1)}
    return MapPage(
        number=page.number,
        name=page.name,
        stories=tuple(_story(shape, ids[shape.story], issue, grid) for shape in shapes),
        standing=tuple(
            MapStanding(number=number, kind=box.kind, box_mm=_box(box.rect))
            for number, box in enumerate(page.boxes, 1)
        ),
        parts=tuple(
            _part(piece, f"p{page.number}-{order}", ids.get(piece.story, ""))
            for order, piece in enumerate(_in_reading_order(page), 1)
        ),
    )


def _story(shape: StoryShape, name: str, issue: IssueLayout, grid: ColumnGrid) -> MapStory:
    return MapStory(
        id=name,
        name=shape.story,
        title=issue.headlines[shape.story],
        order=shape.order + 1,
        begins=shape.head is not None,
        box_mm=_box(grid.rect(shape.spot)),
        outline_mm=_outline(shape.spot, shape.notch, grid),
    )


def _outline(spot: Spot, notch: Spot | None, grid: ColumnGrid) -> tuple[PointMm, ...]:
    """The corners of a story: its own columns end where the gutter to its notch begins."""
    area = grid.rect(spot)
    left, right, top, bottom = area.x, area.right, area.y, area.bottom
    if notch is None:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    elif notch.first_column == spot.first_column:
        inner, above = grid.left_of(notch.last_column + 1), grid.top_of(notch.first_line)
        corners = [(left, top), (right, top), (right, bottom), (inner, bottom)]
        corners += [(inner, above), (left, above)]
    else:
        inner = grid.left_of(notch.first_column) - grid.gutter
        above = grid.top_of(notch.first_line)
        corners = [(left, top), (right, top), (right, above), (inner, above)]
        corners += [(inner, bottom), (left, bottom)]
    return tuple(_point(x, y) for x, y in corners)


def _in_reading_order(page: PageLayout) -> Iterator[_Piece]:
    """Furniture, story by story, standing boxes: as the page is read aloud."""
    stories = [(shape.story, 0) for shape in page.shape.stories]
    boxes = [("", number) for number in range(1, len(page.boxes) + 1)]
    for of in [("", 0), *stories, *boxes]:
        pictures = [picture for picture in page.pictures if (picture.story, picture.box) == of]
        frames = [frame for frame in page.frames if (frame.story, frame.box) == of]
        yield from _photos_before_captions(frames, pictures)


def _photos_before_captions(
    frames: Sequence[Frame], pictures: Sequence[PlacedPicture]
) -> Iterator[_Piece]:
    """Pictures without a caption stand first, but for a head."""
    captions = [frame for frame in frames if _kind(frame) is PartKind.CAPTION]
    above = [_photo_above(caption, pictures) for caption in captions]
    yield from (frame for frame in frames if _kind(frame) is PartKind.HEAD)
    yield from (picture for picture in pictures if picture not in above)
    for photo, caption in zip(above, captions, strict=True):
        yield photo
        yield caption
    yield from (f for f in frames if _kind(f) not in (PartKind.HEAD, PartKind.CAPTION))


def _photo_above(caption: Frame, pictures: Sequence[PlacedPicture]) -> PlacedPicture:
    """The photo that a caption stands under: as wide, and nearest above."""
    over = (
        picture
        for picture in pictures
        if (picture.rect.x, picture.rect.width) == (caption.rect.x, caption.rect.width)
        and picture.rect.bottom <= caption.rect.y
    )
    return max(over, key=lambda picture: picture.rect.bottom)


def _kind(piece: _Piece) -> PartKind:
    if piece.box:
        return PartKind.BOX
    if isinstance(piece, PlacedPicture):
        return PartKind.PHOTO if piece.story else PartKind.MASTHEAD
    return _KINDS.get(piece.texts[0].part, PartKind.COLUMN)


def _part(piece: _Piece, name: str, story: str) -> MapPart:
    return MapPart(
        id=name,
        kind=_kind(piece),
        story=story,
        standing=piece.box,
        picture=piece.file.name if isinstance(piece, PlacedPicture) else "",
        box_mm=_box(piece.rect),
        texts=tuple(_texts(piece)) if isinstance(piece, Frame) else (),
    )


def _texts(frame: Frame) -> Iterator[MapText]:
    for text in frame.texts:
        height = text.bottom - text.top
        rect = replace(frame.rect, y=frame.rect.y + text.top, height=height)
        yield MapText(
            kind=text.part, box_mm=_box(rect), lines=len(text.lines), resumes=text.resumes
        )


def _box(rect: Rect) -> BoxMm:
    return (*_point(rect.x, rect.y), *_point(rect.width, rect.height))


def _point(x: Length, y: Length) -> PointMm:
    return round(x.in_mm, _DECIMALS), round(y.in_mm, _DECIMALS)
