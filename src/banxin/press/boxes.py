"""The sheet of one page: trim, bleed and media box of ISO 32000-2:2020, 14.11.2."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from banxin.measure import Length
from banxin.ticket import Ticket

# What would cut the sheet otherwise than the three boxes do.
_OTHER_BOXES = ("/ArtBox", "/CropBox", "/Rotate", "/UserUnit")


@dataclass(frozen=True, slots=True)
class Box:
    """A page box from PDF's own origin, y growing upwards."""

    left: Length
    bottom: Length
    right: Length
    top: Length

    @property
    def width(self) -> Length:
        return self.right - self.left

    @property
    def height(self) -> Length:
        return self.top - self.bottom

    def grown(self, by: Length) -> Box:
        """Larger by so much on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, right: Length, up: Length) -> Box:
        return Box(self.left + right, self.bottom + up, self.right + right, self.top + up)

    def as_array(self) -> Array:
        return Array([edge.in_pt for edge in (self.left, self.bottom, self.right, self.top)])


@dataclass(frozen=True, slots=True)
class Sheet:
    """The boxes of one page; the media box begins at 0 0."""

    trim: Box
    bleed: Box
    media: Box


def trim_of(page: pikepdf.Page) -> Box:
    """The trim as painted, wherever it lies."""
    left, bottom, right, top = (Length.pt(float(edge)) for edge in page.trimbox)
    return Box(left, bottom, right, top)


def sheet_of(trim: Box, ticket: Ticket) -> Sheet:
    """The sheet that ``ticket`` wants around a page: its bleed, then room for its marks."""
    bleed, room = ticket.boxes.bleed, ticket.marks.room
    trim = trim.moved(bleed + room - trim.left, bleed + room - trim.bottom)
    return Sheet(trim, trim.grown(bleed), trim.grown(bleed + room))


def set_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    """Writes the three boxes into the page and takes all others away."""
    page.trimbox = sheet.trim.as_array()
    page.bleedbox = sheet.bleed.as_array()
    page.mediabox = sheet.media.as_array()
    for key in _OTHER_BOXES:
        if key in page.obj:
            del page.obj[key]
