"""Pages of a finished PDF as pictures to look at."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

from banxin.measure import POINTS_PER_INCH


def proofs(pdf: bytes, ppi: int = 110) -> Iterator[bytes]:
    """Every page as a PNG file, first to last."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=ppi / POINTS_PER_INCH).to_pil()
            file = BytesIO()
            picture.save(file, "PNG", compress_level=6)
            yield file.getvalue()
    finally:
        document.close()
