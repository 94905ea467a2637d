"""Whole paragraphs: indents, 孤字, clean-up of the author's text, ruby, bad input."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.typeset.rulebook import check_nothing_lost, set_lines, texts

from banxin.typeset import (
    EM,
    LineSettings,
    MilliEm,
    OneEm,
    Paragraph,
    Run,
    Shaped,
    characters_needed,
    compose,
)


def test_first_and_later_lines_have_their_indents() -> None:
    lines = compose(Paragraph((Run("一二三四五六七八九十甲"),), 2 * EM, EM), 6 * EM, OneEm())
    assert texts(lines) == ["一二三四", "五六七八九", "十甲"]
    assert [line.xs[0] for line in lines] == [2000, 1000, 1000]


@pytest.mark.parametrize("measure", range(6, 21))
def test_no_last_line_of_one_character(measure: int) -> None:
    for length in range(2 * measure - 2, 5 * measure):
        lines = set_lines("一" * length + "。", measure)
        assert sum(c == "一" for c in lines[-1].text) >= 2, texts(lines)
        assert all(line.adjustment.widest <= 250 for line in lines)


def test_an_orphan_is_pushed_in_where_marks_can_give() -> None:
    # Solid, the first line ends with 六 and 终。stands alone; two commas make room for 七.
    lines = set_lines("一，二三，四五六七八九十甲乙丙终。", 8)
    assert texts(lines) == ["一，二三，四五六七", "八九十甲乙丙终。"]
    assert lines[0].adjustment.total == -1000


def test_an_orphan_gets_company_where_nothing_can_give() -> None:
    lines = set_lines("一二三四五六七八九十甲乙丙丁戊己终。", 8)
    assert texts(lines) == ["一二三四五六七八", "九十甲乙丙丁戊", "己终。"]
    assert lines[1].adjustment.total == 1000
    assert [len(line.text) for line in set_lines("一" * 41 + "。", 20)] == [20, 19, 3]


def test_a_hand_made_indent_is_stripped_and_covered() -> None:
    (line,) = set_lines("\u3000\u3000本报讯", 20, indent=2000)
    assert (line.text, line.start, line.end, line.xs[0]) == ("本报讯", 0, 5, 2000)


def test_ideographic_space_inside_stays_but_not_at_an_edge() -> None:
    lines = set_lines("标题\u3000正文一二三", 4)
    assert texts(lines) == ["标题\u3000正", "文一二三"]
    lines = set_lines("一二三四\u3000五六七八", 4)
    assert texts(lines) == ["一二三四", "五六七八"]
    assert lines[0].end == 5


def test_old_agency_copy_is_set_in_ascii() -> None:
    (line,) = set_lines("共３．５亿元，Ｇ８国", 20)
    assert line.text == "共3.5亿元，G8国"
    settings = LineSettings(normalise_fullwidth=False)
    (kept,) = compose(Paragraph((Run("Ｇ８国"),), indent=0), 20 * EM, OneEm(), settings)
    assert (kept.text, kept.xs) == ("Ｇ８国", (0, 1000, 2000))


def test_ruby_wider_than_its_base_spreads_it() -> None:
    # Ten letters at half size are 2.5 em over one em: three quarters of an em at either side, of
    # which a quarter lies over the neighbour, but over a mark nothing.
    runs = (Run("一"), Run("庄", ruby="zhuangzhua"), Run("二"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 1500, 3000)
    runs = (Run("一"), Run("庄", ruby="zhuangzhua"), Run("，二"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 1750, 3500, 4500)


class WideSans(OneEm):
    """`OneEm`, but that every letter of the face ``sans`` is a whole em wide."""

    def shape(self, text: str, face: str) -> Sequence[Shaped]:
        if face != "sans":
            return super().shape(text, face)
        return [Shaped(1, EM) for _ in text]


def test_ruby_is_as_wide_as_in_its_own_face() -> None:
    # Four letters at half size are two em in ``sans`` over one em: half an em at either side, of
    # which a quarter lies over each neighbour.
    for face, xs in (("", (0, 1000, 2000)), ("sans", (0, 1250, 2500))):
        runs = (Run("一"), Run("方", ruby="fang", ruby_face=face), Run("二"))
        (line,) = compose(Paragraph(runs, indent=0), 20 * EM, WideSans())
        assert line.xs == xs


def test_ruby_is_asked_of_its_own_face() -> None:
    runs = (Run("一"), Run("方", ruby="fāng", ruby_face="sans"), Run("二", face="kai", ruby="èr"))
    needed = characters_needed(Paragraph(runs), LineSettings())
    assert needed == {"body": set("一方"), "kai": set("二èr"), "sans": set("fāng")}
    plain = characters_needed(Paragraph((Run("一", ruby_face="sans"),)), LineSettings())
    assert set(plain) == {"body"}


def test_two_rubies_in_a_row_stay_apart() -> None:
    # zhuang at half size is 1.5 em over one em: side by side the two would touch.
    runs = (Run("一"), Run("庄", ruby="zhuang"), Run("双", ruby="shuang"), Run("二"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 1250, 3000, 4250)


def test_ruby_at_an_edge_reaches_inwards() -> None:
    runs = (Run("庄", ruby="zhuangzhua"), Run("一"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 2250)
    runs = (Run("一"), Run("庄", ruby="zhuangzhua"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 2250)
    assert line.width == 3250


def test_ruby_narrower_than_its_base_and_dots_change_nothing() -> None:
    runs = (Run("一"), Run("南沙", ruby="nansha", dots=True), Run("二"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 1000, 2000, 3000)


def test_run_indices_follow_the_runs() -> None:
    runs = (Run("一"), Run(""), Run("二", face="strong"), Run("三", link="https://example.org"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.run_indices == (0, 2, 3)


def test_bigger_runs_take_their_room() -> None:
    (line,) = compose(Paragraph((Run("大", scale=1500), Run("小")), indent=0), 9 * EM, OneEm())
    assert (line.advances, line.xs) == ((1500, 1000), (0, 1500))


@pytest.mark.parametrize("text", ["", " ", "\u3000\u3000", "\n\t", "\u200b", "\u00ad"])
def test_nothing_to_paint_makes_no_line(text: str) -> None:
    assert set_lines(text, 10) == ()


def test_no_runs_make_no_line() -> None:
    assert compose(Paragraph(()), 10 * EM, OneEm()) == ()


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph((Run("字"),), indent=0),
        Paragraph((Run("字"),), indent=100),
        Paragraph((Run("字"),), indent=0, hanging=100),
    ],
)
def test_less_than_two_em_of_room_is_refused(paragraph: Paragraph) -> None:
    limit = 2 * EM + max(paragraph.indent, paragraph.hanging)
    assert compose(paragraph, limit, OneEm())
    with pytest.raises(ValueError, match="two em"):
        compose(paragraph, limit - 1, OneEm())


@pytest.mark.parametrize(
    "text",
    [
        "。" * 400,
        "（" * 400,
        "！" * 401,
        "·" * 400,
        "a" * 10_000,
        "1" * 10_000,
        "-" * 1000,
        "“" * 500,
        "a\u0301" * 300,
        "\u0301\u0301字",
        "👨‍👩‍👧‍👦" * 30,
        "🇨🇳🇭🇰" * 20,
        "葛\U000e0100城" * 20,
        "👍🏽" * 20,
        "ภาษาไทย" * 50,
    ],
)
def test_text_that_no_rule_can_set_is_set_all_the_same(text: str) -> None:
    lines = set_lines(text, 12)
    check_nothing_lost(text, lines)
    assert all(line.overrun == 0 for line in lines)


def test_clusters_are_never_torn() -> None:
    family = "👨‍👩‍👧‍👦"
    for text in (family, "🇨🇳", "葛\U000e0100", "👍🏽", "1\ufe0f\u20e3", "e\u0301"):
        lines = set_lines(text * 20, 6)
        assert {cluster for line in lines for cluster in line.texts} == {text}


def test_controls_are_spaces_and_the_invisible_is_gone() -> None:
    (line,) = set_lines("the\r\n\tbig\u200b \u202aone\u202c", 20)
    assert line.text == "the big one"


def test_faces_are_asked_for_what_is_needed_and_nothing_else() -> None:
    class Strict(OneEm):
        def shape(self, text: str, face: str) -> Sequence[Shaped]:
            assert needed[face].issuperset(text) or text.isspace()
            asked[face].update(text)
            return super().shape(text, face)

        def advances(self, characters: str, face: str) -> Sequence[MilliEm]:
            assert needed[face].issuperset(characters.replace(" ", "").replace("\u3000", ""))
            asked[face].update(characters)
            return super().advances(characters, face)

    runs = (
        Run("共３亿 typo\u00adgraphy\u200b・字\u3000"),
        Run("楷", face="kai", ruby="kǎi"),
        Run("  "),
    )
    paragraph = Paragraph(runs)
    needed = characters_needed(paragraph, LineSettings())
    asked: dict[str, set[str]] = {face: set() for face in needed}
    compose(paragraph, 12 * EM, Strict())
    assert needed["kai"] == frozenset("楷kǎi")
    assert {face: asked[face] - {" ", "\u3000"} for face in asked} == needed


def test_work_grows_with_length_and_no_faster() -> None:
    class Counting(OneEm):
        shaped = 0

        def shape(self, text: str, face: str) -> Sequence[Shaped]:
            Counting.shaped += 1
            return super().shape(text, face)

        def advances(self, characters: str, face: str) -> Sequence[MilliEm]:
            Counting.shaped += 1
            return super().advances(characters, face)

    text = "天地玄黄，宇宙洪荒。"
    compose(Paragraph((Run(text * 500),)), 13 * EM, Counting())
    assert Counting.shaped == len(text)
