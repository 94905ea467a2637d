"""What a page map says; ``schema/page-map.schema.json`` is made from here."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from banxin.content.model import Standing
from banxin.makeup import Part

Millimetres: TypeAlias = Annotated[float, Field(description="To the thousandth.")]
BoxMm: TypeAlias = Annotated[
    tuple[Millimetres, Millimetres, Millimetres, Millimetres],
    Field(description="Left, top, width, height, from the trim's top left corner."),
]
PointMm: TypeAlias = Annotated[
    tuple[Millimetres, Millimetres],
    Field(description="From the trim's left edge, from its top edge."),
]


class PartKind(StrEnum):
    """What a part of a page is."""

    MASTHEAD = "masthead"
    EAR = "ear"
    FACTS = "facts"
    FOLIO = "folio"
    FOOTER = "footer"
    HEAD = "head"
    PHOTO = "photo"
    CAPTION = "caption"
    COLUMN = "column"
    JUMP = "jump"
    BOX = "box"


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MapText(_Described):
    """A paragraph, or as much of it as stands in one part."""

    kind: Part = Field(description="What the text is: title, body, caption and so on.")
    box_mm: BoxMm
    lines: int = Field(ge=1)
    resumes: bool = Field(description="It goes on from an earlier part.")


class MapPart(_Described):
    """A piece of a page: a head, a photo, one column's worth of text, a piece of furniture."""

    id: str = Field(description="Unique in the issue, such as p1-7.")
    kind: PartKind
    story: str = Field(description="The id of the page's story that it belongs to, or empty.")
    standing: int = Field(ge=0, description="The page's standing box that it fills, or 0.")
    picture: str = Field(description="The picture's file as the desk wrote it, or empty.")
    box_mm: BoxMm
    texts: tuple[MapText, ...] = Field(description="From the top down.")


class MapStory(_Described):
    """A story, or as much of it as stands on one page."""

    id: str = Field(description="Unique in the issue, such as p1-s1.")
    name: str = Field(description="Its file's stem; the same on every page that it turns to.")
    title: str
    order: int = Field(ge=1, description="Its weight among the page's stories; 1 is the main one.")
    begins: bool = Field(description="Its head stands on this page; otherwise its rest.")
    box_mm: BoxMm
    outline_mm: tuple[PointMm, ...] = Field(
        description="Clockwise from the top left: four corners, or six round a notch."
    )


class MapStanding(_Described):
    """A standing box: an advertisement, the contents, the publisher's box, a notice."""

    number: int = Field(ge=1)
    kind: Standing
    box_mm: BoxMm


class MapPage(_Described):
    """A page. Its parts are in reading order, a photo just before its caption."""

    number: int = Field(ge=1)
    name: str = Field(description="Such as 要闻; may be empty.")
    stories: tuple[MapStory, ...] = Field(description="In reading order.")
    standing: tuple[MapStanding, ...]
    parts: tuple[MapPart, ...]


class PageMap(_Described):
    """An issue's pages. All lengths are millimetres, measured on the trimmed page."""

    version: Literal[1] = Field(description="Rises when a reader of the map would have to change.")
    title: str
    date: datetime.date
    trim_mm: tuple[Millimetres, Millimetres] = Field(description="Width and height of every page.")
    pages: tuple[MapPage, ...]
