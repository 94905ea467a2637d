"""Preparing: what stays of a font, what goes, and that it is the same every time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from banxin.diagnostics import BadContent
from banxin.fonts import (
    Catalogue,
    FontSet,
    MissingCharacter,
    absence,
    load_catalogue,
    missing_characters,
    prepare,
)
from banxin.fonts.fetch import locate
from banxin.shipped import shipped

STACKS = {
    "body": ("song", "hanamin"),
    "strong": ("hei-bold",),
    "kai": ("kai", "song"),
    "title": ("song-heavy",),
    "masthead": ("masthead", "song-heavy"),
    "sign": ("masthead-xiaowei", "song"),
}
TEXT = "“开平”碉楼——《侨批》……他说：‘好，去！’2026年，·Kaiping AVATAR Tower·。"
NEEDS = {role: frozenset(TEXT) for role in STACKS}


@pytest.fixture(scope="module")
def fonts(catalogue: Catalogue, cache: Path) -> FontSet:
    return prepare(catalogue, cache, STACKS, NEEDS)


def opened(fonts: FontSet) -> dict[str, TTFont]:
    return {face.name: TTFont(io.BytesIO(face.data)) for face in fonts.faces}


def width(fonts: FontSet, text: str, role: str) -> int:
    return sum(cluster.advance for cluster in fonts.shape(text, role))


# ---- coverage ---------------------------------------------------------------------------------


def test_character_that_the_stack_lacks_is_found_with_who_holds_it(
    catalogue: Catalogue, cache: Path
) -> None:
    (missing,) = missing_characters(catalogue, cache, {"title": ("song",)}, {"title": {"𪚥", "中"}})
    assert (missing.role, missing.character) == ("title", "𪚥")
    # HanaMinB covers Extension B whole, and rare faces are offered first.
    assert missing.holders[0] == "hanamin"
    assert "song" not in missing.holders


def test_missing_character_is_an_error_that_says_what_to_write() -> None:
    diagnostic = MissingCharacter("body", "𪚥", ("hanamin", "kai")).as_error()
    assert diagnostic.code == "character-missing"
    assert diagnostic.params == {
        "character": "𪚥",
        "codepoint": "U+2A6A5",
        "role": "body",
        "holders": "hanamin、kai",
        "rare_hint": 'rare_face = "hanamin"',
    }


def test_character_in_no_face_says_so(catalogue: Catalogue, cache: Path) -> None:
    # U+3134A is the last of Extension G, which Hanazono of 2017 cannot have.
    (missing,) = missing_characters(
        catalogue, cache, {"body": ("song",)}, {"body": {"\N{CJK UNIFIED IDEOGRAPH-3134A}"}}
    )
    assert missing.holders == ()
    assert missing.as_error().code == "character-unknown"


def test_rare_face_is_offered_where_it_is_not_installed(tmp_path: Path, cache: Path) -> None:
    manifest = (shipped("fonts") / "manifest.toml").read_text("utf-8")
    (tmp_path / "manifest.toml").write_text(manifest.replace("/usr/share", "/nowhere"), "utf-8")
    catalogue = load_catalogue(tmp_path)
    assert absence(catalogue.faces["hanamin"], cache) is not None
    (missing,) = missing_characters(catalogue, cache, {"body": ("song",)}, {"body": {"𪚥"}})
    assert missing.holders[0] == "hanamin"


def test_narrow_marks_of_the_kai_count_as_missing(catalogue: Catalogue, cache: Path) -> None:
    missing = missing_characters(catalogue, cache, {"kai": ("kai",)}, {"kai": set("“中”——")})
    assert {m.character for m in missing} == set("“”—")


def test_blanks_and_controls_need_no_glyph(catalogue: Catalogue, cache: Path) -> None:
    blanks = {" ", "\n", "\u3000", "\u00a0", "\u2003", "\u200b", "\u00ad"}
    assert missing_characters(catalogue, cache, {"mast": ("masthead",)}, {"mast": blanks}) == ()


def test_preparing_with_a_missing_character_is_refused(catalogue: Catalogue, cache: Path) -> None:
    with pytest.raises(BadContent) as caught:
        prepare(catalogue, cache, {"body": ("song",)}, {"body": {"𪚥"}})
    assert [d.code for d in caught.value.diagnostics] == ["character-missing"]


def test_preparing_an_unknown_face_is_refused(catalogue: Catalogue, cache: Path) -> None:
    with pytest.raises(BadContent) as caught:
        prepare(catalogue, cache, {"body": ("song-medium",)}, {"body": {"中"}})
    assert [d.code for d in caught.value.diagnostics] == ["face-unknown"]


# ---- the bytes --------------------------------------------------------------------------------


@pytest.fixture
def unkept(cache: Path, tmp_path: Path) -> Path:
    """The same fetched fonts, but no face that was cut before."""
    (tmp_path / "fonts").symlink_to(cache / "fonts")
    return tmp_path


def test_same_input_same_bytes(catalogue: Catalogue, unkept: Path, fonts: FontSet) -> None:
    turned = {role: "".join(sorted(TEXT, reverse=True)) for role in reversed(NEEDS)}
    again = prepare(catalogue, unkept, STACKS, {role: turned[role] for role in NEEDS})
    assert {f.name: f.data for f in again.faces} == {f.name: f.data for f in fonts.faces}


def test_a_face_is_cut_once_for_the_same_characters(
    catalogue: Catalogue, unkept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = prepare(catalogue, unkept, STACKS, NEEDS)

    def never(*_: object) -> bytes:
        raise AssertionError("cut again")

    monkeypatch.setattr("banxin.fonts.cut.cut", never)
    again = prepare(catalogue, unkept, STACKS, NEEDS)
    assert [face.data for face in again.faces] == [face.data for face in first.faces]
    with pytest.raises(AssertionError, match="cut again"):
        prepare(catalogue, unkept, STACKS, {"body": NEEDS["body"] | {"永"}})


def test_other_text_other_bytes(catalogue: Catalogue, cache: Path, fonts: FontSet) -> None:
    other = prepare(catalogue, cache, STACKS, {"body": NEEDS["body"] | {"永"}})
    assert other.faces[0].data != fonts.faces[0].data


def test_family_names_are_unique_and_in_the_file(fonts: FontSet) -> None:
    families = [face.family for face in fonts.faces]
    assert len(set(families)) == len(families)
    for face, font in zip(fonts.faces, opened(fonts).values(), strict=True):
        assert str(font["name"].getName(1, 3, 1, 0x409)) == face.family
        assert str(font["name"].getName(6, 3, 1, 0x409)) == face.family.replace(" ", "-")
        assert font["OS/2"].usWeightClass == face.weight


def test_line_height_is_the_same_share_of_the_em_everywhere(fonts: FontSet) -> None:
    for name, font in opened(fonts).items():
        em = font["head"].unitsPerEm
        heights = {
            (font["hhea"].ascent, font["hhea"].descent),
            (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender),
            (font["OS/2"].usWinAscent, -font["OS/2"].usWinDescent),
        }
        ((ascent, descent),) = heights
        assert (round(ascent * 1000 / em), round(descent * 1000 / em)) == (880, -120), name
        assert font["hhea"].lineGap == font["OS/2"].sTypoLineGap == 0


def test_nothing_is_left_that_could_squeeze_or_break_the_painter(fonts: FontSet) -> None:
    for name, font in opened(fonts).items():
        assert not {"GPOS", "GDEF", "BASE", "vhea", "fpgm", "prep"} & set(font.keys()), name
        if "GSUB" in font:
            features = {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord}
            assert features == {"ccmp"}


def test_outlines_are_those_of_the_source(
    catalogue: Catalogue, cache: Path, fonts: FontSet
) -> None:
    """Law L6 for one step: each character's outline, point for point."""
    for name, font in opened(fonts).items():
        source = TTFont(locate(catalogue.faces[name], cache))
        ours, theirs = font.getBestCmap(), source.getBestCmap()
        compared = 0
        for code in ours:
            if chr(code) in "—'\"":  # the simplified form comes by locl; tested by itself below
                continue
            assert drawn(font, ours[code]) == drawn(source, theirs[code]), (name, chr(code))
            compared += 1
        assert compared > 90


