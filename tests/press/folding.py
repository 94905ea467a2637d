"""A sheet of paper, folded as a bindery folds it, and read as a reader reads it.

Knows nothing of how sheets are imposed: it takes what is printed on both sides, folds it down to a
page, and looks at what it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from banxin.press import Form, PrintedSheet


@dataclass(frozen=True)
class Face:
    """What is seen of one side of a leaf: its page, and whether that stands on its head."""

    page: int
    on_its_head: bool

    def upside_down(self) -> Face:
        return Face(self.page, not self.on_its_head)


@dataclass(frozen=True)
class Leaf:
    """A piece of paper on the table: the face to see, and the one underneath."""

    above: Face
    below: Face


Paper: TypeAlias = list[list[list[Leaf]]]
"""Rows from the head down, in each the piles of paper from left to right, each from above."""


def printed(sheet: PrintedSheet) -> Paper:
    """The sheet on the table, front up; its back as one sees it after turning a leaf of a book."""
    assert sheet.back is not None
    front, back = grid(sheet.front), grid(sheet.back)
    return [
        [[Leaf(seen, hidden)] for seen, hidden in zip(above, reversed(below), strict=True)]
        for above, below in zip(front, back, strict=True)
    ]


def grid(form: Form) -> list[list[Face]]:
    faces = {(seat.row, seat.column): Face(seat.page, seat.turned) for seat in form.seats}
    assert len(faces) == len(form.seats) == form.rows * form.columns
    return [
        [faces[row, column] for column in range(form.columns)] for row in reversed(range(form.rows))
    ]


def left_half_under(paper: Paper) -> Paper:
    """Folded down the middle: the left half goes under the right one, its face to the table."""
    folded = []
    for row in paper:
        middle = len(row) // 2
        mirrored = [
            [Leaf(leaf.below, leaf.above) for leaf in reversed(pile)]
            for pile in reversed(row[:middle])
        ]
        folded.append([top + under for top, under in zip(row[middle:], mirrored, strict=True)])
    return folded


def upper_half_under(paper: Paper) -> Paper:
    """Folded across: the upper half goes under the lower one; what was upright is on its head."""
    middle = len(paper) // 2
    return [
        [
            pile
            + [
                Leaf(leaf.below.upside_down(), leaf.above.upside_down())
                for leaf in reversed(hidden)
            ]
            for pile, hidden in zip(row, other, strict=True)
        ]
        for row, other in zip(paper[middle:], reversed(paper[:middle]), strict=True)
    ]


def folded(sheet: PrintedSheet) -> list[Leaf]:
    """The leaves of one folded sheet, spine at the left, from the first page on.

    The last fold makes the spine; before it folds go across and down by turns.
    """
    paper = printed(sheet)
    folds = {4: "L", 8: "UL", 16: "LUL", 32: "ULUL"}[2 * len(paper) * len(paper[0])]
    for fold in folds:
        paper = left_half_under(paper) if fold == "L" else upper_half_under(paper)
    ((leaves,),) = paper
    return leaves


def inside_one_another(sheets: Sequence[PrintedSheet]) -> list[Leaf]:
    leaves: list[Leaf] = []
    for sheet in reversed(sheets):
        outer = folded(sheet)
        half = len(outer) // 2
        leaves = outer[:half] + leaves + outer[half:]
    return leaves


def behind_one_another(sheets: Sequence[PrintedSheet]) -> list[Leaf]:
    return [leaf for sheet in sheets for leaf in folded(sheet)]


def read(leaves: Sequence[Leaf]) -> list[Face]:
    """Page after page, as the leaves are turned."""
    return [face for leaf in leaves for face in (leaf.above, leaf.below)]
