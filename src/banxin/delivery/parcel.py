"""A parcel: files by name, sealed with their checksums, as a folder or as one zip."""

from __future__ import annotations

import datetime
import hashlib
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

CHECKSUMS = "checksums.sha256"

# What `sha256sum --check` reads: the hash, two blanks, the name (GNU coreutils 9.1, 7.1).
_LINE = re.compile(r"[0-9a-f]{64}  ([^\\\n\r]+)")

# Readable by everyone, writable by its owner, a plain file: as zip keeps it, in the high half.
_MODE = 0o100644 << 16
_MADE_ON_UNIX = 3  # else unzip does not believe the mode (APPNOTE 6.3.10, 4.4.2)


def sealed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files in order of name, and `CHECKSUMS` over all of them, as the last."""
    names = sorted(files)
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in names)
    return {**{name: files[name] for name in names}, CHECKSUMS: "".join(lines).encode()}


def listed(checksums: bytes) -> frozenset[str]:
    """The names that a checksum file lists; of a damaged one those that can be read."""
    lines = checksums.decode("utf-8", errors="replace").splitlines()
    return frozenset(found[1] for line in lines if (found := _LINE.fullmatch(line)))


def zipped(files: Mapping[str, bytes], folder: str, date: datetime.date) -> bytes:
    """The files inside one folder of a zip; its only date is ``date``.

    Stored, not deflated: PDF and PNG hold deflated data already, and every version of zlib
    would pack the rest into other bytes.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", (date.year, date.month, date.day, 0, 0, 0))
            entry.external_attr, entry.create_system = _MODE, _MADE_ON_UNIX
            archive.writestr(entry, content)
    return out.getvalue()
