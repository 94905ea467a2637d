"""Photos, made ready for the place they were given: one JPEG for the press, one for the screen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from banxin.measure import Length
from banxin.press.colour import to_press, to_screen
from banxin.press.crop import PixelBox
from banxin.press.ink import is_under, limited
from banxin.press.originals import cropped_and_shrunk
from banxin.shipped import shipped
from banxin.ticket import Ticket

__all__ = ["PixelBox", "for_screen", "separate"]

_PRESS_QUALITY = 92
_SCREEN_QUALITY = 85
_FULL_COLOUR = 0  # libjpeg's name for 4:4:4: no colour channel is halved

# JPEG overshoots at hard edges: 10 % over at quality 92 is usual (facts of our own trials, in
# docs/press.md). The first margin suits nearly every photo; noise and line art need the others.
_MARGINS_PERCENT = (10, 20, 40, 80)


def separate(path: Path, crop: PixelBox, width: Length, height: Length, ticket: Ticket) -> bytes:
    """A CMYK JPEG (Adobe marker, 4:4:4) of ``crop``, to be placed ``width`` by ``height``.

    Shrunk to ``ticket.photos.ppi``, never enlarged; in the inks of ``ticket.condition``; grey
    originals in black ink alone; ink under ``ticket.ink.limit_percent`` in every pixel as
    decoded. The same input gives the same bytes.

    Raises:
        BadContent: ``photo-undecodable`` or ``photo-over-limit``.
        ValueError: The crop does not lie inside the picture.
    """
    original = cropped_and_shrunk(path, crop, *_pixels(width, height, ticket.photos.ppi))
    inks = to_press(original, ticket.condition.profile.read_bytes())
    return _under_limit(inks, ticket.ink.limit_percent)


def for_screen(path: Path, crop: PixelBox, width: Length, height: Length, ppi: int = 150) -> bytes:
    """An sRGB JPEG of ``crop``, shrunk to ``ppi`` at ``width`` by ``height``, never enlarged.

    Raises:
        As `separate`.
    """
    original = cropped_and_shrunk(path, crop, *_pixels(width, height, ppi))
    untagged = shipped("tickets") / "profiles" / "ISOcoated_v2_300_bas.icc"
    return _jpeg(to_screen(original, untagged.read_bytes()), quality=_SCREEN_QUALITY)


def _pixels(width: Length, height: Length, ppi: int) -> tuple[int, int]:
    return max(1, round(width.in_inches * ppi)), max(1, round(height.in_inches * ppi))


def _under_limit(inks: Image.Image, limit_percent: int) -> bytes:
    """The picture as JPEG, limited just as far below as the decoded JPEG needs it.

    At the last margin it is taken as it is: what is left over are single pixels.
    """
    data = b""
    for margin in _MARGINS_PERCENT:
        room = limit_percent - margin
        kept = inks if is_under(inks, room) else limited(inks, room)
        data = _jpeg(kept, quality=_PRESS_QUALITY, subsampling=_FULL_COLOUR)
        with Image.open(BytesIO(data)) as printed:
            if is_under(printed, limit_percent):
                break
    return data


def _jpeg(image: Image.Image, **options: int) -> bytes:
    """Without Huffman tables of its own: they would save 4 % and cost four times the time."""
    out = BytesIO()
    clean = image.copy()
    clean.info = {}  # Pillow would carry the original's Exif, comment and profile along
    clean.save(out, "JPEG", **options)
    return out.getvalue()
