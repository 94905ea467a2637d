"""Font files into the cache, once, and where they lie afterwards.

The cache holds ``fonts/<sha256 of the file>/<face>.ttf``. A file appears there in one step and
only after every check, so what is there can be trusted, and two runs at once do no harm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from banxin.diagnostics import Diagnostic, MissingTool, Severity, warning
from banxin.fonts.catalogue import Catalogue
from banxin.fonts.model import Face, OwnFile, Package, PackagedFile, SystemFile


def fetch(
    catalogue: Catalogue, cache: Path, progress: Callable[[str], None] = lambda _: None
) -> tuple[Diagnostic, ...]:
    """Bring every face of a package into ``cache``; what is there already is left alone.

    Args:
        catalogue: Which faces.
        cache: Banxin's cache folder; made where it is missing.
        progress: Told one line for each package before it is downloaded.

    Returns:
        A warning for each face that only the distribution or the paper itself can supply and
        that is not there or is not the file that the manifest means.

    Raises:
        MissingTool: npm is missing or failed, or a download is not what the manifest says.
            Packages that came before stay in the cache.
    """
    for package, files in _absent(catalogue, cache).items():
        from banxin.fonts.download import fetch_package  # noqa: PLC0415 - once on a machine

        progress(f"{package.name} {package.version} ({package.megabytes} MB)")
        fetch_package(package, files, cache)
    found = (absence(face, cache) for face in catalogue.faces.values())
    return tuple(finding for finding in found if finding)


def locate(face: Face, cache: Path) -> Path:
    """Where the face's file lies on this machine.

    Raises:
        MissingTool: Nowhere; the way out is in the diagnostic.
    """
    missing = absence(face, cache)
    if missing:
        raise MissingTool([replace(missing, severity=Severity.ERROR)])
    match face.source:
        case PackagedFile():
            return cached(face, cache)
        case SystemFile(paths):
            return next(path for path in paths if path.is_file())
        case OwnFile(path):
            return path


def absence(face: Face, cache: Path) -> Diagnostic | None:
    """Why the face's file cannot be used, as a warning; None where it can."""
    match face.source:
        case PackagedFile():
            if not cached(face, cache).is_file():
                return warning("font-not-fetched", name=face.name)
        case SystemFile(paths, apt, digest):
            present = [path for path in paths if path.is_file()]
            if not present:
                return warning("font-not-installed", name=face.name, package=apt)
            return _altered(face, present[0], digest)
        case OwnFile(path, digest):
            if not path.is_file():
                return warning("font-file-missing", name=face.name, file=str(path))
            return _altered(face, path, digest) if digest else None
    return None


def cached(face: Face, cache: Path) -> Path:
    """Where a packaged face lies, or will lie, in the cache."""
    return cache / "fonts" / face.source.sha256 / f"{face.name}.ttf"


def _altered(face: Face, path: Path, expected: str) -> Diagnostic | None:
    found = sha256(path.read_bytes()).hexdigest()
    if found == expected:
        return None
    return warning("font-altered", name=face.name, file=str(path), expected=expected, found=found)


def _absent(catalogue: Catalogue, cache: Path) -> dict[Package, dict[Path, PackagedFile]]:
    """By package, what is to come out of it and where to."""
    absent: dict[Package, dict[Path, PackagedFile]] = {}
    for face in catalogue.faces.values():
        goal = cached(face, cache)
        if isinstance(face.source, PackagedFile) and not goal.is_file():
            absent.setdefault(face.source.package, {})[goal] = face.source
    return absent
