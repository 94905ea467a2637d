"""Paint that reaches the trim must go on to the edge of the bleed, on all four sides."""

from __future__ import annotations

import pytest
from tests.preflight.sheets import sheet

from banxin.diagnostics import Diagnostic, PagePlace
from banxin.preflight import Order, inspect
from banxin.ticket import Ticket

# The trim is 60 mm square, the bleed 3 mm.
CASES = {
    "left": (b"0 20 30 20 re f", (-3, 20, 3, 20)),
    "right": (b"30 20 30 20 re f", (60, 20, 3, 20)),
    "top": (b"20 30 20 30 re f", (20, -3, 20, 3)),
    "bottom": (b"20 0 20 30 re f", (20, 60, 20, 3)),
}


def short(content: bytes, ticket: Ticket, bleed_mm: float = 3) -> list[Diagnostic]:
    found = inspect(sheet(b"0 0 0 .5 k " + content, bleed_mm=bleed_mm), Order(ticket)).diagnostics
    return [each for each in found if each.code == "preflight-edge-short"]


@pytest.mark.parametrize("side", CASES)
def test_paint_that_stops_at_the_trim_is_found(side: str, ticket: Ticket) -> None:
    content, wanted = CASES[side]
    (found,) = short(content, ticket)
    place = found.place
    assert isinstance(place, PagePlace)
    assert place.box is not None
    box = (place.box.x, place.box.y, place.box.width, place.box.height)
    assert [edge.in_mm for edge in box] == pytest.approx(wanted, abs=0.6)
    assert float(found.params["length"]) == pytest.approx(20, abs=1)


@pytest.mark.parametrize(
    "content",
    [
        b"-3 20 66 20 re f",  # runs out on both sides
        b"-8 -8 76 76 re f",  # the whole sheet
        b"1 20 58 20 re f",  # keeps clear of the trim
        b"0 20 60 0.3 re f",  # a rule up to the trim
        b"-2.9 20 30 20 re f",  # to the bleed's edge, but for its rounding
    ],
)
def test_paint_that_goes_out_or_keeps_clear_is_not_found(content: bytes, ticket: Ticket) -> None:
    assert short(content, ticket) == []


def test_paint_that_stops_half_way_is_found(ticket: Ticket) -> None:
    assert len(short(b"-1.5 20 30 20 re f", ticket)) == 1


def test_a_page_without_bleed_is_left_to_the_rule_about_bleed(ticket: Ticket) -> None:
    assert short(b"0 20 30 20 re f", ticket, bleed_mm=0) == []
