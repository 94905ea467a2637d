"""What is read once for the whole file, whichever page asks; and how much may be read at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Name

from banxin.preflight.colours import digest_of, space_of
from banxin.preflight.fonts import FontReader
from banxin.preflight.images import Picture, picture_of
from banxin.preflight.layers import Layers
from banxin.preflight.painted import Space

# Forms that call forms can multiply without end. A dense broadsheet page has some 20,000
# instructions, a detailed map a million; neither has thousands of forms.
_PAGE_INSTRUCTIONS_MOST = 3_000_000
_PAGE_STREAMS_MOST = 20_000
# Of a whole file, so that 5,000 pages of maps end too.
_FILE_INSTRUCTIONS_MOST = 12_000_000
# A million instructions have some 30 MB.
_CONTENT_BYTES_MOST = 96_000_000

# Operands are of every PDF type; each step knows which it takes, and raises on another.
Operands: TypeAlias = Sequence[Any]
Instructions: TypeAlias = list[tuple[str, Operands]]

_Key: TypeAlias = tuple[int, int]
_DIRECT: _Key = (0, 0)  # what pikepdf gives for an object without a number of its own


class Unreadable(Exception):
    """The content cannot be followed to its end; says why."""


class Library:
    """Fonts, pictures, profiles and forms of one file, each read at its first use."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.layers = Layers(document.Root)
        self._fonts: dict[_Key, FontReader] = {}
        self._pictures: dict[_Key, Picture] = {}
        self._digests: dict[_Key, str] = {}
        self._spaces: dict[_Key, Space] = {}
        self._forms: dict[_Key, Instructions] = {}
        self._instructions = 0

    def font(self, font: pikepdf.Object) -> FontReader:
        if font.objgen == _DIRECT:
            return FontReader(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = FontReader(font)
        return self._fonts[font.objgen]

    def picture(self, image: pikepdf.Object, resources: pikepdf.Object) -> Picture:
        if image.objgen not in self._pictures:
            self._pictures[image.objgen] = picture_of(image, resources, self.space)
        return self._pictures[image.objgen]

    def digest(self, profile: pikepdf.Object) -> str:
        if profile.objgen not in self._digests:
            self._digests[profile.objgen] = digest_of(profile)
        return self._digests[profile.objgen]

    def space(self, named: object, resources: pikepdf.Object) -> Space:
        if not isinstance(named, Array) or named.objgen == _DIRECT:
            return space_of(named, resources, self.digest)
        if named.objgen not in self._spaces:
            self._spaces[named.objgen] = space_of(named, resources, self.digest)
        return self._spaces[named.objgen]

    def instructions(self, source: pikepdf.Object) -> Instructions:
        """The operators of a page, form, pattern or glyph, each with its operands.

        Raises:
            Unreadable: It is too long, or the file has asked for too many in all.
        """
        if not isinstance(source, pikepdf.Stream):
            return self._counted(_parsed(pikepdf.Page(source), _page_bytes(source)))
        if source.objgen not in self._forms:
            self._forms[source.objgen] = _parsed(source, len(source.read_bytes()))
        return self._counted(self._forms[source.objgen])

    def _counted(self, instructions: Instructions) -> Instructions:
        self._instructions += len(instructions)
        if self._instructions > _FILE_INSTRUCTIONS_MOST:
            raise Unreadable(f"{self._instructions} instructions in this file")
        return instructions


class Allowance:
    """How much one page may still run."""

    def __init__(self) -> None:
        self._streams = self._instructions = 0

    def spend(self, instructions: int) -> None:
        """Another stream is about to be run.

        Raises:
            Unreadable: The page has asked for too much.
        """
        self._streams += 1
        self._instructions += instructions
        if self._streams > _PAGE_STREAMS_MOST or self._instructions > _PAGE_INSTRUCTIONS_MOST:
            raise Unreadable(f"{self._streams} forms, {self._instructions} instructions")


def _page_bytes(page: pikepdf.Object) -> int:
    contents = page.get(Name.Contents, Array())
    parts = contents if isinstance(contents, Array) else [contents]
    return sum(len(part.read_bytes()) for part in parts if isinstance(part, pikepdf.Stream))


def _parsed(source: pikepdf.Object | pikepdf.Page, size: int) -> Instructions:
    if size > _CONTENT_BYTES_MOST:
        raise Unreadable(f"{size} B")
    return [_plain(each) for each in pikepdf.parse_content_stream(source)]


def _plain(
    instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
) -> tuple[str, Operands]:
    if isinstance(instruction, pikepdf.ContentStreamInlineImage):
        return "BI", [instruction.iimage]
    return str(instruction.operator), list(instruction.operands)
