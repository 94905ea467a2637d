"""Pictures, opened just far enough to trust them: real format, size as seen, checksum.

Pixels are not decoded here; that a JPEG is whole is read from its end-of-image marker, that a
PNG is whole from its checksums.
"""

from __future__ import annotations

import hashlib
import logging
import mmap
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from banxin.content.model import PhotoFile
from banxin.content.source import Report
from banxin.content.suggest import suggest
from banxin.diagnostics import Diagnostic, SourcePlace, error, note

# A phone's largest today; more is a scan of a wall, or an attack. A JPEG is decoded small; any
# other kind whole, at four bytes a pixel and with see-through parts at eight.
PIXELS_MOST = 200_000_000
PIXELS_WHOLE_MOST = 120_000_000

# Of a progressive JPEG. Cameras and editors write ten; each costs a walk over all of the picture,
# so that thousands of them, in a file of 100 kB, keep a machine busy for minutes.
_SCANS_MOST = 200
# At 200 ppi, 200 px are 25 mm: narrower than any column.
WIDTH_LEAST_PX = 200

# Pillow warns above its limit and refuses above twice as much; `_open` makes both an error.
Image.MAX_IMAGE_PIXELS = PIXELS_MOST

# Imported by name, since `Image.init` would load forty more; HEIF joins when a phone's file comes.
READERS = (
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

# Pillow logs to stderr what it then raises, and the raised error is told with its place.
logging.getLogger("PIL").addHandler(logging.NullHandler())

# Pillow's names, each with the suffixes that tell the truth about it.
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe"),
    "MPO": (".jpg", ".jpeg", ".mpo"),
    "PNG": (".png",),
    "TIFF": (".tif", ".tiff"),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "BMP": (".bmp",),
    "HEIF": (".heic", ".heif", ".hif"),
}
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx")
_NOT_PHOTOS = (
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"8BPS", "PSD"),
    (b"PK\x03\x04", "ZIP/Office"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
)

# What Pillow's readers raise on damaged files.
_DAMAGE = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, struct.error)
_DAMAGE_TOO = (*_DAMAGE, OverflowError, ZeroDivisionError, AttributeError, MemoryError)

# ITU-T T.81, table B.1: SOI, SOS, EOI.
_JPEG_STARTS, _SCAN_STARTS, _JPEG_ENDS = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"

_ORIENTATION, _BITS_PER_SAMPLE = 0x0112, 258
_QUARTER_TURNS = range(5, 9)


@dataclass(frozen=True, slots=True)
class PhotoDesk:
    """Where an issue's pictures are looked for and what is said about them.

    Attributes:
        issue: The issue's folder, absolute; nothing outside it is opened.
        report: Takes the findings.
    """

    issue: Path
    report: Report

    def open(
        self, name: str, folder: Path, place: SourcePlace, width_least_px: int = WIDTH_LEAST_PX
    ) -> PhotoFile | None:
        """The picture ``name`` in ``folder``; None where it cannot be used, which is reported."""
        path = folder / name
        if not path.resolve().is_relative_to(self.issue):
            self.report(error("path-outside", place, name=name))
            return None
        if not path.is_file():
            known = suggest(Path(name).name, (p.name for p in _pictures(folder)))
            self.report(error("photo-missing", place, name=name, known=known))
            return None
        try:
            checked = _look(path.resolve(), name, place, width_least_px)
        except OSError as cause:
            reason = cause.strerror or type(cause).__name__
            self.report(error("photo-unreadable", place, name=name, cause=reason))
            return None
        except _Unfit as unfit:
            self.report(error(unfit.code, place, name=name, **unfit.params))
            return None
        for finding in checked.notes:
            self.report(finding)
        return checked.photo


class _Unfit(Exception):
    def __init__(self, code: str, **params: str | int) -> None:
        self.code = code
        self.params = params
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class _Checked:
    photo: PhotoFile
    notes: tuple[Diagnostic, ...]


def _pictures(folder: Path) -> list[Path]:
    return sorted(filter(Path.is_file, folder.iterdir())) if folder.is_dir() else []


def _look(path: Path, name: str, place: SourcePlace, width_least_px: int) -> _Checked:
    with path.open("rb") as file:
        if not path.stat().st_size:
            raise _Unfit("photo-empty")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _refuse_others(data[:512])
            facts = _facts(path, data)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if facts.width_px < width_least_px:
        raise _Unfit("photo-too-small", width=facts.width_px, least=width_least_px)
    photo = PhotoFile(path, name, facts.width_px, facts.height_px, digest)
    return _Checked(photo, tuple(_notes(facts, name, place)))


