"""Pictures of every kind, good and bad."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image

FRONT = "title: 题\nphotos:\n  - file: {name}\n    caption: 图说\n    credit: 甲 摄\n"


def name_photo(folder: Any, name: str, more: str = "") -> None:
    folder.story("正文。", front=FRONT.format(name=name) + more)


def test_a_photo_with_all_its_words(folder: Any) -> None:
    file = folder.picture("a.jpg", (900, 600))
    name_photo(folder, "a.jpg", "    alt: 一座楼\n    focus: [0.25, 1]\n    weight: 3\n")
    (photo,) = folder.read_story().photos
    assert (photo.caption.plain, photo.credit.plain, photo.alternative) == (
        "图说",
        "甲 摄",
        "一座楼",
    )
    assert (photo.focus, photo.weight) == ((0.25, 1.0), 3)
    assert (photo.file.name, photo.file.path) == ("a.jpg", file)
    assert (photo.file.width_px, photo.file.height_px) == (900, 600)
    assert photo.file.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (photo.place.line, photo.place.column) == (4, 11)


def test_photos_come_in_order_of_weight(folder: Any) -> None:
    front = "title: 题\nphotos:\n"
    for name, weight in (("a.jpg", ""), ("b.jpg", ""), ("c.jpg", "    weight: 1\n")):
        folder.picture(name)
        front += f"  - file: {name}\n    caption: 图\n    credit: 甲\n{weight}"
    folder.story("正文。", front=front)
    photos = folder.read_story().photos
    assert [(p.file.name, p.weight) for p in photos] == [("a.jpg", 1), ("c.jpg", 1), ("b.jpg", 2)]


def test_the_caption_is_read_aloud_where_nothing_else_is_given(folder: Any) -> None:
    folder.picture("a.jpg")
    name_photo(folder, "a.jpg")
    photo = folder.read_story().photos[0]
    assert (photo.alternative, photo.focus) == ("图说", (0.5, 0.5))


def test_caption_and_credit_are_asked_for(folder: Any) -> None:
    folder.picture("a.jpg")
    folder.story("正文。", front="title: 题\nphotos:\n  - file: a.jpg\n")
    assert folder.notes() == ["photo-no-caption", "photo-no-credit"]


def test_a_missing_photo_suggests_near_names(folder: Any) -> None:
    folder.picture("tower.jpg")
    folder.picture("letter.jpg")
    name_photo(folder, "towr.JPG")
    (found,) = folder.errors()
    assert found.code == "photo-missing"
    assert found.params["known"].split("、")[0] == "tower.jpg"
    assert (found.place.line, found.place.column, found.place.length) == (4, 11, 8)


@pytest.mark.parametrize("name", ["../../secret.jpg", "/etc/hostname", "../../../etc/passwd"])
def test_nothing_outside_the_issue_is_opened(folder: Any, tmp_path: Path, name: str) -> None:
    folder.picture("a.jpg").rename(tmp_path / "secret.jpg")
    name_photo(folder, name)
    assert folder.codes() == ["path-outside"]


def test_a_link_that_leads_out_is_refused(folder: Any, tmp_path: Path) -> None:
    file = folder.picture("a.jpg")
    file.rename(tmp_path / "secret.jpg")
    file.symlink_to(tmp_path / "secret.jpg")
    name_photo(folder, "a.jpg")
    assert folder.codes() == ["path-outside"]


def huge_png(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + body


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "photo-empty"),
        (b"not a picture at all", "photo-broken"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "photo-broken"),
        (b"%PDF-1.7 ...", "photo-format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "photo-format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-format"),
        (b'\n<?xml version="1.0"?><svg/>', "photo-format"),
        (b"<html></html>", "photo-format"),
        (huge_png(15_000, 14_000), "photo-too-large"),
        (huge_png(40_000, 40_000), "photo-too-large"),
        (huge_png(50, 50), "photo-too-small"),
    ],
)
def test_what_is_no_photo(folder: Any, raw: bytes, code: str) -> None:
    folder.write("photos/a.jpg", raw)
    name_photo(folder, "a.jpg")
    assert folder.codes() == [code]


def test_a_phone_photo_of_108_megapixels_is_taken(folder: Any) -> None:
    folder.write("photos/a.png", huge_png(12_000, 9_000))
    name_photo(folder, "a.png")
    assert folder.read_story().photos[0].file.width_px == 12_000


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_cut_off_picture_is_told(folder: Any, name: str) -> None:
    image = Image.effect_noise((400, 400), 80).convert("RGB")
    file = folder.picture(name)
    image.save(file)
    name_photo(folder, name)
    assert folder.read_story().photos
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])
    assert folder.codes()[0] in {"photo-truncated", "photo-broken"}


def test_a_thumbnails_end_does_not_hide_a_cut(folder: Any) -> None:
    file = folder.picture("a.jpg", (400, 400))
    whole = file.read_bytes()
    thumbnail = b"\xff\xe1" + struct.pack(">H", 8) + b"ab\xff\xd9cd"
    file.write_bytes(whole[:2] + thumbnail + whole[2:])
    name_photo(folder, "a.jpg")
    assert folder.read_story().photos
    file.write_bytes(whole[:2] + thumbnail + whole[2:-2])
    assert folder.codes() == ["photo-truncated"]


def test_width_is_judged_as_seen(folder: Any) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (600, 150)).save(folder.picture("a.jpg"), exif=exif)
    name_photo(folder, "a.jpg")
    (found,) = folder.errors()
    assert (found.code, found.params["width"]) == ("photo-too-small", 150)


@pytest.mark.parametrize(("turn", "size"), [(1, (600, 400)), (3, (600, 400)), (8, (400, 600))])
def test_orientation_is_applied(folder: Any, turn: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    Image.new("RGB", (600, 400)).save(folder.picture("a.jpg"), exif=exif)
    name_photo(folder, "a.jpg")
    file = folder.read_story().photos[0].file
    assert (file.width_px, file.height_px) == size


@pytest.mark.parametrize(
    ("name", "mode", "notes"),
    [
        ("a.tif", "CMYK", []),
        ("a.jpg", "CMYK", []),
        ("a.jpg", "L", []),
        ("a.bmp", "RGB", []),
        ("a.gif", "L", []),
        ("a.webp", "RGB", []),
        ("a.png", "RGBA", ["photo-alpha"]),
        ("a.png", "LA", ["photo-alpha"]),
        ("a.png", "I;16", ["photo-deep"]),
        ("a.tif", "I;16", ["photo-deep"]),
    ],
)
def test_kinds_that_are_taken(folder: Any, name: str, mode: str, notes: list[str]) -> None:
    folder.picture(name, mode=mode)
    name_photo(folder, name)
    assert folder.notes() == notes


def test_heic_is_taken(folder: Any) -> None:
    file = folder.picture("a.jpg")
    pillow_heif.from_pillow(Image.new("RGB", (640, 480))).save(file.with_suffix(".heic"))
    name_photo(folder, "a.heic")
    loaded = folder.read_story().photos[0].file
    assert (loaded.width_px, loaded.height_px) == (640, 480)


def test_the_content_and_not_the_suffix_tells_the_format(folder: Any) -> None:
    folder.picture("a.png").rename(folder.path / "photos" / "a.jpg")
    name_photo(folder, "a.jpg")
    (found,) = folder.load().diagnostics
    assert (found.code, found.params["format"]) == ("photo-suffix", "PNG")


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.tif"])
def test_moving_pictures_are_refused(folder: Any, name: str) -> None:
    frames = [Image.new("RGB", (300, 300), colour) for colour in ("red", "blue")]
    frames[0].save(folder.picture(name), save_all=True, append_images=frames[1:])
    name_photo(folder, name)
    (found,) = folder.errors()
    assert (found.code, found.params["frames"]) == ("photo-frames", 2)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("    focus: [0.5]\n", "value-count"),
        ("    focus: [0.5, 1.5]\n", "value-too-large"),
        ("    focus: [-1, 0.5]\n", "value-too-small"),
        ("    focus: [中, 0.5]\n", "value-not-number"),
        ("    focus: [nan, 0.5]\n", "value-not-number"),
        ("    weight: 0\n", "value-too-small"),
        ("    weight: 甲\n", "value-not-whole"),
    ],
)
def test_focus_and_weight_are_checked(folder: Any, more: str, code: str) -> None:
    folder.picture("a.jpg")
    name_photo(folder, "a.jpg", more)
    assert folder.codes() == [code]


def test_a_file_name_with_a_control_character(folder: Any) -> None:
    name_photo(folder, '"a\\0.jpg"')
    assert folder.codes() == ["value-empty"]
