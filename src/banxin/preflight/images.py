"""Images: their colours, and whether all of their data is there.

Only the data tells: qpdf and Ghostscript pass a file whose picture stops half way down.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Name
from PIL import Image, ImageFile

from banxin.preflight.colours import components_of, space_of
from banxin.preflight.facts import Space

# Kinds whose length says nothing; whoever decodes them at the RIP will notice.
_UNCOUNTED = frozenset({"/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_BITS_IN_BYTE = 8

# A file may claim any size; past this the data is not unpacked to be counted.
_UNPACKED_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """An image XObject or inline image, wherever it will be placed."""

    width_px: int
    height_px: int
    space: Space | None
    bits: int
    trouble: str


def picture_of(image: pikepdf.Object, resources: pikepdf.Object) -> Picture:
    """Reads an image XObject and counts its data."""
    width, height = int(image.get(Name.Width, 0)), int(image.get(Name.Height, 0))
    stencil = bool(image.get(Name.ImageMask, False))
    named = image.get(Name.ColorSpace)
    bits = 1 if stencil else int(image.get(Name.BitsPerComponent, _BITS_IN_BYTE))
    space = None if stencil or named is None else space_of(named, resources)
    components = 1 if stencil else components_of(named, resources) if named is not None else 0
    return Picture(width, height, space, bits, _trouble(image, width, height, components, bits))


def inline_picture_of(image: pikepdf.PdfInlineImage, resources: pikepdf.Object) -> Picture:
    """Reads an inline image; its data stands in the content stream and is not counted."""
    stencil = bool(image.image_mask)
    named = image.obj.get(Name.ColorSpace, image.obj.get(Name.CS))
    space = None if stencil or named is None else space_of(named, resources)
    bits = 1 if stencil else int(image.bits_per_component)
    return Picture(int(image.width), int(image.height), space, bits, "")


def _trouble(image: pikepdf.Object, width: int, height: int, components: int, bits: int) -> str:
    if width <= 0 or height <= 0:
        return f"{width} × {height}"
    kinds = _filters(image)
    try:
        if kinds[-1:] == ["/DCTDecode"]:
            return _jpeg_trouble(image, width, height, components)
        if _UNCOUNTED.intersection(kinds) or not components:
            return ""
        wanted = (width * components * bits + _BITS_IN_BYTE - 1) // _BITS_IN_BYTE * height
        if wanted > _UNPACKED_MOST:
            return f"{wanted} B"
        have = len(image.read_bytes())
    except pikepdf.PdfError as cause:
        return str(cause)
    return "" if have >= wanted else f"{have} / {wanted} B"


def _filters(image: pikepdf.Object) -> list[str]:
    named = image.get(Name.Filter, Array())
    return [str(each) for each in named] if isinstance(named, Array) else [str(named)]


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
