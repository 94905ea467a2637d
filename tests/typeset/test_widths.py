"""Natural widths: clreq #punctuation_width_adjustment, GB/T 15834—2011 5.1. All in em, by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.typeset.rulebook import set_lines, width

from banxin.typeset import (
    EM,
    Gap,
    InkSpan,
    LineSettings,
    MilliEm,
    OneEm,
    Paragraph,
    Run,
    Shaped,
    compose,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("）”", 1.5),
        ("）（", 1.5),
        ("。”", 1.5),
        ("：“", 1.5),
        ("。”（", 2),
        ("》、《", 2),
        ("？“", 1.5),
        ("？（", 1.5),
        ("！", 1),
        ("，", 1),
        ("“‘", 1.5),
        ("“‘（", 2),
        ("’”", 1.5),
        ("）。", 1.5),
        ("”，“", 2),
        ("》·《", 1.5),  # ）keeps .5, · is .5, 《 keeps .5
        ("（字", 2),
        ("字，字", 3),
    ],
)
def test_pairs_lose_half_an_em_at_each_boundary(text: str, expected: float) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("？！", 1), ("！！！", 2), ("？？！！", 2), ("？！”", 2), ("！！！”", 2.5)],
)
def test_chains_of_exclamations_take_whole_ems(text: str, expected: float) -> None:
    assert width(text) == expected


@pytest.mark.parametrize("text", ["——", "……", "⸺"])
def test_dashes_and_ellipses_take_two_em(text: str) -> None:
    assert width(text) == 2


def test_stop_before_dash_keeps_its_blank() -> None:
    assert width("爱。——测") == 5


@pytest.mark.parametrize("dot", "·・‧•")
def test_middle_dots_are_one_mark_of_half_an_em(dot: str) -> None:
    (line,) = set_lines(f"阿{dot}托", 10)
    assert line.text == "阿·托"
    assert line.xs == (0, 1000, 1500)


def test_pairs_are_squeezed_through_run_borders() -> None:
    runs = (Run("字。"), Run("”", face="strong"), Run("（", face="kai", link="x"), Run("字"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert line.xs == (0, 1000, 1500, 2000, 3000)


def test_each_mark_loses_half_of_its_own_em() -> None:
    runs = (Run("字）", scale=2000), Run("。字"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    # ）at double size is two em wide and gives up one of them.
    assert line.xs == (0, 2000, 3000, 4000)


class Centred(OneEm):
    """A face that sets its marks in the middle of the box, as in Taiwan."""

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(350, 650)


class Broad(OneEm):
    """A heavy face whose question mark all but fills its half."""

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(20, 530)


class WideDot(OneEm):
    """A face whose 间隔号 stands in the middle of a full em."""

    def shape(self, text: str, face: str) -> Sequence[Shaped]:
        return [Shaped(1, EM)] if text == "·" else super().shape(text, face)

    def advances(self, characters: str, face: str) -> Sequence[MilliEm]:
        alone = super().advances(characters, face)
        return [EM if c == "·" else a for c, a in zip(characters, alone, strict=True)]


class OneGlyphQuotes(OneEm):
    """A face prepared for Chinese: ’ is one em wide even in an English word."""

    def shape(self, text: str, face: str) -> Sequence[Shaped]:  # noqa: ARG002
        return [Shaped(1, EM if c == "’" else 500) for c in text]

    def advances(self, characters: str, face: str) -> Sequence[MilliEm]:
        return [piece.advance for piece in self.shape(characters, face)]

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(85, 235)


def test_a_full_width_apostrophe_in_a_word_is_cut_to_its_ink() -> None:
    (line,) = compose(Paragraph((Run("it’s"),), indent=0), 9 * EM, OneGlyphQuotes())
    # 25 of blank go before the ink and 705 after it, 60 stay at either side.
    assert line.xs == (0, 500, 975, 1270)


def test_narrow_quotes_in_english_are_left_alone() -> None:
    (line,) = set_lines("a “big” one", 20)
    assert line.xs == tuple(range(0, 5500, 500))


def test_a_full_em_dot_is_cut_to_half_an_em_at_both_sides() -> None:
    (line,) = compose(Paragraph((Run("阿·托"),), indent=0), 9 * EM, WideDot())
    assert line.xs == (0, 750, 1500)
    assert line.advances == (1000, 1000, 1000)


def test_centred_marks_are_never_squeezed() -> None:
    (line,) = compose(Paragraph((Run("（字）。”（字"),), indent=0), 20 * EM, Centred())
    assert line.xs == (0, 1000, 2000, 3000, 4000, 5000, 6000)
    lines = compose(Paragraph((Run("字字，字字，字字，字字"),), indent=0), 6 * EM, Centred())
    assert all(line.adjustment.total >= 0 for line in lines)


def test_a_squeeze_stops_short_of_the_ink() -> None:
    (line,) = compose(Paragraph((Run("字？”字"),), indent=0), 20 * EM, Broad())
    # Ink 510 wide and 50 clear: of the box of 1000 no more than 440 may go.
    assert line.xs[2] - line.xs[1] == 1000 - 440


def test_han_and_latin_stand_a_quarter_em_apart() -> None:
    (line,) = set_lines("用WTO规则5条", 20)
    assert line.xs == (0, 1250, 1750, 2250, 3000, 4000, 5250, 6000)


@pytest.mark.parametrize(
    "text", ["字，A", "A，字", "（A）", "A——字", "A……字", "5%的", "5℃时", "A·B", "“A”"]
)
def test_no_gap_beside_marks_and_postfixes(text: str) -> None:
    (line,) = set_lines(text, 20)
    boxes = [x + advance for x, advance in zip(line.xs, line.advances, strict=True)]
    assert all(x <= box for box, x in zip(boxes, line.xs[1:], strict=False))


def test_no_gap_at_line_edges() -> None:
    lines = set_lines("这是四字ABCD这是", 4)
    assert [line.text for line in lines] == ["这是四字", "ABCD这", "是"]
    assert lines[1].xs[0] == 0


def test_the_author_s_space_becomes_the_gap() -> None:
    typed, plain = set_lines("用 WTO 规则", 20), set_lines("用WTO规则", 20)
    assert typed[0].xs == plain[0].xs
    assert typed[0].text == "用WTO规则"
    assert typed[0].end == len("用 WTO 规则")


def test_a_space_beside_a_mark_goes_and_one_between_han_stays() -> None:
    (line,) = set_lines("字 ，字 。 字 字", 20)
    assert line.text == "字，字。字 字"


def test_gap_width_is_a_house_switch() -> None:
    settings = LineSettings(han_latin=Gap(125, 125, 125))
    (line,) = compose(Paragraph((Run("用A"),), indent=0), 9 * EM, OneEm(), settings)
    assert line.xs == (0, 1125)


def formula(*pieces: str) -> tuple[int, ...]:
    """Where the clusters of a line stand; a piece that begins with ^ is raised."""
    runs = tuple(
        Run(piece[1:], scale=600, rise=350) if piece[0] == "^" else Run(piece) for piece in pieces
    )
    (line,) = compose(Paragraph(runs, indent=0), 30 * EM, OneEm())
    return line.xs


def test_formulas_take_the_gaps_of_words_and_notes_take_none() -> None:
    # A raised digit is 300 wide; the gap is a quarter.
    assert formula("占", "10", "^6", "级") == (0, 1250, 1750, 2250, 2800)
    assert formula("的", "^14", "C", "含量") == (0, 1250, 1550, 1850, 2600, 3600)
    assert formula("文", "^[1]", "说") == (0, 1000, 1300, 1600, 1900)
    assert formula("见A", "^[1]", "说") == (0, 1250, 1750, 2050, 2350, 2650)
    assert formula("道", "^12", "API") == (0, 1000, 1300, 1600, 2100, 2600)
