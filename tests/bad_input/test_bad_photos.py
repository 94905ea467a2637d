"""Photos as they come from phones, chats and strangers."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from tests.bad_input.desk import PHOTO, STORY, Desk

from banxin.messages import Language

Spoil = Callable[[Path], object]


def damaged(photo: Path) -> None:
    photo.write_bytes(b"\xff\xd8" + b"not a photo" * 400)


def cut_short(photo: Path) -> None:
    photo.write_bytes(photo.read_bytes()[:20_000])


def empty(photo: Path) -> None:
    photo.write_bytes(b"")


def tiny(photo: Path) -> None:
    Image.new("RGB", (50, 40)).save(photo)


def huge(photo: Path) -> None:
    Image.new("1", (20_000, 10_001)).save(photo, "PNG")


def svg(photo: Path) -> None:
    photo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    )


def moving(photo: Path) -> None:
    frames = [Image.new("P", (800, 600), shade) for shade in (0, 1)]
    frames[0].save(photo, "GIF", save_all=True, append_images=frames[1:])


def pipe(photo: Path) -> None:
    photo.unlink()
    os.mkfifo(photo)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (Path.unlink, "photo-missing"),
        (pipe, "photo-missing"),
        (damaged, "photo-broken"),
        (cut_short, "photo-truncated"),
        (empty, "photo-empty"),
        (tiny, "photo-too-small"),
        (huge, "photo-too-large"),
        (svg, "photo-format"),
        (moving, "photo-frames"),
    ],
)
def test_a_photo_that_cannot_be_printed(desk: Desk, spoil: Spoil, code: str) -> None:
    spoil(desk.file(PHOTO))
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.codes == [code]
    found = heard.one(code)
    assert (found.file, found.pointed) == (STORY, "watchtower.jpg")
    # The desk is told which file, in both languages.
    assert all("watchtower.jpg" in said for said in found.said.values())


def test_a_photo_whose_name_differs_by_case(desk: Desk) -> None:
    desk.file(PHOTO).rename(desk.file("photos/Watchtower.JPG"))
    assert "Watchtower.JPG" in desk.check().one("photo-missing").said[Language.ZH]


def test_a_photo_too_coarse_for_its_place(desk: Desk) -> None:
    Image.new("RGB", (600, 400)).save(desk.file(PHOTO))
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.one("photo-coarse").severity == "error"


def save_as(name: str, mode: str) -> Callable[[Image.Image, Path], None]:
    def save(image: Image.Image, folder: Path) -> None:
        image.convert(mode).save(folder / name)

    return save


def heic(image: Image.Image, folder: Path) -> None:
    pillow_heif.from_pillow(image).save(folder / "phone.heic")


def deep(image: Image.Image, folder: Path) -> None:
    grey = image.convert("L")
    wide = Image.frombytes("I;16", grey.size, bytes(2 * grey.width * grey.height))
    wide.save(folder / "deep.png")


def misnamed(image: Image.Image, folder: Path) -> None:
    image.save(folder / "phone.jpg", "PNG")


@pytest.mark.parametrize(
    ("name", "save", "noted"),
    [
        ("scan.tif", save_as("scan.tif", "CMYK"), []),
        ("cut-out.png", save_as("cut-out.png", "RGBA"), ["photo-alpha"]),
        ("deep.png", deep, ["photo-deep"]),
        ("phone.heic", heic, []),
        ("phone.jpg", misnamed, ["photo-suffix"]),
        ("grey.jpg", save_as("grey.jpg", "L"), []),
    ],
)
def test_a_photo_of_an_unusual_kind(
    desk: Desk, name: str, save: Callable[[Image.Image, Path], None], noted: list[str]
) -> None:
    with Image.open(desk.file(PHOTO)) as image:
        save(image.resize((1800, 1200)), desk.file("photos"))
    desk.spoil(STORY, "watchtower.jpg", name)
    heard = desk.check()
    assert heard.errors == []
    of_the_photo = [finding for finding in heard.findings if finding.file == STORY]
    assert [finding.code for finding in of_the_photo if finding.severity == "note"] == noted


def test_photos_whose_colours_must_be_guessed(desk: Desk) -> None:
    # As the starter comes there is nothing to say; a chat takes its tags out.
    assert [found for found in desk.check().findings if "tagged" in found.code] == []
    with Image.open(desk.file(PHOTO)) as image:
        image.load()
    image.save(desk.file(PHOTO))
    assert desk.check().one("photos-untagged").severity == "note"
    image.save(desk.file(PHOTO), icc_profile=b"damaged")
    heard = desk.check()
    found = heard.one("photo-profile-damaged")
    assert (heard.exit_code, found.severity) == (0, "warning")
    assert (found.file, found.pointed) == (STORY, "watchtower.jpg")


def test_empty_caption_and_credit(desk: Desk) -> None:
    desk.spoil(STORY, "caption: 稻田边的碉楼。下面几层窗小墙厚，顶层挑出一圈敞廊。", "caption:")
    desk.spoil(STORY, "credit: 制图：版心", 'credit: ""')
    heard = desk.check()
    assert heard.errors == []
    assert {"photo-no-caption", "photo-no-credit"} <= set(heard.codes)
    assert heard.one("photo-no-caption").pointed == "watchtower.jpg"