def _refuse_others(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _NOT_PHOTOS:
        if start.lower().startswith(magic.lower()):
            raise _Unfit("photo-format", format=kind)


@dataclass(frozen=True, slots=True)
class _Facts:
    format: str
    width_px: int
    height_px: int
    alpha: bool
    deep: bool


def _facts(path: Path, data: mmap.mmap) -> _Facts:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        from pillow_heif import register_heif_opener  # noqa: PLC0415 - costs 30 ms; phones only

        register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with _open(path) as image:
                if image.width * image.height > _most_pixels(data):
                    raise _too_large(_most_pixels(data))
                facts = _read(image, data)
            whole = _is_whole(path, facts.format, data)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise _too_large(_most_pixels(data)) from bomb
        except _DAMAGE_TOO as cause:
            raise _Unfit("photo-broken") from cause
    if not whole:
        raise _Unfit("photo-truncated")
    return facts


def _most_pixels(data: mmap.mmap) -> int:
    return PIXELS_MOST if data[:2] == _JPEG_STARTS else PIXELS_WHOLE_MOST


def _too_large(most: int) -> _Unfit:
    return _Unfit("photo-too-large", most=most // 1_000_000)


def _open(path: Path) -> Image.Image:
    """Only by readers of photos: Pillow's EPS reader would start another program."""
    return Image.open(path, formats=[kind for kind in _SUFFIXES if kind in Image.OPEN])


def _read(image: Image.Image, data: mmap.mmap) -> _Facts:
    kind = str(image.format)
    if kind not in {"MPO", "HEIF"} and getattr(image, "n_frames", 1) > 1:
        raise _Unfit("photo-frames", frames=int(getattr(image, "n_frames", 1)))
    width, height = image.size
    if _has_exif(kind, data) and image.getexif().get(_ORIENTATION) in _QUARTER_TURNS:
        width, height = height, width
    return _Facts(
        kind,
        width,
        height,
        alpha=image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info,
        deep=_is_deep(image, data),
    )


def _has_exif(kind: str, data: mmap.mmap) -> bool:
    """Whether to ask for tags: without any, Pillow decodes a whole PNG to look behind its end."""
    return kind != "PNG" or data.find(b"eXIf") >= 0 or data.find(b"Raw profile type exif") >= 0


def _is_deep(image: Image.Image, data: mmap.mmap) -> bool:
    """More than 8 bits a channel; a PNG says so in byte 24 (ISO/IEC 15948, 11.2.2)."""
    if isinstance(image, PngImagePlugin.PngImageFile):
        return bool(data[24] == 16)
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return bool(max(image.tag_v2.get(_BITS_PER_SAMPLE, (8,))) > 8)
    return image.mode.startswith("I;16")


def _is_whole(path: Path, kind: str, data: mmap.mmap) -> bool:
    if kind == "PNG":
        with _open(path) as image:
            image.verify()
        return data.rfind(b"IEND") >= 0
    if kind in {"JPEG", "MPO"}:
        start = _first_scan(data)
        end = data.find(_JPEG_ENDS, start)
        if _scans(data, start, end) > _SCANS_MOST:
            raise _Unfit("photo-broken")
        return end >= 0
    if kind == "WEBP":
        return len(data) >= int.from_bytes(data[4:8], "little") + 8
    return True


def _first_scan(data: mmap.mmap) -> int:
    """Where a JPEG's picture data start, past a thumbnail's own end marker (ITU-T T.81, B.1.1)."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at


def _scans(data: mmap.mmap, start: int, end: int) -> int:
    """How many scans there are, up to one more than may be; picture data never hold the marker."""
    found = 0
    while found <= _SCANS_MOST and (start := data.find(_SCAN_STARTS, start, end)) >= 0:
        found, start = found + 1, start + 2
    return found


def _notes(facts: _Facts, name: str, place: SourcePlace) -> Iterator[Diagnostic]:
    if Path(name).suffix.lower() not in _SUFFIXES[facts.format]:
        yield note("photo-suffix", place, name=name, format=facts.format)
    if facts.alpha:
        yield note("photo-alpha", place, name=name)
    if facts.deep:
        yield note("photo-deep", place, name=name)
