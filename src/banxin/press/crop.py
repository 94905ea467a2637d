"""Crops, and how a crop in the picture as seen lies in the picture as stored."""

from __future__ import annotations

from dataclasses import dataclass

# CIPA DC-008 (Exif 2.32), 4.6.4 A, tag 0x0112: where the first row and column are seen.
# These are the values whose stored picture is mirrored along the axis, after any turn.
_MIRRORED_ACROSS = frozenset({2, 3, 6, 7})
_MIRRORED_DOWN = frozenset({3, 4, 7, 8})
_FIRST_TURNED = 5


@dataclass(frozen=True, slots=True)
class PixelBox:
    """A part of a picture, in pixels as seen: orientation tag applied, origin top left.

    ``right`` and ``bottom`` are the first pixels outside, as Pillow counts them.
    """

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def is_turned(orientation: int) -> bool:
    """True where rows are stored as columns."""
    return orientation >= _FIRST_TURNED


def as_stored(seen: PixelBox, orientation: int, width: int, height: int) -> PixelBox:
    """The same part in stored pixels; ``width`` and ``height`` are the whole picture's, as seen."""
    left, top, right, bottom = seen.left, seen.top, seen.right, seen.bottom
    if orientation in _MIRRORED_ACROSS:
        left, right = width - right, width - left
    if orientation in _MIRRORED_DOWN:
        top, bottom = height - bottom, height - top
    if is_turned(orientation):
        return PixelBox(top, left, bottom, right)
    return PixelBox(left, top, right, bottom)
