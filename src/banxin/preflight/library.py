"""What is read once for the whole file, whichever page asks; and how much may be read at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias
from warnings import catch_warnings, simplefilter

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
# Content is bounded before it is parsed, since each instruction then takes half a kilobyte. What
# could be an operator is only counted in long content: a million instructions have some 20 MB.
_CONTENT_BYTES_MOST = 96_000_000
_SHORT_CONTENT_BYTES = 8_000_000
_OPERATOR = re.compile(rb"[A-Za-z'\"*]+")

# Operands are of every PDF type; each step knows which it takes, and raises on another.
Operands: TypeAlias = Sequence[Any]
Instruction: TypeAlias = tuple[str, Operands]

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
        self._forms: dict[_Key, list[Instruction]] = {}
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

    def instructions(self, source: pikepdf.Object) -> tuple[int, Iterator[Instruction]]:
        """The operators of a page, form, pattern or glyph, and how many there are.

        Raises:
            Unreadable: It is too long, or the file has asked for too many in all.
        """
        if not isinstance(source, pikepdf.Stream):
            parsed = _parsed(pikepdf.Page(source), _page_bytes(source))
            self._count(len(parsed))
            return len(parsed), _one_by_one(parsed)
        if source.objgen not in self._forms:
            parsed = _parsed(source, source.read_bytes())
            self._forms[source.objgen] = list(_one_by_one(parsed))
        again = self._forms[source.objgen]
        self._count(len(again))
        return len(again), iter(again)

    def _count(self, instructions: int) -> None:
        self._instructions += instructions
        if self._instructions > _FILE_INSTRUCTIONS_MOST:
            raise Unreadable(f"{self._instructions} instructions in this file")


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


def _page_bytes(page: pikepdf.Object) -> bytes:
    contents = page.get(Name.Contents, Array())
    parts = contents if isinstance(contents, Array) else [contents]
    return b"".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


_Parsed: TypeAlias = list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]


def _parsed(source: pikepdf.Object | pikepdf.Page, data: bytes) -> _Parsed:
    """All of a stream's instructions; ``data`` is the same, to see first how much it is."""
    if len(data) > _CONTENT_BYTES_MOST:
        raise Unreadable(f"{len(data)} B")
    if len(data) > _SHORT_CONTENT_BYTES:
        words = sum(1 for _ in _OPERATOR.finditer(data))
        if words > _PAGE_INSTRUCTIONS_MOST:
            raise Unreadable(f"{words} instructions")
    with catch_warnings(record=True) as told:
        simplefilter("always")
        parsed = list(pikepdf.parse_content_stream(source))
    if told:
        # Content that ends within an instruction is given up to there, with a warning.
        raise Unreadable(str(told[0].message))
    return parsed


def _one_by_one(parsed: _Parsed) -> Iterator[Instruction]:
    """Each is let go once it has been given: a page's are many."""
    parsed.reverse()
    while parsed:
        instruction = parsed.pop()
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield "BI", [instruction.iimage]
        else:
            yield str(instruction.operator), list(instruction.operands)
