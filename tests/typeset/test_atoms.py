"""Pictures and formulas inside a line: atoms, with the gaps of Latin words (rule book, 9)."""

from __future__ import annotations

import pytest

from banxin.typeset import ATOM, EM, Line, LineSettings, OneEm, Paragraph, Run, Setting, compose

WIDE = 1500


def lines_of(words: str, measure_em: int = 20, *, justified: bool = False) -> tuple[Line, ...]:
    """Lines of words in which every ``#`` is an atom of one and a half em."""
    runs = tuple(Run(ATOM, atom=WIDE) if part == "#" else Run(part) for part in _parts(words))
    return compose(Paragraph(runs, indent=0, justified=justified), measure_em * EM, OneEm())


def _parts(words: str) -> list[str]:
    return [part for part in words.replace("#", "\0#\0").split("\0") if part]


@pytest.mark.parametrize(
    ("words", "xs"),
    [
        # A quarter of an em to either side, as beside a Latin word.
        ("前#后", (0, 1250, 3000)),
        # Marks bring their own blank.
        ("前，#。后", (0, 1000, 2000, 3500, 4500)),
        # A bracket that opens a line has lost its left half.
        ("（#）", (-500, 500, 2000)),
        # Side by side there is no gap; nor between an atom and a letter.
        ("前##后", (0, 1250, 2750, 4500)),
        ("前#A", (0, 1250, 2750)),
        # A space that stands in for the gap goes; one between words stays.
        ("前 # 后", (0, 1250, 3000)),
        ("A # b", (0, 500, 1000, 2500, 3000)),
    ],
)
def test_gaps_beside_an_atom(words: str, xs: tuple[int, ...]) -> None:
    (line,) = lines_of(words)
    assert line.xs == xs


def test_an_atom_is_as_wide_as_it_says_whatever_its_size() -> None:
    runs = (Run(ATOM, scale=500, atom=WIDE), Run("后"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, OneEm())
    assert (line.advances, line.xs) == ((WIDE, 1000), (0, 1750))


def test_a_line_is_justified_at_the_gaps_of_an_atom_first() -> None:
    """Six Han, an atom and its two gaps are 8 em, and 80 thousandths are missing."""
    runs = (Run("一二三"), Run(ATOM, atom=WIDE), Run("四五六七八九"))
    first, *_ = compose(Paragraph(runs, indent=0), 8 * EM + 80, OneEm())
    assert (first.text, first.adjustment.setting) == (f"一二三{ATOM}四五六", Setting.EXPANDED)
    gaps = [
        right - left - advance
        for left, right, advance in zip(first.xs, first.xs[1:], first.advances, strict=False)
    ]
    assert gaps == [0, 0, 290, 290, 0, 0]


@pytest.mark.parametrize(
    ("words", "measure", "texts"),
    [
        ("一二三#四五", 4, ["一二三", "#四五"]),
        ("一二#三四五", 4, ["一二#", "三四五"]),
        # Not before a stop, not after an opening bracket.
        ("一二三#，四五", 5, ["一二三", "#，四五"]),
        ("一二三（#四五", 5, ["一二三", "（#四五"]),
        # A row of atoms is no word that holds together.
        ("####", 4, ["##", "##"]),
    ],
)
def test_where_a_line_ends_beside_an_atom(words: str, measure: int, texts: list[str]) -> None:
    found = lines_of(words, measure)
    assert [line.text.replace(ATOM, "#") for line in found] == texts
    assert not any(line.forced or line.overrun for line in found)


def test_no_face_is_asked_for_an_atom() -> None:
    class Blind(OneEm):
        def advances(self, characters: str, face: str) -> list[int]:
            assert ATOM not in characters
            return list(super().advances(characters, face))

    runs = (Run("前"), Run(ATOM, atom=WIDE), Run("后"))
    (line,) = compose(Paragraph(runs, indent=0), 20 * EM, Blind(), LineSettings())
    assert line.text == f"前{ATOM}后"
