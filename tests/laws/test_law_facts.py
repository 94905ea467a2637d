"""L7: what preflight says of press.pdf is said by others too, who had no part in either."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.laws.pressed import Pressed
from tests.preflight.comparing import OFF_MOST, farthest, fonts_shown, ours, pictures_placed
from tests.preflight.witnesses import Seen, fonts_told, mined, pictures_told, traced

from banxin.preflight.facts import PdfFacts
from banxin.preflight.reading import read


@pytest.fixture
def facts(pressed: Pressed) -> PdfFacts:
    return read(pressed.pdf)


@pytest.fixture
def path(pressed: Pressed, tmp_path: Path) -> Path:
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    return tmp_path / "press.pdf"


def test_characters_stand_where_pdfminer_sees_them(pressed: Pressed, facts: PdfFacts) -> None:
    for page, theirs in zip(facts.pages, mined(pressed.pdf), strict=True):
        here = ours(page)
        assert sorted(each.text for each in here) == sorted(each.text for each in theirs)
        assert farthest(here, theirs) <= OFF_MOST


def test_and_overprint_where_mupdf_sees_it(path: Path, facts: PdfFacts) -> None:
    for page, theirs in zip(facts.pages, traced(path), strict=True):
        here = [Seen(str(each.overprints), each.x, each.y) for each in ours(page)]
        told = [Seen(str(each.overprints), each.x, each.y) for each in theirs]
        assert farthest(here, told) <= OFF_MOST
        assert len(here) == len(told)


def test_fonts_and_pictures_are_those_that_poppler_lists(path: Path, facts: PdfFacts) -> None:
    assert fonts_shown(facts) == set(fonts_told(path))
    assert pictures_placed(facts) == pictures_told(path)
