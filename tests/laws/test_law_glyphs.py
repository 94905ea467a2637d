"""L6: the glyphs painted are the glyphs meant.

Every glyph in the PDF has, outline for outline, the shape that the font file it came from draws
for its text in simplified Chinese, and it comes from the face that the layout names for it. A
text test alone does not see a wrong glyph: copied text comes from a map beside the outlines.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from tests.laws.manuscript import Emphasis, Kind, is_blank
from tests.laws.pressed import Pressed, TextObjects
from tests.laws.reading import Glyph
from tests.laws.setting import Spread

from banxin.fonts import load_catalogue
from banxin.fonts.fetch import locate
from banxin.layout import Layout

Outline = list[tuple[str, tuple[tuple[float, float], ...]]]

# Subsetting may drop a point that lies on a line; no coordinate may move by more than rounding.
TOLERANCE_EM = 1 / 1000
FAMILY = "Banxin-"
WEIGHTS = ("-Light", "-Medium", "-Semi-Bold", "-Bold", "-Heavy", "-Black")


@lru_cache(maxsize=64)
def face_of(font: str) -> str:
    """The face that a font of the PDF was prepared from; empty for a stranger."""
    if not font.startswith(FAMILY):
        return ""
    name = font.removeprefix(FAMILY)
    faces = load_catalogue().faces
    endings = ("", *WEIGHTS)
    return next((name.removesuffix(end) for end in endings if name.removesuffix(end) in faces), "")


def outline_violations(spread: Spread, cache: Path) -> list[str]:
    """Glyphs whose outline is not the one of their text in the face's own file."""
    faults = []
    for font, text, gid in sorted(_painted_glyphs(spread)):
        face = face_of(font)
        if not face:
            faults.append(f"{text}: {font} is no face of the catalogue")
            continue
        painted = outline(spread.painted.fonts[font], gid)
        meant = source(face, cache)
        if not any(same(painted, outline(meant, each)) for each in glyphs_for(meant, text)):
            faults.append(f"{text}: glyph {gid} of {font} is not the one of {face}")
    return faults


def face_violations(spread: Spread) -> list[str]:
    """Characters of the stories' text that stand in another face than the layout says."""
    layout = spread.layout.layout
    faults = []
    for line in spread.lines:
        index = line.start
        for glyph in line.inked:
            emphasis = line.copy.emphases[min(index, line.end - 1)]
            meant = layout.faces[_role(line.copy.kind, emphasis, layout)]
            if face_of(glyph.font) not in meant:
                faults.append(f"{line}: {glyph.text} in {glyph.font}, not in {meant}")
            index += len(glyph.text)
    return faults


def _role(kind: Kind, emphasis: Emphasis, layout: Layout) -> str:
    if emphasis is not Emphasis.PLAIN:
        return layout.strong if emphasis is Emphasis.STRONG else layout.kai
    return {
        Kind.BODY: layout.body.face,
        Kind.NOTE: layout.note.face,
        Kind.BYLINE: layout.end_byline.face,
        Kind.QUOTE: layout.quote.text.face,
        Kind.BOX_TITLE: layout.box.title.face,
        Kind.BOX_TEXT: layout.box.text.face,
        Kind.LABEL: layout.section.label.face,
        Kind.SECTION: layout.section.text.face,
    }[kind]


def _painted_glyphs(spread: Spread) -> set[tuple[str, str, int]]:
    return {
        (glyph.font, glyph.text, glyph.gid)
        for page in spread.painted.pages
        for glyph in page.glyphs
        if not is_blank(glyph.text[0])
    }


def outline(font: TTFont, gid: int) -> Outline:
    """A glyph's outline in em, components drawn out."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(gid)].draw(pen)
    em = font["head"].unitsPerEm
    return [
        # A closed curve without a point on it ends with None.
        (operator, tuple((point[0] / em, point[1] / em) for point in points if point))
        for operator, points in pen.value
    ]


def same(one: Outline, other: Outline) -> bool:
    return len(one) == len(other) and all(
        a[0] == b[0] and len(a[1]) == len(b[1]) and _near(a[1], b[1])
        for a, b in zip(one, other, strict=True)
    )


def _near(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    return all(
        abs(a[0] - b[0]) <= TOLERANCE_EM and abs(a[1] - b[1]) <= TOLERANCE_EM
        for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=16)
def source(face: str, cache: Path) -> TTFont:
    """The face's own file, as it was fetched."""
    found = load_catalogue().faces[face]
    return TTFont(locate(found, cache), fontNumber=found.index, lazy=True)


def glyphs_for(font: TTFont, text: str) -> Iterator[int]:
    """The glyphs that a file draws ``text`` with: its localised form first, then the plain one."""
    names = [font.getBestCmap().get(ord(character)) for character in text]
    if None in names:
        return
    localised = [_chinese(font).get(name, name) for name in names if name]
    if len(text) == 1:
        # The localised form where the file has one, and no other.
        yield font.getGlyphID(localised[0])
        return
    for sequence in (localised, [name for name in names if name]):
        joined = _ligatures(font).get(tuple(sequence))
        if joined:
            yield font.getGlyphID(joined)


