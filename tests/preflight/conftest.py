"""One small PDF without fault, built by hand, and the means to damage it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from banxin.diagnostics import Diagnostic
from banxin.preflight import RULES, Order
from banxin.preflight.inspection import put
from banxin.preflight.reading import read
from banxin.ticket import Ticket, load_ticket

Damage = Callable[[pikepdf.Pdf], None]

# 100 mm square trim with 3 mm bleed; the photo is 300 px on 72 pt, that is 300 ppi.
TRIM = [8.504, 8.504, 291.969, 291.969]
MEDIA = [0, 0, 300.473, 300.473]
CONTENT = b"""
/DeviceCMYK cs 0 0 0 1 scn
BT /F1 9 Tf 1 0 0 1 20 250 Tm <0001> Tj ET
q 72 0 0 72 20 100 cm /Photo Do Q
q 1 0 0 1 120 100 cm /Form Do Q
"""


@pytest.fixture(scope="session")
def ticket() -> Ticket:
    return load_ticket("sheetfed-coated", Path())


@pytest.fixture(scope="session")
def sound_pdf(ticket: Ticket) -> bytes:
    pdf = pikepdf.new()
    jpeg = BytesIO()
    Image.linear_gradient("L").resize((300, 300)).convert("RGB").convert("CMYK").save(jpeg, "JPEG")
    photo = pdf.make_stream(jpeg.getvalue())
    photo.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=300, Height=300, BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode, Decode=Array([1, 0] * 4),
    )  # fmt: skip
    form = pdf.make_stream(b"0 0 0 0.5 k 0 0 30 30 re f")
    form.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 30, 30]), Resources=Dictionary(),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
    )  # fmt: skip
    resources = Dictionary(
        Font=Dictionary(F1=pdf.make_indirect(_font(pdf))),
        XObject=Dictionary(Photo=photo, Form=form),
    )
    page = Dictionary(
        Type=Name.Page, MediaBox=Array(MEDIA), BleedBox=Array(MEDIA), TrimBox=Array(TRIM),
        Resources=resources, Contents=pdf.make_stream(CONTENT),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    profile = pdf.make_stream(ticket.condition.profile.read_bytes(), Dictionary(N=4))
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA39"),
                DestOutputProfile=profile,
            )
        ]
    )
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    """Its program is not a font: preflight asks whether one is there, and no more."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Song"), FontFile2=pdf.make_stream(b"font")
    )
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Song"),
        FontDescriptor=descriptor,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Song"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([inner]),
        ToUnicode=pdf.make_stream(b"map"),
    )  # fmt: skip


@pytest.fixture
def judged(sound_pdf: bytes, ticket: Ticket) -> Callable[[Damage], tuple[Diagnostic, ...]]:
    """The findings on the sound PDF after a damage has been done to it."""

    def judge(damage: Damage) -> tuple[Diagnostic, ...]:
        out = BytesIO()
        with pikepdf.open(BytesIO(sound_pdf)) as pdf:
            damage(pdf)
            pdf.save(out)
        # Without plates, which take longer than all the rest; they have tests of their own.
        answers = put(RULES, read(out.getvalue()), Order(ticket))
        return tuple(found for answer in answers for found in answer.findings)

    return judge
