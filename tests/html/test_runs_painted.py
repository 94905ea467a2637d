"""Marks inside a line on the finished page: where they stand, and that no line moves for them.

Body type is 9 points on 13.5. Wanted places are worked out here in points from what
docs/content.md promises; found ones are read from the PDF.
"""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest
from tests.html.painting import LAYOUT, LEFT, Painting, Shape, painted
from tests.laws.reading import Glyph

SIZE, LEADING = 9.0, 13.5
# The composer counts thousandths of an em, the painter's spacing is within 0.1 pt (law L2).
NEAR = 0.1

BODY_IN_HEI = LAYOUT.model_copy(update={"faces": {**LAYOUT.faces, "body": ("hei",)}})
RUBY_LIKE_TEXT = LAYOUT.model_copy(update={"ruby_face": None})

PLAIN = "正文一行接着一行往下排，行距不能因为上下的小东西而变动，所以要一行一行量过才算数。"
MARKED = {
    "raised": PLAIN.replace("排，", "排^[1]^，"),
    "lowered": PLAIN.replace("变动", "变动H~2~O"),
    "ruby": PLAIN.replace("行距", "{行距|háng jù}"),
    "dots": PLAIN.replace("不能", "==不能=="),
    "name": PLAIN.replace("正文", "[正文]{.name}"),
    "book": PLAIN.replace("接着一行", "[接着一行]{.book}"),
    "small": PLAIN.replace("小东西", "[小东西]{.small}"),
}


def without_line_height(document: str) -> str:
    """What a style sheet looks like that forgets that raised boxes grow their line."""
    rule = "i { line-height: 0 }"
    assert rule in document
    return document.replace(rule, "")


def test_the_type_is_what_these_tests_reckon_with() -> None:
    assert (LAYOUT.body_size.in_pt, LAYOUT.leading.in_pt) == (SIZE, LEADING)


@pytest.mark.parametrize("mark", MARKED)
def test_no_mark_moves_a_baseline(mark: str) -> None:
    baselines = painted(MARKED[mark], 13).baselines
    assert len(baselines) >= 3
    assert painted(PLAIN, 13).baselines[:3] == baselines[:3]
    assert all(below - above == pytest.approx(LEADING) for above, below in pairwise(baselines))


def test_a_raised_box_with_a_height_would_have_moved_it() -> None:
    damaged = painted(MARKED["raised"], 13, damage=without_line_height)
    assert damaged.baselines[:3] != painted(PLAIN, 13).baselines[:3]


def test_raised_and_lowered_characters_stand_where_the_layout_says() -> None:
    found = painted("水是H~2~O，面积5m^2^。")
    (baseline,) = found.baselines
    low, high = (glyph for glyph in found.inked if glyph.text == "2")
    assert [low.size, high.size] == pytest.approx([0.6 * SIZE] * 2, abs=0.01)
    assert low.y - baseline == pytest.approx(0.12 * SIZE, abs=0.01)
    assert baseline - high.y == pytest.approx(0.35 * SIZE, abs=0.01)


def test_a_raised_note_is_read_where_it_stands() -> None:
    """A positioned element would be painted, and copied out of the PDF, after the paragraph."""
    found = painted("书^[1]^，后文。")
    assert "".join(glyph.text for glyph in found.inked) == "书[1]，后文。"
    note, mark = found.of("[1]")[-1], found.of("，")[0]
    assert mark.x == pytest.approx(note.right, abs=NEAR)


NAMES = "有[孙中山]{.name}[黄兴]{.name}和[红楼梦]{.book}三处。"


def under(found: Painting, words: str) -> Shape:
    """The one shape that stands under the middle of some words."""
    glyphs = found.of(words)
    middle = (glyphs[0].x + glyphs[-1].right) / 2
    (shape,) = (
        s
        for s in found.shapes
        if s.left <= middle <= s.right and 0 < s.top - glyphs[0].y < LEADING / 2
    )
    return shape


def stands_under(shape: Shape, glyphs: list[Glyph]) -> bool:
    """A sixteenth of an em inside the words' boxes at either end."""
    left, right = glyphs[0].x + SIZE / 16, glyphs[-1].right - SIZE / 16
    return abs(shape.left - left) <= NEAR and abs(shape.right - right) <= NEAR


