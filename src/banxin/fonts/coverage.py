"""Which face sets which character, and which characters no face sets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from banxin.diagnostics import Diagnostic, Place, error
from banxin.fonts.catalogue import Catalogue
from banxin.fonts.fetch import absence
from banxin.fonts.model import Face
from banxin.fonts.sources import BLANK, Source, open_source, open_sources


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no face of its role holds.

    Attributes:
        role: The role that it was to be set in.
        character: One character.
        holders: The faces of the catalogue that would hold it, rare ones first.
    """

    role: str
    character: str
    holders: tuple[str, ...]

    def as_error(self, place: Place | None = None) -> Diagnostic:
        """The diagnostic for one place where the character stands."""
        codepoint = f"U+{ord(self.character):04X}"
        if not self.holders:
            return error(
                "character-unknown",
                place,
                character=self.character,
                codepoint=codepoint,
                role=self.role,
            )
        return error(
            "character-missing",
            place,
            character=self.character,
            codepoint=codepoint,
            role=self.role,
            holders="、".join(self.holders),
            rare_hint=f'rare_face = "{self.holders[0]}"',
        )


def missing_characters(
    catalogue: Catalogue,
    cache: Path,
    stacks: Mapping[str, Sequence[str]],
    needs: Mapping[str, Collection[str]],
) -> tuple[MissingCharacter, ...]:
    """What of ``needs`` the stacks cannot set, by role in the order of ``needs``, by code point.

    Args:
        catalogue: The faces.
        cache: Where fetched fonts lie.
        stacks: By role, the names of its faces, first choice first.
        needs: By role, the characters to be set in it.

    Raises:
        BadContent: A stack names a face that the catalogue has not, or a font is unfit.
        MissingTool: A stack's font is not on this machine.
    """
    sources = open_sources(catalogue, cache, faces_needed(stacks, needs))
    return tuple(
        MissingCharacter(role, character, holders(catalogue, cache, character))
        for role, characters in needs.items()
        for character in unheld([sources[name] for name in stacks[role]], characters)
    )


def faces_needed(
    stacks: Mapping[str, Sequence[str]], needs: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """The names in the stacks of those roles that have something to set, each once."""
    return tuple(dict.fromkeys(name for role in needs for name in stacks[role]))


def unheld(stack: Sequence[Source], characters: Collection[str]) -> list[str]:
    """The characters that no face of ``stack`` holds, in order of code point."""
    return sorted(
        character
        for character in characters
        if character not in BLANK and first_holder(stack, character) is None
    )


def first_holder(stack: Sequence[Source], character: str) -> Source | None:
    """The face that sets ``character``."""
    return next((source for source in stack if source.holds(character)), None)


def holders(catalogue: Catalogue, cache: Path, character: str) -> tuple[str, ...]:
    """The faces that would hold ``character``, fetched or not, rare ones first."""
    return tuple(_holding(catalogue, cache, character, rare=True)) + tuple(
        _holding(catalogue, cache, character, rare=False)
    )


def _holding(catalogue: Catalogue, cache: Path, character: str, *, rare: bool) -> Iterator[str]:
    for face in catalogue.faces.values():
        if face.rare is rare and _would_hold(face, cache, character):
            yield face.name


def _would_hold(face: Face, cache: Path, character: str) -> bool:
    if face.covers or absence(face, cache):
        return any(ord(character) in points for points in face.covers)
    return open_source(face, cache).holds(character)
