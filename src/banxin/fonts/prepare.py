"""Faces made ready for one issue: cut down to its characters, renamed, put on one line height.

A prepared face cannot surprise a painter. Each character has one glyph whatever the language
or script around it; the only rules left are —— becoming one stroke and the kerning of
letters; nothing squeezes marks, since the composer does, and it would count twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import fontTools
import uharfbuzz as hb

from banxin.diagnostics import BadContent
from banxin.fonts.catalogue import Catalogue
from banxin.fonts.coverage import faces_needed, first_holder, missing_characters, unheld
from banxin.fonts.fontset import FontSet, PreparedFace
from banxin.fonts.sources import BLANK, Source, open_sources
from banxin.standing import StandingMatter, recipe

# The composer may write these without being asked: a hyphen, the ASCII forms of ０ and Ａ.
_ASCII = frozenset(map(chr, range(0x21, 0x7F)))


def prepare(
    catalogue: Catalogue,
    cache: Path,
    stacks: Mapping[str, Sequence[str]],
    needs: Mapping[str, Collection[str]],
) -> FontSet:
    """Cut every face that ``needs`` calls for down to what is set in it.

    Each character goes to the first face of its role's stack that holds it. A role without
    needs gets no family. The same arguments give the same bytes.

    Args:
        catalogue: The faces.
        cache: Where fetched fonts lie.
        stacks: By role, the names of its faces, first choice first.
        needs: By role, the characters to be set in it.

    Raises:
        BadContent: A character that no face of its role holds, a name that no face has, or an
            unfit font.
        MissingTool: A font is not on this machine.
    """
    sources = open_sources(catalogue, cache, faces_needed(stacks, needs))
    if any(unheld([sources[name] for name in stacks[role]], needs[role]) for role in needs):
        missing = missing_characters(catalogue, cache, stacks, needs)
        raise BadContent(character.as_error() for character in missing)
    roles = {
        role: _assign([sources[name] for name in stacks[role]], _ASCII | set(characters))
        for role, characters in needs.items()
        if characters
    }
    kept = StandingMatter(cache / "faces")
    prepared = {
        name: _prepared(source, characters, kept)
        for name, source in sources.items()
        if (characters := _set_in(name, roles.values()))
    }
    return FontSet(tuple(prepared.values()), stacks, roles)


def _assign(stack: Sequence[Source], characters: Collection[str]) -> Mapping[str, str]:
    """By character, the name of the face that sets it."""
    inked = (character for character in characters if character not in BLANK)
    holders = {character: first_holder(stack, character) for character in inked}
    return {character: holder.face.name for character, holder in holders.items() if holder}


def _set_in(name: str, roles: Collection[Mapping[str, str]]) -> frozenset[str]:
    return frozenset(
        character for role in roles for character, face in role.items() if face == name
    )


def _prepared(source: Source, characters: frozenset[str], kept: StandingMatter) -> PreparedFace:
    """A face cut to its characters, made now or kept from an earlier build."""
    face = source.face
    family = f"Banxin {face.name}"

    def make() -> bytes:
        # Cutting needs most of fontTools, which a build whose faces were kept need not import.
        from banxin.fonts.cut import cut  # noqa: PLC0415

        return cut(source, characters, family)

    if not face.source.sha256:
        return PreparedFace(face.name, family, face.weight, make())
    making = recipe(Path(__file__).parent, hb.__version__, fontTools.version)
    wanted = "".join(sorted(characters))
    facts = f"{making} {face.source.sha256} {face.index} {face.weight} {family} {wanted}"
    return PreparedFace(face.name, family, face.weight, kept.reuse(facts, make))
