"""What is see-through shows the paper, however a file says so; read back in the screen's sRGB."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from banxin.measure import Length
from banxin.press import PixelBox, for_screen

SIDE = 64
HALF = SIDE // 2
INCH = Length.mm(25.4)


def chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(bits: int, colour: int, row: bytes, *others: bytes) -> bytes:
    """A PNG of equal rows (ISO/IEC 15948, 11.2): Pillow itself writes no such depths."""
    header = struct.pack(">IIBBBBB", SIDE, SIDE, bits, colour, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress((b"\0" + row) * SIDE))
    parts = (chunk(b"IHDR", header), *others, data, chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def words(*levels: int) -> bytes:
    return struct.pack(f">{len(levels)}H", *levels)


def both(left: bytes, right: bytes) -> bytes:
    return left * HALF + right * HALF


DARK = 0x2080  # 32.5 of 255
PICTURES = {
    "16 bits, grey and alpha": png(16, 4, both(words(DARK, 0), words(DARK, 65535))),
    "16 bits, RGB and alpha": png(
        16, 6, both(words(DARK, DARK, DARK, 0), words(DARK, DARK, DARK, 65535))
    ),
    "16 bits, one grey": png(16, 0, both(words(1000), words(DARK)), chunk(b"tRNS", words(1000))),
    "16 bits, one colour": png(
        16,
        2,
        both(words(1000, 2000, 3000), words(DARK, DARK, DARK)),
        chunk(b"tRNS", words(1000, 2000, 3000)),
    ),
    "8 bits, one grey": png(8, 0, both(b"\x09", b"\x20"), chunk(b"tRNS", words(9))),
    "8 bits, one colour": png(
        8, 2, both(b"\x09\x08\x07", b"\x20\x20\x20"), chunk(b"tRNS", words(9, 8, 7))
    ),
    "an ink of the palette": png(
        8,
        3,
        both(b"\0", b"\1"),
        chunk(b"PLTE", b"\x09\x08\x07\x20\x20\x20"),
        chunk(b"tRNS", b"\0\xff"),
    ),
    "one bit": png(1, 0, b"\0" * (HALF // 8) + b"\xff" * (HALF // 8), chunk(b"tRNS", words(1))),
}


def seen(data: bytes, folder: Path) -> npt.NDArray[np.float64]:
    path = folder / "cut-out.png"
    path.write_bytes(data)
    jpeg = for_screen(path, PixelBox(0, 0, SIDE, SIDE), INCH, INCH)
    with Image.open(BytesIO(jpeg)) as image:
        assert image.mode == "RGB"
        return np.asarray(image).astype(float)


@pytest.mark.parametrize("kind", sorted(PICTURES))
def test_see_through_is_paper_and_the_rest_is_seen(kind: str, tmp_path: Path) -> None:
    shown = seen(PICTURES[kind], tmp_path)
    left, right = shown[8:-8, 8 : HALF - 8], shown[8:-8, HALF + 8 : -8]
    if kind == "one bit":
        # Black stays, and the white that is see-through is white.
        assert (left.max(), right.min()) == (0, 255)
        return
    assert left.min() >= 254
    assert np.allclose(right, 32, atol=2)


@pytest.mark.parametrize("name", ["cut-out.gif", "cut-out.webp", "cut-out.tif"])
def test_other_kinds_of_cut_outs(name: str, tmp_path: Path) -> None:
    picture = Image.new("RGBA", (SIDE, SIDE), (9, 8, 7, 0))
    picture.paste((32, 32, 32, 255), (HALF, 0, SIDE, SIDE))
    path = tmp_path / name
    if path.suffix == ".webp":
        picture.save(path, lossless=True, exact=True)
    else:
        picture.save(path)
    shown = seen(path.read_bytes(), tmp_path)
    assert shown[8:-8, 8 : HALF - 8].min() >= 254
    assert np.allclose(shown[8:-8, HALF + 8 : -8], 32, atol=2)
