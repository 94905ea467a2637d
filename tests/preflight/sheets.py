"""Small pages to paint on: 60 mm square, trim and bleed as asked, drawn in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

_MM = 72 / 25.4
SIDE_MM = 60
"""Of the trim. Content is drawn from its lower left corner, in millimetres."""


def sheet(
    *contents: bytes, bleed_mm: float = 3, slug_mm: float = 5, resources: Mapping[str, object] = {}
) -> bytes:
    """A PDF with a page for each content."""
    pdf = pikepdf.new()
    for content in contents:
        add_page(pdf, content, bleed_mm, slug_mm, resources)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def add_page(
    pdf: pikepdf.Pdf,
    content: bytes,
    bleed_mm: float = 3,
    slug_mm: float = 5,
    resources: Mapping[str, object] = {},
) -> None:
    edge = bleed_mm + slug_mm
    scale = f"{_MM} 0 0 {_MM} {edge * _MM} {edge * _MM} cm\n".encode()

    def box(margin: float) -> Array:
        near, far = (edge - margin) * _MM, (edge + SIDE_MM + margin) * _MM
        return Array([near, near, far, far])

    page = Dictionary(
        Type=Name.Page,
        MediaBox=box(edge),
        BleedBox=box(bleed_mm),
        TrimBox=box(0),
        Resources=Dictionary({f"/{kind}": value for kind, value in resources.items()}),
        Contents=pdf.make_stream(scale + content),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
