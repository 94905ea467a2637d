"""Spot inks on plates of their own, as Ghostscript separates them."""

from __future__ import annotations

import datetime
from io import BytesIO

import pikepdf
import pytest
from tests.press.bare_pages import NO_MARKS, bare, pages
from tests.press.separations import ghostscript, mupdf

from banxin.press import Imprint, Spot, finish
from banxin.ticket import Ticket

IMPRINT = Imprint("侨乡", "侨乡", datetime.date(2026, 11, 20))
RED = (0, 1, 0.9, 0.1)
NAME = "Masthead Red"
SPOTS = (Spot(NAME, RED, RED), Spot(NAME, (0, 0.2, 0.18, 0.02), RED, 0.2))
SOLID = {NAME: 100}
FOUR = {"Magenta": 100, "Yellow": 90, "Black": 10}

# On a page without anything under it: content, and what the plates must hold in the middle.
CASES = {
    "fill": (b"0 1 .9 .1 k 40 40 20 20 re f", SOLID),
    "fill-by-space": (b"/DeviceCMYK cs 0 1 0.9 0.1 scn 40 40 20 20 re f", SOLID),
    "stroke": (b"0 1 .9 .1 K 20 w 40 50 m 60 50 l S", SOLID),
    "stroke-by-space": (b"/DeviceCMYK CS 0 1 .9 .1 SCN 20 w 40 50 m 60 50 l S", SOLID),
    "text": (b"BT /D 40 Tf 0 1 .9 .1 k 35 35 Td (n) Tj ET", SOLID),
    "as-a-painter-rounds-it": (b"0 1.000004 0.899999 0.1 k 40 40 20 20 re f", SOLID),
    "tint": (b"0 .2 .18 .02 k 40 40 20 20 re f", {NAME: 20}),
    "in-a-form": (b"0 1 .9 .1 k /Square Do", SOLID),
    "half-through": (b"/Half gs 0 1 .9 .1 k 40 40 20 20 re f", {NAME: 50}),
    "nearly": (
        b"0 1 .9 .11 k 40 40 20 20 re f",
        {"Magenta": 100, "Yellow": 90, "Black": 11},
    ),
    "four-inks-after-it": (
        b"/DeviceCMYK cs 0 1 .9 .1 scn 0 0 9 9 re f 1 0 0 0 scn 40 40 20 20 re f",
        {"Cyan": 100},
    ),
    "form-in-four-inks-after-it": (b"0 1 .9 .1 k 0 0 9 9 re f /White Do", {}),
    "restored": (
        b"0 1 .9 .1 k q 1 0 0 0 k 0 0 9 9 re f Q 40 40 20 20 re f",
        SOLID,
    ),
    "other-side-untouched": (b"0 1 .9 .1 K 1 0 0 0 k 40 40 20 20 re f", {"Cyan": 100}),
    "black-on-it": (
        b"0 1 .9 .1 k 0 0 100 100 re f 0 0 0 1 k 40 40 20 20 re f",
        {NAME: 100, "Black": 100},
    ),
    "white-on-it": (b"0 1 .9 .1 k 0 0 100 100 re f 0 0 0 0 k 40 40 20 20 re f", {}),
    "cyan-on-it": (
        b"0 1 .9 .1 k 0 0 100 100 re f 1 0 0 0 k 40 40 20 20 re f",
        {"Cyan": 100},
    ),
    "photo-on-it": (
        b"0 1 .9 .1 k 0 0 100 100 re f 0 0 0 1 k 0 0 9 9 re f "
        b"q 20 0 0 20 40 40 cm /Photo Do Q",
        {"Black": 100},
    ),
    "shading-on-it": (
        b"0 1 .9 .1 k 0 0 100 100 re f 0 0 0 1 k 0 0 9 9 re f "
        b"40 40 20 20 re W n /Ramp sh",
        {"Black": 100},
    ),
    "it-on-a-tint": (
        b"1 0 0 0 k 0 0 100 100 re f 0 1 .9 .1 k 40 40 20 20 re f",
        SOLID,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def ordering(coated: Ticket) -> Ticket:
    return bare(coated, ink={"spots": (NAME, "Never Used")})


def finished(contents: list[bytes], ticket: Ticket) -> bytes:
    return finish(pages(contents), ticket, IMPRINT, SPOTS)


def test_an_ordered_ink_has_a_plate_of_its_own(ordering: Ticket) -> None:
    separated = ghostscript(finished([content for content, _ in CASES.values()], ordering))
    found = {name: page.at(50, 50) for name, page in zip(CASES, separated, strict=True)}
    assert found == {name: inks for name, (_, inks) in CASES.items()}


def test_no_other_plate_comes_of_it(ordering: Ticket) -> None:
    (page,) = ghostscript(finished([CASES["text"][0]], ordering))
    assert set(page.plates) == {"Cyan", "Magenta", "Yellow", "Black", NAME}
    assert all(page.plates[name].max() == 0 for name in ("Cyan", "Magenta", "Yellow", "Black"))


@pytest.mark.parametrize("name", ["fill", "stroke", "text", "in-a-form"])
def test_without_an_order_it_stays_in_four_inks(name: str, coated: Ticket) -> None:
    for ticket in (bare(coated), bare(coated, ink={"spots": ("masthead red",)})):
        (page,) = ghostscript(finished([CASES[name][0]], ticket))
        assert page.at(50, 50) == FOUR
        assert set(page.plates) == {"Cyan", "Magenta", "Yellow", "Black"}


def test_a_press_without_the_ink_mixes_it_of_four(ordering: Ticket) -> None:
    """MuPDF has four inks only here, so it prints the alternate: the palette's own."""
    contents = [CASES["fill"][0], CASES["tint"][0]]
    solid, tint = mupdf(finished(contents, ordering))
    assert solid.at(50, 50) == FOUR
    assert tint.at(50, 50) == pytest.approx({"Magenta": 20, "Yellow": 18, "Black": 2}, abs=1)


def test_the_ink_is_one_object_with_one_build(ordering: Ticket) -> None:
    """Two builds of one ink are refused by RIPs (ISO 15930-7:2010; ISO 19005-2:2011, 6.2.4.4)."""
    with pikepdf.open(BytesIO(finished([b"0 1 .9 .1 k", b"0 .2 .18 .02 K"], ordering))) as document:
        spaces = [page.resources.ColorSpace.BanxinSpot1 for page in document.pages]
        assert len({space.objgen for space in spaces}) == 1
        kind, name, alternate, function = spaces[0]
        assert (str(kind), str(name)) == ("/Separation", f"/{NAME}")
        assert str(alternate) == "/DeviceCMYK"
        assert [float(ink) for ink in function.C1] == list(RED)
        assert [float(ink) for ink in function.C0] == [0] * 4
        assert int(function.N) == 1


def test_the_colour_bar_has_patches_of_the_ink(ordering: Ticket) -> None:
    marks = {**NO_MARKS, "colour_bar": True}
    ticket = bare(ordering, marks=marks)
    (page,) = ghostscript(finished([b""], ticket))
    seen = {round(share) for share in set(page.plates[NAME].flat)}
    assert {0, 50, 100} <= seen
    (page,) = ghostscript(finished([b""], bare(ticket, marks=marks, ink={"spots": ()})))
    assert NAME not in page.plates


def test_chinese_names_reach_the_plate(coated: Ticket) -> None:
    ticket = bare(coated, ink={"spots": ("报头红",)})
    spots = (Spot("报头红", RED, RED),)
    out = finish(pages([CASES["fill"][0]]), ticket, IMPRINT, spots)
    with pikepdf.open(BytesIO(out)) as document:
        assert str(document.pages[0].resources.ColorSpace.BanxinSpot1[1]) == "/报头红"


def test_black_that_has_an_ink_of_its_own_does_not_overprint(coated: Ticket) -> None:
    ticket = bare(coated, ink={"spots": ("Deep Black",)})
    black = (0.0, 0.0, 0.0, 1.0)
    content = b"1 0 0 0 k 0 0 100 100 re f 0 0 0 1 k 40 40 20 20 re f"
    (page,) = ghostscript(
        finish(pages([content]), ticket, IMPRINT, (Spot("Deep Black", black, black),))
    )
    assert page.at(50, 50) == {"Deep Black": 100}
