"""Marks of an imposed sheet (拼版角线、折线、侧规、帖码), on every plate and outside the pages."""

from __future__ import annotations

from collections.abc import Iterable

from banxin.measure import ZERO, Length
from banxin.press.boxes import Box
from banxin.press.drawing import Drawing
from banxin.press.imposition_sheet import FormPlan

ALL_PLATES = "/BanxinAll"

# Our own choices: as far and as long as the crop marks of a page are by default.
_CLEAR = Length.mm(1)
_LENGTH = Length.mm(5)
_WEIGHT = Length.pt(0.25)
_DASH = Length.mm(1)

ROOM = _CLEAR + _LENGTH
"""What marks take outside the bleed, on every side."""

_STEP_HEIGHT, _STEP_WIDTH = Length.mm(4), Length.mm(3)
_GUIDE = Length.mm(8)


def sheet_marks(plan: FormPlan, bleed: Length, number: int, *, front: bool) -> bytes:
    """The marks of one side; ``number`` of the sheet is from 1.

    Where pages are cut a line points at the cut, where the sheet is folded a dashed one at the
    fold. On the front stand, left, the side guide's bar and a step that climbs from sheet to
    sheet: a stack in order shows a staircase at its edge.
    """
    drawing = Drawing()
    drawing.colour(ALL_PLATES, strokes=True, fills=True)
    drawing.weight(_WEIGHT)
    around = plan.block.grown(bleed + _CLEAR)
    _upright(drawing, plan.cuts_x, around)
    _level(drawing, plan.cuts_y, around)
    drawing.dash(_DASH)
    _upright(drawing, plan.folds_x, around)
    _level(drawing, plan.folds_y, around)
    drawing.dash(ZERO)
    if front:
        _collate(drawing, plan, around, number)
    return drawing.content()


def _upright(drawing: Drawing, places: Iterable[Length], around: Box) -> None:
    for x in places:
        drawing.line((x, around.top), (x, around.top + _LENGTH))
        drawing.line((x, around.bottom), (x, around.bottom - _LENGTH))


def _level(drawing: Drawing, places: Iterable[Length], around: Box) -> None:
    for y in places:
        drawing.line((around.left, y), (around.left - _LENGTH, y))
        drawing.line((around.right, y), (around.right + _LENGTH, y))


def _collate(drawing: Drawing, plan: FormPlan, around: Box, number: int) -> None:
    """The side guide's bar at a third of the height, and the step above it."""
    third = plan.block.bottom + plan.block.height // 3
    drawing.line((around.left - _CLEAR, third), (around.left - _CLEAR, third - _GUIDE))
    steps = max(1, (plan.block.height // 3).mpt // _STEP_HEIGHT.mpt)
    climb = _STEP_HEIGHT * ((number - 1) % steps)
    drawing.patch(around.left - _STEP_WIDTH - _CLEAR, third + climb, _STEP_WIDTH, _STEP_HEIGHT)
