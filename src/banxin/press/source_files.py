"""What an archive was made from, taken out of it again. The archive is a file from anywhere."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from hashlib import md5
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.diagnostics import BadContent, Diagnostic, error

MOST_BYTES = 1_000_000_000
"""Of all files together: a hundred photos of a good camera."""
_MOST_FILES = 10_000

# A path of 255 bytes a part is the most that the usual file systems hold. Names that Windows
# keeps for itself, or that end as it cannot end them, would not come out there.
_UNSAFE = re.compile(
    r"""[\x00-\x1f\x7f\\:*?"<>|]|^/|(^|/)(\.{0,2}|~[^/]*)(/|$)|[. ](/|$)"""
    r"""|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(/|$)|[\u202a-\u202e\u2066-\u2069]""",
    re.IGNORECASE,
)
_LONGEST_PART_BYTES = 255


def attached_source(archive: bytes) -> Mapping[str, bytes]:
    """The files that an archive's pages were made from, by their paths.

    Raises:
        BadContent: It is no PDF that can be opened, nothing is attached as source, a path would
            leave the folder or cannot be a file's, two would be the same file, one is damaged
            or packed in an unknown way, or all are more than `MOST_BYTES`.
    """
    try:
        with pikepdf.open(BytesIO(archive)) as pdf:
            return _taken_out(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError, zlib.error) as cause:
        raise _refusal("archive-unreadable", cause=str(cause)) from cause


def _taken_out(pdf: pikepdf.Pdf) -> Mapping[str, bytes]:
    listed = pdf.Root.get(Name.AF)
    specs = list(listed)[: _MOST_FILES + 1] if isinstance(listed, Array) else []
    sources = [spec for spec in specs if _is_source(spec)]
    if not sources:
        raise _refusal("archive-no-source")
    if len(specs) > _MOST_FILES:
        raise _refusal("archive-too-much", most=MOST_BYTES // 1_000_000_000)
    paths = [str(spec.UF) for spec in sources]
    if faults := list(_unsafe(paths)):
        raise BadContent(faults)
    files: dict[str, bytes] = {}
    room = MOST_BYTES
    for path, spec in zip(paths, sources, strict=True):
        files[path] = _unpacked(path, spec.EF.F, room)
        room -= len(files[path])
    return files


def _is_source(spec: object) -> bool:
    if not isinstance(spec, Dictionary) or spec.get(Name.AFRelationship) != Name.Source:
        return False
    named = isinstance(spec.get(Name.UF), pikepdf.String)
    embedded = spec.get(Name.EF)
    return (
        named
        and isinstance(embedded, Dictionary)
        and isinstance(embedded.get(Name.F), pikepdf.Stream)
    )


def _unsafe(paths: list[str]) -> Iterator[Diagnostic]:
    taken: set[str] = set()
    folders = {str(up).casefold() for path in paths for up in PurePosixPath(path).parents}
    for path in paths:
        long = any(len(part.encode()) > _LONGEST_PART_BYTES for part in path.split("/"))
        if long or not path or _UNSAFE.search(path):
            yield error("archive-name-unsafe", name=ascii(path)[1:-1])
        elif path.casefold() in taken | folders:
            yield error("archive-name-twice", name=path)
        taken.add(path.casefold())


def _unpacked(path: str, stream: pikepdf.Object, room: int) -> bytes:
    """A file's bytes, never more than ``room``, as its own checksum says that they are."""
    data, packed = stream.read_raw_bytes(), stream.get(Name.Filter, Array())
    packings = list(packed) if isinstance(packed, Array) else [packed]
    if packings == [Name.FlateDecode] and Name.DecodeParms not in stream:
        data = zlib.decompressobj().decompress(data, room + 1)
    elif packings:
        raise _refusal("archive-file-damaged", name=path)
    if len(data) > room:
        raise _refusal("archive-too-much", most=MOST_BYTES // 1_000_000_000)
    said = stream.get(Name.Params, Dictionary())
    if said.get(Name.Size) != len(data) or bytes(said.get(Name.CheckSum, b"")) != _sum(data):
        raise _refusal("archive-file-damaged", name=path)
    return data


def _sum(data: bytes) -> bytes:
    # What ISO 32000-2:2020, table 45 asks for; it guards against decay, not against malice.
    return md5(data, usedforsecurity=False).digest()


def _refusal(code: str, **said: str | int) -> BadContent:
    return BadContent([error(code, None, **said)])