@lru_cache(maxsize=16)
def _chinese(font: TTFont) -> Mapping[str, str]:
    """Single substitutions of ``locl`` in the file's simplified Chinese, by glyph name."""
    found: dict[str, str] = {}
    for lookup in _lookups(font, lambda tag: tag == "locl"):
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            found.update(getattr(inner, "mapping", {}))
    return found


@lru_cache(maxsize=16)
def _ligatures(font: TTFont) -> Mapping[tuple[str, ...], str]:
    """What rows of glyphs the file joins to one: —— is drawn as a single stroke."""
    found: dict[tuple[str, ...], str] = {}
    for lookup in _lookups(font, lambda tag: tag in {"ccmp", "liga", "dlig"}):
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            for first, joined in getattr(inner, "ligatures", {}).items():
                found.update({(first, *one.Component): one.LigGlyph for one in joined})
    return found


def _lookups(font: TTFont, wanted: Callable[[str], bool]) -> Iterator[Any]:
    if "GSUB" not in font:
        return
    table = font["GSUB"].table
    numbers: list[int] = []
    for script in table.ScriptList.ScriptRecord:
        if script.ScriptTag not in {"hani", "DFLT"}:
            continue
        systems = [r.LangSys for r in script.Script.LangSysRecord if r.LangSysTag == "ZHS "]
        for system in systems or [script.Script.DefaultLangSys]:
            records = [table.FeatureList.FeatureRecord[index] for index in system.FeatureIndex]
            numbers += [
                number
                for record in records
                if wanted(record.FeatureTag)
                for number in record.Feature.LookupListIndex
            ]
    yield from (table.LookupList.Lookup[number] for number in dict.fromkeys(numbers))


def test_every_outline_is_the_one_of_its_face(pressed: Pressed, font_cache: Path) -> None:
    assert outline_violations(pressed.spread, font_cache) == []


def test_every_character_stands_in_the_face_the_layout_names(pressed: Pressed) -> None:
    assert {line.copy.kind for line in pressed.spread.lines} >= {Kind.BODY, Kind.SECTION}
    assert face_violations(pressed.spread) == []


def test_every_font_is_embedded_subset_and_mapped(pressed: Pressed, tmp_path: Path) -> None:
    """By poppler: name, type, encoding, then emb, sub and uni."""
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    run = subprocess.run(
        ["pdffonts", tmp_path / "press.pdf"], capture_output=True, text=True, check=True
    )
    fonts = [line.split() for line in run.stdout.splitlines()[2:]]
    assert len(fonts) >= 5
    for name, *_, embedded, subset, mapped, _number, _generation in fonts:
        assert (embedded, subset, mapped) == ("yes", "yes", "yes"), name
        assert face_of(name.partition("+")[2]), name


def test_a_wrong_glyph_is_seen(small: Pressed, font_cache: Path) -> None:
    """Two outlines change places while the text that is copied stays right."""
    one, other = _two_characters(small.spread)

    def exchanged(glyph: Glyph) -> Glyph:
        if glyph.font == one.font and glyph.gid in (one.gid, other.gid):
            return replace(glyph, gid=other.gid if glyph.gid == one.gid else one.gid)
        return glyph

    pages = tuple(
        replace(page, glyphs=tuple(map(exchanged, page.glyphs)))
        for page in small.spread.painted.pages
    )
    painted = replace(small.spread.painted, pages=pages)
    faults = outline_violations(replace(small.spread, painted=painted), font_cache)
    assert [fault[0] for fault in faults] == sorted((one.text, other.text))


def _two_characters(spread: Spread) -> tuple[Glyph, Glyph]:
    glyphs = {
        glyph.text: glyph
        for glyph in spread.painted.pages[0].glyphs
        if glyph.font == f"{FAMILY}song" and "\u4e00" <= glyph.text <= "\u9fff"
    }
    one, other, *_ = glyphs.values()
    return one, other


def test_another_face_is_seen(small: Pressed, font_cache: Path) -> None:
    """The same text in a face that the layout does not name there."""

    def stranger(glyph: Glyph) -> Glyph:
        return replace(glyph, font=f"{FAMILY}kai") if glyph.font == f"{FAMILY}song" else glyph

    first, *others = small.spread.painted.pages
    page = replace(first, glyphs=tuple(map(stranger, first.glyphs)))
    painted = replace(small.spread.painted, pages=(page, *others))
    assert face_violations(replace(small.spread, painted=painted))


def test_a_wrong_code_in_the_file_is_seen_by_the_text(small: Pressed) -> None:
    """The damage is in the PDF's own strings; the outline and the map then agree, the copy not."""

    def repaint(texts: TextObjects) -> None:
        _, *rest = texts.codes(texts.body[3])
        texts.show(texts.body[3], [rest[0], *rest])

    before, after = small.spread, small.damaged(repaint)
    assert [g.gid for g in before.painted.pages[0].glyphs] != [
        g.gid for g in after.painted.pages[0].glyphs
    ]
    assert len(after.lines) < len(before.lines)
