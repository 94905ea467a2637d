"""The tables of a prepared face: names, line height, character map, and the few rules it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.ttLib.tables.DefaultTable import DefaultTable

# What an em is divided into above and below the baseline, the same for every face: faces that
# differ push a fixed line grid apart (16 pt became 16.85 pt).
ASCENT, DESCENT = 880, 120

# A blank of one width in every face, because Pango sets a space in the face of the character
# before it. A quarter em is what `typeset.LineSettings` takes as natural.
SPACE = 250

_WINDOWS, _UNICODE = 3, 0
_WINDOWS_ENGLISH = 0x409
_BMP, _FULL = 1, 10


@dataclass(frozen=True, slots=True)
class Subset:
    """A font cut down, and what it must know. Glyph ids are its own, lengths its font units.

    Attributes:
        data: TrueType or OpenType, without layout tables and with an empty character map.
        glyphs: By code point.
        space: The glyph of U+0020.
        joined_dashes: The glyph of — and the one that —— becomes; None where there is none.
        kerning: Added between two glyphs.
    """

    data: bytes
    glyphs: Mapping[int, int]
    space: int
    joined_dashes: tuple[int, int] | None
    kerning: Mapping[tuple[int, int], int]


def rewrite(subset: Subset, family: str, weight: int, units_per_em: int = 0) -> bytes:
    """The subset as a font file of its own.

    Args:
        subset: The outlines, which stay as they are.
        family: Its name, unlike that of any other face: WeasyPrint 70 prints wrong glyphs where
            two files share family, weight and style.
        weight: 100 to 900.
        units_per_em: The em it is drawn on; 0 keeps what the file says.
    """
    font = TTFont(BytesIO(subset.data), recalcBBoxes=False, recalcTimestamp=False)
    if units_per_em:
        font["head"].unitsPerEm = units_per_em
    _name(font, family)
    font["OS/2"].usWeightClass = weight
    _set_line_height(font)
    _map_characters(font, subset)
    _set_space(font, subset.space)
    _join_dashes(font, subset)
    _kern(font, subset)
    finished = BytesIO()
    font.save(finished, reorderTables=False)
    return finished.getvalue()


def _name(font: TTFont, family: str) -> None:
    names = newTable("name")
    names.names = []
    postscript = family.replace(" ", "-")
    for name_id, text in ((1, family), (2, "Regular"), (4, family), (6, postscript)):
        names.setName(text, name_id, _WINDOWS, _BMP, _WINDOWS_ENGLISH)
    font["name"] = names


def _set_line_height(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    ascent, descent = round(em * ASCENT / 1000), round(em * DESCENT / 1000)
    header, metrics = font["hhea"], font["OS/2"]
    header.ascent, header.descent, header.lineGap = ascent, -descent, 0
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, -descent, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, descent


def _map_characters(font: TTFont, subset: Subset) -> None:
    glyphs = {0x20: subset.space, **subset.glyphs}
    named = {code: font.getGlyphName(glyph) for code, glyph in sorted(glyphs.items())}
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = [
        _subtable(4, _BMP, {code: name for code, name in named.items() if code <= 0xFFFF}),
        _subtable(12, _FULL, named),
    ]
    font["cmap"] = table


def _subtable(table_format: int, encoding: int, named: Mapping[int, str]) -> CmapSubtable:
    subtable = CmapSubtable.newSubtable(table_format)
    subtable.platformID, subtable.platEncID, subtable.language = _WINDOWS, encoding, 0
    subtable.cmap = dict(named)
    return subtable


def _set_space(font: TTFont, space: int) -> None:
    width = round(font["head"].unitsPerEm * SPACE / 1000)
    font["hmtx"][font.getGlyphName(space)] = (width, 0)


def _join_dashes(font: TTFont, subset: Subset) -> None:
    """The only substitution: —— becomes one stroke, whatever the script around it."""
    if subset.joined_dashes is None:
        return
    dash, double = map(font.getGlyphName, subset.joined_dashes)
    ligature = otTables.Ligature()
    ligature.Component, ligature.LigGlyph = [dash], double
    rule = otTables.LigatureSubst()
    rule.ligatures = {dash: [ligature]}
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable = 4, 0, [rule]
    font["GSUB"] = _always_on(lookup)


def _always_on(lookup: otTables.Lookup) -> DefaultTable:
    """A GSUB table with one lookup under ``ccmp``, which no style sheet can turn off."""
    feature = otTables.FeatureRecord()
    feature.FeatureTag, feature.Feature = "ccmp", otTables.Feature()
    feature.Feature.FeatureParams, feature.Feature.LookupListIndex = None, [0]
    language = otTables.DefaultLangSys()
    language.LookupOrder, language.ReqFeatureIndex, language.FeatureIndex = None, 0xFFFF, [0]
    script = otTables.ScriptRecord()
    script.ScriptTag, script.Script = "DFLT", otTables.Script()
    script.Script.DefaultLangSys, script.Script.LangSysRecord = language, []
    rules = otTables.GSUB()
    rules.Version = 0x00010000
    rules.ScriptList, rules.FeatureList, rules.LookupList = (
        otTables.ScriptList(),
        otTables.FeatureList(),
        otTables.LookupList(),
    )
    rules.ScriptList.ScriptRecord = [script]
    rules.FeatureList.FeatureRecord = [feature]
    rules.LookupList.Lookup = [lookup]
    table = newTable("GSUB")
    table.table = rules
    return table


def _kern(font: TTFont, subset: Subset) -> None:
    """Pairs as the old ``kern`` table: HarfBuzz obeys it in every script and language."""
    if not subset.kerning:
        return
    pairs = KernTable_format_0()
    pairs.coverage = 1  # horizontal
    pairs.kernTable = {
        (font.getGlyphName(first), font.getGlyphName(second)): units
        for (first, second), units in subset.kerning.items()
    }
    table = newTable("kern")
    table.version = 0
    table.kernTables = [pairs]
    font["kern"] = table
