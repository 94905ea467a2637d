"""Black on a tint, measured on the plates that Ghostscript and MuPDF make of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.press.bare_pages import bare, pages
from tests.press.separations import Separated, ghostscript, mupdf

from banxin.press import Imprint, finish
from banxin.ticket import Ticket

IMPRINT = Imprint("侨乡", "侨乡", datetime.date(2026, 11, 20))
TINT = b"0.4 0 0.6 0 k 0 0 100 100 re f\n"
KEPT = {"Cyan": 40, "Yellow": 60, "Black": 100}
KNOCKED_OUT = {"Black": 100}

ON_TOP = {
    "fill": b"0 0 0 1 k 40 40 20 20 re f",
    "fill-by-space": b"/DeviceCMYK cs 0 0 0 1 scn 40 40 20 20 re f",
    "fill-by-named-space": b"/Inks cs 0 0 0 1 sc 40 40 20 20 re f",
    "first-colour-of-the-space": b"/DeviceCMYK cs 40 40 20 20 re f",
    "even-odd": b"0 0 0 1 k 40 40 20 20 re f*",
    "stroke": b"0 0 0 1 K 20 w 40 50 m 60 50 l S",
    "stroke-by-space": b"/DeviceCMYK CS 0 0 0 1 SCN 20 w 40 50 m 60 50 l S",
    "fill-and-stroke": b"0 0 0 1 k 0 0 0 1 K 40 40 20 20 re b",
    "text": b"BT /D 40 Tf 0 0 0 1 k 35 35 Td (n) Tj ET",
    "text-in-pieces": b"0 0 0 1 k BT /D 40 Tf 35 35 Td [(n) 500] TJ ET",
    "text-stroked": b"0 0 0 1 K 10 w BT /D 40 Tf 1 Tr 49 35 Td (n) Tj ET",
    "text-after-white-text": b"BT /D 40 Tf 0 0 0 0 k (n) Tj 0 0 0 1 k 35 35 Td (n) Tj ET",
    "text-mode-kept-by-q": b"0 0 0 1 k q 3 Tr Q BT /D 40 Tf 35 35 Td (n) Tj ET",
    "clipped": b"30 30 40 40 re W n 0 0 0 1 k 40 40 20 20 re f",
    "while-clipping": b"0 0 0 1 k 40 40 20 20 re W f",
    "after-restoring": b"0 0 0 1 k q 0 0 0 0 k 0 0 9 9 re f Q 40 40 20 20 re f",
    "in-a-form": b"0 0 0 1 k /Square Do",
    "in-two-forms": b"/Twice Do",
    "same-form-after-white": b"q 1 0 0 1 30 0 cm 0 0 0 0 k /Square Do Q 0 0 0 1 k /Square Do",
    "after-a-photo": b"0 0 0 1 k q 9 0 0 9 0 0 cm /Photo Do Q 40 40 20 20 re f",
}  # fmt: skip

NOT_ON_TOP = {
    "white": b"0 0 0 0 k 40 40 20 20 re f",
    "white-after-black": b"0 0 0 1 k 0 0 9 9 re f 0 0 0 0 k 40 40 20 20 re f",
    "white-text-after-black": b"BT /D 40 Tf 0 0 0 1 k (n) Tj 0 0 0 0 k 35 35 Td (n) Tj ET",
    "white-after-restoring": b"0 0 0 0 k q 0 0 0 1 k 0 0 9 9 re f Q 40 40 20 20 re f",
    "white-form-after-black": b"0 0 0 1 k 0 0 9 9 re f /White Do",
    "same-form-in-white-after-black": b"0 0 0 1 k /Square Do 0 0 0 0 k /Square Do",
    "white-where-the-file-said-overprint": b"/Over gs 0 0 0 0 k 40 40 20 20 re f",
    "white-after-a-clip": b"30 30 40 40 re W n q 0 0 0 1 k 0 0 9 9 re f Q "
    b"0 0 0 0 k 40 40 20 20 re f",
    "masked": b"/Masked gs 0 0 0 1 k 40 40 20 20 re f",
    "grey": b"0 0 0 0.5 k 40 40 20 20 re f",
    "nearly-black": b"0 0 0 0.99 k 40 40 20 20 re f",
    "magenta": b"0 1 0 0 k 40 40 20 20 re f",
    "rich-black-keeps-no-yellow": b"0 1 0 1 k 40 40 20 20 re f",
    "white-stroke-over-black-fill": b"0 0 0 1 k 0 0 0 0 K 30 w 40 50 m 60 50 l B",
    "white-text-stroke": b"0 0 0 1 k 0 0 0 0 K 10 w BT /D 40 Tf 1 Tr 49 35 Td (n) Tj ET",
    "device-grey": b"0 g 40 40 20 20 re f",
    "photo": b"0 0 0 1 k 0 0 9 9 re f q 20 0 0 20 40 40 cm /Photo Do Q",
    "inline-photo": b"0 0 0 1 k 0 0 9 9 re f q 20 0 0 20 40 40 cm "
    b"BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx ID 000000FF> EI Q",
    "shading": b"0 0 0 1 k 0 0 9 9 re f 40 40 20 20 re W n /Ramp sh",
}  # fmt: skip

# MuPDF paints fill and stroke as one group that knocks out, so only Ghostscript is asked.
TWO_COLOURS = {
    "black-fill-with-white-stroke": b"0 0 0 1 k 0 0 0 0 K 40 40 20 20 re B",
    "black-text-with-white-stroke": b"0 0 0 1 k 0 0 0 0 K BT /D 40 Tf 2 Tr 35 35 Td (n) Tj ET",
}

# What lets through is mixed with the tint, and no more: by hand, from alpha and multiplication.
MIXED = {
    "half": (b"/Half gs 0 0 0 1 k 40 40 20 20 re f", {"Cyan": 20, "Yellow": 30, "Black": 50}),
    "half-a-group": (b"/Half gs 0 0 0 1 k /Group Do", {"Cyan": 20, "Yellow": 30, "Black": 50}),
    "multiplied": (b"/Multiply gs 0 0 0 1 k 40 40 20 20 re f", KEPT),
}


def plates(
    case: dict[str, bytes], ticket: Ticket, make: Callable[[bytes], list[Separated]]
) -> dict[str, dict[str, int]]:
    """What lies in the middle of each case's page."""
    finished = finish(pages([TINT + content for content in case.values()]), ticket, IMPRINT)
    return {name: page.at(50, 50) for name, page in zip(case, make(finished), strict=True)}


