"""What a press takes without harm must not be found: a false alarm at midnight is a fault too."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.preflight.damages import (
    Damage,
    annotated,
    both,
    drawn,
    form_with,
    gradient,
    group,
    icc_of_another,
    layered,
    named,
    page,
    pages,
    paint,
    photo_at,
    resource,
    root,
    shaded_pattern,
    soft_mask,
    space,
    spot_photo,
    state,
    without_marks,
    xmp,
)
from tests.preflight.sound import SIDE, K, separation

from banxin.diagnostics import Diagnostic
from banxin.measure import Length
from banxin.preflight import Order
from banxin.preflight.order import Trim
from banxin.ticket import Ticket

Judge = Callable[..., tuple[Diagnostic, ...]]


def hidden_layer(content: bytes) -> Damage:
    """Content in a layer that is off; that there is a layer is another matter."""

    def damage(pdf: pikepdf.Pdf) -> None:
        layered(pdf)
        layer = pdf.Root.OCProperties.OCGs[0]
        pdf.Root.OCProperties.D = Dictionary(OFF=Array([layer]))
        resource("/Properties", "/Layer", layer, b" /OC /Layer BDC" + content + b" EMC")(pdf)
        del pdf.Root.OCProperties.OCGs[0]

    return damage


def same_build_written_twice(pdf: pikepdf.Pdf) -> None:
    """One solid, once as a line from paper, once as two samples, as two programs write it."""
    line = separation(pdf, "Banxin Red", (0, 1, 1, 0))
    sampled = separation(pdf, "Banxin Red", (0, 1, 1, 0))
    sampled[3] = pdf.make_stream(
        bytes([0, 0, 0, 0, 0, 255, 255, 0]),
        Dictionary(
            FunctionType=0, Domain=Array([0, 1]), Range=Array([0, 1] * 4), Size=Array([2]),
            BitsPerSample=8,
        ),
    )  # fmt: skip
    resource("/ColorSpace", "/One", line, b" /One cs 1 scn 0 0 9 9 re f")(pdf)
    resource("/ColorSpace", "/Two", sampled, b" /Two cs 1 scn 0 0 9 9 re f")(pdf)


def slices(count: int) -> bytes:
    boxes = "".join(f"20 {20 + 0.1 * each:.1f} 60 .1 re f " for each in range(count))
    return b" 0 0 0 .5 k " + boxes.encode()


HARMLESS: dict[str, Damage] = {
    "grey": paint(b" .5 g 0 0 9 9 re f"),
    "a colour chosen and not used": paint(b" 1 0 0 rg 0 0 0 1 k 0 0 9 9 re f"),
    "nearly black": paint(b" 0 0 0 .84 k BT /F1 9 Tf <0001> Tj ET"),
    "a red headline": paint(b" 0 1 1 0 k BT /F1 36 Tf <0001> Tj ET"),
    "black on a tint": paint(b" 0 1 1 0 k 20 20 90 20 re f" + K + b"BT /F1 9 Tf <0001> Tj ET"),
    "text for searching": paint(b" 1 0 0 1 k BT /F1 9 Tf 3 Tr <0001> Tj ET"),
    "text clipped away": paint(b" q 0 0 1 1 re W n BT /F1 3 Tf 50 50 Td <0001> Tj ET Q"),
    "text off the sheet": paint(b" BT /F1 3 Tf 900 900 Td <0001> Tj ET"),
    "small text in the slug": paint(b" BT /F1 4 Tf 20 -20 Td <0001> Tj ET"),
    "text of no size": paint(b" BT /F1 0 Tf <0001> Tj ET"),
    "the smallest type": paint(K + b"BT /F1 5 Tf <0001> Tj ET"),
    "black by itself as a spot": space(
        lambda pdf: separation(pdf, "Black", (0, 0, 0, 1)),
        b" /Over gs /Mine cs 1 scn BT /F1 9 Tf <0001> Tj ET",
    ),
    "large black text that knocks out": paint(b" 0 0 0 1 k BT /F1 12 Tf <0001> Tj ET"),
    "white that knocks out": state(b"0 0 0 0 k 50 50 20 20 re f", op=True, OP=True, OPM=0),
    "a rounded bleed": page(BleedBox=Array([0, 0, 300.47, 300.47])),
    "a crop box of the whole sheet": lambda pdf: page(CropBox=pdf.pages[0].MediaBox)(pdf),
    "227 ppi, over the 225 of the ticket": photo_at(95),
    "a coarse photo off the sheet": paint(b" q 145 0 0 145 900 900 cm /Photo Do Q"),
    "a hairline clipped away": paint(b" q 0 0 1 1 re W n 0 w 20 20 m 80 20 l S Q"),
    "a hairline that is clear": state(b"0 w 20 20 m 80 20 l S", CA=0),
    "a hairline off the bleed": paint(b" 0 0 0 1 K .1 w 20 -20 m 80 -20 l S"),
    "a white hairline": paint(b" 0 0 0 0 K 0 w 20 20 m 80 20 l S"),
    "a thick line in a small scale": paint(b" 0 0 0 1 K q .1 0 0 .1 0 0 cm 5 w 0 9 m 9 9 l S Q"),
    "a line along its squeeze": paint(b" 0 0 0 1 K q 1 0 0 .1 0 0 cm .5 w 20 9 m 20 900 l S Q"),
    "a gradient cut into slices": paint(slices(60)),
    "a dot": paint(b" 0 0 0 1 k 20 20 .2 .2 re f"),
    "a frame of half a point": paint(b" 0 0 0 1 k 20 20 60 60 re 20.5 20.5 59 59 re f*"),
    "registration in the slug": paint(b" /Registration cs 1 scn 20 -20 5 5 re f"),
    "a mark that ends where the bleed begins": paint(
        b" /Registration CS 1 SCN .25 w 8.504 0 m 8.504 -20 l S"
    ),
    "marks of which the page is clipped free": paint(
        b" q 30 30 9 9 re W n /Registration CS 1 SCN 5 w 20 20 m 60 20 l 20 60 m 60 60 l S Q"
    ),
    "registration without ink": paint(b" /Registration cs 0 scn 20 20 5 5 re f"),
    "a gradient in CMYK": resource(
        "/Shading", "/Sky", gradient(Name.DeviceCMYK, 4), b" q 0 0 9 9 re W n /Sky sh Q"
    ),
    "a gradient as a pattern": shaded_pattern(Name.DeviceCMYK, 4),
    "transparency in a CMYK group": state(K + b" 20 20 9 9 re f", ca=0.5),
    "a grey soft mask": soft_mask(b"1 g 0 0 5 5 re f", Name.DeviceGray),
    "a grey group": drawn(lambda pdf: group(pdf, b"", Name.DeviceGray)),
    "a transfer curve that changes nothing": state(b"", TR=Name.Identity),
    "the press's own halftone": state(b"", HT=Name.Default),
    "a printer's mark": annotated("PrinterMark", -20, -20, -9, -9),
    "a link in the slug": annotated("Link", -20, -20, -9, -9),
    "opened at a page": root(
        OpenAction=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])), Names=Dictionary()
    ),
    "a moment told in another zone": xmp("2026-11-23T08:00:00+08:00", "2026-11-23T00:00:00Z"),
    "four pages": pages(SIDE, SIDE, SIDE, SIDE),
    "a form with a name": drawn(form_with(Name=Name.Logo)),
    "text hidden with its layer": hidden_layer(b" BT /F1 3 Tf <0001> Tj ET"),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_allowed_is_not_found(change: Damage, judged: Judge) -> None:
    assert judged(change) == ()


def with_spots(ordered: Order, *spots: str) -> Order:
    ink = ordered.ticket.ink.model_copy(update={"spots": spots})
    return Order(ordered.ticket.model_copy(update={"ink": ink}), ordered.trim)


@pytest.mark.parametrize(
    ("written", "use"),
    [
        ("banxin red", named("Banxin Red")),
        ("PANTONE 186 CVC", named("PANTONE 186 C")),
        ("Banxin Red", same_build_written_twice),
        ("Gold", drawn(spot_photo)),
    ],
)
def test_a_spot_that_was_ordered_is_none_too_many(
    written: str, use: Damage, judged: Judge, ordered: Order
) -> None:
    assert judged(use, with_spots(ordered, written)) == ()


def test_two_pantones_are_two_inks(judged: Judge, ordered: Order) -> None:
    both_ordered = with_spots(ordered, "PANTONE 186 C", "PANTONE 187 C")
    assert judged(named("PANTONE 186 C", "PANTONE 187 C"), both_ordered) == ()


def test_a_plate_of_one_page_is_no_wrong_number(judged: Judge, ordered: Order) -> None:
    written = ordered.ticket.model_dump()
    written["files"] |= {"parts": "pages", "counts": (4, 8)}
    plates = Order(Ticket.model_validate(written), ordered.trim)
    assert judged(paint(b""), plates) == ()


def test_a_toner_printer_needs_no_overprint(judged: Judge, ordered: Order) -> None:
    ink = ordered.ticket.ink.model_copy(update={"black_overprints": False})
    toner = Order(ordered.ticket.model_copy(update={"ink": ink}), ordered.trim)
    assert judged(paint(b" 0 0 0 1 k BT /F1 9 Tf <0001> Tj ET"), toner) == ()


def test_marks_may_lack_where_none_are_wanted(judged: Judge, ordered: Order) -> None:
    written = ordered.ticket.model_dump()
    written["marks"] |= {"crop": False, "registration": False, "colour_bar": False, "slug": False}
    assert judged(without_marks, Order(Ticket.model_validate(written), ordered.trim)) == ()


def test_a_wide_page_that_was_ordered_is_no_spread(judged: Judge, ordered: Order) -> None:
    wide = Order(ordered.ticket, Trim(Length.mm(200), Length.mm(100)))
    assert judged(pages(2 * SIDE), wide) == ()


def test_pages_all_of_one_width_are_no_spreads(judged: Judge, ordered: Order) -> None:
    assert judged(pages(2 * SIDE, 2 * SIDE), Order(ordered.ticket)) == ()


def test_another_profile_is_said_once_where_there_is_no_intent(judged: Judge) -> None:
    """Without an intent nothing is equal to it, so a tagged colour is of another condition."""
    damage = both(
        root(OutputIntents=None), space(icc_of_another, b" /Mine cs 0 0 0 1 scn 0 0 9 9 re f")
    )
    assert {found.code for found in judged(damage)} == {
        "preflight-intent-missing",
        "preflight-cmyk-other",
    }


def test_a_name_in_chinese_is_a_name(judged: Judge, ordered: Order) -> None:
    assert judged(root(Title=String("第十一期")), ordered) == ()
