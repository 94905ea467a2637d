"""Marks as MuPDF traces them and as Ghostscript separates them; places in mm from the trim."""

from __future__ import annotations

import datetime
import math
import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.press.bare_pages import NO_MARKS, SIDE_PT, bare, pages
from tests.press.separations import PROCESS, ghostscript

from banxin.measure import Length
from banxin.press import Imprint, Spot, finish, slug_words
from banxin.press.drawing import Drawing
from banxin.ticket import Ticket

DATE = datetime.date(2026, 11, 20)
IMPRINT = Imprint("侨乡 2026-11-20", "侨乡", DATE, number=3, total=27)
MM = 72 / 25.4
SIDE_MM = SIDE_PT / MM
EVERYTHING: dict[str, Any] = {
    "crop": True, "registration": True, "colour_bar": True, "slug": True,
    "folds_across": (0.5,), "folds_down": (0.25,),
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Three squares an em apart, in place of a line of text."""

    width: int = 3000
    steps: tuple[tuple[str, tuple[int, ...]], ...] = tuple(
        step
        for x in (0, 1000, 2000)
        for step in (
            ("m", (x, 0)), ("l", (x + 900, 0)), ("l", (x + 900, 800)), ("l", (x, 800)), ("h", ()),
        )
    )  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """One painted path: its points in mm right of and above the trim's bottom left corner."""

    points: tuple[tuple[float, float], ...]
    space: str
    weight_pt: float
    dashed: bool
    filled: bool


def marked(ticket: Ticket, content: bytes = b"", spots: tuple[Spot, ...] = ()) -> bytes:
    return finish(pages([content]), ticket, IMPRINT, spots, [Words()])


def with_marks(ticket: Ticket, bleed_mm: float = 3, **marks: Any) -> Ticket:
    return bare(ticket, boxes={"bleed_mm": float(bleed_mm)}, marks={**NO_MARKS, **marks})


def traced(pdf: bytes, ticket: Ticket, tmp_path: Path) -> list[Mark]:
    (tmp_path / "press.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["mutool", "trace", "press.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    corner = (ticket.boxes.bleed + ticket.marks.room).in_pt
    found = []
    for path in ET.fromstring(told).iter():  # noqa: S314 MuPDF's own words
        if path.tag not in {"fill_path", "stroke_path"}:
            continue
        across, _, _, up, right, down = (float(n) for n in path.attrib["transform"].split())
        height = float(ET.fromstring(told)[0].attrib["mediabox"].split()[3])  # noqa: S314
        points = tuple(
            (
                (x * across + right - corner) / MM,
                (height - (y * up + down) - corner) / MM,
            )
            for step in path
            for x, y in _ends(step.attrib)
        )
        found.append(
            Mark(
                points,
                path.attrib["colorspace"],
                float(path.attrib.get("linewidth", 0)),
                "dash" in path.attrib,
                path.tag == "fill_path",
            )
        )
    return found


def _ends(step: dict[str, str]) -> list[tuple[float, float]]:
    """The point that a step leads to; none for the closing one."""
    for x, y in (("x3", "y3"), ("x", "y")):
        if x in step:
            return [(float(step[x]), float(step[y]))]
    return []


def lines(marks: list[Mark]) -> set[tuple[tuple[float, float], ...]]:
    return {tuple(sorted((round(x, 2), round(y, 2)) for x, y in mark.points)) for mark in marks}


def test_crop_marks_stand_in_line_with_the_trim(coated: Ticket, tmp_path: Path) -> None:
    ticket = with_marks(coated, crop=True, offset_mm=4.0, length_mm=5.0, weight_pt=0.3)
    marks = traced(marked(ticket), ticket, tmp_path)
    side = round(SIDE_MM, 2)
    near, far = round(SIDE_MM + 4, 2), round(SIDE_MM + 9, 2)
    assert lines(marks) == {
        *(((x, -9.0), (x, -4.0)) for x in (0.0, side)),
        *(((x, near), (x, far)) for x in (0.0, side)),
        *(((-9.0, y), (-4.0, y)) for y in (0.0, side)),
        *(((near, y), (far, y)) for y in (0.0, side)),
    }
    assert {mark.weight_pt for mark in marks} == {0.3}


def test_fold_marks_stand_where_the_ticket_says(coated: Ticket, tmp_path: Path) -> None:
    ticket = with_marks(coated, folds_across=(0.25,), folds_down=(0.5,))
    marks = traced(marked(ticket), ticket, tmp_path)
    down, middle = round(SIDE_MM * 0.75, 2), round(SIDE_MM / 2, 2)
    near, far = round(SIDE_MM + 4, 2), round(SIDE_MM + 9, 2)
    assert lines(marks) == {
        ((-9.0, down), (-4.0, down)),
        ((near, down), (far, down)),
        ((middle, -9.0), (middle, -4.0)),
        ((middle, near), (middle, far)),
    }
    assert all(mark.dashed for mark in marks)


def middles(marks: list[Mark]) -> set[tuple[float, float]]:
    """Of the circles of register marks: they are the paths of five points."""
    found = [mark.points for mark in marks if len(mark.points) == 5 and not mark.filled]
    return {
        (
            round((min(x for x, _ in circle) + max(x for x, _ in circle)) / 2, 2),
            round((min(y for _, y in circle) + max(y for _, y in circle)) / 2, 2),
        )
        for circle in found
    }


def test_register_marks_stand_at_the_middle_of_each_side(coated: Ticket, tmp_path: Path) -> None:
    ticket = with_marks(coated, registration=True, slug_mm=10.0)
    marks = traced(marked(ticket), ticket, tmp_path)
    middle = round(SIDE_MM / 2, 2)
    assert middles(marks) == {
        (-8.0, middle), (round(SIDE_MM + 8, 2), middle),
        (middle, -8.0), (middle, round(SIDE_MM + 8, 2)),
    }  # fmt: skip
    assert len(marks) == 4 * 3


def test_a_register_mark_is_round() -> None:
    """Halfway along each quarter, a Bézier curve is a mean of its points: 1, 3, 3, 1 eighths."""
    drawing = Drawing()
    drawing.circle((Length.pt(0), Length.pt(0)), Length.pt(100))
    numbers = [float(each) for each in re.findall(r"-?\d+\.\d+", drawing.content().decode())]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    for first in range(0, 12, 3):
        curve = points[first : first + 4]
        x, y = (
            sum(weight * point[axis] for weight, point in zip((1, 3, 3, 1), curve, strict=True)) / 8
            for axis in (0, 1)
        )
        assert math.hypot(x, y) == pytest.approx(100, abs=0.05)


def test_a_register_mark_makes_room_for_a_fold(coated: Ticket, tmp_path: Path) -> None:
    ticket = with_marks(coated, registration=True, folds_across=(0.5,))
    marks = traced(marked(ticket), ticket, tmp_path)
    assert [mark.dashed for mark in marks].count(True) == 2
    found = middles(marks)
    middle = round(SIDE_MM / 2, 2)
    assert {(x, y) for x, y in found if x == middle} == {
        (middle, -8.0),
        (middle, round(SIDE_MM + 8, 2)),
    }
    moved = {y for x, y in found if x != middle}
    assert len(moved) == 1
    assert moved.pop() - middle > 2 * 3.5


@pytest.mark.parametrize("bleed_mm", [0, 3, 4])
@pytest.mark.parametrize("slug_mm", [9, 10, 20])
def test_no_mark_enters_the_bleed_or_leaves_the_sheet(
    bleed_mm: float, slug_mm: float, coated: Ticket, tmp_path: Path
) -> None:
    ticket = with_marks(coated, bleed_mm, slug_mm=float(slug_mm), **EVERYTHING)
    pdf = finish(pages([b""], side=300), ticket, IMPRINT, (), [Words()])
    marks = traced(pdf, ticket, tmp_path)
    assert len(marks) == 8 + 4 + 4 * 3 + 16 + 1
    trim, sheet = 300 / MM, bleed_mm + slug_mm
    for mark in marks:
        right, left = (edge(x for x, _ in mark.points) for edge in (max, min))
        top, bottom = (edge(y for _, y in mark.points) for edge in (max, min))
        outside = (-right, left - trim, -top, bottom - trim)
        assert max(outside) >= bleed_mm - 0.001, mark
        assert min(left, bottom) >= -sheet - 0.001
        assert max(right, top) <= trim + sheet + 0.001


def test_what_lies_in_the_bleed_is_as_without_marks(coated: Ticket) -> None:
    content = b"0.4 0 0.6 0 k -20 -20 140 140 re f 0 0 0 1 k BT /D 40 Tf 30 30 Td (n) Tj ET"
    plain, full = with_marks(coated), with_marks(coated, **EVERYTHING)
    (before,), (after,) = (
        ghostscript(marked(ticket, content), ppi=254) for ticket in (plain, full)
    )
    room = 100  # 10 mm at 254 ppi
    high, wide = before.plates["Cyan"].shape
    for ink in PROCESS:
        inside = after.plates[ink][room : room + high, room : room + wide]
        # The sheet's height is no whole number of pixels, so edges may be a pixel off.
        assert np.array_equal(inside[3:-3, 3:-3], before.plates[ink][3:-3, 3:-3])
    assert before.plates["Black"].max() == pytest.approx(100)


def test_marks_in_line_are_on_every_plate_and_nothing_else_is(coated: Ticket) -> None:
    red = (0.0, 1.0, 0.9, 0.1)
    ticket = with_marks(coated, crop=True, weight_pt=1.0)
    ticket = ticket.model_copy(update={"ink": ticket.ink.model_copy(update={"spots": ("Red",)})})
    (page,) = ghostscript(
        marked(ticket, b"0 1 .9 .1 k 40 40 20 20 re f", (Spot("Red", red, red),)), ppi=254
    )
    corner = 130  # 13 mm of bleed and room
    assert page.at(corner, 60) == dict.fromkeys((*PROCESS, "Red"), 100)
    side = round(SIDE_MM * 10)
    inner = np.ix_(range(corner - 25, corner + side + 25), range(corner - 25, corner + side + 25))
    everywhere = np.min([plate[inner] for plate in page.plates.values()], axis=0)
    assert everywhere.max() == 0


def test_the_colour_bar_shows_solids_tints_and_overprints(coated: Ticket) -> None:
    ticket = with_marks(coated, colour_bar=True)
    wide = pages([b""], side=600)
    (page,) = ghostscript(finish(wide, ticket, IMPRINT))
    y, start = 5 * MM, (13 + 5) * MM
    patches = [page.at(start + (number + 0.5) * 5 * MM, y) for number in range(17)]
    assert patches[:4] == [{ink: 100} for ink in PROCESS]
    assert patches[4:8] == [{ink: 50} for ink in PROCESS]
    assert patches[8:12] == [{ink: pytest.approx(25, abs=1)} for ink in PROCESS]
    assert patches[12:] == [
        {"Magenta": 100, "Yellow": 100},
        {"Cyan": 100, "Yellow": 100},
        {"Cyan": 100, "Magenta": 100},
        {"Cyan": 100, "Magenta": 100, "Yellow": 100},
        {},
    ]


def boxes(marks: list[Mark]) -> list[tuple[float, float]]:
    """Left and right edge of filled paths."""
    return sorted(
        (min(x for x, _ in mark.points), max(x for x, _ in mark.points))
        for mark in marks
        if mark.filled
    )


@pytest.mark.parametrize("side", [120, 200, 300, 600])
def test_patches_stand_clear_of_one_another_and_of_other_marks(
    side: int, coated: Ticket, tmp_path: Path
) -> None:
    ticket = with_marks(coated, registration=True, colour_bar=True, folds_down=(0.25,))
    pdf = finish(pages([b""], side=side), ticket, IMPRINT)
    marks = traced(pdf, ticket, tmp_path)
    patches = boxes(marks)
    assert len(patches) == 16
    side_mm = side / MM
    assert all(right <= left + 0.01 for (_, right), (left, _) in pairwise(patches))
    for left, right in patches:
        assert left >= 5 - 0.01
        assert right <= side_mm - 5 + 0.01
        for place, away in ((side_mm / 2, 3.5), (side_mm / 4, 0)):
            assert right <= place - away or left >= place + away


def test_the_slug_line_is_as_large_as_it_can_be(coated: Ticket, tmp_path: Path) -> None:
    ticket = with_marks(coated, slug=True)
    (words,) = (m for m in traced(marked(ticket), ticket, tmp_path) if m.filled)
    left, right = min(x for x, _ in words.points), max(x for x, _ in words.points)
    assert left == pytest.approx(5, abs=0.01)
    assert right - left == pytest.approx(2.9 * 7 / MM, abs=0.01)  # 7 pt
    assert {y < -3 for _, y in words.points} == {True}

    pdf = finish(pages([b""]), ticket, IMPRINT, (), [Words(width=30_000)])
    (words,) = (m for m in traced(pdf, ticket, tmp_path) if m.filled)
    narrow = max(x for x, _ in words.points) - min(x for x, _ in words.points)
    assert narrow == pytest.approx((SIDE_MM - 10) * 2.9 / 30, abs=0.02)


def test_every_page_needs_its_line(coated: Ticket) -> None:
    with pytest.raises(ValueError, match="shorter"):
        finish(pages([b"", b""]), with_marks(coated, slug=True), IMPRINT, (), [Words()])


def test_the_slug_says_what_the_sheet_is(coated: Ticket) -> None:
    issue = "侨乡  第3期（总第27期）  2026年11月20日"
    assert slug_words(IMPRINT, coated, 2) == (
        f"{issue}  第1版（共2版）  A01-20261120  印刷单 sheetfed-coated",
        f"{issue}  第2版（共2版）  A02-20261120  印刷单 sheetfed-coated",
    )
    plain = Imprint("侨乡", "侨乡", DATE, total=27, section="B")
    (words,) = slug_words(plain, coated, 1)
    assert words.split("  ")[1] == "总第27期"
    assert "B01-20261120" in words
    (words,) = slug_words(Imprint("侨乡", "侨乡", DATE), coated, 1)
    assert words.split("  ")[:2] == ["侨乡", "2026年11月20日"]


def test_without_marks_the_sheet_ends_with_the_bleed(coated: Ticket, tmp_path: Path) -> None:
    ticket = with_marks(coated)
    assert ticket.marks.room == Length(0)
    assert traced(marked(ticket), ticket, tmp_path) == []