def drawn(font: TTFont, glyph: str) -> object:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


def test_dash_is_the_simplified_one_and_doubles_into_one_stroke(
    catalogue: Catalogue, cache: Path, fonts: FontSet
) -> None:
    """Source Han Serif draws U+2E3A for zh-Hans two em wide; —— must be that very outline."""
    font = opened(fonts)["song"]
    dash = font.getBestCmap()[ord("—")]
    (lookup,) = font["GSUB"].table.LookupList.Lookup
    (rule,) = lookup.SubTable[0].ligatures[dash]
    assert rule.Component == [dash]
    assert font["hmtx"][dash][0] == 1000
    assert font["hmtx"][rule.LigGlyph][0] == 2000
    assert drawn(font, rule.LigGlyph)


def test_a_face_keeps_only_what_is_set_in_it(fonts: FontSet) -> None:
    by_face = {name: set(font.getBestCmap()) for name, font in opened(fonts).items()}
    assert not {ord(mark) for mark in "“”‘’·—…"} & by_face["kai"]
    assert ord("开") in by_face["kai"]
    assert ord("龙") not in by_face["song"]
    assert len(by_face["song"]) < 200


def test_rare_face_is_embedded_only_where_it_is_needed(
    catalogue: Catalogue, cache: Path, fonts: FontSet
) -> None:
    assert fonts.families("body") == ("Banxin song",)
    if absence(catalogue.faces["hanamin"], cache):
        pytest.skip("apt-get install fonts-hanazono")
    rare = prepare(catalogue, cache, STACKS, {"body": {"中", "𪚥"}})
    assert rare.families("body") == ("Banxin song", "Banxin hanamin")
    assert width(rare, "𪚥中", "body") == 2000


