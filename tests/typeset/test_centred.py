"""Marks that stand in the middle of their squares are told, and never squeezed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from banxin.typeset import EM, InkSpan, Level, LineSettings, OneEm, Paragraph, Run, Shaped, compose
from banxin.typeset.centred import SQUEEZED_MARKS, marks_without_blank


class Taiwan(OneEm):
    """A face as the Ministry of Education of Taiwan draws it: ，。、；：！？ in the middle."""

    CENTRED = frozenset("，。、；：！？")

    def ink(self, character: str, face: str) -> InkSpan:
        return InkSpan(350, 650) if character in self.CENTRED else super().ink(character, face)


class NarrowQuotes(OneEm):
    """A face whose quotation marks are those of its Latin: 0.4 em, the ink filling them."""

    def advances(self, characters: str, face: str) -> Sequence[int]:  # noqa: ARG002
        return [400 if mark in "“”‘’" else EM for mark in characters]

    def shape(self, text: str, face: str) -> Sequence[Shaped]:
        return [Shaped(1, advance) for advance in self.advances(text, face)]

    def ink(self, character: str, face: str) -> InkSpan:
        return InkSpan(30, 370) if character in "“”‘’" else super().ink(character, face)


def test_a_mainland_face_has_its_blanks() -> None:
    assert marks_without_blank(OneEm(), "body") == frozenset()


def test_the_marks_of_a_taiwan_face_are_told_by_name() -> None:
    assert marks_without_blank(Taiwan(), "body") == Taiwan.CENTRED


def test_only_the_marks_in_use_are_asked_for() -> None:
    class Cut(Taiwan):
        """A face cut to its text knows nothing else."""

        def advances(self, characters: str, face: str) -> Sequence[int]:
            assert set(characters) <= set("早上好，（你）。")
            return super().advances(characters, face)

    assert marks_without_blank(Cut(), "body", "早上好，（你）。") == frozenset("，。")


def test_narrow_quotation_marks_have_nothing_to_squeeze() -> None:
    assert marks_without_blank(NarrowQuotes(), "body", SQUEEZED_MARKS) == frozenset()


@pytest.mark.parametrize(
    ("ink", "told"),
    [
        (InkSpan(60, 300), False),  # in its corner
        (InkSpan(60, 540), False),  # a little broad
        (InkSpan(60, 560), True),  # it reaches into the other half by more than a twentieth
        (InkSpan(380, 620), True),  # in the middle
        (InkSpan(401, 562), True),  # narrow, in the middle: ， of Noto Serif TC
        (InkSpan(444, 553), True),  # ！ of the same
        (InkSpan(700, 950), True),  # in the wrong half
    ],
)
def test_the_ink_decides(ink: InkSpan, told: bool) -> None:
    class One(OneEm):
        def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
            return ink

    assert (marks_without_blank(One(), "body", "，") == frozenset("，")) is told


def test_what_is_told_is_what_the_composer_leaves_whole() -> None:
    """Six Han, 。 and ” in 7.5 em: a mainland 。 gives half an em there, a centred one cannot."""
    paragraph = Paragraph((Run("“一二三四五。”六七八"),), indent=0, justified=False)
    settings = LineSettings(level=Level.NONE)

    def place_of_quote(metrics: OneEm) -> int:
        line = compose(paragraph, 20 * EM, metrics, settings)[0]
        return line.xs[line.texts.index("”")] - line.xs[line.texts.index("。")]

    assert place_of_quote(OneEm()) == 500
    assert place_of_quote(Taiwan()) == 1000
