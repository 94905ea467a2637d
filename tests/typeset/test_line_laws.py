"""Laws that every composed paragraph keeps, over made-up text at measures of 6 to 40 em."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.rulebook import (
    check_adjustment,
    check_edges,
    check_flush,
    check_han_never_below_solid,
    check_nothing_lost,
    check_units,
)

from banxin.typeset import EM, OneEm, Paragraph, Run, Setting, compose

phrases = st.text(alphabet="天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", min_size=1, max_size=9)
words = st.text(alphabet="abcdeWXYZ", min_size=1, max_size=7)
numbers = st.sampled_from(
    ["5", "2026年", "11.6%", "671亿元", "1,234", "25℃", "14:20", "5km", "3·15", "￥500", "第3期"]
)
stops = st.sampled_from("，、；：。！？")
marked = st.one_of(
    st.builds("{}{}".format, phrases, stops),
    st.builds("“{}”".format, phrases),
    st.builds("“{}。”".format, phrases),
    st.builds("‘{}’".format, phrases),
    st.builds("（{}）".format, st.one_of(phrases, words, numbers)),
    st.builds("《{}》、".format, phrases),
    st.builds("{}？！".format, phrases),
    st.builds("“{}！！！”".format, phrases),
    st.builds("{}·{}".format, phrases, phrases),
)
units = st.sampled_from(["——", "……", "⸺", "～", "–"])
pieces = st.one_of(
    phrases,
    phrases,
    marked,
    marked,
    numbers,
    words,
    st.builds("{}{}".format, phrases, units),
    st.builds(" {} ".format, words),
)
copy = st.lists(pieces, min_size=1, max_size=40).map("".join).filter(lambda text: text.strip())
measures = st.integers(6, 40)

anything = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "字好，。、“”‘’（）《》！？—…·～／/-%￥ \u3000\u00a0\u00ad\u200b\nAb1.,'\"️"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)


@settings(deadline=None, max_examples=300)
@given(copy, measures, st.sampled_from([0, 1, 2]))
def test_ordinary_copy_keeps_every_law(text: str, measure: int, indent: int) -> None:
    paragraph = Paragraph((Run(text),), indent=indent * EM)
    lines = compose(paragraph, measure * EM, OneEm())
    check_nothing_lost(text, lines)
    check_flush(lines, measure * EM, indent * EM)
    check_edges(lines)
    check_units(text, lines, measure - indent)
    check_han_never_below_solid(lines)
    check_adjustment(lines)
    assert all(line.overrun == 0 for line in lines)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


@settings(deadline=None, max_examples=150)
@given(copy, measures)
def test_run_borders_change_nothing(text: str, measure: int) -> None:
    """The same text in runs of one character each: only kerning could differ, and there is none."""
    whole = compose(Paragraph((Run(text),)), measure * EM, OneEm())
    split = compose(Paragraph(tuple(map(Run, text))), measure * EM, OneEm())
    assert [(line.start, line.end, line.xs) for line in whole] == [
        (line.start, line.end, line.xs) for line in split
    ]


@settings(deadline=None, max_examples=100)
@given(copy, measures)
def test_same_input_same_lines(text: str, measure: int) -> None:
    paragraph = Paragraph((Run(text),))
    assert compose(paragraph, measure * EM, OneEm()) == compose(paragraph, measure * EM, OneEm())


@settings(deadline=None, max_examples=150)
@given(copy, measures)
def test_ragged_lines_are_at_most_as_wide_as_the_measure(text: str, measure: int) -> None:
    lines = compose(Paragraph((Run(text),), justified=False), measure * EM, OneEm())
    check_nothing_lost(text, lines)
    check_edges(lines)
    assert all(line.width <= measure * EM for line in lines)
    assert {line.adjustment.setting for line in lines} == {Setting.LOOSE}


@settings(deadline=None, max_examples=300)
@given(anything, st.integers(4, 20))
def test_no_text_breaks_the_composer(text: str, measure: int) -> None:
    lines = compose(Paragraph((Run(text),)), measure * EM, OneEm())
    assert all(before.end == after.start for before, after in pairwise(lines))
    if lines:
        assert (lines[0].start, lines[-1].end) == (0, len(text))
    for line in lines:
        assert len(line.texts) == len(line.xs) == len(line.advances) == len(line.starts)
        assert line.texts
        assert len(line.texts) == 1 or not line.texts[0].isspace()
        assert list(line.xs) == sorted(line.xs)
        assert line.overrun == max(line.width - measure * EM, 0)


@settings(deadline=None, max_examples=100)
@given(st.integers(8, 40), st.integers(1, 200))
def test_plain_han_never_ends_in_an_orphan(measure: int, length: int) -> None:
    lines = compose(Paragraph((Run("字" * length),), indent=0), measure * EM, OneEm())
    assert len(lines) == 1 or len(lines[-1].texts) >= 2
    assert sum(line.adjustment.setting is Setting.EXPANDED for line in lines) <= 1
