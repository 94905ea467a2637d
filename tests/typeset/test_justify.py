"""Reduction and expansion in their order.

clreq #procedures_for_inter-character_spacing_reduction and
#procedures_for_inter-character_space_expansion.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.typeset.rulebook import set_lines, texts

from banxin.typeset import (
    EM,
    Adjustment,
    Gap,
    Line,
    LineSettings,
    OneEm,
    Paragraph,
    Run,
    Setting,
    compose,
)
from banxin.typeset.justify import spread


def added(line: Line, after: str) -> list[int]:
    """How far each cluster ``after`` stands from the next, less its advance."""
    steps = zip(line.texts, line.advances, pairwise(line.xs), strict=False)
    return [right - left - advance for text, advance, (left, right) in steps if text == after]


def test_pure_han_at_a_whole_measure_needs_nothing() -> None:
    lines = set_lines("天地玄黄宇宙洪荒日月盈昃辰宿列张", 4)
    assert {line.adjustment for line in lines[:-1]} == {Adjustment(Setting.SOLID)}


def test_one_comma_lets_one_more_character_in() -> None:
    first = set_lines("一二三，四五六。七八九十甲乙丙", 7)[0]
    assert first.text == "一二三，四五六。"
    assert first.adjustment == Adjustment(Setting.REDUCED, -500, 0)
    assert added(first, "，") == [-500]


def test_brackets_give_before_commas_and_commas_before_gaps() -> None:
    # Half an em for （ and 。at the edges, half for A and for its gaps: 13 in all.
    line = set_lines("（甲）一，二三四五六A七八。甲乙丙丁戊己庚辛壬癸子丑", 12.75)[0]
    assert line.text == "（甲）一，二三四五六A七八。"
    assert line.adjustment.setting is Setting.REDUCED
    assert added(line, "）") == [-250]
    assert added(line, "，") == [0]
    assert added(line, "A") == [250]


def test_the_second_step_starts_when_the_first_is_used_up() -> None:
    line = set_lines("甲）一，二三四五六七A八九。" + "甲乙丙丁戊己庚辛壬癸子丑", 12.75)[0]
    assert line.text == "甲）一，二三四五六七A八九。"
    # Natural 13.5: ）gives its whole blank, ，the other quarter em, the gaps nothing.
    assert line.adjustment.total == -750
    assert added(line, "）") == [-500]
    assert added(line, "，") == [-250]
    assert added(line, "A") == [250]


def test_stops_give_last_and_only_where_the_house_lets_them() -> None:
    text = "一二三四。五六七。八九十甲乙丙丁戊己庚辛"
    line = set_lines(text, 8)[0]
    assert (line.text, added(line, "。")) == ("一二三四。五六七。", [-500])
    settings = LineSettings(squeeze_stops=False)
    kept = compose(Paragraph((Run(text),), indent=0), 8 * EM, OneEm(), settings)[0]
    assert added(kept, "。")[0] >= 0


def test_the_blank_between_a_stop_and_a_quote_counts_as_the_stop_s() -> None:
    line = set_lines("一。“二三，四五六。甲乙丙丁戊己庚辛壬癸", 8.5)[0]
    # Natural 9.0 with the pair at 1.5 em; the comma goes first.
    assert line.text == "一。“二三，四五六。"
    assert added(line, "。") == [-500]
    assert added(line, "，") == [-500]


@pytest.mark.parametrize(("mark", "total"), [("，", -500), ("。", 500)])
def test_in_a_wide_column_a_stop_is_spared_and_a_comma_is_not(mark: str, total: int) -> None:
    # 19.5 em with eighteen Han characters after the mark, 20.5 with nineteen.
    line = set_lines("5" + mark + "一" * 30, 20)[0]
    assert line.adjustment.total == total


def test_the_same_share_from_every_place_of_a_step() -> None:
    text = "一，二，三，四五六七八九十甲乙。丙丁戊己庚辛壬癸子丑寅卯"
    line = set_lines(text, 14.5)[0]
    assert line.text == "一，二，三，四五六七八九十甲乙。"
    assert added(line, "，") == [-334, -333, -333]
    wider = set_lines(text, 15)[0]
    assert wider.text == line.text
    assert added(wider, "，") == [-167, -167, -166]


def test_spaces_open_first_then_gaps_then_everything() -> None:
    settings = LineSettings(word_space=Gap(250, 250, 600))
    text = "一二A B三四五六七八九十"

    def first(measure: int) -> Line:
        return compose(Paragraph((Run(text),), indent=0), measure, OneEm(), settings)[0]

    # 一二A B三 is 2 + .25 + .5 + .5 + .5 + .25 + 1 = 5.0 em.
    assert first(5100).text == "一二A B三"
    assert added(first(5100), " ") == [100]
    assert added(first(5100), "B") == [250]
    assert added(first(5200), "B") == [300]
    assert added(first(5200), "一") == [0]
    wide = first(5400)
    assert added(wide, " ") == [100]
    assert added(wide, "B") == [333]
    assert added(wide, "一") == [400 - 100 - 83 - 83]


def test_brackets_are_opened_last() -> None:
    line = set_lines("一二（三四）五六七abcdefgh八九十", 9.5)[0]
    assert line.text == "一二（三四）五六七"
    assert added(line, "（") == [0]
    assert added(line, "四") == [0]
    assert added(line, "一")[0] > 0


def test_remainders_go_to_the_first_places() -> None:
    line = set_lines("一二三四五六七八九十abcdefgh甲", 11.0)[0]
    assert line.text == "一二三四五六七八九十"
    assert [added(line, c)[0] for c in "一二三四五六七八九"] == [112] + [111] * 8
    assert line.adjustment == Adjustment(Setting.EXPANDED, 1000, 112)


def test_words_and_units_are_never_opened() -> None:
    line = set_lines("一二WTO三——四……五12345%六七abcdefgh八九十", 17)[0]
    assert line.text == "一二WTO三——四……五12345%六七"
    assert line.adjustment.total == 750
    for inside in "WT—…12345":
        assert added(line, inside)[0] == 0


def test_a_hole_is_shared_by_every_place_and_still_not_by_units() -> None:
    line = set_lines("甲5%的abcdefghijkl乙", 7, hyphenate=False)[0]
    assert line.text == "甲5%的"
    # Too much for the gap's limit and the one other place: both take the same.
    assert line.adjustment.total == 3750
    assert added(line, "甲") == [250 + 1875]
    assert added(line, "%") == [1875]
    assert added(line, "5") == [0]


def test_the_last_line_is_left_alone() -> None:
    (line,) = set_lines("一，二A三", 9)
    assert line.adjustment == Adjustment(Setting.LOOSE)
    assert line.width == 4500 + 500


def test_a_ragged_paragraph_is_neither_squeezed_nor_opened() -> None:
    for line in set_lines("一二三，四五六。七八九十，甲乙丙丁，戊己", 7, justified=False):
        assert line.adjustment == Adjustment(Setting.LOOSE)
        assert line.width <= 7 * EM


def test_marks_at_the_edges_stand_with_their_ink_on_them() -> None:
    lines = set_lines("一二三四五，（六七八九十甲）乙丙丁", 5.5)
    assert texts(lines)[:2] == ["一二三四五，", "（六七八九十"]
    assert lines[0].xs[-1] + 500 == lines[0].width == 5500
    assert lines[1].xs[0] == -500
    assert lines[1].xs[1] == 500


@pytest.mark.parametrize(("trim", "x"), [(True, 1500), (False, 2000)])
def test_an_opening_mark_after_the_indent(trim: bool, x: int) -> None:
    settings = LineSettings(trim_indented_opening=trim)
    (line,) = compose(Paragraph((Run("“好。”"),)), 20 * EM, OneEm(), settings)
    assert line.xs[0] == x


@pytest.mark.parametrize(
    ("amount", "limits", "expected"),
    [
        (0, [5, 5], [0, 0]),
        (7, [5, 5, 5], [3, 2, 2]),
        (10, [2, 9, 9], [2, 4, 4]),
        (11, [2, 9, 9], [2, 5, 4]),
        (20, [2, 9, 9], [2, 9, 9]),
        (0, [], []),
    ],
)
def test_spread(amount: int, limits: list[int], expected: list[int]) -> None:
    assert spread(amount, limits) == expected
