"""The reader of these laws against another one: MuPDF places every glyph at the same spot."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from tests.laws.pressed import Pressed

EXACT_PT = 0.001

_TEXT = re.compile(
    r'<fill_text [^>]*transform="([^"]+)">|<g [^>]*glyph="(-?\d+)" x="(\S+)" y="(\S+)"'
)


def traced(pdf: Path) -> list[tuple[int, float, float]]:
    """Glyph id and place of every glyph on the first page, in points from the media's top left."""
    run = subprocess.run(["mutool", "trace", pdf, "1"], capture_output=True, text=True, check=True)
    found: list[tuple[int, float, float]] = []
    across = down = right = under = 0.0
    for match in _TEXT.finditer(run.stdout):
        if match[1]:
            across, _, _, down, right, under = map(float, match[1].split())
        elif match[2] != "-1":  # the second character of a ligature
            place = float(match[3]) * across + right, float(match[4]) * down + under
            found.append((int(match[2]), *place))
    return found


def trim_corner(pdf: bytes) -> tuple[float, float]:
    """The first page's trim, in points from the sheet's top left corner."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        trim, media = ([float(edge) for edge in box] for box in (page.trimbox, page.mediabox))
    return trim[0] - media[0], media[3] - trim[3]


def test_mupdf_places_every_glyph_alike(pressed: Pressed, tmp_path: Path) -> None:
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    others = traced(tmp_path / "press.pdf")
    page = pressed.spread.painted.pages[0]
    left, top = trim_corner(pressed.pdf)
    assert [glyph.gid for glyph in page.glyphs] == [gid for gid, _, _ in others]
    for glyph, (_, x, y) in zip(page.glyphs, others, strict=True):
        assert (glyph.x + left, glyph.y + top) == pytest.approx((x, y), abs=EXACT_PT)


def test_the_trim_is_read_from_the_file(pressed: Pressed) -> None:
    wanted = pressed.spread.layout.layout
    for page in pressed.spread.painted.pages:
        assert page.width == pytest.approx(wanted.trim_width.in_pt, abs=EXACT_PT)
        assert page.height == pytest.approx(wanted.trim_height.in_pt, abs=EXACT_PT)
