"""The catalogue of faces: read from ``fonts/manifest.toml`` and, where given, the paper's own file.

A face says where its bytes come from and under what licence it may be embedded; no font is
opened here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

from banxin.diagnostics import BadContent, Diagnostic, Place, SourcePlace, error
from banxin.fonts.model import (
    Face,
    FontSource,
    Licence,
    OwnFile,
    Package,
    PackagedFile,
    SystemFile,
)
from banxin.shipped import shipped

_Tables: TypeAlias = Mapping[str, Any]
"""Of a list, in the form that `banxin.fonts.manifest` describes."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every face that a layout or an issue may name, in the order of the manifest."""

    faces: Mapping[str, Face]

    def unknown(self, names: Iterable[str], place: Place | None = None) -> tuple[Diagnostic, ...]:
        """An error for each name that no face has, with the nearest ones that exist."""
        return tuple(
            error("face-unknown", place, name=name, known="、".join(self._near(name)))
            for name in dict.fromkeys(names)
            if name not in self.faces
        )

    def _near(self, name: str) -> list[str]:
        return get_close_matches(name, self.faces, n=3, cutoff=0.5) or list(self.faces)


def load_catalogue(folder: Path | None = None, extra: Path | None = None) -> Catalogue:
    """The shipped faces, then those of the paper's own ``faces.toml``.

    Args:
        folder: Where ``manifest.toml`` lies; the shipped ``fonts`` folder by default.
        extra: A file of the same form; its faces may take the name of a shipped one and then
            stand in for it. Its font files lie beside it or in folders below.

    Raises:
        BadContent: A file that cannot be read, a font outside the list's folder, or a face
            whose licence forbids embedding.
    """
    shelf = folder or shipped("fonts")
    manifest = _read(shelf / "manifest.toml")
    if folder:
        _check_form(manifest, folder / "manifest.toml")
    faces = _faces(manifest, _licences(manifest), shelf)
    if extra is not None:
        own = _read(extra)
        _check_form(own, extra)
        faces |= _faces(own, _licences(manifest) | _licences(own), extra.parent)
    refused = [_refusal(face) for face in faces.values() if not face.licence.may_embed]
    if refused:
        raise BadContent(refused)
    return Catalogue(faces)


def _refusal(face: Face) -> Diagnostic:
    return error(
        "face-forbidden",
        name=face.name,
        licence=face.licence.title,
        cause=face.licence.reason,
    )


def _read(path: Path) -> _Tables:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as cause:
        raise BadContent([_broken(path, str(cause))]) from cause


def _check_form(tables: _Tables, path: Path) -> None:
    """Whether a list has the form; the shipped one's is checked by a test and not at every start.

    Its validator takes as long to import as all that is needed to compose.
    """
    from banxin.fonts.manifest import faults_of_form  # noqa: PLC0415 - see above

    faults = faults_of_form(tables)
    if faults:
        raise BadContent([_broken(path, "; ".join(faults))])


def _broken(path: Path, cause: str) -> Diagnostic:
    return error("manifest-broken", SourcePlace(path.name), file=path.name, cause=cause)


def _licences(tables: _Tables) -> dict[str, Licence]:
    return {name: Licence(name, **table) for name, table in tables.get("licences", {}).items()}


def _faces(tables: _Tables, licences: Mapping[str, Licence], base: Path) -> dict[str, Face]:
    packages = {key: Package(**table) for key, table in tables.get("packages", {}).items()}
    faces: dict[str, _Tables] = tables.get("faces", {})
    faults = [
        _broken(Path("manifest.toml"), f"faces.{name}: {kind} “{table[kind]}”")
        for name, table in faces.items()
        for kind, known in (("licence", licences), ("package", packages))
        if table.get(kind) and table[kind] not in known
    ]
    if faults:
        raise BadContent(faults)
    return {
        name: _face(name, table, licences[table["licence"]], _source(table, packages, base))
        for name, table in faces.items()
    }


def _source(table: _Tables, packages: Mapping[str, Package], base: Path) -> FontSource:
    if table.get("package"):
        return PackagedFile(packages[table["package"]], table["file"], table["sha256"])
    if table.get("system"):
        paths = tuple(Path(path) for path in table["system"])
        return SystemFile(paths, table["apt"], table["sha256"])
    path = (base / table["path"]).resolve()
    if not path.is_relative_to(base.resolve()):
        raise BadContent([error("font-outside", SourcePlace(table["path"]), file=table["path"])])
    return OwnFile(path, table.get("sha256", ""))


def _face(name: str, table: _Tables, licence: Licence, source: FontSource) -> Face:
    return Face(
        name=name,
        title_zh=table["title"]["zh"],
        title_en=table["title"]["en"],
        weight=table["weight"],
        licence=licence,
        source=source,
        index=table.get("index", 0),
        lacks=frozenset(table.get("lacks", "")),
        rare=table.get("rare", False),
        covers=tuple(_code_points(text) for text in table.get("covers", ())),
        units_per_em=table.get("units_per_em", 0),
    )


def _code_points(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
