"""Converted photos are found again where nothing changed, and only there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import PIL
import pytest
from PIL import Image
from tests.tickets import changed

from banxin.measure import Length
from banxin.press import PhotoShelf, PixelBox, Placing
from banxin.press import separate as convert
from banxin.press import shelf as shelf_module
from banxin.standing import StandingMatter
from banxin.ticket import Ticket, load_ticket


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


def other_profile(ticket: Ticket, folder: Path) -> Ticket:
    """The same ticket by name and by all its numbers, with a profile that differs in one byte."""
    data = bytearray(ticket.condition.profile.read_bytes())
    data[100] ^= 1
    (folder / "house.icc").write_bytes(data)
    return changed(ticket, condition={"profile": folder / "house.icc"})


def other_ppi(ticket: Ticket, folder: Path) -> Ticket:
    return changed(ticket, photos={"ppi": ticket.photos.ppi + 1})


def other_limit(ticket: Ticket, folder: Path) -> Ticket:
    return changed(ticket, ink={"limit_percent": ticket.ink.limit_percent - 1})


@pytest.mark.parametrize("other", [other_profile, other_ppi, other_limit])
def test_whatever_a_conversion_asks_of_the_ticket_converts_anew(
    other: Callable[[Ticket, Path], Ticket],
    photo: Placing,
    conversions: list[object],
    tmp_path: Path,
) -> None:
    ticket = load_ticket("newsprint", tmp_path)
    shelf = PhotoShelf(StandingMatter(tmp_path / "photos"))
    for asked in (ticket, other(ticket, tmp_path), ticket):
        shelf.separated(photo, asked)
    assert len(conversions) == 2


def test_what_a_conversion_does_not_ask_converts_nothing_anew(
    photo: Placing, conversions: list[object], tmp_path: Path
) -> None:
    ticket = load_ticket("newsprint", tmp_path)
    shelf = PhotoShelf(StandingMatter(tmp_path / "photos"))
    shelf.separated(photo, ticket)
    shelf.separated(photo, changed(ticket, boxes={"bleed_mm": 5}, marks={"crop": False}))
    assert len(conversions) == 1


def test_other_code_converts_anew(
    photo: Placing,
    conversions: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ticket = load_ticket("newsprint", tmp_path)
    shelf = PhotoShelf(StandingMatter(tmp_path / "photos"))
    shelf.separated(photo, ticket)
    monkeypatch.setattr(shelf_module, "recipe", lambda *_: "the code of tomorrow")
    shelf.separated(photo, ticket)
    assert len(conversions) == 2


def test_the_code_that_is_asked_for_is_the_whole_stage(
    photo: Placing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def heard(*facts: object) -> str:
        asked.append(facts)
        return "code"

    monkeypatch.setattr(shelf_module, "recipe", heard)
    PhotoShelf(StandingMatter(tmp_path / "photos")).for_screen(photo)
    folder = Path(convert.__code__.co_filename).parent
    assert asked == [(folder, PIL.__version__)]
