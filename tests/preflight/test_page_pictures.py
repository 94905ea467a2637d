"""Pictures of pages show the whole sheet upright, whatever the page asks for."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array
from PIL import Image
from tests.preflight.sheets import sheet

from banxin.pdf import page_pictures

_MM = 72 / 25.4


def dark_spot(pdf: bytes) -> tuple[float, float]:
    """The middle of what is dark in the first page's picture, as shares of its sides."""
    (jpeg, *_) = page_pictures(pdf, 400, 400)
    with Image.open(BytesIO(jpeg)) as picture:
        assert picture.size == (400, 400)
        left, top, right, bottom = (
            picture.convert("L").point(lambda v: 255 * (v < 90)).getbbox() or (0,) * 4
        )
    return (left + right) / 800, (top + bottom) / 800


@pytest.mark.parametrize("change", ["nothing", "rotate", "crop", "unit"])
def test_a_place_is_found_in_the_picture(change: str) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet(b"0 0 0 1 k 0 0 6 6 re f"))) as pdf:
        page = pdf.pages[0]
        if change == "rotate":
            page.obj.Rotate = 90
        if change == "crop":
            page.obj.CropBox = Array([8 * _MM, 8 * _MM, 40 * _MM, 60 * _MM])
        if change == "unit":
            page.obj.UserUnit = 2
        pdf.save(out)
    # Sheet of 76 mm; the blot is at 8 to 14 from the left and from the bottom.
    assert dark_spot(out.getvalue()) == pytest.approx((11 / 76, 65 / 76), abs=0.01)


def test_a_page_fits_into_the_size_asked_for() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet(b""))) as pdf:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 14400, 100])
        pdf.save(out)
    (jpeg,) = page_pictures(out.getvalue(), 500, 300)
    with Image.open(BytesIO(jpeg)) as picture:
        assert picture.width == 500
        assert picture.height <= 5
