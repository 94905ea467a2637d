"""Fonts out of their packages: download, check, convert."""

from __future__ import annotations

import tarfile
import tempfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from banxin.diagnostics import MissingTool, error
from banxin.fonts.model import Package, PackagedFile
from banxin.fonts.npm import pack

_WOFF = b"wOFF"


def fetch_package(package: Package, files: Mapping[Path, PackagedFile], cache: Path) -> None:
    """Bring files of a package to where they shall lie, once all of them are checked.

    Raises:
        MissingTool: npm is missing or failed, or a file is not what the manifest says.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=cache) as name:
        folder = Path(name)
        tarball = pack(package, folder)
        fonts = {goal: _font(file, tarball) for goal, file in files.items()}
        for goal, data in fonts.items():
            part = folder / goal.parent.name
            part.write_bytes(data)
            goal.parent.mkdir(parents=True, exist_ok=True)
            part.replace(goal)


def _font(file: PackagedFile, tarball: Path) -> bytes:
    """The checked font out of the tarball, as TrueType; nothing else is ever unpacked."""
    data = _member(file, tarball)
    found = sha256(data).hexdigest()
    if found != file.sha256:
        raise _broken_package(file, f"sha256 {found}")
    return _as_truetype(data) if data.startswith(_WOFF) else data


def _member(file: PackagedFile, tarball: Path) -> bytes:
    # Read by name into memory: a member's own path never reaches the file system.
    try:
        with tarfile.open(tarball) as archive:
            member = archive.extractfile(f"package/{file.path}")
            if member is None:
                raise _broken_package(file, "not a file")
            return member.read()
    except (KeyError, EOFError, OSError, tarfile.TarError, zlib.error) as cause:
        raise _broken_package(file, str(cause)) from cause


def _broken_package(file: PackagedFile, cause: str) -> MissingTool:
    package = f"{file.package.name}@{file.package.version}"
    return MissingTool([error("package-broken", package=package, file=file.path, cause=cause)])


def _as_truetype(woff: bytes) -> bytes:
    """WOFF unpacked once here: WeasyPrint would do it again for every page it paints."""
    font = TTFont(BytesIO(woff), recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    return plain.getvalue()
