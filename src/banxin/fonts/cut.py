"""Cutting one face: outlines of the wanted characters alone, and the few rules it keeps."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import uharfbuzz as hb
from fontTools.unicodedata import script

from banxin.fonts.sources import DASH, Source
from banxin.fonts.tables import Subset, rewrite

_KERNED_SCRIPTS = ("Latn", "Grek", "Cyrl")

# GSUB and GPOS come back in `tables` with the little that is wanted. GDEF makes HarfBuzz 6.0
# (Debian 12) fail on LXGW WenKai from some 800 glyphs on, and WeasyPrint then embeds all of it.
_DROPPED_TABLES = (
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "STAT", "kern", "morx", "kerx", "vhea", "vmtx",
    "VORG", "DSIG", "FFTM", "prop", "gasp", "meta", "LTSH", "hdmx", "VDMX", "PCLT",
)  # fmt: skip


def cut(source: Source, characters: frozenset[str], family: str) -> bytes:
    """A face with nothing but ``characters``, as a font file called ``family``."""
    face = source.face
    return rewrite(_subset(source, characters), family, face.weight, face.units_per_em)


def _subset(source: Source, characters: frozenset[str]) -> Subset:
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
