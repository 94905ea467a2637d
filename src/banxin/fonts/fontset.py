"""The prepared faces of an issue: bytes for the painter, metrics for the composer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import uharfbuzz as hb

from banxin.fonts.sources import BLANK, LANGUAGE
from banxin.typeset.model import EM, InkSpan, MilliEm, Shaped

# All that prepared faces know to do, and what every painter does unasked: a style sheet need not
# name features, and had better not, since WeasyPrint pays for them at every piece of text.
FEATURES: Mapping[str, int] = MappingProxyType({"ccmp": 1, "kern": 1})


@dataclass(frozen=True, slots=True)
class PreparedFace:
    """A face as it is embedded.

    Attributes:
        name: In the catalogue.
        family: The only face of its family; what the style sheet calls it.
        weight: 100 to 900; declared with it, since a painter takes any other weight in silence.
        data: The font file.
    """

    name: str
    family: str
    weight: int
    data: bytes


class FontSet:
    """Prepared faces by role; answers the composer's questions from the bytes themselves.

    It is a `banxin.typeset.model.Metrics`; the face it is asked for is a role.

    Args:
        faces: Every prepared face once.
        stacks: By role, the names of its faces in order; names of faces that were not
            prepared are passed over.
        characters: By role, for each of its characters the name of the face that sets it.
    """

    def __init__(
        self,
        faces: Iterable[PreparedFace],
        stacks: Mapping[str, Sequence[str]],
        characters: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.faces = tuple(faces)
        self._by_name = {face.name: face for face in self.faces}
        self._fonts = {face.name: _font(face.data) for face in self.faces}
        self._stacks = {
            role: tuple(name for name in stacks[role] if name in self._by_name)
            for role in characters
        }
        self._characters = characters
        self._shaped: dict[tuple[str, str], tuple[Shaped, ...]] = {}
        self._advances: dict[str, dict[str, MilliEm]] = {}

    def families(self, role: str) -> tuple[str, ...]:
        """The families of a role's faces in order; none for a role that sets nothing."""
        return tuple(self._by_name[name].family for name in self._stacks.get(role, ()))

    def shape(self, text: str, face: str) -> tuple[Shaped, ...]:
        """The clusters of ``text`` in the role ``face``; see `Metrics.shape`.

        Raises:
            KeyError: A role or a character that the issue's needs did not name.
        """
        known = self._shaped.get((text, face))
        if known is None:
            known = tuple(self._shape(text, face))
            self._shaped[text, face] = known
        return known

    def advances(self, characters: str, face: str) -> list[MilliEm]:
        """The advance of each character by itself in the role ``face``; see `Metrics.advances`.

        Raises:
            KeyError: A role or a character that the issue's needs did not name.
        """
        known = self._advances.setdefault(face, {})
        for character in set(characters) - known.keys():
            known[character] = sum(piece.advance for piece in self._shape(character, face))
        return list(map(known.__getitem__, characters))

    def ink(self, character: str, face: str) -> InkSpan:
        """Where the ink of one character stands; see `Metrics.ink`.

        Raises:
            KeyError: A role or a character that the issue's needs did not name.
        """
        if character in BLANK:
            return InkSpan(0, 0)
        font = self._fonts[self._characters[face][character]]
        extents = font.get_glyph_extents(font.get_nominal_glyph(ord(character)))
        return InkSpan(extents.x_bearing, extents.x_bearing + extents.width)

    def _shape(self, text: str, role: str) -> list[Shaped]:
        names = self._setting(text, role)
        turns = [place for place in range(1, len(text)) if names[place] != names[place - 1]]
        return [
            shaped
            for start, end in pairwise((0, *turns, len(text)))
            if start < end
            for shaped in _clusters(self._fonts[names[start]], text[start:end])
        ]

    def _setting(self, text: str, role: str) -> list[str]:
        """For each character the name of the face that sets it; a blank goes with what precedes."""
        characters = self._characters[role]
        names: list[str] = []
        current = self._stacks[role][0]
        for character in text:
            if character not in BLANK:
                current = characters[character]
            names.append(current)
        return names


def _font(data: bytes) -> hb.Font:
    font = hb.Font(hb.Face(data))
    font.scale = (EM, EM)
    return font


def _clusters(font: hb.Font, text: str) -> list[Shaped]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.guess_segment_properties()
    buffer.language = LANGUAGE
    hb.shape(font, buffer, dict(FEATURES))
    advances: dict[int, MilliEm] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        advances[info.cluster] = advances.get(info.cluster, 0) + position.x_advance
    ends = (*list(advances)[1:], len(text))
    return [
        Shaped(end - start, advance)
        for (start, advance), end in zip(advances.items(), ends, strict=True)
    ]
