"""Faces made ready for one issue: cut down to its characters, renamed, put on one line height.

A prepared face cannot surprise a painter. Each character has one glyph whatever the language
or script around it; the only rules left are —— becoming one stroke and the kerning of
letters; nothing squeezes marks, since the composer does, and it would count twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import uharfbuzz as hb
from fontTools.unicodedata import script

from banxin.diagnostics import BadContent
from banxin.fonts.catalogue import Catalogue
from banxin.fonts.coverage import faces_needed, first_holder, missing_characters, unheld
from banxin.fonts.fontset import FontSet, PreparedFace
from banxin.fonts.sources import BLANK, DASH, Source, open_sources
from banxin.fonts.tables import Subset, rewrite

# The composer may write these without being asked: a hyphen, the ASCII forms of ０ and Ａ.
_ASCII = frozenset(map(chr, range(0x21, 0x7F)))

_KERNED_SCRIPTS = ("Latn", "Grek", "Cyrl")

# GSUB and GPOS come back in `tables` with the little that is wanted. GDEF makes HarfBuzz 6.0
# (Debian 12) fail on LXGW WenKai from some 800 glyphs on, and WeasyPrint then embeds all of it.
_DROPPED_TABLES = (
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "STAT", "kern", "morx", "kerx", "vhea", "vmtx",
    "VORG", "DSIG", "FFTM", "prop", "gasp", "meta", "LTSH", "hdmx", "VDMX", "PCLT",
)  # fmt: skip


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
    prepared = {
        name: _prepare(source, characters)
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


def _prepare(source: Source, characters: frozenset[str]) -> PreparedFace:
    face = source.face
    family = f"Banxin {face.name}"
    data = rewrite(_cut(source, characters), family, face.weight, face.units_per_em)
    return PreparedFace(face.name, family, face.weight, data)


def _cut(source: Source, characters: frozenset[str]) -> Subset:
    """The subset, with all that the new tables need told in its own glyph ids."""
    glyphs = source.glyphs(characters | (source.blanks() - {" "}))
    double_dash = source.double_dash() if DASH in characters else None
    kerning = _kerning(source, characters)
    plan = hb.SubsetPlan(source.file, _order({source.space, double_dash or 0, *glyphs.values()}))
    new = plan.old_to_new_glyph_mapping
    return Subset(
        data=plan.execute().blob.data,
        glyphs={ord(character): new[glyph] for character, glyph in sorted(glyphs.items())},
        space=new[source.space],
        joined_dashes=None if double_dash is None else (new[glyphs[DASH]], new[double_dash]),
        kerning={
            (new[glyphs[first]], new[glyphs[second]]): units
            for (first, second), units in kerning.items()
        },
    )


def _kerning(source: Source, characters: frozenset[str]) -> Mapping[tuple[str, str], int]:
    # Letters of one script only: a painter shapes 中A, A3 or A， as two runs or as one,
    # depending on what stands before, and never kerns across runs.
    letters: dict[str, list[str]] = {name: [] for name in _KERNED_SCRIPTS}
    for character in characters:
        letters.get(script(character), []).append(character)
    return {
        pair: units for alike in letters.values() for pair, units in source.kerning(alike).items()
    }


def _order(glyphs: Collection[int]) -> hb.SubsetInput:
    order = hb.SubsetInput()
    order.glyph_set.update(glyphs)
    order.drop_table_tag_set.update(
        int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED_TABLES
    )
    order.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return order