@pytest.mark.parametrize("words", ["孙中山", "黄兴", "红楼梦"])
def test_a_side_line_stands_under_exactly_its_name(words: str) -> None:
    found = painted(NAMES)
    assert len(found.shapes) == 3
    shape = under(found, words)
    assert stands_under(shape, found.of(words))
    assert not stands_under(shape, found.of(words)[:-1])


def test_neighbouring_names_are_parted_by_an_eighth_of_an_em() -> None:
    found = painted(NAMES)
    assert under(found, "黄兴").left - under(found, "孙中山").right == pytest.approx(
        SIZE / 8, abs=NEAR
    )


def test_a_name_in_several_voices_has_one_line() -> None:
    found = painted("有[孙**中**山]{.name}在。")
    assert stands_under(under(found, "孙中山"), found.of("孙中山"))
    assert len(found.shapes) == 1


def test_titles_have_a_wave_and_names_a_straight_line() -> None:
    found = painted(NAMES)
    name, book = under(found, "孙中山"), under(found, "红楼梦")
    assert (name.curved, name.weight) == (False, 0)
    assert name.bottom - name.top == pytest.approx(0.36, abs=0.01)
    assert book.curved
    assert book.weight == pytest.approx(0.36, abs=0.01)
    # Its middle swings twice the weight: a wave, not a shaky line.
    assert book.bottom - book.top >= 1.9 * book.weight


def test_side_lines_follow_the_characters_of_an_opened_line() -> None:
    """A word that must go down leaves two em to share out above it."""
    found = painted("一二三[北京大学]{.name}五六WEASYPRINTPDF，七八九十。", 13)
    glyphs = found.of("北京大学")
    assert glyphs[-1].right - glyphs[0].x > 4 * SIZE + NEAR
    assert stands_under(under(found, "北京大学"), glyphs)


def test_a_name_that_turns_has_its_line_on_both_lines() -> None:
    found = painted("一二三四五六七八[联合国教育科学文化组织]{.name}九十。", 13)
    first, second = found.baselines[:2]
    upper, lower = sorted(found.shapes, key=lambda shape: shape.top)
    assert first < upper.top < second < lower.top < second + LEADING
    above = [glyph for glyph in found.of("联合国教育科学文化组织") if glyph.y < second - 1]
    below = [glyph for glyph in found.of("联合国教育科学文化组织") if glyph.y > second - 1]
    assert (len(above), len(below)) == (3, 8)
    assert stands_under(upper, above)
    assert stands_under(lower, below)


def test_lines_stand_nearer_than_dots_and_both_clear_of_the_next_line() -> None:
    found = painted("一[==黄兴==]{.name}和[==红楼==]{.book}，还有下一行的字在下面排着呢。", 13)
    baseline, following = found.baselines[:2]
    lines = [shape for shape in found.shapes if shape.width > SIZE]
    dots = [shape for shape in found.shapes if shape.width < SIZE]
    assert (len(lines), len(dots)) == (2, 4)
    # Han ink reaches a tenth of an em under the baseline, and 0.86 em over it.
    assert all(line.top > baseline + 0.1 * SIZE for line in lines)
    assert min(dot.top for dot in dots) >= max(line.bottom for line in lines)
    assert max(dot.bottom for dot in dots) < following - 0.86 * SIZE
    for dot, han in zip(dots, found.of("黄兴") + found.of("红楼"), strict=True):
        assert dot.middle == pytest.approx(han.x + SIZE / 2, abs=NEAR)


@pytest.mark.parametrize(
    ("copy", "measure"),
    [("读[红楼梦！]{.book}，再读一遍下册。", 20), ("再来读一[红楼梦！]{.book}再读一遍下册。", 10)],
)
def test_a_line_ends_with_the_ink_of_a_mark_that_was_squeezed(copy: str, measure: int) -> None:
    """Between two marks, and at the end of a line."""
    found = painted(copy, measure)
    (shape,) = found.shapes
    (mark,) = found.of("！")
    assert shape.right == pytest.approx(mark.x + SIZE / 2 - SIZE / 16, abs=NEAR)


@pytest.mark.parametrize("for_press", [True, False])
def test_side_lines_are_in_the_colour_of_their_text(*, for_press: bool) -> None:
    found = painted(NAMES, for_press=for_press)
    black = (0, 0, 0, 1) if for_press else (0, 0, 0)
    assert {shape.colour for shape in found.shapes} == {black}
    assert {glyph.colour[1] for glyph in found.glyphs} == {black}


