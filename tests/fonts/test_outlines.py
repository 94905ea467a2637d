"""Outlined lines beside what fontTools draws from the same files."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from banxin.diagnostics import BadContent, MissingTool
from banxin.fonts import Catalogue, Outlines, outlines
from banxin.fonts.fetch import locate

LINE = "侨乡第3期A01（印刷单）"


def drawn(line: Outlines, pen: Any) -> Any:
    """The line replayed to a pen of fontTools."""
    opened = False
    for operator, numbers in line.steps:
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        match operator:
            case "m":
                assert not opened
                pen.moveTo(points[0])
            case "l":
                pen.lineTo(points[0])
            case "c":
                pen.curveTo(*points)
            case "h":
                pen.closePath()
        opened = operator != "h"
    assert not opened
    return pen


class Told:
    """A face as fontTools reads it, on an em of a thousand."""

    def __init__(self, name: str, catalogue: Catalogue, cache: Path) -> None:
        face = catalogue.faces[name]
        self.font = TTFont(locate(face, cache), fontNumber=face.index)
        self.glyphs = self.font.getGlyphSet()
        self.scale = 1000 / (face.units_per_em or self.font["head"].unitsPerEm)

    def name(self, character: str) -> str:
        return str(self.font.getBestCmap()[ord(character)])

    def drawn(self, character: str, pen: Any) -> Any:
        self.glyphs[self.name(character)].draw(pen)
        return pen

    def advance(self, character: str) -> float:
        return float(self.glyphs[self.name(character)].width) * self.scale


@pytest.mark.parametrize("name", ["hei", "song", "kai"])
@pytest.mark.parametrize("character", ["国", "A", "3", "g"])
def test_one_glyph_is_drawn_as_in_the_file(
    name: str, character: str, catalogue: Catalogue, cache: Path
) -> None:
    line = outlines(character, [name], catalogue, cache)
    told = Told(name, catalogue, cache)
    box = told.drawn(character, BoundsPen(told.glyphs)).bounds
    assert drawn(line, BoundsPen(None)).bounds == pytest.approx(
        [edge * told.scale for edge in box], abs=1.5
    )
    area = told.drawn(character, AreaPen(told.glyphs)).value * told.scale**2
    assert drawn(line, AreaPen()).value == pytest.approx(area, rel=0.01)
    assert line.width == pytest.approx(told.advance(character), abs=1)


def test_glyphs_stand_one_after_the_other(catalogue: Catalogue, cache: Path) -> None:
    told = Told("hei", catalogue, cache)
    whole = outlines(LINE, ["hei"], catalogue, cache)
    alone = [outlines(character, ["hei"], catalogue, cache) for character in LINE]
    starts = [0, *accumulate(one.width for one in alone)]
    moved = [
        (operator, tuple(n + start * (not place % 2) for place, n in enumerate(numbers)))
        for one, start in zip(alone, starts, strict=False)
        for operator, numbers in one.steps
    ]
    assert [operator for operator, _ in whole.steps] == [operator for operator, _ in moved]
    for (_, placed), (_, wanted) in zip(whole.steps, moved, strict=True):
        assert placed == pytest.approx(wanted, abs=1)
    assert whole.width == starts[-1]
    assert whole.width == pytest.approx(sum(map(told.advance, LINE)), abs=len(LINE))


def test_a_blank_is_half_an_em_and_has_no_ink(catalogue: Catalogue, cache: Path) -> None:
    blank = outlines("  ", ["hei"], catalogue, cache)
    assert (blank.width, blank.steps) == (1000, ())
    assert outlines("", ["hei"], catalogue, cache) == Outlines(0, ())


def test_a_character_comes_from_the_first_face_that_has_it(
    catalogue: Catalogue, cache: Path
) -> None:
    told = Told("masthead", catalogue, cache)
    lacking = next(mark for mark in "≠〓龘丂㐂" if ord(mark) not in told.font.getBestCmap())
    both = outlines(f"国{lacking}", ["masthead", "hei"], catalogue, cache)
    first = outlines("国", ["masthead"], catalogue, cache)
    second = outlines(lacking, ["hei"], catalogue, cache)
    assert both.steps[: len(first.steps)] == first.steps
    assert len(both.steps) == len(first.steps) + len(second.steps)
    assert both.width == first.width + second.width


def test_what_no_face_has_is_an_empty_box(catalogue: Catalogue, cache: Path) -> None:
    line = outlines("\U0010fffd", ["hei"], catalogue, cache)
    left, bottom, right, top = drawn(line, BoundsPen(None)).bounds
    assert right - left > 300
    assert top - bottom > 500


def test_faces_after_the_last_that_is_needed_are_not_opened(
    catalogue: Catalogue, cache: Path, tmp_path: Path
) -> None:
    outlines("国", ["hei", "no such face"], catalogue, cache)
    with pytest.raises(BadContent):
        outlines("\U0010fffd", ["hei", "no such face"], catalogue, cache)
    with pytest.raises(MissingTool):
        outlines("国", ["hei"], catalogue, tmp_path)
