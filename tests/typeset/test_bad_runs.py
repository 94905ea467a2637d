"""Runs, measures, settings and faces that no caller should bring: refused by name, or set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.odd_copy import COMPOSER, check_whole, odd, set_lines

from banxin.typeset import (
    ATOM,
    EM,
    Composer,
    InkSpan,
    LineSettings,
    OneEm,
    Paragraph,
    Run,
    Shaped,
    characters_needed,
    compose,
)

odd_runs = st.builds(
    Run,
    st.text(odd, max_size=12),
    face=st.sampled_from(["body", "kai", ""]),
    scale=st.sampled_from([1, 333, 1000, 5000, 10**9]),
    ruby=st.sampled_from(["", "x", "\u0301", "，", "shuangzhuangzhuang", " "]),
    ruby_scale=st.sampled_from([0, 1, 500]),
    language=st.sampled_from(["", "en_GB", "zh", "no such", "\ud800"]),
    rise=st.sampled_from([-(10**6), 0, 0, 333]),
    atom=st.sampled_from([0, 0, 1, 10**7]),
)


@settings(deadline=None, max_examples=400)
@given(st.lists(odd_runs, max_size=6), st.sampled_from([4, 13, 130_000]), st.booleans())
def test_any_runs_at_all_are_set_whole(runs: list[Run], measure: int, justified: bool) -> None:
    paragraph = Paragraph(tuple(runs), justified=justified)
    lines = COMPOSER.compose(paragraph, measure * EM)
    check_whole(paragraph, measure * EM, lines)
    for line in lines:
        assert {run.face for run in runs} >= set(characters_needed(paragraph, LineSettings()))
        assert line.runs == paragraph.runs


@pytest.mark.parametrize("measure", [1999, 1, 0, -5000])
def test_less_room_than_two_em_is_refused_by_name(measure: int) -> None:
    with pytest.raises(ValueError, match=f"measure of {measure} .* two em"):
        compose(Paragraph((Run("字"),), indent=0), measure, OneEm())
    with pytest.raises(ValueError, match="two em"):
        Composer(OneEm()).loosened(Paragraph((Run("字"),), indent=0), measure, 1)


def test_an_indent_as_wide_as_the_measure_is_refused() -> None:
    for indent, hanging in ((20 * EM, 0), (0, 12 * EM)):
        with pytest.raises(ValueError, match="two em"):
            compose(Paragraph((Run("字"),), indent, hanging), 12 * EM, OneEm())


def test_an_indent_below_zero_reaches_out() -> None:
    lines = set_lines("一二三四五六七八九十", 6, indent=-2 * EM)
    assert [(line.text, line.xs[0]) for line in lines] == [("一二三四五六七八", -2000), ("九十", 0)]


def test_a_measure_wider_than_any_sheet_is_refused() -> None:
    assert len(set_lines("字" * 5000, 100_000)) == 1
    with pytest.raises(ValueError, match="wider than any sheet"):
        compose(Paragraph((Run("字"),)), 200_000 * EM, OneEm())


@pytest.mark.parametrize("scale", [0, -1000])
def test_type_without_size_is_refused(scale: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        compose(Paragraph((Run("字，", scale=scale),)), 12 * EM, OneEm())


def test_type_wider_than_the_measure_sticks_out_and_says_so() -> None:
    lines = COMPOSER.compose(Paragraph((Run("字"), Run("大", scale=50_000)), indent=0), 12 * EM)
    assert [line.overrun for line in lines] == [0, 38_000]


def test_a_language_without_patterns_hyphenates_nothing() -> None:
    words = "internationalization of typography"
    for language in ("xx_YY", "中文", "\ud800", "-", "_"):
        lines = COMPOSER.compose(Paragraph((Run(words, language=language),), indent=0), 7 * EM)
        assert not any("-" in line.text for line in lines)
    assert any("-" in line.text for line in set_lines(words, 7))


def test_empty_runs_part_nothing() -> None:
    runs = (Run(""), Run("“"), Run("", ruby="x"), Run("字"), Run("", scale=1), Run("”。"), Run(""))
    (line,) = COMPOSER.compose(Paragraph(runs, indent=0), 12 * EM)
    (whole,) = set_lines("“字”。")
    assert (line.texts, line.xs) == (whole.texts, whole.xs)
    assert line.run_indices == (1, 3, 5, 5)


def test_atoms_of_any_width() -> None:
    runs = (Run("字"), Run(ATOM, atom=1), Run(ATOM, atom=50 * EM), Run("字"))
    lines = COMPOSER.compose(Paragraph(runs, indent=0), 12 * EM)
    assert [line.overrun > 0 for line in lines] == [False, True, False]
    assert [cluster.advance for line in lines for cluster in line.clusters] == [
        EM, 1, 50 * EM, EM,
    ]  # fmt: skip


class Centred(OneEm):
    """A face whose marks stand in the middle of their squares, and are as wide as them."""

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(350, 650)


class Brimful(OneEm):
    """A face whose marks have no blank at all."""

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(0, EM)


class Nothing(OneEm):
    """A face that knows none of the characters, and gives them no width."""

    def shape(self, text: str, face: str) -> Sequence[Shaped]:  # noqa: ARG002
        return [Shaped(1, 0) for _ in text]

    def advances(self, characters: str, face: str) -> Sequence[int]:  # noqa: ARG002
        return [0] * len(characters)

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(0, 0)


@pytest.mark.parametrize("face", [Centred(), Brimful()])
def test_a_mark_without_a_blank_is_never_squeezed(face: OneEm) -> None:
    text = "一二，三（四）五。”六“七、《八》九！十" * 5
    for measure in range(3, 14):
        lines = compose(Paragraph((Run(text),), indent=0), measure * EM, face)
        assert "".join(line.text for line in lines) == text
        for line in lines:
            assert all(after - before >= EM for before, after in pairwise(line.xs))
            assert (line.xs[0], line.overrun) == (0, 0)


def test_a_face_that_draws_nothing_sets_everything_on_one_line() -> None:
    text = "一二，三（四）五。”六“七、《八》九！十" * 50
    (line,) = compose(Paragraph((Run(text),)), 4 * EM, Nothing())
    assert line.end == len(text)
