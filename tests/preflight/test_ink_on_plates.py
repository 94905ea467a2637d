"""Ink is measured on plates that Ghostscript has exposed: areas by hand, inks by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image
from tests.preflight.sheets import SIDE_MM, sheet

from banxin.diagnostics import Diagnostic, PagePlace
from banxin.preflight import Order, Outcome, Verdict, inspect
from banxin.preflight import plates as exposing
from banxin.preflight.bounds import NotHere, OutOfBounds, Ran
from banxin.preflight.reading import read
from banxin.preflight.regions import regions
from banxin.ticket import Ticket


def heavy(pdf: bytes, ticket: Ticket) -> list[Diagnostic]:
    found = inspect(pdf, Order(ticket)).diagnostics
    return [each for each in found if each.code == "preflight-ink-heavy"]


def outcome(verdict: Verdict, rule: str) -> Outcome:
    return next(answer.outcome for answer in verdict.answers if answer.rule.id == rule)


# The ticket allows 300 % on more than 15 mm²; 4.2 × 4.2 mm are 17.6 of them.
BLOT = b"1 1 .5 .6 k 20 30 4.2 4.2 re f"


def test_a_blot_over_the_limit_is_found_with_its_place(ticket: Ticket) -> None:
    (found,) = heavy(sheet(BLOT), ticket)
    assert found.params == {"have": 310, "wanted": 300, "area": found.params["area"], "most": "15"}
    assert float(found.params["area"]) == pytest.approx(17.6, abs=2)
    place = found.place
    assert isinstance(place, PagePlace)
    assert place.box is not None
    # From the trim's top left; a pixel is 0.35 mm.
    assert place.box.x.in_mm == pytest.approx(20, abs=0.4)
    assert place.box.y.in_mm == pytest.approx(SIDE_MM - 34.2, abs=0.4)
    assert place.box.width.in_mm == pytest.approx(4.2, abs=0.4)


@pytest.mark.parametrize(
    "content",
    [
        b"1 1 .5 .5 k 20 30 4 4 re f",  # 300 % is the limit itself
        b"1 1 1 1 k 20 30 3.5 3.5 re f",  # 12 mm²
        b"1 1 1 1 k 10 30 3.5 3.5 re f 30 30 3.5 3.5 re f",  # twice 12 mm², apart
        b"1 1 1 1 k -8 -8 4 12 re f",  # outside the bleed, where marks are
        b"1 1 1 0 k 20 30 9 9 re f 0 0 0 1 k 20 30 9 9 re f",  # black knocks out
    ],
)
def test_what_paper_carries_is_not_found(content: bytes, ticket: Ticket) -> None:
    assert heavy(sheet(content), ticket) == []


def test_black_that_overprints_adds_to_what_lies_under(ticket: Ticket) -> None:
    over = Dictionary(O=Dictionary(OP=True, op=True, OPM=1))
    content = b"1 1 1 0 k 20 30 9 9 re f /O gs 0 0 0 1 k 20 30 9 9 re f"
    (found,) = heavy(sheet(content, resources={"ExtGState": over}), ticket)
    assert found.params["have"] == 400


def test_a_spot_ink_is_ink(ticket: Ticket) -> None:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 1, 0]), N=1
    )
    spot = Array([Name.Separation, Name("/Masthead 红"), Name.DeviceCMYK, tint])
    resources = {
        "ColorSpace": Dictionary(S=spot),
        "ExtGState": Dictionary(O=Dictionary(OP=True, op=True, OPM=1)),
    }
    content = b"1 1 1 0 k 20 30 9 9 re f /O gs /S cs 1 scn 20 30 9 9 re f"
    pdf = sheet(content, resources=resources)
    (found,) = heavy(pdf, ticket)
    assert found.params["have"] == 400
    (page,) = exposing.expose(pdf, read(pdf).pages, ticket).pages
    assert page.inks == ("Cyan", "Magenta", "Yellow", "Masthead 红")


def test_pages_of_different_sizes_and_many_of_them_keep_their_numbers(ticket: Ticket) -> None:
    contents = [b""] * 17
    contents[16] = BLOT
    (found,) = heavy(sheet(*contents), ticket)
    assert isinstance(found.place, PagePlace)
    assert found.place.page == 17


def test_without_ghostscript_ink_is_skipped_and_not_passed(
    ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposing, "run_within", raising(NotHere("gs")))
    verdict = inspect(sheet(BLOT), Order(ticket))
    for rule in ("preflight-not-exposed", "preflight-ink-heavy", "preflight-edge-short"):
        assert outcome(verdict, rule) is Outcome.SKIP
    assert "preflight-unasked-ghostscript" in {each.code for each in verdict.blind_spots}


@pytest.mark.parametrize(
    "gives_up",
    [
        lambda: raising(OutOfBounds("60 s CPU")),
        lambda: lambda *_: Ran(1, b"", ""),
        lambda: lambda *_: Ran(0, b"", ""),  # says it is done, and has written nothing
    ],
)
def test_a_file_on_which_ghostscript_gives_up_does_not_pass(
    gives_up: Callable[[], Callable[..., Ran]], ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposing, "run_within", gives_up())
    verdict = inspect(sheet(BLOT), Order(ticket))
    assert not verdict.is_fit
    assert outcome(verdict, "preflight-not-exposed") is Outcome.FAIL
    assert outcome(verdict, "preflight-ink-heavy") is Outcome.SKIP


def raising(cause: Exception) -> Callable[..., Ran]:
    def run(*_: object) -> Ran:
        raise cause

    return run


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=1, max_size=7))
def test_regions_are_those_of_a_flood(rows: list[list[bool]]) -> None:
    mask = Image.new("L", (7, len(rows)))
    mask.putdata([255 * dot for row in rows for dot in row])
    found = sorted(
        (each.top, each.left, each.bottom, each.right, each.pixels) for each in regions(mask)
    )
    assert found == sorted(
        flooded({(x, y) for y, row in enumerate(rows) for x, dot in enumerate(row) if dot})
    )


def flooded(dots: set[tuple[int, int]]) -> list[tuple[int, int, int, int, int]]:
    """The regions, pixel by pixel, corners touching."""
    found = []
    while dots:
        region, edge = set(), [dots.pop()]
        while edge:
            x, y = edge.pop()
            region.add((x, y))
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & dots
            dots -= near
            edge += near
        across, down = zip(*region, strict=True)
        found.append((min(down), min(across), max(down) + 1, max(across) + 1, len(region)))
    return found
