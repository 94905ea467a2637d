"""Small files that would be large: a clear refusal, within a bound of time and memory."""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import pytest
from PIL import Image
from tests.bad_input.bounds import within_bounds
from tests.bad_input.desk import PHOTO, STORY

Spoil: TypeAlias = Callable[[Path], object]
SUSPECTS_MOST = 400_000


def story(body: str, front: str = "title: 碉楼\n") -> Spoil:
    return lambda folder: (folder / STORY).write_text(f"---\n{front}---\n{body}\n", "utf-8")


def head(lines: str) -> Spoil:
    """Lines at the top of issue.toml."""

    def spoil(folder: Path) -> None:
        file = folder / "issue.toml"
        file.write_text(f"{lines}\n{file.read_text('utf-8')}", "utf-8")

    return spoil


def photo(make: Callable[[], bytes]) -> Spoil:
    def spoil(folder: Path) -> None:
        data = make()
        assert len(data) < SUSPECTS_MOST
        (folder / PHOTO).write_bytes(data)

    return spoil


def laughs() -> str:
    """Ten names, each nine times the one before: 9¹⁰ words if they were spelled out."""
    lines = ["a: &a [" + ",".join(["ha"] * 9) + "]"]
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        lines.append(f"{name}: &{name} [" + ",".join([f"*{before}"] * 9) + "]")
    return "title: 碉楼\n" + "\n".join(lines) + "\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *others: bytes) -> bytes:
    """A grey PNG of nothing but zeros."""
    squeeze = zlib.compressobj(9)
    row = bytes(1 + width)
    data = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), *others, chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def wide_tiff() -> bytes:
    return saved(Image.new("1", (14_000, 14_000)), "TIFF", compression="group4")


def absurd_strips() -> bytes:
    """A TIFF whose strips are each as long as a file may be, all from the same byte on."""
    data = bytearray(saved(Image.new("L", (2400, 1600)), "TIFF"))
    (start,) = struct.unpack_from("<I", data, 4)
    for at in range(start + 2, start + 2 + 12 * data[start], 12):
        tag = int.from_bytes(data[at : at + 2], "little")
        if tag in {278, 279}:  # RowsPerStrip, StripByteCounts
            data[at + 2 : at + 12] = struct.pack("<HII", 4, 1, 0xFFFFFFF0)
    return bytes(data[: SUSPECTS_MOST - 1])


def many_scans() -> bytes:
    """A progressive JPEG whose last scan is sent three thousand times."""
    data = saved(Image.new("RGB", (4000, 3000), (90, 90, 90)), "JPEG", progressive=True)
    last = data[data.rfind(b"\xff\xda") : -2]
    return data[:-2] + last * 3000 + b"\xff\xd9"


def many_frames() -> bytes:
    frames = [Image.new("P", (400, 300), shade) for shade in (0, 1)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    again = data[data.rfind(b"\x21\xf9") : -1]
    return data[:-1] + again * ((SUSPECTS_MOST - len(data)) // len(again) - 1) + b";"


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (400, 300), (shade, 0, 0)) for shade in range(40)]
    small = {"compression": "tiff_lzw"} if kind == "TIFF" else {}
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], **small)


def swollen_profile() -> bytes:
    """A PNG with a profile of 60 MB in 60 kB."""
    profile = b"x\0\0" + zlib.compress(bytes(60_000_000), 9)
    return png(2400, 1600, chunk(b"iCCP", profile))


def swollen_words() -> bytes:
    words = b"Comment\0\0" + zlib.compress(bytes(60_000_000), 9)
    return png(2400, 1600, chunk(b"zTXt", words))


COPY: Mapping[str, tuple[Spoil, str]] = {
    "5,000 quotations in one another": (story(">" * 5000 + " 字"), "quote-form"),
    "20,000 brackets": (story("[" * 20_000 + "字"), "story-overset"),
    "10,000 starts of emphasis": (story("**字" * 10_000), "story-overset"),
    "links that never end": (story("[字](x" * 20_000), "link-form"),
    "300 lists in one another": (
        story("\n".join("  " * deep + "- 字" for deep in range(300))), "copy-list",
    ),
    "500 boxes in one another": (
        story("::: note\n" * 500 + "字\n" + ":::\n" * 500), "container-stray",
    ),
    "5,000 starts of ruby": (story("{字|" * 5_000), "ruby-form"),
    "500 elements in one another": (story("<div>" * 500 + "字" + "</div>" * 500), "copy-html"),
    "a cell of 100,000 columns": (
        story('<table><tr><td colspan="100000">字</td></tr></table>'), "copy-html",
    ),
    "3,000 rows of ten cells": (
        story("\n".join(["|甲" * 10 + "|", "|-" * 10 + "|", *["|乙" * 10 + "|"] * 3000])),
        "copy-table",
    ),
    "a book in one story": (story("字" * 120_000), "text-too-long"),
    "one paragraph of 50,000 characters": (story("字" * 50_000), "story-overset"),
    "front matter without end": (
        story("字。", "title: " + "[" * 20_000 + "\n"), "front-matter-broken",
    ),
    "a billion laughs": (story("字。", laughs()), "front-matter-alias"),
    "a title that runs a program": (
        story("字。", "title: !!python/object/apply:os.system ['touch ran-it']\n"), "",
    ),
    "a number of 20,000 figures in front matter": (
        story("字。", "title: " + "9" * 20_000 + "\n"), "head-too-long",
    ),
    "a table of tables": (head("x = " + "[" * 20_000), "toml-broken"),
    "a number of 100,000 figures": (head("x = " + "9" * 100_000), "toml-broken"),
    "5,000 keys": (head("\n".join(f"k{key} = 1" for key in range(5_000))), "key-unknown"),
}  # fmt: skip

