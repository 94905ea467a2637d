"""A source font opened for asking: which characters it holds, which glyph each one takes."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from banxin.diagnostics import BadContent, error
from banxin.fonts.catalogue import Catalogue
from banxin.fonts.fetch import locate
from banxin.fonts.model import Face

# zh-Hans and not zh-CN: only the first keeps —— two em wide after a Latin letter (Pango 1.50).
LANGUAGE = "zh-Hans"

DASH = "—"
IDEOGRAPHIC_SPACE = "　"

# Never looked up in a font. The first kind has no ink and HarfBuzz draws it from U+0020, the
# second is invisible by definition (Unicode, Default_Ignorable_Code_Point).
_SPACES = frozenset(map(chr, (0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
_INVISIBLE = frozenset(
    map(chr, (0x09, 0x0A, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
)
BLANK = _SPACES | _INVISIBLE

_FS_TYPE = struct.Struct(">H")
_FS_TYPE_OFFSET = 8

# Everything that may replace a character's glyph or move it by what stands beside it; the
# glyph wanted is the one of the character alone, in simplified Chinese.
_ALONE = {"liga": False, "clig": False, "dlig": False, "calt": False, "kern": False}


@dataclass(frozen=True, slots=True)
class Source:
    """A face with its file open. HarfBuzz maps the file into memory, so opening costs nothing.

    Attributes:
        face: In the catalogue.
        file, font: For HarfBuzz.
        space: The glyph of a blank: that of U+0020 or, failing that, of another space.
    """

    face: Face
    file: hb.Face
    font: hb.Font
    space: int

    def holds(self, character: str) -> bool:
        """Whether the face has a glyph for ``character`` that is fit for Chinese."""
        if character in self.face.lacks:
            return False
        return self.font.get_nominal_glyph(ord(character)) is not None

    def glyphs(self, characters: Collection[str]) -> Mapping[str, int]:
        """The glyph id of each character as simplified Chinese sets it.

        The fonts reach some of these only by ``locl`` (the dash of full width is one), which
        works or not with the language and script that a painter sees. So the answer is found
        here once and goes into the prepared face's character map.
        """
        ordered = sorted(characters)
        buffer = _shaped(self.font, IDEOGRAPHIC_SPACE.join(ordered), "Hani", _ALONE)
        found = {info.cluster: info.codepoint for info in buffer.glyph_infos}
        return {
            character: found.get(2 * place) or self.font.get_nominal_glyph(ord(character))
            for place, character in enumerate(ordered)
        }

    def blanks(self) -> frozenset[str]:
        """U+0020, and U+3000 where the file has it: a glyph of its own keeps it in copied text."""
        has_wide = self.font.get_nominal_glyph(ord(IDEOGRAPHIC_SPACE)) not in (None, self.space)
        return frozenset({" ", IDEOGRAPHIC_SPACE} if has_wide else {" "})

    def double_dash(self) -> int | None:
        """The glyph that joins —— to one stroke; None where two dashes are drawn as two."""
        infos = _shaped(self.font, DASH * 2, "Hani", _ALONE).glyph_infos
        return int(infos[0].codepoint) if len(infos) == 1 else None

    def kerning(self, letters: Collection[str]) -> Mapping[tuple[str, str], int]:
        """What the face adds between any two of ``letters``, in font units, where not nothing.

        Letters must be of one script, so that no painter ever parts a pair into two runs.
        """
        pairs = [(first, second) for first in sorted(letters) for second in sorted(letters)]
        text = "".join(first + second for first, second in pairs)
        buffer = _shaped(self.font, text, "Latn", _ALONE | {"kern": True, "ccmp": False})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(text):
            return {}
        widened = {
            pair: positions[2 * place].x_advance
            - self.font.get_glyph_h_advance(infos[2 * place].codepoint)
            for place, pair in enumerate(pairs)
        }
        return {pair: units for pair, units in widened.items() if units}


def _shaped(font: hb.Font, text: str, script: str, features: Mapping[str, bool]) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = script
    buffer.language = LANGUAGE
    hb.shape(font, buffer, dict(features))
    return buffer


def open_source(face: Face, cache: Path) -> Source:
    """Open a face's file.

    Raises:
        MissingTool: The file is not on this machine.
        BadContent: It is no font, has no blank, is variable, or forbids what the licence
            table allows.
    """
    path = locate(face, cache)
    file = hb.Face(hb.Blob.from_file_path(str(path)), face.index)
    font = hb.Font(file)
    space = _space(font)
    unfit = _unfit(file)
    if unfit or space is None:
        raise BadContent([error(unfit or "font-without-space", name=face.name, file=path.name)])
    return Source(face, file, font, space)


def _space(font: hb.Font) -> int | None:
    found = (font.get_nominal_glyph(code) for code in (0x20, 0xA0, 0x3000))
    return next((glyph for glyph in found if glyph is not None), None)


def open_sources(catalogue: Catalogue, cache: Path, names: Iterable[str]) -> Mapping[str, Source]:
    """Open several faces, by name; raises as `open_source` does, and for a name no face has."""
    wanted = tuple(dict.fromkeys(names))
    unknown = catalogue.unknown(wanted)
    if unknown:
        raise BadContent(unknown)
    return {name: open_source(catalogue.faces[name], cache) for name in wanted}


def _unfit(file: hb.Face) -> str:
    """The code of what makes a font useless here; empty for nothing."""
    if not file.glyph_count or "OS/2" not in file.table_tags:
        return "font-broken"
    if file.has_var_data:
        return "font-variable"
    (fs_type,) = _FS_TYPE.unpack_from(file.reference_table("OS/2").data, _FS_TYPE_OFFSET)
    return "face-restricted" if forbids_embedding(fs_type) else ""


def forbids_embedding(fs_type: int) -> bool:
    """Whether a font's own flags rule out a subset in a PDF (OpenType 1.9.1, OS/2, fsType).

    Of the usage bits the least restrictive one counts; bit 1 alone forbids embedding. Bits 8
    and 9 rule out subsets, and outlines at all.
    """
    return (fs_type & 0x000E) == 0x0002 or bool(fs_type & 0x0300)
