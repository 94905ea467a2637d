"""The form of ``fonts/manifest.toml`` and of a paper's own ``faces.toml``.

A description to check files by; what it lets pass is read in `banxin.fonts.catalogue`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
CodePoints = Annotated[str, Field(pattern=r"^[0-9A-F]{4,6}(-[0-9A-F]{4,6})?$")]
# A face's name becomes a family and a PostScript name; both must stay plain.
FaceName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")]


class _Table(BaseModel):
    # Strict, since the catalogue reads what was written and not what it could be taken for.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ManifestLicence(_Table):
    """A ``[licences.NAME]`` table."""

    title: str
    may_embed: bool
    reason: str
    text: str


class ManifestPackage(_Table):
    """A ``[packages.NAME]`` table."""

    name: Annotated[str, Field(pattern=r"^(@[a-z0-9._-]+/)?[a-z0-9][a-z0-9._-]*$")]
    version: Annotated[str, Field(pattern=r"^[0-9][0-9A-Za-z.+-]*$")]
    sha256: Sha256
    megabytes: int


class ManifestTitle(_Table):
    """A face's name for people."""

    zh: str
    en: str


class ManifestFace(_Table):
    """A ``[faces.NAME]`` table; it names exactly one of ``package``, ``system`` and ``path``."""

    title: ManifestTitle
    weight: Annotated[int, Field(ge=100, le=900)]
    licence: str
    package: str = ""
    file: str = ""
    system: list[str] = []
    apt: str = ""
    path: str = ""
    sha256: Sha256 | Annotated[str, Field(max_length=0)] = ""
    index: Annotated[int, Field(ge=0)] = 0
    lacks: str = ""
    rare: bool = False
    covers: list[CodePoints] = []
    units_per_em: Annotated[int, Field(ge=0, le=16384)] = 0

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if sum(map(bool, (self.package, self.system, self.path))) != 1:
            raise ValueError("give one of package, system, path")
        if not self.path and not self.sha256:
            raise ValueError("sha256 is missing")
        if bool(self.package) != bool(self.file) or bool(self.system) != bool(self.apt):
            raise ValueError("package goes with file, system goes with apt")
        return self


class Manifest(_Table):
    """A whole file."""

    licences: dict[str, ManifestLicence] = {}
    packages: dict[str, ManifestPackage] = {}
    faces: dict[FaceName, ManifestFace] = {}


def faults_of_form(tables: Mapping[str, object]) -> list[str]:
    """What of a file is not in this form, each with its place; none where all of it is."""
    try:
        Manifest.model_validate(tables)
    except ValidationError as found:
        return [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in found.errors()]
    return []
