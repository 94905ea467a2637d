"""What the catalogue knows of a face: where its bytes come from, and why it may be embedded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Licence:
    """What was read about a licence.

    Attributes:
        name: The key that faces name, an SPDX identifier where there is one.
        title: In full.
        may_embed: Whether a PDF that leaves the house may carry a subset of the face.
        reason: Why, by clause.
        text: Where the licence's own words stand.
    """

    name: str
    title: str
    may_embed: bool
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Package:
    """A registry package, pinned.

    Attributes:
        name, version: As the registry knows it.
        sha256: Of the tarball.
        megabytes: To download, for the progress line.
    """

    name: str
    version: str
    sha256: str
    megabytes: int


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """A font in a package; ``path`` counts from its root, ``sha256`` is the file's."""

    package: Package
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SystemFile:
    """A font that the distribution's package ``apt`` puts at one of ``paths``."""

    paths: tuple[Path, ...]
    apt: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A font that the paper itself holds; ``sha256`` may be empty, and is then not checked."""

    path: Path
    sha256: str


FontSource: TypeAlias = PackagedFile | SystemFile | OwnFile


@dataclass(frozen=True, slots=True)
class Face:
    """One face, by the name that layouts and issues call it.

    Attributes:
        name: Such as ``song-heavy``.
        title_zh, title_en: For lists.
        weight: 100 to 900, as drawn.
        licence: What allows it to be embedded.
        source: Where its bytes come from.
        index: Which face of a collection; 0 in a plain file.
        lacks: Characters that the file has but drawn for Western text, so that they are taken
            from the next face of the role.
        rare: It holds characters that hardly any face has; offered first when one is missing.
        covers: Code points it holds, for a face that may not be on this machine.
        units_per_em: The em it is really drawn on; 0 where the file says it right.
    """

    name: str
    title_zh: str
    title_en: str
    weight: int
    licence: Licence
    source: FontSource
    index: int = 0
    lacks: frozenset[str] = frozenset()
    rare: bool = False
    covers: tuple[range, ...] = ()
    units_per_em: int = 0
