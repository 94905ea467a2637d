"""Line edges and units: clreq #prohibition_rules_for_line_start_end, GB/T 15834—2011 5.1.9."""

from __future__ import annotations

import pytest
from tests.typeset.rulebook import set_lines, texts

from banxin.typeset import EM, Level, LineSettings, OneEm, Paragraph, Run, compose

CLOSERS = "—，、；：。．！？”’」』）》〉】〗〕］｝·々‼⁇⁈⁉～–℃％‰"
OPENERS = "“‘「『（《〈【〖〔［｛￥№"


def lines_at(text: str, level: Level, em: int = 6) -> list[str]:
    settings = LineSettings(level=level)
    return texts(compose(Paragraph((Run(text),), indent=0), em * EM, OneEm(), settings))


@pytest.mark.parametrize("mark", CLOSERS)
def test_no_line_starts_with(mark: str) -> None:
    for before in range(3, 9):
        lines = lines_at("一二三四五六七八九十"[:before] + mark + "甲乙丙丁戊己庚辛", Level.GB)
        assert all(line[0] != mark for line in lines)


@pytest.mark.parametrize("mark", CLOSERS)
def test_level_none_lets_it(mark: str) -> None:
    found = any(
        line[0] == mark
        for before in range(3, 9)
        for line in lines_at(
            "一二三四五六七八九十"[:before] + mark + "甲乙丙丁戊己庚辛", Level.NONE
        )
    )
    # At level "none" a mark starts the line wherever that needs no opening.
    assert found or mark in "，、；：。．！？”’」』）》〉】〗〕］｝·–"


@pytest.mark.parametrize("mark", OPENERS)
def test_no_line_ends_with(mark: str) -> None:
    for before in range(3, 9):
        lines = lines_at("一二三四五六七八九十"[:before] + mark + "5甲乙丙丁戊己庚辛", Level.GB)
        assert all(line[-1] != mark for line in lines)


def test_solidus_keeps_off_both_edges_from_gb_on() -> None:
    for before in range(3, 9):
        text = "一二三四五六七八九十"[:before] + "／甲乙丙丁戊己庚辛"
        for level in (Level.GB, Level.STRICT):
            assert all("/" not in (line[0], line[-1]) for line in lines_at(text, level))
    basic = [lines_at("一二三四五六"[:n] + "／甲乙丙丁戊己庚", Level.BASIC) for n in (5, 6)]
    assert any("/" in (line[0], line[-1]) for lines in basic for line in lines)


@pytest.mark.parametrize("unit", ["——", "……"])
def test_only_strict_keeps_dash_and_ellipsis_off_the_start(unit: str) -> None:
    text = f"一二三四五六{unit}甲乙丙丁戊己庚辛"
    assert lines_at(text, Level.GB)[1].startswith(unit)
    assert not any(line.startswith(unit) for line in lines_at(text, Level.STRICT))


@pytest.mark.parametrize(
    "unit",
    [
        "——", "……", "？！", "11.6", "1,234,567", "14:20", "3·15", "2026-11-20", "1/4", "$500",
        "￥500", "50%", "11.6%", "25℃", "5km", "5 km", "12 GB", "No. 5", "word", "C++", "+5", "-5",
        "020-8888", "⸺", "5\u20096", "字[1]", "字①", "字*",
    ],
)  # fmt: skip
def test_units_are_never_broken(unit: str) -> None:
    for before in range(1, 9):
        text = "一二三四五六七八九十"[:before] + unit + "甲乙丙丁戊己庚辛"
        lines = set_lines(text, 6)
        whole = unit.replace("字", "")
        assert any(whole in line.text for line in lines), texts(lines)


def test_rows_of_units_break_between_them_only() -> None:
    assert texts(set_lines("…" * 8, 4)) == ["…" * 4, "…" * 4]
    assert texts(set_lines("—" * 8, 5)) == ["—" * 4, "—" * 4]


def test_counters_stay_with_their_number_where_that_is_cheap() -> None:
    """Opening eleven places by a tenth of an em is cheap; opening three by one em is not."""
    twelve = "一二三四五六七八九十甲乙"
    assert texts(set_lines(twelve + "5期丙丁戊己", 13))[0] == twelve
    assert texts(set_lines(twelve + "第5期丙丁戊己", 13))[0] == twelve
    assert texts(set_lines("一二三四2026年甲乙丙丁", 7))[0] == "一二三四2026"


def test_a_bracket_is_not_left_behind_by_a_space() -> None:
    for before in range(3, 7):
        lines = set_lines("一二三四五六"[:before] + "( 3甲乙丙丁戊己庚辛", 6)
        assert all(line.text[-1] != "(" for line in lines)


def test_a_list_number_goes_with_what_follows() -> None:
    for before in range(3, 7):
        text = "一二三四五六七八九十"[:before] + "；②甲乙丙丁戊己庚辛"
        assert all(line.text[-1] != "②" for line in set_lines(text, 6))


def test_words_break_after_hyphens_and_spaces() -> None:
    assert texts(set_lines("state-of-the-art works", 5)) == ["state-of-", "the-art", "works"]


def test_a_soft_hyphen_shows_where_it_is_used() -> None:
    lines = set_lines("一二typo\u00adgraphy甲乙", 5)
    assert texts(lines)[0] == "一二typo-"
    hyphen = lines[0].clusters[-1]
    assert (hyphen.length, hyphen.start) == (0, 6)
    assert lines[0].xs[-1] + lines[0].advances[-1] == 5 * EM
    assert lines[0].xs[-1] == lines[0].xs[-2] + lines[0].advances[-2]
    assert "-" not in lines[1].text


def test_an_address_breaks_after_its_own_marks() -> None:
    lines = texts(set_lines("见https://www.example.org/news/2026/page.html一文", 8))
    assert "".join(lines) == "见https://www.example.org/news/2026/page.html一文"
    inner = [line for line in lines[:-1] if line[-1].isascii()]
    assert inner
    assert all(line[-1] in "/._-" for line in inner)


def test_a_word_wider_than_the_measure_is_broken_at_a_letter() -> None:
    lines = set_lines("Donaudampfschifffahrtsgesellschaft", 6, hyphenate=False)
    assert [len(line.text) for line in lines[:-1]] == [12, 12]
    assert [line.forced for line in lines] == [True, True, False]
    assert all(line.overrun == 0 for line in lines)


def test_what_nobody_can_set_sticks_out_and_says_so() -> None:
    paragraph = Paragraph((Run("字"), Run("国家大剧院", ruby="x"), Run("字")), indent=0)
    lines = compose(paragraph, 3 * EM, OneEm())
    assert texts(lines) == ["字", "国家大剧院", "字"]
    assert [line.overrun for line in lines] == [0, 2000, 0]


@pytest.mark.parametrize(
    "unit", ["MPa", " MPa", " μmol/kg", " Gt", " nm", " TEU", " W·h", " km/h", " GWh", " kcal"]
)
def test_a_number_keeps_its_unit(unit: str) -> None:
    for before in range(1, 9):
        text = "一二三四五六七八九"[:before] + "20" + unit + "甲乙丙丁戊己庚辛壬癸"
        lines = set_lines(text, 10)
        assert any("20" + unit in line.text for line in lines), texts(lines)
        for line in lines:
            if "20" + unit in line.text:
                start = line.text.index("20" + unit)
                for here in range(start, start + len(unit) + 1):
                    assert line.xs[here + 1] == line.xs[here] + line.advances[here]
