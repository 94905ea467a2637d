"""One file for each page, read back by poppler and qpdf; and the names that a ticket gives them."""

from __future__ import annotations

import datetime
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from pydantic import ValidationError
from tests.press.bare_pages import pages
from tests.press.pdfx import pdfx_faults
from tests.press.separations import ghostscript
from tests.tickets import changed

from banxin.press import Imprint, Spot, finish, plates
from banxin.ticket import Ticket

IMPRINT = Imprint("侨乡", "侨乡", datetime.date(2026, 11, 20), section="B")
RED = (0.0, 1.0, 0.9, 0.1)
CONTENTS = [
    b"0 1 .9 .1 k 40 40 20 20 re f",
    b"0.4 0 0.6 0 k 0 0 100 100 re f 0 0 0 1 k 40 40 20 20 re f",
    b"0 0 0 1 k /Twice Do",
]


@pytest.fixture(scope="module")
def ordering(coated: Ticket) -> Ticket:
    return changed(coated, ink={"spots": ("Red",)})


@pytest.fixture(scope="module")
def issue(ordering: Ticket) -> bytes:
    return finish(pages(CONTENTS), ordering, IMPRINT, (Spot("Red", RED, RED),))


@pytest.fixture(scope="module")
def cut(issue: bytes, ordering: Ticket) -> dict[str, bytes]:
    return dict(plates(issue, ordering, IMPRINT))


def test_each_page_has_its_file(cut: dict[str, bytes]) -> None:
    assert list(cut) == ["B01-20261120.pdf", "B02-20261120.pdf", "B03-20261120.pdf"]


def test_each_file_is_that_page_and_nothing_else(issue: bytes, cut: dict[str, bytes]) -> None:
    for whole, part in zip(ghostscript(issue), cut.values(), strict=True):
        (page,) = ghostscript(part)
        for ink, plate in page.plates.items():
            assert np.array_equal(plate, whole.plates[ink])
        assert ("Red" in page.plates) == (part is cut["B01-20261120.pdf"])


def test_each_file_keeps_the_standard_by_itself(
    cut: dict[str, bytes], ordering: Ticket, tmp_path: Path
) -> None:
    for name, part in cut.items():
        assert pdfx_faults(part, ordering) == []
        (tmp_path / name).write_bytes(part)
        said = subprocess.run(
            ["qpdf", "--check", name], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert "No syntax or stream encoding errors" in said.stdout
        assert said.stderr == ""


def identifiers(pdf: bytes) -> tuple[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return document.open_metadata()["xmpMM:DocumentID"], bytes(document.trailer.ID[0])


def test_each_file_is_known_by_an_identifier_of_its_own(
    issue: bytes, cut: dict[str, bytes]
) -> None:
    known = [identifiers(pdf) for pdf in (issue, *cut.values())]
    assert len({name for name, _ in known}) == len({name for _, name in known}) == 4


def test_the_same_issue_gives_the_same_plates(
    issue: bytes, cut: dict[str, bytes], ordering: Ticket
) -> None:
    assert plates(issue, ordering, IMPRINT) == cut


def named(ticket: Ticket, pattern: str) -> str:
    files = changed(ticket, files={"plate": pattern}).files
    return files.plate_name("A", 7, datetime.date(2026, 3, 5))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{section}{page:02}-{date:%Y%m%d}", "A07-20260305"),
        ("{page}", "7"),
        ("{page:03}", "007"),
        ("{date:%y-%m-%d}.{page:02d}", "26-03-05.07"),
        ("{date:%j}_{page}", "064_7"),
        ("报纸 {section}{page:02} 版", "报纸 A07 版"),
        ("{{{page}}}", "{7}"),
    ],
)
def test_names_of_plates(pattern: str, name: str, coated: Ticket) -> None:
    assert named(coated, pattern) == name


@pytest.mark.parametrize(
    ("pattern", "cause"),
    [
        ("A01", "without {page}"),
        ("{date:%Y}", "without {page}"),
        ("", "at least 1"),
        ("{page", "expected '}'"),
        ("{page}}", "Single '}'"),
        ("{}{page}", "{} is not one of"),
        ("{0}{page}", "{0} is not one of"),
        ("{paper}{page}", "{paper} is not one of"),
        # What would reach into objects, and what would write in the machine's language.
        ("{page.real}", "{page.real} is not one of"),
        ("{section.__class__}{page}", "is not one of"),
        ("{section[0]}{page}", "is not one of"),
        ("{page!r}", "is not one of"),
        ("{date}{page}", "{date} is not one of"),
        ("{date:%B}{page}", "{date} is not one of"),
        ("{date:%-d}{page}", "{date} is not one of"),
        ("{date:%Y/%m}{page}", "{date} is not one of"),
        # What no file can be called, or only where nobody looks.
        ("{page:999999999}", "{page} is not one of"),
        ("{page:>5}", "{page} is not one of"),
        ("{page:x}", "{page} is not one of"),
        ("{section:>9}{page}", "{section} is not one of"),
        ("../{page}", "no file name"),
        ("a/{page}", "no file name"),
        ("a\\{page}", "no file name"),
        ("{page}:A", "no file name"),
        ("{page}\n", "no file name"),
        (".{page}", "no file name"),
        ("{page} ", "no file name"),
        ("x" * 100 + "{page}", "no file name"),
    ],
)
def test_a_bad_pattern_is_told_when_the_ticket_is_read(
    pattern: str, cause: str, coated: Ticket
) -> None:
    with pytest.raises(ValidationError) as caught:
        changed(coated, files={"plate": pattern})
    (fault,) = caught.value.errors()
    assert fault["loc"] == ("files", "plate")
    assert cause in fault["msg"]


@pytest.mark.parametrize(
    "marks",
    [
        {"registration": True, "slug_mm": 3.9},
        {"colour_bar": True, "slug_mm": 2.0},
        {"slug": True, "slug_mm": 0.0},
        {"folds_across": (0.5,), "slug_mm": 3.0, "offset_mm": 3.0},
        {"folds_across": (1.0,)},
        {"folds_down": (0.0,)},
    ],
)
def test_marks_that_have_no_room_are_refused(marks: dict[str, Any], coated: Ticket) -> None:
    nothing = dict.fromkeys(("crop", "registration", "colour_bar", "slug"), False)
    with pytest.raises(ValidationError):
        changed(coated, marks={**nothing, **marks})


@pytest.mark.parametrize("name", ["All", "None", "Cyan", "Black", "", " Red", "Red\n", "a\0b"])
def test_a_name_that_is_no_spot_ink_is_refused(name: str, coated: Ticket) -> None:
    with pytest.raises(ValidationError):
        changed(coated, ink={"spots": (name,)})