def figures(pdf: bytes) -> list[str]:
    """What a screen reader is told of each drawing; empty for nothing."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure
        ]
        return [str(each.get("/Alt", "")) for each in elements]


def test_a_screen_reader_is_told_what_a_wave_is() -> None:
    assert figures(painted(NAMES, for_press=False).bytes) == ["书名号"]


def ruby_over(found: Painting, han: str) -> list[Glyph]:
    """The small glyphs whose middle stands over a character's box."""
    (base,) = found.of(han)
    return [g for g in small(found) if base.x <= g.middle <= base.right]


def small(found: Painting) -> list[Glyph]:
    return [glyph for glyph in found.inked if glyph.size < SIZE - 1]


@pytest.mark.parametrize(("han", "reading"), [("燕", "yàn"), ("子", "zi"), ("窝", "wō")])
def test_each_character_has_its_own_ruby_in_its_middle(han: str, reading: str) -> None:
    found = painted("在{燕子窝|yàn zi wō}里。")
    over = ruby_over(found, han)
    assert "".join(glyph.text for glyph in over) == reading
    (base,) = found.of(han)
    middle = (over[0].x + over[-1].right) / 2
    assert middle == pytest.approx(base.x + SIZE / 2, abs=NEAR)


def test_ruby_stands_over_its_line_in_the_least_size() -> None:
    found = painted("在{燕子窝|yàn zi wō}里。")
    (baseline,) = found.baselines
    assert {round(glyph.size, 2) for glyph in small(found)} == {5.0}
    # Its em box ends where the em box of the line begins.
    assert {round(baseline - 0.88 * SIZE - glyph.y, 2) for glyph in small(found)} == {0.6}


@pytest.mark.parametrize("base", ["{燕子窝|yàn zi wō}", "**{燕子窝|yànziwō}**", "*{燕|yàn}*"])
def test_ruby_is_painted_in_the_layouts_sans(base: str) -> None:
    """Whatever face stands under it; without one of its own, it is in that face."""
    found = painted(f"在{base}里，还有黑体。")
    assert LAYOUT.faces["hei"] == ("hei",)
    (sans,) = {glyph.font for glyph in painted("sans", layout=BODY_IN_HEI).inked}
    assert {glyph.font for glyph in small(found)} == {sans}
    (under,) = {glyph.font for glyph in found.of("燕")}
    plain = painted(f"在{base}里，还有黑体。", layout=RUBY_LIKE_TEXT)
    assert {glyph.font for glyph in small(plain)} == {under} != {sans}


def test_a_words_ruby_stands_over_the_middle_of_the_word() -> None:
    found = painted("在{燕子窝|yànziwō}里。")
    over = small(found)
    assert "".join(glyph.text for glyph in over) == "yànziwō"
    word = found.of("燕子窝")
    assert (over[0].x + over[-1].right) / 2 == pytest.approx(
        (word[0].x + word[-1].right) / 2, abs=NEAR
    )


@pytest.mark.parametrize("at_end", [True, False])
def test_long_ruby_at_an_edge_keeps_to_the_measure(*, at_end: bool) -> None:
    """At a line's end and at a line's start (clreq: base and ruby both stand on the edge)."""
    before = "一二三四五六七八" if at_end else "一二三四五六七八九十"
    found = painted(before + "{庄|zhuāng}后面的话接着往下排，要排到第三行。", 12)
    left, right = LEFT.in_pt, LEFT.in_pt + 12 * SIZE
    over = small(found)
    (base,) = found.of("庄")
    assert "".join(glyph.text for glyph in over) == "zhuāng"
    assert over[-1].right - over[0].x > 1.5 * SIZE
    if at_end:
        assert [base.right, over[-1].right] == pytest.approx([right, right], abs=NEAR)
    else:
        assert [base.x, over[0].x] == pytest.approx([left, left], abs=NEAR)


def test_a_link_is_as_tall_as_its_type_and_moves_no_baseline() -> None:
    """A rectangle without height cannot be pressed: pikepdf reads the annotations back."""
    plain = painted(PLAIN, 13, for_press=False)
    linked = painted(PLAIN.replace("正文", "[正文](https://a.example/x)"), 13, for_press=False)
    assert linked.baselines == pytest.approx(plain.baselines, abs=0.01)
    with pikepdf.open(io.BytesIO(linked.bytes)) as document:
        (link,) = document.pages[0].obj["/Annots"]
        _, one, _, other = (float(edge) for edge in link.Rect)
    assert abs(one - other) == pytest.approx(SIZE)
