"""Images: their colours, and whether all of their data is there.

Only the data tells: qpdf and Ghostscript pass a file whose picture stops half way down.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageFile

from banxin.preflight.colours import CMYK, GREY, RGB
from banxin.preflight.painted import Space

# Kinds whose length says nothing; whoever decodes them at the RIP will notice.
_UNCOUNTED = frozenset({"/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_BITS_IN_BYTE = 8
_PNG_PREDICTORS = 10  # ISO 32000-2:2020, table 10: from here on a byte before each row

# Data is unpacked by the piece and counted, never kept.
_PIECE = 1 << 20

SpaceOf: TypeAlias = Callable[[object, pikepdf.Object], Space]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image XObject or inline image, wherever it will be placed; as of `PlacedPicture`."""

    width_px: int
    height_px: int
    space: Space | None
    bits: int
    trouble: str
    is_stencil: bool
    soft: bool


def picture_of(image: pikepdf.Object, resources: pikepdf.Object, space_of: SpaceOf) -> Picture:
    """Reads an image XObject and counts its data, and that of its soft mask."""
    width, height = int(image.get(Name.Width, 0)), int(image.get(Name.Height, 0))
    stencil = bool(image.get(Name.ImageMask, False))
    named = image.get(Name.ColorSpace)
    bits = 1 if stencil else int(image.get(Name.BitsPerComponent, _BITS_IN_BYTE))
    space = None if stencil else _own_space(image) if named is None else space_of(named, resources)
    components = 1 if stencil else space.components if space else 0
    trouble = _trouble(image, width, height, components, bits)
    mask = image.get(Name.SMask)
    soft = isinstance(mask, pikepdf.Stream)
    if isinstance(mask, pikepdf.Stream) and not trouble:
        trouble = _mask_trouble(mask)
    soft = soft or int(image.get(Name.SMaskInData, 0)) > 0
    return Picture(width, height, space, bits, trouble, stencil, soft)


def _mask_trouble(mask: pikepdf.Stream) -> str:
    """A soft mask is grey (11.6.5.2); its own entry SMask, if any, means nothing."""
    width, height = int(mask.get(Name.Width, 0)), int(mask.get(Name.Height, 0))
    return _trouble(mask, width, height, 1, int(mask.get(Name.BitsPerComponent, _BITS_IN_BYTE)))


def inline_picture_of(
    image: pikepdf.PdfInlineImage, resources: pikepdf.Object, space_of: SpaceOf
) -> Picture:
    """Reads an inline image; its data stands in the content stream and is not counted."""
    stencil = bool(image.image_mask)
    named = image.obj.get(Name.ColorSpace, image.obj.get(Name.CS))
    space = None if stencil or named is None else space_of(named, resources)
    bits = 1 if stencil else int(image.bits_per_component)
    return Picture(int(image.width), int(image.height), space, bits, "", stencil, soft=False)


def _own_space(image: pikepdf.Object) -> Space | None:
    """JPEG 2000 may bring its own space (8.9.5.1)."""
    if _filters(image)[-1:] != ["/JPXDecode"]:
        return None
    try:
        with Image.open(BytesIO(image.read_raw_bytes()), formats=["JPEG2000"]) as jpeg:
            bands = jpeg.mode.removesuffix("A")
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError):
        return None
    return {"L": GREY, "I;16": GREY, "RGB": RGB, "CMYK": CMYK}.get(bands)


def _trouble(image: pikepdf.Object, width: int, height: int, components: int, bits: int) -> str:
    if width <= 0 or height <= 0:
        return f"{width} × {height}"
    kinds = _filters(image)
    try:
        if kinds[-1:] in (["/DCTDecode"], ["/DCT"]):
            return _jpeg_trouble(image, width, height, components)
        if _UNCOUNTED.intersection(kinds) or not components:
            return ""
        wanted = (width * components * bits + _BITS_IN_BYTE - 1) // _BITS_IN_BYTE * height
        have = _unpacked(image, kinds, wanted)
    except (pikepdf.PdfError, zlib.error) as cause:
        return str(cause)
    return "" if have >= wanted else f"{have} / {wanted} B"


def _filters(image: pikepdf.Object) -> list[str]:
    named = image.get(Name.Filter, Array())
    return [str(each) for each in named] if isinstance(named, Array) else [str(named)]


def _unpacked(image: pikepdf.Object, kinds: list[str], wanted: int) -> int:
    """How many bytes its data comes to; counting stops once there are enough."""
    if kinds != ["/FlateDecode"]:
        return len(image.read_bytes())
    row = _row_with_predictor(image)
    enough = wanted + (wanted // (row - 1) + 1 if row else 0)
    unpack, packed = zlib.decompressobj(), image.read_raw_bytes()
    have = 0
    while have < enough and not unpack.eof:
        piece = unpack.decompress(packed, _PIECE)
        packed = unpack.unconsumed_tail
        have += len(piece)
        if not piece and not packed:
            break
    return have - (have + row - 1) // row if row else have


def _row_with_predictor(image: pikepdf.Object) -> int:
    """Bytes of a row with the byte before it that names a PNG predictor; 0 without those."""
    given = image.get(Name.DecodeParms, Dictionary())
    given = given[0] if isinstance(given, Array) else given
    if not isinstance(given, Dictionary) or int(given.get(Name.Predictor, 1)) < _PNG_PREDICTORS:
        return 0
    colours, columns = int(given.get(Name.Colors, 1)), int(given.get(Name.Columns, 1))
    bits = int(given.get(Name.BitsPerComponent, _BITS_IN_BYTE))
    return (colours * columns * bits + _BITS_IN_BYTE - 1) // _BITS_IN_BYTE + 1


def _jpeg_trouble(image: pikepdf.Object, width: int, height: int, components: int) -> str:
    if len(_filters(image)) > 1:
        return ""
    # WeasyPrint, once imported, tells Pillow to fill up truncated files with grey.
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(image.read_raw_bytes()), formats=["JPEG"]) as jpeg:
            found = (*jpeg.size, len(jpeg.getbands()))
            if found != (width, height, components or found[2]):
                return f"JPEG {found[0]} × {found[1]} × {found[2]}"
            jpeg.draft(None, (1, 1))
            jpeg.load()
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError) as cause:
        return str(cause)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return ""
