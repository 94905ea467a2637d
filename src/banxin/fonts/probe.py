"""What is wrong with the fonts of this machine, for ``banxin doctor``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from banxin.diagnostics import BadContent, Diagnostic
from banxin.fonts.catalogue import Catalogue
from banxin.fonts.fetch import absence
from banxin.fonts.model import Face
from banxin.fonts.sources import open_source


def probe(catalogue: Catalogue, cache: Path) -> tuple[Diagnostic, ...]:
    """Every face that is absent, altered, or unfit to be set with; none where all is well."""
    return tuple(finding for face in catalogue.faces.values() for finding in _findings(face, cache))


def _findings(face: Face, cache: Path) -> Iterator[Diagnostic]:
    missing = absence(face, cache)
    if missing:
        yield missing
        return
    try:
        open_source(face, cache)
    except BadContent as unfit:
        yield from unfit.diagnostics