def test_role_without_text_gets_nothing(catalogue: Catalogue, cache: Path) -> None:
    fonts = prepare(catalogue, cache, STACKS, {"body": {"中"}, "kai": frozenset()})
    assert fonts.families("kai") == ()
    assert fonts.families("title") == ()
    assert [face.name for face in fonts.faces] == ["song"]


# ---- the metrics ------------------------------------------------------------------------------


@pytest.mark.parametrize("role", STACKS)
def test_full_width_marks_are_an_em(fonts: FontSet, role: str) -> None:
    marks = "“”，。：！《》……"
    if role == "sign":
        marks = marks.replace("…", "")
    assert [c.advance for c in fonts.shape(marks, role)] == [1000] * len(marks)


@pytest.mark.parametrize("role", ["body", "strong", "kai", "title"])
@pytest.mark.parametrize("before", ["", "中", "A", "1", "”"])
def test_double_dash_is_two_em_after_anything(fonts: FontSet, role: str, before: str) -> None:
    assert fonts.shape(before.replace("中", "开") + "——", role)[-1].advance == 2000
    assert fonts.shape(before.replace("中", "开") + "——", role)[-1].length == 2


def test_middle_dot_keeps_the_width_it_is_drawn_with(fonts: FontSet) -> None:
    """327 in Noto Serif SC Regular, an em in Noto Sans SC (facts of both fonts' hmtx)."""
    assert width(fonts, "·", "body") == 327
    assert width(fonts, "·", "strong") == 1000


def test_face_drawn_on_another_em_than_it_says_is_set_on_its_own(fonts: FontSet) -> None:
    assert width(fonts, "开平", "sign") == 2000


def test_blank_is_a_quarter_em_in_every_face(fonts: FontSet) -> None:
    assert {width(fonts, " ", role) for role in STACKS} == {250}


def test_letters_kern_and_marks_and_figures_do_not(
    catalogue: Catalogue, cache: Path, fonts: FontSet
) -> None:
    alone = sum(width(fonts, letter, "body") for letter in "AV")
    source = TTFont(locate(catalogue.faces["song"], cache))
    unkerned = sum(source["hmtx"][source.getBestCmap()[ord(letter)]][0] for letter in "AV")
    assert alone == unkerned
    assert width(fonts, "AV", "body") < alone
    for text in ("A，", "A.", "T2", "7A", "“A”", "》，", "：“", "A—"):
        parts = sum(width(fonts, character, "body") for character in text)
        assert width(fonts, text, "body") == parts, text


def test_clusters_add_up_to_the_text(fonts: FontSet) -> None:
    for role in STACKS:
        assert sum(cluster.length for cluster in fonts.shape(TEXT, role)) == len(TEXT)
    assert fonts.shape("", "body") == ()


def test_text_that_was_not_announced_is_our_bug(fonts: FontSet) -> None:
    with pytest.raises(KeyError):
        fonts.shape("龙", "body")
    with pytest.raises(KeyError):
        fonts.shape("开", "caption")


def test_ink_of_marks_stands_where_they_are_drawn(fonts: FontSet) -> None:
    """Commas and closing marks stand in the left half of their box, opening ones in the right."""
    for role in ("body", "strong", "kai", "title"):
        for left_mark in "，。》”":
            assert 0 < fonts.ink(left_mark, role).left < fonts.ink(left_mark, role).right < 500
        for right_mark in "《“":
            assert 500 < fonts.ink(right_mark, role).left < fonts.ink(right_mark, role).right < 1000
    assert fonts.ink(" ", "body").right == 0