@pytest.fixture(scope="module")
def overprinting(coated: Ticket) -> Ticket:
    return bare(coated, ink={"black_overprints": True})


@pytest.fixture(scope="module")
def knocking_out(coated: Ticket) -> Ticket:
    return bare(coated, ink={"black_overprints": False})


@pytest.mark.parametrize("make", [ghostscript, mupdf])
def test_black_alone_lies_on_the_tint(
    overprinting: Ticket, make: Callable[[bytes], list[Separated]]
) -> None:
    assert plates(ON_TOP, overprinting, make) == dict.fromkeys(ON_TOP, KEPT)


@pytest.mark.parametrize("make", [ghostscript, mupdf])
def test_black_takes_the_tint_away_where_the_ticket_wants_that(
    knocking_out: Ticket, make: Callable[[bytes], list[Separated]]
) -> None:
    assert plates(ON_TOP, knocking_out, make) == dict.fromkeys(ON_TOP, KNOCKED_OUT)


@pytest.mark.parametrize("make", [ghostscript, mupdf])
def test_everything_else_takes_the_tint_away(
    overprinting: Ticket, make: Callable[[bytes], list[Separated]]
) -> None:
    for name, inks in plates(NOT_ON_TOP, overprinting, make).items():
        assert not inks.keys() & {"Cyan", "Yellow"}, name


@pytest.mark.parametrize("make", [ghostscript, mupdf])
def test_black_that_lets_through_is_mixed(
    overprinting: Ticket, make: Callable[[bytes], list[Separated]]
) -> None:
    contents = {name: content for name, (content, _) in MIXED.items()}
    found = plates(contents, overprinting, make)
    for name, (_, wanted) in MIXED.items():
        assert found[name] == pytest.approx(wanted, abs=1), name


def test_a_black_fill_lies_on_the_tint_whatever_its_stroke(overprinting: Ticket) -> None:
    assert plates(TWO_COLOURS, overprinting, ghostscript) == dict.fromkeys(TWO_COLOURS, KEPT)


def test_a_form_in_white_and_black_is_two_forms(overprinting: Ticket) -> None:
    """Each with what it needs, so that neither depends on the other's state."""
    content = b"0 0 0 1 k /Square Do 0 0 0 0 k /Square Do 0 0 0 1 k /Square Do"
    finished = finish(pages([content]), overprinting, IMPRINT)
    with pikepdf.open(BytesIO(finished)) as document:
        forms = document.pages[0].resources.XObject
        assert sorted(forms.keys()) == ["/Square", "/Square-"]
        assert "/BanxinOverprint" in forms.Square.Resources.ExtGState
        assert "/ExtGState" not in forms["/Square-"].Resources


def test_no_state_is_set_while_a_path_is_built(overprinting: Ticket) -> None:
    """Readers forgive it, platesetters need not (ISO 32000-2:2020, 8.2, figure 9)."""
    finished = finish(pages([*ON_TOP.values(), *NOT_ON_TOP.values()]), overprinting, IMPRINT)
    with pikepdf.open(BytesIO(finished)) as document:
        for page in document.pages:
            building = False
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                assert not (building and operator == "gs")
                building = operator in {"m", "l", "c", "v", "y", "re", "h", "W", "W*"}


def test_overprint_is_said_in_full(overprinting: Ticket) -> None:
    """Without OPM 1 black would still take the tint away (ISO 32000-2:2020, 8.6.7)."""
    finished = finish(pages([ON_TOP["text"]]), overprinting, IMPRINT)
    with pikepdf.open(BytesIO(finished)) as document:
        (said,) = document.pages[0].resources.ExtGState.values()
        assert [said[key] for key in ("/OP", "/op", "/OPM")] == [True, True, 1]


def test_nothing_is_said_where_nothing_overprints(knocking_out: Ticket) -> None:
    finished = finish(pages([*ON_TOP.values()]), knocking_out, IMPRINT)
    with pikepdf.open(BytesIO(finished)) as document:
        assert all("/ExtGState" not in page.resources for page in document.pages)
