"""L7, its second part: press.pdf is PDF/X-4 and whole, and black goes on top of what is under it.

Judged by the tests' own reading of ISO 15930-7 (seen failing in tests/press), by qpdf, MuPDF and
poppler; overprint is measured on Ghostscript's plates.
"""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest
from tests.laws.pressed import Pressed
from tests.press.pdfx import pdfx_faults
from tests.press.separations import Ink, Separated, ghostscript

from banxin.makeup import every_picture
from banxin.measure import Length
from banxin.ticket import Ticket, load_ticket

PPI = 100
TINT = 30


def ticket_of(pressed: Pressed) -> Ticket:
    issue = pressed.spread.issue
    return load_ticket(issue.ticket, issue.folder)


def test_it_keeps_the_standard_that_it_names(pressed: Pressed) -> None:
    assert pdfx_faults(pressed.pdf, ticket_of(pressed)) == []


@pytest.mark.parametrize(
    "command",
    [["qpdf", "--check"], ["mutool", "draw", "-q", "-N", "-r", "36", "-o", "p%d.png"]],
    ids=["qpdf", "mutool"],
)
def test_no_reader_has_anything_to_say(
    pressed: Pressed, command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    done = subprocess.run(
        [*command, "press.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "WARNING" not in done.stdout


def test_every_font_is_in_the_file(pressed: Pressed, tmp_path: Path) -> None:
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    listed = subprocess.run(
        ["pdffonts", "press.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    rows = [row.split() for row in listed.stdout.splitlines()[2:]]
    assert rows
    # Embedded, a subset, with characters for its glyphs.
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


def on_a_tint(pdf: bytes) -> Separated:
    """The first page's plates, printed on 30 % of cyan."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        tint = f"q {TINT / 100} 0 0 0 k {left} {bottom} {right} {top} re f Q\n"
        page.contents_add(tint.encode("ascii"), prepend=True)
        del document.pages[1:]
        document.save(out)
    (page_plates,) = ghostscript(out.getvalue(), PPI)
    return page_plates


def solid_black(pressed: Pressed, plates: Separated) -> npt.NDArray[np.bool_]:
    """Where black is solid; photos, and the tinted boxes that take the cyan away, left out."""
    black = plates.plates["Black"]
    found = np.asarray(black > 99) & ~_near((black > 1) & (black < 10))
    ticket = ticket_of(pressed)
    corner = ticket.boxes.bleed + ticket.marks.room
    for picture in every_picture(pressed.spread.layout.pages[0]):
        box = picture.rect
        across = slice(_px(corner + box.x) - 1, _px(corner + box.right) + 2)
        down = slice(_px(corner + box.y) - 1, _px(corner + box.bottom) + 2)
        found[down, across] = False
    return found


def _near(places: npt.NDArray[np.bool_], away: int = 15) -> npt.NDArray[np.bool_]:
    """These places and all that are not farther from them than so many pixels, either way."""
    down = np.logical_or.reduce([np.roll(places, by, 0) for by in range(-away, away + 1)])
    return np.asarray(np.logical_or.reduce([np.roll(down, by, 1) for by in range(-away, away + 1)]))


def _px(length: Length) -> int:
    return round(length.in_inches * PPI)


def cyan_under_black(pressed: Pressed) -> tuple[Ink, Separated]:
    plates = on_a_tint(pressed.pdf)
    return plates.plates["Cyan"][solid_black(pressed, plates)], plates


def test_black_goes_on_top_of_what_is_under_it(small: Pressed) -> None:
    """All text and rules in black, as set; grey tints and the masthead's red take the tint away."""
    under, plates = cyan_under_black(small)
    assert under.size > 20_000
    assert set(np.round(under)) == {TINT}
    grey = (plates.plates["Black"] > 1) & (plates.plates["Black"] < 99)
    red = plates.plates["Magenta"] > 99
    assert grey.sum() > 1000
    assert red.sum() > 1000
    assert plates.plates["Cyan"][grey | red].mean() < TINT / 2


def test_black_that_knocks_out_is_seen(small: Pressed) -> None:
    with pikepdf.open(io.BytesIO(small.pdf)) as document:
        for page in document.pages:
            for state in page.resources.ExtGState.as_dict().values():
                for key in ("/OP", "/op"):
                    if key in state:
                        state[key] = False
        out = io.BytesIO()
        document.save(out)
    plates = on_a_tint(out.getvalue())
    under = plates.plates["Cyan"][solid_black(small, plates)]
    assert set(np.round(under)) == {0}
