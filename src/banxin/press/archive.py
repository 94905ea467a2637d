"""The archive's file: the readable pages as PDF/A-3u, with what they were made from attached.

Level U and not A: that every glyph has its character can be proved with any library, that tags
suit the words only by people; the tags are there all the same. Part 3 and not 2: an article is
no PDF (docs/decisions/0009).
Source: ISO 19005-3:2012.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name
from PIL import Image

from banxin.press.imprint import Imprint
from banxin.press.saving import FOR_READERS, saved
from banxin.press.xmp import ARCHIVE_CLAIMS, identifier_of, write_metadata

_MIME = {
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".hif": "image/heif",
    ".icc": "application/vnd.iccprofile",
    ".icm": "application/vnd.iccprofile",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".md": "text/markdown",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".toml": "application/toml",
    ".webp": "image/webp",
}
_UNKNOWN = "application/octet-stream"
_SPACES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with the pages.

    Attributes:
        path: From the issue's folder, with forward slashes.
        source: Whether the pages were made from it; else it describes them.
    """

    path: str
    data: bytes
    source: bool = True


def archive(
    tagged: bytes,
    imprint: Imprint,
    attached: Sequence[Attached],
    pictures: Mapping[bytes, bytes],
) -> bytes:
    """Readable pages as a file to be kept.

    Args:
        tagged: As `banxin.press.readable` gives them.
        imprint: What the file says of itself; its date is the date of everything attached.
        attached: In any order; they are attached by path.
        pictures: The screen's JPEG files with those that the archive shall have instead.

    Raises:
        ValueError: The pages lack one of ``pictures``, or show one that is not among them.
    """
    with pikepdf.open(BytesIO(tagged)) as pdf:
        _exchange(pdf, pictures)
        _attach(pdf, imprint, attached)
        files = b"".join(one.path.encode() + one.data for one in attached)
        write_metadata(pdf, imprint, ARCHIVE_CLAIMS, identifier_of(tagged + files, "archive"))
        return saved(pdf, FOR_READERS)


def _exchange(pdf: pikepdf.Pdf, pictures: Mapping[bytes, bytes]) -> None:
    shown: set[bytes] = set()
    for held in pdf.objects:
        if not isinstance(held, pikepdf.Stream) or held.get(Name.Subtype) != Name.Image:
            continue
        before = held.read_raw_bytes()
        if before not in pictures:
            raise ValueError("a picture of the pages has no better one")
        shown.add(before)
        better = pictures[before]
        with Image.open(BytesIO(better)) as picture:
            held.Width, held.Height = picture.size
            held.ColorSpace = _SPACES[picture.mode]
        held.write(better, filter=Name.DCTDecode)
    if shown != set(pictures):
        raise ValueError("the pages lack a picture")


def _attach(pdf: pikepdf.Pdf, imprint: Imprint, attached: Sequence[Attached]) -> None:
    """Embedded and associated (ISO 19005-3:2012, 6.8), each by its path."""
    moment = f"D:{imprint.date:%Y%m%d}000000Z"
    associated = []
    for one in sorted(attached, key=lambda file: file.path):
        spec = AttachedFileSpec(
            pdf,
            one.data,
            description=one.path,
            filename=one.path,
            mime_type=mime_of(one.path),
            creation_date=moment,
            mod_date=moment,
        )
        spec.obj.AFRelationship = Name.Source if one.source else Name.Supplement
        pdf.attachments[one.path] = spec
        associated.append(spec.obj)
    pdf.Root.AF = Array(associated)


def mime_of(path: str) -> str:
    """The media type of an issue's file, by its name."""
    return _MIME.get(path[path.rfind(".") :].lower(), _UNKNOWN)
