"""A press's ICC profile, looked at before any photo goes through it (ICC.1:2022; ICC.2 is not)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import ImageCms

from banxin.diagnostics import Diagnostic, Place, error

# ICC.1:2022, 7.2: the header, and where in it each of these stands.
_HEADER = 128
_SIZE, _VERSION, _CLASS, _SPACE = slice(0, 4), 8, slice(12, 16), slice(16, 20)
_SIGNATURE = slice(36, 40)

# ISO 32000-2:2020, table 66: what PDF 1.6 and its readers know.
_VERSIONS = (2, 4)

# ICC.1:2022, 8.5.2: from the inks to colour, which proofs need, and from colour to the inks.
_TO_COLOUR, _TO_INK = (b"A2B0", b"A2B1"), (b"B2A0", b"B2A1")

# Only whether it can be used is asked, so no table is computed for speed.
_AS_IT_IS = ImageCms.Flags.NOOPTIMIZE

# No profile that a printer hands out comes near it.
_BYTES_MOST = 64_000_000
_TAGS_MOST = 1000


def profile_faults(path: Path, ticket: str, place: Place | None = None) -> Iterator[Diagnostic]:
    """What keeps the file at ``path`` from being an output profile for four inks; none if fit."""
    named = {"ticket": ticket, "profile": path.name}
    try:
        if path.stat().st_size > _BYTES_MOST:
            yield error("profile-not-icc", place, **named)
            return
        data = path.read_bytes()
    except OSError:
        yield error("profile-missing", place, ticket=ticket, profile=path.as_posix())
        return
    if len(data) < _HEADER + 4 or data[_SIGNATURE] != b"acsp":
        yield error("profile-not-icc", place, **named)
        return
    space = data[_SPACE].decode("latin-1").strip()
    kind = data[_CLASS].decode("latin-1").strip()
    if (kind, space) != ("prtr", "CMYK"):
        yield error("profile-not-output", place, **named, kind=kind, space=space)
    elif data[_VERSION] not in _VERSIONS:
        yield error("profile-version", place, **named, version=data[_VERSION])
    elif lacking := [name for name, tags in _ways() if not _tags(data) & set(tags)]:
        yield error("profile-one-way", place, **named, tags="、".join(lacking))
    elif cause := _trouble(data):
        yield error("profile-damaged", place, **named, cause=cause)


def _ways() -> tuple[tuple[str, tuple[bytes, ...]], ...]:
    return (("A2B", _TO_COLOUR), ("B2A", _TO_INK))


def _tags(data: bytes) -> set[bytes]:
    """The signatures of the tag table (ICC.1:2022, 7.3) that lie inside the file."""
    (count,) = struct.unpack_from(">I", data, _HEADER)
    listed = min(count, _TAGS_MOST, (len(data) - _HEADER - 4) // 12)
    entries = (struct.unpack_from(">4sII", data, _HEADER + 4 + 12 * n) for n in range(listed))
    return {signature for signature, offset, size in entries if offset + size <= len(data)}


def _trouble(data: bytes) -> str:
    """What the colour engine says against it, used in both directions; empty for nothing."""
    if int.from_bytes(data[_SIZE], "big") > len(data):
        return f"{len(data)} / {int.from_bytes(data[_SIZE], 'big')} B"
    try:
        inks = ImageCms.ImageCmsProfile(BytesIO(data))
        screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        ImageCms.buildTransform(inks, screen, "CMYK", "RGB", flags=_AS_IT_IS)
        ImageCms.buildTransform(screen, inks, "RGB", "CMYK", flags=_AS_IT_IS)
    except (OSError, ImageCms.PyCMSError, ValueError) as cause:
        return str(cause)
    return ""
