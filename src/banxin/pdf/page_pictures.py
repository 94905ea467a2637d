"""Whole pages as small pictures, to point at places on them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

_JPEG_QUALITY = 72


def page_pictures(pdf: bytes, width_px: int = 1000, height_px: int = 1400) -> Iterator[bytes]:
    """Every page as a JPEG, first to last, marks and all, upright, as large as fits.

    The whole MediaBox is shown, neither cropped nor turned as the page may ask for, so that
    places measured on the page can be found in the picture.

    Raises:
        pypdfium2.PdfiumError: PDFium cannot open the file, or a page of it.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            page.set_rotation(0)
            page.set_cropbox(*page.get_mediabox())
            # PDFium measures a page as it is loaded.
            page = document[number]
            width, height = page.get_size()
            scale = min(width_px / max(width, 1), height_px / max(height, 1))
            file = BytesIO()
            page.render(scale=scale).to_pil().convert("RGB").save(
                file, "JPEG", quality=_JPEG_QUALITY
            )
            yield file.getvalue()
    finally:
        document.close()
