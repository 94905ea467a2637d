"""What preflight reads is what programs read that had no part in making it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preflight.comparing import OFF_MOST, farthest, fonts_shown, ours, pictures_placed
from tests.preflight.witnesses import Seen, fonts_told, mined, pictures_told, traced
from tests.preflight.writers import (
    by_chromium,
    by_ghostscript,
    by_typst,
    by_weasyprint,
    by_xelatex,
)

from banxin.preflight.facts import PdfFacts
from banxin.preflight.reading import read

WRITERS: dict[str, Callable[[Path], bytes]] = {
    "typst": by_typst,
    "weasyprint": by_weasyprint,
    "ghostscript, of typst": lambda folder: by_ghostscript(by_typst(folder)),
    "ghostscript, of weasyprint in CMYK": lambda folder: by_ghostscript(
        by_weasyprint(folder), "-sColorConversionStrategy=CMYK"
    ),
    "chromium": by_chromium,
    "xelatex": by_xelatex,
}
SLOW = {"chromium", "xelatex"}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=pytest.mark.heavy) if name in SLOW else name for name in WRITERS
    ],
)
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "xelatex" and shutil.which("xelatex") is None:
        pytest.skip("xelatex is not on this machine")
    folder = tmp_path_factory.mktemp("foreign")
    path = folder / "foreign.pdf"
    path.write_bytes(WRITERS[request.param](folder))
    return path


@pytest.fixture(scope="module")
def facts(foreign: Path) -> PdfFacts:
    return read(foreign.read_bytes())


def test_every_character_is_where_pdfminer_sees_it(foreign: Path, facts: PdfFacts) -> None:
    told = mined(foreign.read_bytes())
    assert len(told) == len(facts.pages)
    for page, theirs in zip(facts.pages, told, strict=True):
        here = ours(page)
        assert page.trouble == ""
        assert len(here) == len(theirs) > 20
        assert sorted(each.text for each in here) == sorted(each.text for each in theirs)
        assert farthest(here, theirs) <= OFF_MOST


def test_and_where_mupdf_sees_it(foreign: Path, facts: PdfFacts) -> None:
    told = traced(foreign)
    for page, theirs in zip(facts.pages, told, strict=True):
        # Ligatures are one glyph of two letters to us, and two to MuPDF.
        places = [Seen("", each.x, each.y) for each in ours(page)]
        assert len(places) == len(theirs)
        assert farthest(places, [Seen("", each.x, each.y) for each in theirs]) <= OFF_MOST


def test_fonts_are_those_of_pdffonts(foreign: Path, facts: PdfFacts) -> None:
    told = {row for row in fonts_told(foreign) if row[0] != "[none]"}
    assert fonts_shown(facts) == told


def test_pictures_and_their_resolution_are_those_of_pdfimages(
    foreign: Path, facts: PdfFacts
) -> None:
    told = pictures_told(foreign)
    here = pictures_placed(facts)
    assert [row[:3] for row in here] == [row[:3] for row in told]
    for mine, theirs in zip(here, told, strict=True):
        assert mine[3] == pytest.approx(theirs[3], abs=1)


def test_the_sound_pdf_is_read_alike(sound_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sound.pdf"
    path.write_bytes(sound_pdf)
    (page,) = read(sound_pdf).pages
    (theirs,) = traced(path)
    here = ours(page)
    assert farthest(here, theirs) <= OFF_MOST
    # One text overprints in black, one is white and knocks out.
    assert sorted((each.text, each.overprints) for each in here) == sorted(
        (each.text, each.overprints) for each in theirs
    )
