"""Copy that no editor means to hand in: it is set, nothing is lost, and nothing else happens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.odd_copy import COMPOSER, check_whole, odd_text, set_lines

from banxin.typeset import EM, Paragraph, Run

FAMILY = "👨\u200d👩\u200d👧"


@settings(deadline=None, max_examples=400)
@given(odd_text, st.sampled_from([2, 3, 7, 13, 40]))
def test_any_text_at_all_is_set_whole(text: str, measure: int) -> None:
    set_lines(text, measure)


@settings(deadline=None, max_examples=150)
@given(odd_text)
def test_any_text_at_all_can_be_asked_for_more_lines(text: str) -> None:
    paragraph = Paragraph((Run(text),), indent=0)
    best = COMPOSER.compose(paragraph, 9 * EM)
    for by in (-1, 1):
        found = COMPOSER.loosened(paragraph, 9 * EM, by)
        if found is not None:
            check_whole(paragraph, 9 * EM, found)
            assert len(found) == len(best) + by


@pytest.mark.parametrize("piece", ["，", "。", "”", "（", "！", "·", "—", "…", "/", "-", "%", "①"])
@pytest.mark.parametrize("measure", [2, 5, 13])
def test_nothing_but_marks(piece: str, measure: int) -> None:
    lines = set_lines(piece * 100, measure)
    assert not any(line.overrun for line in lines)
    assert len("".join(line.text for line in lines)) == 100


@pytest.mark.parametrize(("piece", "count"), [("字", 13), ("a", 26)])
def test_a_hundred_thousand_characters_without_a_break(piece: str, count: int) -> None:
    """As many on a full line as go in; what is cut is told, and only that."""
    lines = set_lines(piece * 100_000, 13)
    assert {len(line.texts) for line in lines[1:-2]} <= {count - 1, count}
    assert {line.forced for line in lines[:-1]} == {piece != "字"}
    assert not any(line.overrun for line in lines)


@pytest.mark.parametrize(
    "piece", ["5", "é", "（", "。", "@a", "a-", "א", "\ue000", "”", "！", "a\u0301"]
)
def test_pages_without_a_break(piece: str) -> None:
    lines = set_lines(piece * 3000, 13)
    assert all(line.forced for line in lines[:-1])
    assert not any(line.overrun for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "“字",
        "字”",
        "”字“",
        "“‘字”’",
        "“" * 9 + "字",
        "字" + "’" * 9,
        "（字",
        "字）》",
        "》字《",
        "‘a",
        "a“b",
    ],
)
def test_marks_without_a_mate(text: str) -> None:
    (line,) = set_lines(text, 40)
    assert line.text == text
    assert list(line.xs) == sorted(line.xs)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("字\ufe00字", ["字\ufe00", "字"]),
        ("，\ufe00。\U000e0100", ["，\ufe00", "。\U000e0100"]),
        ("“\u0301字”", ["“\u0301", "字", "”"]),
        ("字a\u0301\u0308字", ["字", "a\u0301\u0308", "字"]),
        (FAMILY + FAMILY, [FAMILY, FAMILY]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇨🇳🇭🇰🇲", ["🇨🇳", "🇭🇰", "🇲"]),
        ("1\ufe0f\u20e3字", ["1\ufe0f\u20e3", "字"]),
        ("🏴\U000e0067\U000e0062\U000e007f。", ["🏴\U000e0067\U000e0062\U000e007f", "。"]),
    ],
)
def test_what_belongs_to_a_character_stays_with_it(text: str, clusters: list[str]) -> None:
    (line,) = set_lines(text, 40)
    assert list(line.texts) == clusters
    torn = set_lines(f"{text}字" * 30, 3)
    assert {cluster for line in torn for cluster in line.texts} == {*clusters, "字"}


@pytest.mark.parametrize("alone", ["\u0301", "\ufe0f", "\U000e0100", "\u200d", "🏽", "🇨"])
def test_what_has_nothing_to_cling_to_stands_by_itself(alone: str) -> None:
    (line,) = set_lines(f"{alone}字")
    assert line.text == f"{alone}字"
    (line,) = set_lines(alone)
    assert line.texts == (alone,)


def test_a_mark_with_a_selector_is_still_that_mark() -> None:
    """It loses its blank at a line's end, and starts no line."""
    lines = set_lines("一二三四五六七八九十甲，\ufe00乙丙丁", 11)
    assert [line.text[0] for line in lines] == ["一", "甲"]
    (line,) = set_lines("一，\ufe00", 11)
    assert line.width == 1500


def test_words_from_the_right_keep_their_order_and_stay_whole() -> None:
    lines = set_lines("一二三שלום四五六\u202bمرحبا بالعالم\u202c七八九\u2067שלום\u2069，十", 6)
    words = "".join(line.text for line in lines)
    assert words == "一二三שלום四五六مرحبابالعالم七八九שלום，十"
    for word in ("שלום", "مرحبا", "بالعالم"):
        assert any(word in line.text for line in lines)


def test_halves_of_characters_leave_a_blank() -> None:
    (line,) = set_lines("a\ud800b字\udfff", 12)
    assert line.text == "a b字"
    assert set_lines("\ud83d\ude00") == ()


def test_a_stray_object_character_is_painted() -> None:
    (line,) = set_lines("字\ufffc字\ue000字", 12)
    assert line.text == "字\ufffc字\ue000字"
