"""What has been found on a page so far, and what need not be read twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from banxin.preflight.colours import space_of
from banxin.preflight.facts import (
    Edges,
    Font,
    PageContent,
    PlacedPicture,
    ScreenColour,
    ShownText,
    Space,
)
from banxin.preflight.fonts import font_of
from banxin.preflight.images import Picture, picture_of

# Forms that call forms can multiply without end. A dense broadsheet page has some
# 20,000 instructions, a detailed map a million; neither has thousands of forms.
_INSTRUCTIONS_MOST = 3_000_000
_STREAMS_MOST = 20_000

# Operands are of every PDF type; each step knows which it takes, and raises on another.
Operands = Sequence[Any]

_Key = tuple[int, int]


class Unreadable(Exception):
    """The content cannot be followed to its end; says why."""


class Gathered:
    """One page's findings; ``trim`` is what places are measured from."""

    def __init__(self, trim: Edges) -> None:
        self.trim = trim
        self.screen_colours: list[ScreenColour] = []
        self.texts: list[ShownText] = []
        self.pictures: list[PlacedPicture] = []
        self.shadings: list[Space] = []
        self.blends: list[Space] = []
        self._instructions = self._streams = 0
        self._parsed: dict[_Key, list[tuple[str, Operands]]] = {}
        self._fonts: dict[_Key, Font] = {}
        self._pictures: dict[_Key, Picture] = {}

    def content(self) -> PageContent:
        return PageContent(
            tuple(self.screen_colours),
            tuple(self.texts),
            tuple(self.pictures),
            tuple(self.shadings),
            tuple(self.blends),
        )

    def instructions_of(self, source: pikepdf.Object) -> list[tuple[str, Operands]]:
        """The operators of a page, form or pattern, each with its operands.

        Raises:
            Unreadable: The page has asked for too many in all.
        """
        key = source.objgen
        if key not in self._parsed:
            stream = source if isinstance(source, pikepdf.Stream) else pikepdf.Page(source)
            self._parsed[key] = [_plain(each) for each in pikepdf.parse_content_stream(stream)]
        self._streams += 1
        self._instructions += len(self._parsed[key])
        if self._streams > _STREAMS_MOST or self._instructions > _INSTRUCTIONS_MOST:
            raise Unreadable(f"{self._streams} forms, {self._instructions} instructions")
        return self._parsed[key]

    def note_group(self, holder: pikepdf.Object, resources: pikepdf.Object) -> None:
        space = holder.get(Name.Group, Dictionary()).get(Name.CS)
        if space is not None:
            self.blends.append(space_of(space, resources))

    def font(self, font: pikepdf.Object) -> Font:
        if font.objgen == _DIRECT:
            return font_of(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = font_of(font)
        return self._fonts[font.objgen]

    def picture(self, image: pikepdf.Object, resources: pikepdf.Object) -> Picture:
        if image.objgen not in self._pictures:
            self._pictures[image.objgen] = picture_of(image, resources)
        return self._pictures[image.objgen]


_DIRECT: _Key = (0, 0)  # what pikepdf gives for an object without a number of its own


def _plain(
    instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
) -> tuple[str, Operands]:
    if isinstance(instruction, pikepdf.ContentStreamInlineImage):
        return "BI", [instruction.iimage]
    return str(instruction.operator), list(instruction.operands)
