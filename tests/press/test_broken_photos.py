"""Photos that lie, stop short or are nothing of the kind: one diagnostic each, no traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageFile

from banxin.diagnostics import BadContent
from banxin.measure import Length
from banxin.messages import Language, as_text
from banxin.press import PixelBox, for_screen, separate
from banxin.ticket import Ticket

Png = Callable[[int, int, int, int, bytes], bytes]
INCH = Length.mm(25.4)
CROP = PixelBox(0, 0, 80, 60)


def encoded(kind: str, **options: object) -> bytes:
    out = BytesIO()
    Image.effect_noise((80, 60), 90).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def heic() -> bytes:
    out = BytesIO()
    pillow_heif.from_pillow(Image.effect_noise((80, 60), 90).convert("RGB")).save(out)
    return out.getvalue()


def float_tiff() -> bytes:
    out = BytesIO()
    Image.new("F", (80, 60), 0.5).save(out, "TIFF")
    return out.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def refused(data: bytes, tmp_path: Path, ticket: Ticket) -> str:
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    with pytest.raises(BadContent) as caught:
        separate(path, CROP, INCH, INCH, ticket)
    (found,) = caught.value.diagnostics
    assert "photo.jpg" in as_text(found, Language.ZH)
    assert "photo.jpg" in as_text(found, Language.EN)
    return found.code


BROKEN: dict[str, Callable[[], bytes]] = {
    "0 bytes": lambda: b"",
    "text": "不是照片".encode,
    "an HTML page saved as .jpg": lambda: b"<!DOCTYPE html><html>",
    "half a JPEG": lambda: half(encoded("JPEG")),
    "half a progressive JPEG": lambda: half(encoded("JPEG", progressive=True)),
    "half a PNG": lambda: half(encoded("PNG")),
    "half a TIFF": lambda: half(encoded("TIFF")),
    "half a WebP": lambda: half(encoded("WEBP")),
    "half a HEIC": lambda: half(heic()),
    "EPS, which Pillow would give to Ghostscript": lambda: (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 80 60\n%%EndComments\nshowpage\n"
    ),
    "32-bit pixels": float_tiff,
}


@pytest.mark.parametrize("kind", sorted(BROKEN))
def test_a_broken_photo_is_one_diagnostic(kind: str, tmp_path: Path, coated: Ticket) -> None:
    assert refused(BROKEN[kind](), tmp_path, coated) == "photo-undecodable"


def test_a_png_without_data(png: Png, tmp_path: Path, coated: Ticket) -> None:
    assert refused(png(80, 60, 8, 0, b""), tmp_path, coated) == "photo-undecodable"


def test_a_missing_file_is_no_traceback(tmp_path: Path, coated: Ticket) -> None:
    with pytest.raises(BadContent):
        separate(tmp_path / "gone.jpg", CROP, INCH, INCH, coated)


@pytest.mark.parametrize("size", [(12_001, 10_000), (60_000, 60_000)])
def test_too_many_pixels_are_refused_from_the_header(
    size: tuple[int, int], png: Png, tmp_path: Path, coated: Ticket
) -> None:
    assert refused(png(*size, 8, 0, b""), tmp_path, coated) == "photo-over-limit"


def test_just_under_the_limit_is_opened(png: Png, tmp_path: Path, coated: Ticket) -> None:
    # Its data is missing, so it is refused later, for that.
    assert refused(png(12_000, 10_000, 8, 0, b""), tmp_path, coated) == "photo-undecodable"


def test_a_jpeg_may_have_more_since_it_is_decoded_small(tmp_path: Path, coated: Ticket) -> None:
    # Of 16,000 by 11,000 only the header is there: it is refused for that, and not for its size.
    data = encoded("JPEG")
    at = data.index(b"\xff\xc0") + 5
    size = (11_000).to_bytes(2, "big") + (16_000).to_bytes(2, "big")
    huge = data[:at] + size + data[at + 4 : len(data) // 2]
    assert refused(huge, tmp_path, coated) == "photo-undecodable"


def test_a_lenient_pillow_does_not_print_grey(
    tmp_path: Path, coated: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint sets this for the whole process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert refused(half(encoded("JPEG")), tmp_path, coated) == "photo-undecodable"
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIC"])
def test_flipped_bytes_print_or_are_refused(kind: str, tmp_path: Path) -> None:
    good = heic() if kind == "HEIC" else encoded(kind)
    chance = random.Random(5)  # noqa: S311
    path = tmp_path / "photo"
    for _ in range(25):
        flipped = bytearray(good)
        for _ in range(4):
            flipped[chance.randrange(min(len(flipped), 600))] = chance.randrange(256)
        path.write_bytes(flipped)
        assert outcome(path) <= {"printed", "photo-undecodable", "photo-over-limit"}


def outcome(path: Path) -> set[str]:
    try:
        for_screen(path, PixelBox(0, 0, 8, 8), INCH, INCH)
    except BadContent as refusal:
        return {found.code for found in refusal.diagnostics}
    return {"printed"}


def test_broken_exif_does_not_stop_a_sound_photo(tmp_path: Path, coated: Ticket) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff"))
    assert separate(path, CROP, INCH, INCH, coated)
