"""Painted pages written by hand, operator by operator: square, 0 0 at the bottom left."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from tests.tickets import changed

from banxin.ticket import Ticket

SIDE_PT = 100
NO_MARKS = {"crop": False, "registration": False, "colour_bar": False, "slug": False}


def bare(ticket: Ticket, **parts: dict[str, Any]) -> Ticket:
    """The ticket without bleed or marks, so that places on page and sheet are the same."""
    parts = {"boxes": {"bleed_mm": 0.0}, "marks": NO_MARKS, **parts}
    return changed(ticket, **parts)


def form(document: Pdf, content: bytes, resources: Dictionary | None = None, **more: Any) -> Any:
    """A form the size of the page."""
    held = document.make_stream(content)
    held.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, SIDE_PT, SIDE_PT]),
        Resources=resources or Dictionary(), **more,
    )  # fmt: skip
    return held


def tiles(document: Pdf, content: bytes, kind: int = 1, **more: Any) -> Any:
    """A pattern of tiles 10 pt square; kind 2 takes the colour it is painted with."""
    held = document.make_stream(content)
    held.stream_dict = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=kind, TilingType=1, XStep=10, YStep=10,
        BBox=Array([0, 0, 10, 10]), Resources=Dictionary(), **more,
    )  # fmt: skip
    return held


def shading() -> Dictionary:
    """Black all the way."""
    ramp = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 1]), C1=Array([0, 0, 0, 1])
    )
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, SIDE_PT, 0]), Function=ramp
    )


def black_pixel(document: Pdf) -> Any:
    """A picture of one pixel, black alone."""
    held = document.make_stream(b"\0\0\0\xff")
    held.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
    )  # fmt: skip
    return held


def pages(contents: Sequence[bytes], side: int = SIDE_PT) -> bytes:
    """One page for each content, all with the same resources.

    Fonts: ``D`` is ZapfDingbats, whose n is a filled square. ExtGStates: ``Over`` overprints,
    ``Half`` lets through, ``Multiply`` blends, ``Masked`` has a soft mask. Forms: ``Square``
    fills the middle in the colour it finds, ``White`` in white, ``Twice`` paints Square in black
    and then in white beside it, ``Group`` is Square as a transparency group. Patterns: ``Dots``
    is black, ``Stencil`` colourless. ``Photo`` is black, as is the shading ``Ramp``.
    """
    document = pikepdf.new()
    square = form(document, b"40 40 20 20 re f")
    nested = Dictionary(XObject=Dictionary(Square=square))
    opaque = form(document, b"1 g 0 0 100 100 re f", Group=_group(Name.DeviceGray))
    resources = Dictionary(
        Font=Dictionary(
            D=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        ),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1),
            Half=Dictionary(ca=0.5, CA=0.5),
            Multiply=Dictionary(BM=Name.Multiply),
            Masked=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=opaque)),
        ),
        ColorSpace=Dictionary(Inks=Name.DeviceCMYK, Unused=Name.DeviceRGB),
        XObject=Dictionary(
            Square=square,
            White=form(document, b"0 0 0 0 k 40 40 20 20 re f"),
            Twice=form(
                document, b"0 0 0 1 k /Square Do q 1 0 0 1 30 0 cm 0 0 0 0 k /Square Do Q", nested
            ),
            Group=form(document, b"40 40 20 20 re f", Group=_group(Name.DeviceCMYK)),
            Photo=black_pixel(document),
        ),
        Pattern=Dictionary(
            Dots=tiles(document, b"0 0 0 1 k 0 0 10 10 re f"),
            Stencil=tiles(document, b"0 0 10 10 re f", kind=2),
        ),
        Shading=Dictionary(Ramp=shading()),
    )
    for content in contents:
        page = document.add_blank_page(page_size=(side, side))
        page.trimbox = Array([0, 0, side, side])
        page.obj.Contents = document.make_stream(content)
        page.obj.Resources = resources
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _group(space: Name) -> Dictionary:
    return Dictionary(S=Name.Transparency, CS=space)
