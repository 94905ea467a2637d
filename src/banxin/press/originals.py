"""Originals: a photo file of any kind becomes a small 8-bit picture in its own colours.

Everything that can break while decoding somebody else's file breaks here.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageFile,
    ImageMath,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from banxin.diagnostics import BadContent, SourcePlace, error
from banxin.press.crop import PixelBox, as_stored, is_turned

# A JPEG is decoded small; any other kind whole, at four bytes a pixel or more.
PIXELS_MOST = 200_000_000
PIXELS_WHOLE_MOST = 120_000_000

# EPS is left out because Pillow hands it to Ghostscript, which is a program. The plugins are
# named because Pillow loads most of its own only after a file has baffled the first few.
_KINDS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        TiffImagePlugin.TiffImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
        BmpImagePlugin.BmpImageFile,
    )
)

# A JPEG may be decoded at a half, a quarter or an eighth for a fraction of the cost. Going
# below twice the wanted size first would be faster still, and soften fine detail.
_HEADROOM = 2.0

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# What Pillow calls pictures, and the colours that they are in.
_COLOURS = {"1": "L", "L": "L", "LA": "L", "La": "L", "CMYK": "CMYK", "LAB": "LAB"}
_SIXTEEN_BITS, _SIXTEEN_BITS_MOST, _EIGHT_BITS_MOST = "I;16", 65535, 255
_EXIF_SRGB = 1

_BREAKS = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, AttributeError,
    ArithmeticError, RuntimeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Original:
    """A decoded picture at the size it is wanted.

    Attributes:
        image: 8 bits; mode L, RGB, CMYK or LAB; no alpha, orientation applied.
        profile: Its embedded ICC profile as found; empty for none.
    """

    image: Image.Image
    profile: bytes


class NamedSpace(StrEnum):
    """A colour space that a photo names without bringing its profile."""

    NONE = "none"
    SRGB = "sRGB"
    ADOBE_RGB = "Adobe RGB"


@dataclass(frozen=True, slots=True)
class Said:
    """What a photo says of its own colours.

    Attributes:
        mode: L, RGB, CMYK or LAB, as `Original.image` will have.
        profile: Its embedded ICC profile as found; empty for none.
        named: What it names besides.
    """

    mode: str
    profile: bytes
    named: NamedSpace


def cropped_and_shrunk(path: Path, crop: PixelBox, width_px: int, height_px: int) -> Original:
    """The crop, at ``width_px`` by ``height_px`` or at its own size where that is smaller.

    Raises:
        BadContent: ``photo-undecodable``, or ``photo-over-limit`` from the header alone.
        ValueError: The crop does not lie inside the picture.
    """
    with _decoding(path), path.open("rb") as stream, _opened(stream, path) as file:
        stored = _loaded(file, crop, width_px, height_px)
        orientation = _orientation(file)
        plain = _resizable(file)
        profile = _profile_in(file)
    width, height = stored[::-1] if is_turned(orientation) else stored
    if not (0 <= crop.left < crop.right <= width and 0 <= crop.top < crop.bottom <= height):
        raise ValueError(f"{crop} is not inside {width} × {height} pixels")
    size = _never_enlarged(crop, width_px, height_px)
    box = as_stored(crop, orientation, width, height)
    small = _resized(plain, box, stored, size[::-1] if is_turned(orientation) else size)
    turned = small.transpose(_TURNS[orientation]) if orientation in _TURNS else small
    return Original(_on_white(_eight_bits(turned)), profile)


def said_of_colour(path: Path) -> Said:
    """What the header of a photo says of its colours; no pixel is decoded.

    Raises:
        BadContent: As `cropped_and_shrunk`.
    """
    with _decoding(path), path.open("rb") as stream, _opened(stream, path) as file:
        return Said(_colours(file.mode), _profile_in(file), _named_space(file))


@contextmanager
def _decoding(path: Path) -> Iterator[None]:
    """Turns whatever a decoder throws at a bad file into one diagnostic.

    Pillow's warnings are about metadata; WeasyPrint, once imported, tells Pillow to
    fill up truncated files with grey, which must never reach a page.
    """
    place = SourcePlace(path.name)
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as cause:
        raise _over_limit(path, PIXELS_MOST) from cause
    except _BREAKS as cause:
        what = str(cause) or type(cause).__name__
        raise BadContent([error("photo-undecodable", place, name=path.name, cause=what)]) from cause
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _over_limit(path: Path, most_px: int) -> BadContent:
    most = most_px // 1_000_000
    return BadContent(
        [error("photo-over-limit", SourcePlace(path.name), name=path.name, most=most)]
    )


def _opened(stream: BinaryIO, path: Path) -> Image.Image:
    # Pillow refuses at twice this figure by itself, and content/ may not have set it.
    Image.MAX_IMAGE_PIXELS = PIXELS_MOST
    try:
        image: Image.Image = Image.open(stream, formats=_KINDS)
    except UnidentifiedImageError:
        import pillow_heif  # noqa: PLC0415 - costs 30 ms; only phones' files need it

        stream.seek(0)
        if not pillow_heif.is_supported(stream):
            raise
        heif = pillow_heif.open_heif(stream)
        _check_pixels(heif.size, path, PIXELS_WHOLE_MOST)
        return heif.to_pillow()
    decoded_small = isinstance(image, JpegImagePlugin.JpegImageFile)
    _check_pixels(image.size, path, PIXELS_MOST if decoded_small else PIXELS_WHOLE_MOST)
    return image


def _check_pixels(size: tuple[int, int], path: Path, most: int) -> None:
    if size[0] * size[1] > most:
        raise _over_limit(path, most)


def _loaded(file: Image.Image, crop: PixelBox, width_px: int, height_px: int) -> tuple[int, int]:
    """Decodes ``file``, smaller where its kind allows; gives its stored size at full scale."""
    full = file.size
    factor = min(crop.width / width_px, crop.height / height_px) / _HEADROOM
    if factor > 1 and isinstance(file, ImageFile.ImageFile):
        file.draft(None, (int(full[0] / factor), int(full[1] / factor)))
    drafted = file.size != full
    file.load()
    # A TIFF turns itself while loading, so only now its size is true.
    return full if drafted else file.size


def _orientation(file: Image.Image) -> int:
    """The Exif orientation; 1 where the tag is missing, out of range or unreadable."""
    try:
        tag = file.getexif().get(ExifTags.Base.Orientation, 1)
    except _BREAKS:
        return 1
    return tag if tag in _TURNS else 1


def _resizable(image: Image.Image) -> Image.Image:
    """A mode whose pixels can be mixed, without changing what is seen; the picture itself if so.

    A copy of 24 million pixels is 96 MB, so what can wait is done to the shrunk picture.
    """
    if image.mode in {"I", "F"}:
        raise ValueError("32-bit pixels")
    if image.mode.startswith("I;16"):
        return _sixteen_bits(image)
    key = image.info.get("transparency")
    if isinstance(key, tuple) and max(key) > _EIGHT_BITS_MOST:
        # A PNG of 16 bits names its see-through colour in 16 (ISO/IEC 15948, 11.3.2.1), of
        # which Pillow has kept the upper eight.
        image.info["transparency"] = tuple(level >> 8 for level in key)
    wanted = _COLOURS.get(image.mode, "RGB")
    if image.has_transparency_data:
        wanted = "LA" if wanted == "L" else "RGBA"
    return image if image.mode == wanted else image.convert(wanted)


def _sixteen_bits(image: Image.Image) -> Image.Image:
    key = image.info.get("transparency")
    if isinstance(key, int):
        shown: Image.Image = ImageMath.lambda_eval(
            lambda level: level["max"](level["grey"], (level["grey"] == key) * _SIXTEEN_BITS_MOST),
            grey=image.convert("I"),
        )
        return shown.convert(_SIXTEEN_BITS)
    return image if image.mode == _SIXTEEN_BITS else image.convert(_SIXTEEN_BITS)


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode != _SIXTEEN_BITS:
        return image
    # Pillow's own conversion to L cuts off at 255 instead of scaling 0–65535.
    return image.convert("I").point(lambda level: level * (1 / 257) + 0.5).convert("L")


def _colours(mode: str) -> str:
    """The mode without alpha, depth and palette."""
    return "L" if mode.startswith("I;16") else _COLOURS.get(mode, "RGB")


def _profile_in(file: Image.Image) -> bytes:
    profile = file.info.get("icc_profile")
    return profile if isinstance(profile, bytes) else b""


def _named_space(file: Image.Image) -> NamedSpace:
    """The PNG chunk sRGB, or what a camera writes into Exif (CIPA DC-008, 4.6.5 B; DCF 2.0)."""
    if "srgb" in file.info:
        return NamedSpace.SRGB
    if "exif" not in file.info and file.format != TiffImagePlugin.TiffImageFile.format:
        return NamedSpace.NONE
    try:
        tags = file.getexif()
        space = tags.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.ColorSpace)
        index = tags.get_ifd(ExifTags.IFD.Interop).get(ExifTags.Interop.InteropIndex)
    except _BREAKS:
        return NamedSpace.NONE
    if space == _EXIF_SRGB:
        return NamedSpace.SRGB
    return NamedSpace.ADOBE_RGB if str(index).startswith("R03") else NamedSpace.NONE


def _never_enlarged(crop: PixelBox, width_px: int, height_px: int) -> tuple[int, int]:
    share = min(1.0, max(width_px / crop.width, height_px / crop.height))
    return max(1, round(crop.width * share)), max(1, round(crop.height * share))


def _resized(
    image: Image.Image, box: PixelBox, full: tuple[int, int], size: tuple[int, int]
) -> Image.Image:
    across, down = image.width / full[0], image.height / full[1]
    edges = (box.left * across, box.top * down, box.right * across, box.bottom * down)
    # Three passes of headroom: Pillow calls the result indistinguishable from fair resampling.
    return image.resize(size, Image.Resampling.LANCZOS, edges, reducing_gap=3.0)


def _on_white(image: Image.Image) -> Image.Image:
    """Paper is white: what is see-through shows it."""
    if image.mode not in {"LA", "RGBA"}:
        return image
    paper = Image.new(image.mode, image.size, "white")
    return Image.alpha_composite(paper, image).convert(image.mode[:-1])