PHOTOS: Mapping[str, tuple[Spoil, str]] = {
    "a PNG of 16,000 by 11,000": (photo(lambda: png(16_000, 11_000)), "photo-too-large"),
    "a TIFF of 14,000 by 14,000": (photo(wide_tiff), "photo-too-large"),
    "a JPEG of 3,000 scans": (photo(many_scans), "photo-broken"),
    "a GIF of thousands of frames": (photo(many_frames), "photo-frames"),
    "a moving PNG": (photo(lambda: animated("PNG")), "photo-frames"),
    "a moving WebP": (photo(lambda: animated("WEBP")), "photo-frames"),
    "a TIFF of 40 pages": (photo(lambda: animated("TIFF")), "photo-frames"),
    "a profile of 60 MB in 60 kB": (photo(swollen_profile), "photo-broken"),
    "words of 60 MB in 60 kB": (photo(swollen_words), "photo-broken"),
}


# What only decoding shows; nothing is painted then.
DECODED: Mapping[str, tuple[Spoil, str]] = {
    "a TIFF of endless strips": (photo(absurd_strips), "photo-undecodable"),
}


def crowd(folder: Path) -> None:
    for number in range(10_000):
        (folder / "photos" / f"{number:05}.jpg").write_bytes(b"x")
    (folder / PHOTO).rename(folder / "photos" / "elsewhere.jpg")


def pipe(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)

    return spoil


def device(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to("/dev/zero")

    return spoil


def own_pipe(good: str, bad: str, name: str) -> Spoil:
    """A pipe where issue.toml names a file of the desk's own."""

    def spoil(folder: Path) -> None:
        file = folder / "issue.toml"
        text = file.read_text("utf-8")
        assert good in text
        file.write_text(text.replace(good, bad), "utf-8")
        (folder / name).parent.mkdir(exist_ok=True)
        os.mkfifo(folder / name)

    return spoil


FILES: Mapping[str, tuple[Spoil, str]] = {
    "10,000 photos, and one that is not there": (crowd, "photo-missing"),
    "a pipe for a story": (pipe(STORY), "story-missing"),
    "a pipe for issue.toml": (pipe("issue.toml"), "issue-toml-missing"),
    "a pipe for a story that nobody placed": (pipe("other.md"), ""),
    "a pipe for a ticket": (
        own_pipe('"sheetfed-coated"', '"mine.toml"', "mine.toml"), "ticket-unknown",
    ),
    "a pipe for a layout": (
        own_pipe('"tabloid"', '"./mine"', "mine/layout.toml"), "layout-unknown",
    ),
    "a device for a photo": (device(PHOTO), "path-outside"),
    "a device for a story": (device(STORY), "story-missing"),
}  # fmt: skip


KINDS = {"copy": COPY, "photos": PHOTOS, "files": FILES, "decoded": DECODED}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_bombs_are_refused_within_bounds(kind: str, starter: Path, tmp_path: Path) -> None:
    bombs = KINDS[kind]
    folders = {name: tmp_path / str(number) for number, name in enumerate(bombs)}
    for name, (spoil, _) in bombs.items():
        shutil.copytree(starter, folders[name])
        spoil(folders[name])
    how = ["build", "--for", "press"] if kind == "decoded" else ["check"]
    runs = {name: [*how, str(folder)] for name, folder in folders.items()}
    heard = within_bounds(runs, tmp_path)
    assert list(heard) == list(bombs)
    for name, (_, code) in bombs.items():
        exit_code, codes = heard[name]
        assert exit_code == (3 if code else 0), (name, codes[:5])
        assert not code or code in codes, (name, codes[:5])
    assert not list(tmp_path.rglob("ran-it"))


def test_the_bounds_are_seen_to_hold(starter: Path, tmp_path: Path) -> None:
    folder = tmp_path / "long"
    shutil.copytree(starter, folder)
    story("字" * 90_000)(folder)
    runs = {"quick": ["layouts"], "long": ["check", str(folder)], "after it": ["layouts"]}
    assert within_bounds(runs, tmp_path, cpu_seconds=1) == {"quick": (0, [])}
