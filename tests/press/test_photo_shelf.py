"""Converted photos are found again where nothing changed, and only there."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from banxin.measure import Length
from banxin.press import PhotoShelf, PixelBox, Placing
from banxin.press import separate as convert
from banxin.press import shelf as shelf_module
from banxin.standing import StandingMatter
from banxin.ticket import load_ticket


@pytest.fixture
def photo(tmp_path: Path) -> Placing:
    path = tmp_path / "tower.png"
    Image.radial_gradient("L").convert("RGB").save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    size = Length.mm(40)
    return Placing(path, digest, PixelBox(0, 0, 200, 200), size, size)


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    done: list[object] = []

    def counted(*asked: object) -> bytes:
        done.append(asked)
        return convert(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(shelf_module, "separate", counted)
    return done


def test_a_kept_photo_is_the_converted_one(
    photo: Placing, conversions: list[object], tmp_path: Path
) -> None:
    ticket = load_ticket("newsprint", tmp_path)
    shelf = PhotoShelf(StandingMatter(tmp_path / "photos"))
    first, again = shelf.separated(photo, ticket), shelf.separated(photo, ticket)
    assert first == again == convert(photo.path, photo.crop, photo.width, photo.height, ticket)
    assert len(conversions) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"crop": PixelBox(0, 0, 200, 199)},
        {"width": Length.mm(41)},
        {"height": Length.mm(39)},
    ],
)
def test_any_change_of_the_photo_or_its_place_converts_anew(
    change: dict[str, object], photo: Placing, conversions: list[object], tmp_path: Path
) -> None:
    ticket = load_ticket("newsprint", tmp_path)
    shelf = PhotoShelf(StandingMatter(tmp_path / "photos"))
    shelf.separated(photo, ticket)
    shelf.separated(replace(photo, **change), ticket)  # type: ignore[arg-type]
    assert len(conversions) == 2


def test_another_printers_ticket_converts_anew(
    photo: Placing, conversions: list[object], tmp_path: Path
) -> None:
    shelf = PhotoShelf(StandingMatter(tmp_path / "photos"))
    for name in ("newsprint", "sheetfed-coated"):
        shelf.separated(photo, load_ticket(name, tmp_path))
    assert len(conversions) == 2
