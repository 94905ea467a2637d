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

from pydantic import ValidationError

from banxin.diagnostics import BadContent, Diagnostic, Place, SourcePlace, error
from banxin.fonts.manifest import Manifest, ManifestFace
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
    faces = _faces(manifest, _licences(manifest), shelf)
    if extra is not None:
        own = _read(extra)
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


def _read(path: Path) -> Manifest:
    try:
        return Manifest.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as cause:
        where = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in cause.errors()
        )
        raise BadContent([_broken(path, where)]) from cause
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as cause:
        raise BadContent([_broken(path, str(cause))]) from cause


def _broken(path: Path, cause: str) -> Diagnostic:
    return error("manifest-broken", SourcePlace(path.name), file=path.name, cause=cause)


def _licences(manifest: Manifest) -> dict[str, Licence]:
    return {
        name: Licence(name, raw.title, raw.may_embed, raw.reason, raw.text)
        for name, raw in manifest.licences.items()
    }


def _faces(manifest: Manifest, licences: Mapping[str, Licence], base: Path) -> dict[str, Face]:
    packages = {
        key: Package(raw.name, raw.version, raw.sha256, raw.megabytes)
        for key, raw in manifest.packages.items()
    }
    faults = [
        _broken(Path("manifest.toml"), f"faces.{name}: {kind} “{value}”")
        for name, raw in manifest.faces.items()
        for kind, value, known in (
            ("licence", raw.licence, licences),
            ("package", raw.package, packages),
        )
        if value and value not in known
    ]
    if faults:
        raise BadContent(faults)
    return {
        name: _face(name, raw, licences[raw.licence], _source(raw, packages, base))
        for name, raw in manifest.faces.items()
    }


def _source(raw: ManifestFace, packages: Mapping[str, Package], base: Path) -> FontSource:
    if raw.package:
        return PackagedFile(packages[raw.package], raw.file, raw.sha256)
    if raw.system:
        return SystemFile(tuple(Path(path) for path in raw.system), raw.apt, raw.sha256)
    path = (base / raw.path).resolve()
    if not path.is_relative_to(base.resolve()):
        raise BadContent([error("font-outside", SourcePlace(raw.path), file=raw.path)])
    return OwnFile(path, raw.sha256)


def _face(name: str, raw: ManifestFace, licence: Licence, source: FontSource) -> Face:
    return Face(
        name=name,
        title_zh=raw.title.zh,
        title_en=raw.title.en,
        weight=raw.weight,
        licence=licence,
        source=source,
        index=raw.index,
        lacks=frozenset(raw.lacks),
        rare=raw.rare,
        covers=tuple(_code_points(text) for text in raw.covers),
        units_per_em=raw.units_per_em,
    )


def _code_points(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
